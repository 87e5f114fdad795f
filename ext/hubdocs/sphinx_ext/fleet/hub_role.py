"""The role ``hub:hub``: a link to the page of a hub, and the check of all such links at the end of a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.roles import XRefRole

from hubdocs.model import Code
from hubdocs.project.hubs import hub_hint
from hubdocs.project.report import settle
from hubdocs.sphinx_ext.community.domain import HubDomain, HubLink
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.findings import emit
from hubdocs.sphinx_ext.fleet.hubs import hubs_of
from hubdocs.sphinx_ext.places import finding_in_page
from hubdocs.sphinx_ext.schema.prose import QUIET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic


class HubRole(XRefRole):
    """A link to a hub; one that no page describes is only text."""

    def create_xref_node(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Show the name of a hub as code, and a title as words."""
        self.innernodeclass = nodes.inline if self.has_explicit_title else nodes.literal
        return super().create_xref_node()

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,  # noqa: ARG002, FBT001 (Sphinx calls it so)
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Keep the link for the check."""
        target = target.strip()
        refnode[QUIET] = True
        file, line = self.get_source_info()
        HubDomain.of(env).note_link(env.docname, HubLink(target, file, line))
        return title, target


def emit_hub_links(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Report links to hubs that do not exist (on ``env-updated``, which comes with every build)."""
    domain = SchemaDomain.of(env)
    for diagnostic in settle(broken_hub_links(domain), domain.project)[0]:
        emit(diagnostic)
    return []


def broken_hub_links(domain: SchemaDomain) -> Iterator[Diagnostic]:
    """Find links to hubs that do not exist: neither on a page, nor in the project, nor on another site."""
    env = domain.env
    hubs = HubDomain.of(env)
    described = hubs.described("hub")
    for docname, links in sorted(hubs.links.items()):
        for link in dict.fromkeys(links):
            if (
                link.target in described
                or link.target in hubs_of(env)
                or is_elsewhere(env, docname, link.target, "hub")
            ):
                continue
            yield finding_in_page(
                domain.project,
                file=link.file,
                line=link.line,
                target=link.target,
                code=Code.UNKNOWN_HUB,
                message=f"there is no hub `{link.target}`",
                hint=hub_hint(link.target, {*described, *hubs_of(env)}),
            )


def is_elsewhere(env: BuildEnvironment, docname: str, target: str, kind: str) -> bool:
    """Ask other extensions, first of all intersphinx, whether they know a hub or a community."""
    node = addnodes.pending_xref("", refdomain="hub", reftype=kind, reftarget=target, refdoc=docname, refexplicit=False)
    content = nodes.literal(target, target)
    node.append(content)
    found = env.events.emit_firstresult("missing-reference", env, node, content)
    return found is not None and found is not content
