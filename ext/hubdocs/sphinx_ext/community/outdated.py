"""Which pages must be read again because there are more or fewer records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.records import records_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def pages_with_other_records(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """List the pages whose records, or pages about them, have come or gone since they were read."""
    return sorted(
        docname
        for docname, listings in HubDomain.of(env).listings.items()
        if any(records_of(env, listing.glob) != listing.records for listing in listings)
    )
