"""The directive ``hub:traits``: a class that a hub can be configured with, and its traits."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from hubdocs.model import Code
from hubdocs.service.fleet.traits import DATA, load_traits
from hubdocs.sphinx_ext.community.domain import Entry, HubDomain
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.fleet.traits_help import HelpReader
from hubdocs.sphinx_ext.fleet.traits_render import TraitsRenderer
from hubdocs.sphinx_ext.fleet.traits_role import reference, suggestion
from hubdocs.sphinx_ext.places import finding_in_page

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.util.typing import OptionSpec

    from hubdocs.service.fleet.traits import TraitClass


class TraitsDirective(SphinxDirective):
    """Show what classes are and what can be set on them; each class and each trait has an anchor of its own."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {"no-index": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        self.env.note_dependency(str(DATA))
        shown: list[nodes.Node] = []
        for name in self.arguments[0].split():
            cls = load_traits().find_class(name)
            if cls is None:
                self._report(name)
            else:
                shown.append(self._show(cls))
        return shown

    def _show(self, cls: TraitClass) -> nodes.Element:
        def link(text: str) -> nodes.Element | None:
            """Make a link of the name of another class or trait."""
            kind, target = _meant(text, cls)
            return reference(kind, target, self.env.docname, shown=text) if kind else None

        renderer = TraitsRenderer(load_traits(), self.env.docname, HelpReader(self.env, link), self._note)
        container = renderer.show(cls)
        self.set_source_info(container)
        return container

    def _note(self, kind: str, name: str, node: nodes.Element) -> None:
        """Give a class or a trait its anchor, and an entry in the inventory and the search."""
        if "no-index" in self.options or name in self.state.document.ids:
            return
        node["ids"].append(name)
        self.state.document.note_explicit_target(node, node)
        if kind:
            HubDomain.of(self.env).note_entry(self.env.docname, Entry(kind, name, name))

    def _report(self, name: str) -> None:
        file, line = self.get_source_info()
        domain = SchemaDomain.of(self.env)
        found = finding_in_page(
            domain.project,
            file=file,
            line=line,
            target=name,
            code=Code.INVALID_OPTION,
            message=f"there is no class `{name}`",
            hint=suggestion(name),
        )
        domain.note_finding(self.env.docname, found)


def _meant(text: str, cls: TraitClass) -> tuple[str, str]:
    """Find the class or trait that a word in a class's help names; both are empty if it is an ordinary word."""
    text = text.removeprefix("c.").removesuffix(" = True")
    section, dot, name = text.rpartition(".")
    section = section.rpartition(".")[2] if dot else cls.name
    if name in load_traits().traits_of(section):
        return "trait", f"{section}.{name}"
    if load_traits().find_class(name) and name != cls.name:
        return "class", name
    return "", ""
