"""Which pages must be read again because there are more or fewer records, or files that they are made from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hubdocs.project.community.onboarding import files_of
from hubdocs.project.today import today
from hubdocs.project.training.workshops import training_files
from hubdocs.sphinx_ext.community.domain import FileList, HubDomain, there
from hubdocs.sphinx_ext.community.records import records_of
from hubdocs.sphinx_ext.domain import SchemaDomain

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

    kept = HubDomain.of(env).listings
    return sorted(docname for docname, listings in kept.items() if any(map(has_changed, listings)))


def list_files(env: BuildEnvironment, kind: str) -> FileList:
    """List the files of a kind that there are now."""
    files = training_files if kind == "training" else partial(files_of, kind)
    return FileList(kind, tuple(map(str, files(SchemaDomain.of(env).project))))


def pages_with_other_files(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """List the pages that are made from files of which some have come or gone."""
    kept = HubDomain.of(env).watched
    now = {
        kind: list_files(env, kind) for kind in {files.kind for page in kept.values() for files in page if files.kind}
    }

    def has_changed(files: FileList) -> bool:
        return files != (now[files.kind] if files.kind else files._replace(files=there(files.wanted)))

    return sorted(docname for docname, page in kept.items() if any(map(has_changed, page)))
