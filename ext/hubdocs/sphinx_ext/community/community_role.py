"""The check of all links to the pages of communities, which the role ``hub:community`` makes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hubdocs.model import Code
from hubdocs.sphinx_ext.community.community_directive import community_hint
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.editions import edition_of
from hubdocs.sphinx_ext.community.links import broken_link, unknown_links
from hubdocs.sphinx_ext.community.records import DEFAULT_GLOB, records_of
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.findings import emit_settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic


def emit_community_links(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Report links to communities that do not exist (on ``env-updated``, which comes with every build)."""
    emit_settled(env, broken_community_links(env))
    return []


def broken_community_links(env: BuildEnvironment) -> Iterator[Diagnostic]:
    """Find links to communities that do not exist: neither on a page, nor as a record, nor on another site."""
    unsure = tuple(unknown_links(env, "community"))
    if not unsure:
        return
    source = Path(env.srcdir)
    listings = HubDomain.of(env).listings.values()
    globs = {DEFAULT_GLOB, *(listing.glob for kept in listings for listing in kept)}
    paths = dict.fromkeys(source / path for glob in sorted(globs) for path, _page in records_of(env, glob))
    project = SchemaDomain.of(env).project
    edition = edition_of(env, tuple(path for path in paths if not project.is_encrypted(path)))
    known = {entry.community.name for entry in edition.entries} | {item.name for item in edition.missing}
    for docname, link in unsure:
        if link.target not in known:
            hint = community_hint(link.target, edition)
            yield from broken_link(env, docname, link, Code.UNKNOWN_COMMUNITY, hint)
