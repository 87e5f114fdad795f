"""The role ``hub:community``: a link to the page of a community, and the check of all such links."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.roles import XRefRole

from hubdocs.model import Code
from hubdocs.project.report import settle
from hubdocs.sphinx_ext.community.community_directive import community_hint
from hubdocs.sphinx_ext.community.domain import HubDomain, HubLink
from hubdocs.sphinx_ext.community.editions import edition_of
from hubdocs.sphinx_ext.community.records import DEFAULT_GLOB, records_of
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.findings import emit
from hubdocs.sphinx_ext.fleet.hub_role import is_elsewhere
from hubdocs.sphinx_ext.places import finding_in_page
from hubdocs.sphinx_ext.schema.prose import QUIET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic


class CommunityRole(XRefRole):
    """A link to a community, shown by its full name; one that no page describes is only text."""

    def create_xref_node(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Show words."""
        self.innernodeclass = nodes.inline
        return super().create_xref_node()

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,  # noqa: FBT001 (Sphinx calls it so)
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Keep the link for the check."""
        target = target.strip()
        refnode[QUIET] = True
        refnode["hubdocs_named"] = not has_explicit_title
        file, line = self.get_source_info()
        HubDomain.of(env).note_community_link(env.docname, HubLink(target, file, line))
        return title, target


def emit_community_links(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Report links to communities that do not exist (on ``env-updated``, which comes with every build)."""
    domain = SchemaDomain.of(env)
    for diagnostic in settle(_broken(domain), domain.project)[0]:
        emit(diagnostic)
    return []


def _broken(domain: SchemaDomain) -> Iterator[Diagnostic]:
    """Find links to communities that do not exist: neither on a page, nor as a record, nor on another site."""
    env = domain.env
    hub_domain = HubDomain.of(env)
    described = hub_domain.described("community")
    unsure = {
        (docname, link)
        for docname, links in hub_domain.community_links.items()
        for link in links
        if link.target not in described
    }
    if not unsure:
        return
    source = Path(env.srcdir)
    globs = {DEFAULT_GLOB, *(listing.glob for listings in hub_domain.listings.values() for listing in listings)}
    paths = dict.fromkeys(source / path for glob in sorted(globs) for path, _page in records_of(env, glob))
    edition = edition_of(env, tuple(path for path in paths if not domain.project.is_encrypted(path)))
    known = {entry.community.name for entry in edition.entries} | {item.name for item in edition.missing}
    for docname, link in sorted(unsure):
        if link.target in known or is_elsewhere(env, docname, link.target, "community"):
            continue
        yield finding_in_page(
            domain.project,
            file=link.file,
            line=link.line,
            target=link.target,
            code=Code.FILE_NOT_FOUND,
            message=f"there is no community `{link.target}`",
            hint=community_hint(link.target, edition),
        )
