"""Which records there are, and which page is about the community of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hubdocs.service.community import find_records

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class Listing(NamedTuple):
    """A list of records on a page.

    :param glob: which records.
    :param records: what the glob found: each record, and the page about the same community (or empty).
    """

    glob: str
    records: tuple[tuple[str, str], ...]


def records_of(env: BuildEnvironment, glob: str) -> tuple[tuple[str, str], ...]:
    """List records with their pages.

    :param glob: from the source folder.
    :return: each record's path from the source folder, and the page beside it or about its folder, or empty.
    :raises ValueError: the glob leads out of the source folder.
    """
    source = Path(env.srcdir)
    return tuple(
        (path.relative_to(source).as_posix(), page_of(env, path.relative_to(source).parent.as_posix()))
        for path in find_records(source, glob)
    )


def page_of(env: BuildEnvironment, folder: str) -> str:
    """Give the page about a folder: its own ``index``, or the page with its name; empty if there is none."""
    if folder == ".":
        return ""
    return next((page for page in (f"{folder}/index", folder) if page in env.found_docs), "")
