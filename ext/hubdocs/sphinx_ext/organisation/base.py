"""What the directives of the organisation have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from hubdocs.model import Code
from hubdocs.service.organisation.place import hint_for
from hubdocs.sphinx_ext.community.domain import Entry, HubDomain
from hubdocs.sphinx_ext.community.nodes import hub_communities
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.text import quiet_reference, visible
from hubdocs.sphinx_ext.organisation.files import document_of, note_mistakes, place_of, roles_of
from hubdocs.sphinx_ext.reporting import ReportingDirective

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.util.typing import OptionSpec

    from hubdocs.sources import Document


class OrganisationDirective(ReportingDirective):
    """Shows a part of a file of the organisation.

    :cvar schema: of the file.
    :cvar known: the options that there are.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption({"class"})
    schema: ClassVar[str]
    known: ClassVar[frozenset[str]] = frozenset()

    def run(self) -> list[nodes.Node]:
        """Make the nodes; without the file there is a finding in their place."""
        self.check_options({*self.known, "class"})
        document = document_of(self.env, self.schema)
        note_mistakes(self.env, self.schema)
        if document is None:
            hint = f"add `organisation/{self.schema}.yaml`, or name its file in the configuration"
            message = f"no file of this project has the schema `{self.schema}`, or it cannot be read"
            self.report(Code.FILE_NOT_FOUND, message, self.name, hint)
            return []
        classes = ["hubdocs-organisation", *map(nodes.make_id, str(self.options.get("class", "")).split())]
        made = hub_communities("", *self.show(document), classes=classes)
        self.set_source_info(made)
        return [made]

    def show(self, document: Document) -> Iterable[nodes.Node]:
        """Make what is shown. Each directive has its own."""
        raise NotImplementedError

    @property
    def wanted(self) -> str:
        """The argument, as the author wrote it."""
        return " ".join(" ".join(self.arguments).split())

    def unknown(self, kind: str, name: str, known: Iterable[str], code: Code) -> None:
        """Report a name that does not exist."""
        self.report(code, f"there is no {kind} `{name}`", name or self.name, hint_for(name, tuple(known)))

    def place(self, line: int) -> tuple[str, int]:
        """Give the place of a line in the file, for translators."""
        return place_of(self.env, self.schema, line)

    def anchored(self, node: nodes.Element, entry: Entry) -> None:
        """Have links find a node; where two directives of a page show the same, they find the first one."""
        entries = HubDomain.of(self.env).entries.get(self.env.docname, ())
        if not any(kept.anchor == entry.anchor for kept in entries):
            node["ids"].append(entry.anchor)
            self.state.document.note_explicit_target(node)
            HubDomain.of(self.env).note_entry(self.env.docname, entry)

    def party(self, name: str) -> nodes.Node:
        """Link to a team or a role, by its title; one that nobody knows is only named."""
        party = roles_of(self.env).parties.get(name)
        if party is None:
            return nodes.Text(visible(name))
        shown = nodes.inline("", visible(party.title))
        return quiet_reference("hub", party.kind, party.name, self.env.docname, shown)

    def parties(self, names: Iterable[str]) -> nodes.paragraph:
        """Link to several teams and roles."""
        made = nodes.paragraph()
        for number, name in enumerate(names):
            made += [nodes.Text(", "), self.party(name)] if number else [self.party(name)]
        return made
