"""The sentences of a page: its paragraphs, with the place of each of their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from hubdocs.sources.pause import collector_paused
from hubdocs.sources.snippets.found import Found
from hubdocs.sources.snippets.lines import split_page
from hubdocs.sources.snippets.markdown import scan_markdown
from hubdocs.sources.snippets.prose_lines import Prose
from hubdocs.sources.snippets.values import Line

if TYPE_CHECKING:
    from hubdocs.model import Span


class Paragraph(NamedTuple):
    """A paragraph, or the text of a list item.

    :param text: its lines, each but the last ended by a line feed, without what stands left of them.
    """

    text: str
    lines: tuple[Line, ...]

    def span(self, start: int, end: int) -> Span:
        """Give the place in the page of ``text[start:end]``, up to the end of its first line."""
        for line in self.lines:
            if start <= len(line.text):
                return line.span(start, max(start + 1, min(end, len(line.text))))
            start -= len(line.text) + 1
            end -= len(line.text) + 1
        raise IndexError(start)


def find_prose(text: str, *, language: Literal["markdown", "rst"]) -> tuple[Paragraph, ...]:
    """Find the paragraphs of a page in which its author says something in his own words, in the order of the page.

    Left out are headings, quotes, tables, code, comments and front matter,
    and in reStructuredText all that is indented, for only docutils can tell what that is.
    """
    found = Found()
    found.prose = prose = Prose()
    with collector_paused():
        lines = split_page(text)
        if language == "markdown":
            scan_markdown(lines, found)
        else:
            from hubdocs.sources.snippets.restructuredtext import scan_restructuredtext  # noqa: PLC0415 (see finder)

            scan_restructuredtext([Line(text, number, 0) for number, text in enumerate(lines, start=1)], found)
    return tuple(Paragraph("\n".join(line.text for line in lines), lines) for lines in prose.finish())
