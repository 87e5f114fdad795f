"""Finds the snippets of a page in reStructuredText.

Its blocks follow from indentation alone, so one pass over the lines is enough:
the body of a list item, a quote or a directive is simply read as further blocks, at the column where they stand.
What must not be read as markup is skipped as a whole: code, literal blocks, comments, tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hubdocs.sources.snippets import rst_blocks
from hubdocs.sources.snippets.info import Info
from hubdocs.sources.snippets.names import is_literal, is_own
from hubdocs.sources.snippets.rst_blocks import Block
from hubdocs.sources.snippets.rst_directive import read_directive
from hubdocs.sources.snippets.rst_lines import Indented, IndentedLines
from hubdocs.sources.snippets.values import Line

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from hubdocs.sources.snippets.found import Found

DEPTH_LIMIT = 100
"""Markers of list items in one line; what follows is text."""


def scan_restructuredtext(lines: Sequence[Line], found: Found) -> None:
    """Add the snippets in these lines to those found."""
    _Scanner(IndentedLines(lines), found).scan()


@dataclass(slots=True)
class _Paragraph:
    """Text that goes on until a blank line.

    :param first: its first line, which may be a title.
    :param column: the column of its lines; a literal block after it is right of that.
    :param last: the index of its last line.
    :param count: the number of its lines.
    :param is_prose: it stands at the left edge of the page, so that its words are the author's.
    """

    first: str
    column: int
    last: int
    count: int = 1
    is_prose: bool = False


class _Scanner:
    """Reads the lines of a page."""

    def __init__(self, lines: IndentedLines, found: Found) -> None:
        self._lines = lines
        self._found = found
        self._paragraph: _Paragraph | None = None

    def scan(self) -> None:
        """Read all lines."""
        index, lines = 0, self._lines
        while index < len(lines):
            paragraph = self._paragraph
            if lines.is_blank(index):
                index = lines.next_text(index)
                self._paragraph = None
                if paragraph and index < len(lines):
                    index = self._literal(paragraph, index)
            elif paragraph and self._goes_on(paragraph, index):
                index += 1
            else:
                self._paragraph = None
                if paragraph and paragraph.count > 1:
                    after = self._literal(paragraph, index)
                    if after > index:
                        index = after
                        continue
                index = self._block(index)

    def _goes_on(self, paragraph: _Paragraph, index: int) -> bool:
        """Take a line into the open paragraph if it belongs to it."""
        lines = self._lines
        if lines.columns[index] != paragraph.column:
            return False
        if paragraph.count == 1 and rst_blocks.underlines(lines.texts[index].strip(), paragraph.first):
            self._paragraph = None
            if self._found.prose is not None and paragraph.is_prose:
                self._found.prose.drop()
        else:
            self._note_prose(paragraph, index, lines.starts[index], goes_on=True)
        paragraph.count += 1
        paragraph.last = index
        return True

    def _note_prose(self, paragraph: _Paragraph, index: int, at: int, *, goes_on: bool) -> None:
        """Keep the text of a paragraph at the edge of the page, if somebody asks for it."""
        if self._found.prose is not None and (paragraph.is_prose or (not goes_on and self._lines.starts[index] == 0)):
            paragraph.is_prose = True
            line = Line(self._lines.texts[index][at:], self._lines.lines[index].number, at)
            self._found.prose.take(line, goes_on=goes_on)

    def _literal(self, paragraph: _Paragraph, index: int) -> int:
        """Skip the literal block that a paragraph announces, if it does; return the index behind it."""
        lines = self._lines
        opening = lines.texts[paragraph.last]
        if not rst_blocks.introduces_literal(opening):
            return index
        column = lines.columns[index]
        if column > paragraph.column:
            end, edge = lines.block(index, paragraph.column)
            if self._found.highlight:
                stop = len(opening.rstrip())
                info = Info("", "", "", None, (), lines.lines[paragraph.last].span(stop - len("::"), stop))
                self._found.add(info, (), lines.body(index, end, edge))
            return end
        quote = lines.texts[index][lines.starts[index]]
        while quote in rst_blocks.PUNCTUATION and lines.starts_with(index, quote, paragraph.column):
            index += 1
        return index

    def _block(self, index: int) -> int:
        """Read the block that begins in a line; return the index of the line to go on with."""
        lines = self._lines
        text, at, column = lines.texts[index], lines.starts[index], lines.columns[index]
        depth = 0
        while depth < DEPTH_LIMIT and (marker := self._item_marker(index, at, column)):
            depth += 1
            at = marker.end()
            if not text[at:].strip():
                return index + 1
            column = lines.column_of(index, at)
        block = rst_blocks.block_at(text, at)
        if block is Block.MARKUP:
            return self._markup(index, at, column)
        if block is Block.DOCTEST:
            return lines.end_of_text(index + 1, column)
        if block is Block.GRID_TABLE:
            return lines.end_of_table(index + 1, column)
        if block is Block.SIMPLE_TABLE:
            return self._simple_table(index, column)
        if block is Block.VERSE:
            return lines.end_of_text(index + 1, column + 1)
        if block is Block.RULE:
            return index + 1
        if field := rst_blocks.FIELD.match(text, at):
            self._text_behind(index, field.end(), column)
        else:
            self._paragraph = _Paragraph(text[at:].strip(), column, index)
            self._note_prose(self._paragraph, index, at, goes_on=False)
        return index + 1

    def _item_marker(self, index: int, at: int, column: int) -> re.Match[str] | None:
        """Recognise the marker of a list item."""
        lines = self._lines
        text = lines.texts[index]
        if marker := rst_blocks.ITEM.match(text, at):
            return marker
        marker = rst_blocks.NUMBERED_ITEM.match(text, at)
        after = index + 1
        if marker is None or after == len(lines) or lines.columns[after] != column:
            return marker
        # "A. Name" with text right below it is a sentence, not a list
        following = rst_blocks.NUMBERED_ITEM.match(lines.texts[after], lines.starts[after])
        return marker if following and rst_blocks.counts_on(marker[0].strip(), following[0].strip()) else None

    def _text_behind(self, index: int, at: int, base: int) -> None:
        """Begin a paragraph with the text behind a directive's name or a field name, if there is any.

        It goes on at the left edge of the block below it, wherever that is.
        """
        lines = self._lines
        if text := lines.texts[index][at:].strip():
            self._paragraph = _Paragraph(text, lines.block(index + 1, base).edge or base + 1, index)

    def _simple_table(self, index: int, column: int) -> int:
        """Skip a table: it ends with its second border line, or with one before a blank line."""
        lines, borders, after = self._lines, 0, index + 1
        while after < len(lines) and (lines.is_blank(after) or lines.columns[after] >= column):
            if rst_blocks.TABLE_BORDER.match(lines.texts[after].strip()):
                borders += 1
                if borders > 1 or after + 1 == len(lines) or lines.is_blank(after + 1):
                    return after + 1
            after += 1
        return after

    def _markup(self, index: int, at: int, base: int) -> int:
        """Read what two dots begin."""
        lines = self._lines
        text = lines.texts[index]
        if directive := rst_blocks.DIRECTIVE.match(text, at):
            return self._directive(index, directive, base)
        if note := rst_blocks.NOTE.match(text, at):
            self._text_behind(index, note.end(), base)
            return index + 1
        after = index + 1
        if rst_blocks.TARGET.match(text, at):
            return lines.end_of_text(after, base + 1)
        if text[at:].strip() == ".." and (after == len(lines) or lines.is_blank(after)):
            return after
        return lines.block(after, base).end

    def _directive(self, index: int, match: re.Match[str], base: int) -> int:
        """Read a directive."""
        lines, name = self._lines, match[1]
        block = lines.block(index + 1, base) if is_literal(name) or is_own(name) else None
        if block and is_literal(name):
            info, options, body = read_directive(lines, index, block, match)
            if name.lower() == "highlight":
                self._found.highlight = info.argument.lower()
            self._found.add(info, options, body)
            return block.end
        after = index + 1
        if block:
            after = lines.end_of_fields(after, base)
            info, options, _ = read_directive(lines, index, Indented(after, block.edge), match)
            self._found.add(info, options, ())
        self._text_behind(index, match.end(), base)
        return after
