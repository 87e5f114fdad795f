"""Which pages must be read again because there are more or fewer records, or a file that was looked for has come."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hubdocs.project.today import today
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.records import records_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.sphinx_ext.community.records import Listing


def pages_with_other_records(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """List the pages whose records, or pages about them, have come or gone, or must be judged again on another day."""
    now: dict[str, tuple[tuple[str, str], ...]] = {}
    day = today().isoformat()

    def has_changed(listing: Listing) -> bool:
        if listing.glob not in now:
            now[listing.glob] = records_of(env, listing.glob)
        return now[listing.glob] != listing.records or listing.is_outdated(day)

    domain = HubDomain.of(env)
    listed = {docname for docname, listings in domain.listings.items() if any(map(has_changed, listings))}
    return sorted(
        listed | {docname for docname, files in domain.absent.items() if any(map(Path.exists, map(Path, files)))}
    )
