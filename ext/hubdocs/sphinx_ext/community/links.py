"""Links to hubs and communities: kept while pages are read, and checked at the end of each build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.roles import XRefRole

from hubdocs.sphinx_ext.community.domain import HubDomain, HubLink
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.places import finding_in_page
from hubdocs.sphinx_ext.schema.prose import QUIET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Code, Diagnostic


class KeptLinkRole(XRefRole):
    """A link to something that may be described later, or elsewhere; where no page describes it, it is only text."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,  # noqa: ARG002, FBT001 (Sphinx calls it so)
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Keep the link for the check."""
        written = target.strip()
        target = self.find(env, refnode["reftype"], written)
        refnode[QUIET] = True
        file, line = self.get_source_info()
        HubDomain.of(env).note_link(env.docname, HubLink(refnode["reftype"], target, file, line, written))
        return title, target

    def find(self, env: BuildEnvironment, kind: str, written: str) -> str:  # noqa: ARG002 (other roles need it)
        """Give the name of what an author means; here, what was written is the name."""
        return written


class NamedLinkRole(KeptLinkRole):
    """A link that shows the full name or the title of what it leads to."""

    def create_xref_node(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Show words: those of the author, or the full name."""
        self.innernodeclass = nodes.inline
        made, messages = super().create_xref_node()
        made[0]["hubdocs_named"] = not self.has_explicit_title  # type: ignore[index] # the reference that was made
        return made, messages


def unknown_links(env: BuildEnvironment, kind: str) -> Iterator[tuple[str, HubLink]]:
    """Give the links to what no page describes, each once, with its page."""
    domain = HubDomain.of(env)
    described = domain.described(kind)
    for docname, links in sorted(domain.links.items()):
        for link in dict.fromkeys(links):
            if link.kind == kind and link.target not in described:
                yield docname, link


def broken_link(env: BuildEnvironment, docname: str, link: HubLink, code: Code, hint: str) -> Iterator[Diagnostic]:
    """Report a link to what does not exist in the project, unless another site has it."""
    if is_elsewhere(env, docname, link):
        return
    yield finding_in_page(
        SchemaDomain.of(env).project,
        file=link.file,
        line=link.line,
        target=link.written,
        code=code,
        message=f"there is no {link.kind} `{link.written}`",
        hint=hint,
    )


def is_elsewhere(env: BuildEnvironment, docname: str, link: HubLink) -> bool:
    """Ask other extensions, first of all intersphinx, whether they know what a link names."""
    node = addnodes.pending_xref(
        "", refdomain=HubDomain.name, reftype=link.kind, reftarget=link.target, refdoc=docname, refexplicit=False
    )
    content = nodes.literal(link.target, link.target)
    node.append(content)
    found = env.events.emit_firstresult("missing-reference", env, node, content)
    return found is not None and found is not content
