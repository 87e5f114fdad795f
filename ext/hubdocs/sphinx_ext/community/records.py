"""Which records there are, and which page is about the community of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.service.community import find_records

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


DEFAULT_GLOB: Final = "communities/*/community.yaml"
"""Where records are, from the source folder."""


class Listing(NamedTuple):
    """A list of records on a page.

    :param glob: which records.
    :param records: what the glob found: each record, and the page about the same community (or empty).
    :param made_on: the day on which the records were judged; empty where they were not.
    :param until: the first day on which the same records must be judged again; empty if there is none.
    """

    glob: str
    records: tuple[tuple[str, str], ...]
    made_on: str = ""
    until: str = ""

    def is_outdated(self, today: str) -> bool:
        """Say whether the records must be judged again, although they are the same."""
        return bool(self.made_on) and (today < self.made_on or (self.until != "" and today >= self.until))


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
