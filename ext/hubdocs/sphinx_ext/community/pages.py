"""What is kept of a catalogue with further pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hubdocs.sphinx_ext.community.finder import hub_finder
    from hubdocs.sphinx_ext.community.row import Row


class Pages(NamedTuple):
    """The further pages of a catalogue, to be written at the end of the build.

    :param docname: of the page that an author wrote.
    :param names: of all pages, the first of which is ``docname``.
    :param finder: the form, which stands on each page.
    :param script: all entries, for the filter.
    """

    docname: str
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    per_page: int
    title: str
    with_region: bool
    classes: tuple[str, ...]
    finder: hub_finder
    entries: str
    script: str
