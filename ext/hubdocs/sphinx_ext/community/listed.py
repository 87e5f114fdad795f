"""The rows of a catalogue: published communities, with the pages about them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hubdocs.sphinx_ext.community.editions import edition_of
from hubdocs.sphinx_ext.community.records import records_of
from hubdocs.sphinx_ext.community.row import Row
from hubdocs.sphinx_ext.domain import SchemaDomain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from hubdocs.service.community import Edition


def readable_records(env: BuildEnvironment, records: tuple[tuple[str, str], ...]) -> tuple[Path, ...]:
    """Give the files of records, without those that are never opened."""
    source, project = Path(env.srcdir), SchemaDomain.of(env).project
    return tuple(source / path for path, _page in records if not project.is_encrypted(source / path))


def rows_of(
    env: BuildEnvironment, edition: Edition, records: tuple[tuple[str, str], ...], region: str = ""
) -> list[Row]:
    """Give a row for each community that is published.

    :param region: only communities of this region; all if it is empty.
    """
    source = Path(env.srcdir)
    pages = {source / path: page for path, page in records}
    return [
        Row(entry.community, pages[entry.community.path], entry)
        for entry in edition.entries
        if region in ("", entry.community.region)
    ]


def listed_rows(env: BuildEnvironment, glob: str, region: str) -> list[Row]:
    """Give the rows of a list once more: the catalogue itself is made once in each process."""
    records = records_of(env, glob)
    return rows_of(env, edition_of(env, readable_records(env, records)), records, region)
