"""The door to the finder of snippets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from hubdocs.sources.pause import collector_paused
from hubdocs.sources.snippets.found import Found
from hubdocs.sources.snippets.lines import split_page
from hubdocs.sources.snippets.markdown import scan_markdown
from hubdocs.sources.snippets.values import Line

if TYPE_CHECKING:
    from hubdocs.sources.snippets.values import Foreign, Snippet

_MARKS = {"markdown": ("```", "~~~", ":::"), "rst": ("::",)}
"""Without one of these no snippet begins."""


class Directives(NamedTuple):
    """What was found in a page: see :func:`find_directives`."""

    snippets: tuple[Snippet, ...]
    foreign: tuple[Foreign, ...]


def find_snippets(text: str, *, language: Literal["markdown", "rst"]) -> tuple[Snippet, ...]:
    """Find the fences and directives in a page that show code or are ours, in the order of the page.

    Columns count characters, without a byte order mark at the start of the page; lines end with LF, CR LF or CR.
    """
    return find_directives(text, language=language).snippets


def find_directives(text: str, *, language: Literal["markdown", "rst"]) -> Directives:
    """Find the same, and in Markdown the directives that are none of ours."""
    if not any(mark in text for mark in _MARKS[language]):
        return Directives((), ())
    found = Found()
    with collector_paused():
        lines = split_page(text)
        if language == "markdown":
            scan_markdown(lines, found)
        else:
            # most projects have no page in this language: nobody shall wait for it
            from hubdocs.sources.snippets.restructuredtext import scan_restructuredtext  # noqa: PLC0415

            scan_restructuredtext([Line(text, number, 0) for number, text in enumerate(lines, start=1)], found)
        return Directives(found.finish(), tuple(found.foreign))
