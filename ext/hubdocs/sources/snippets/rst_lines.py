"""Lines of reStructuredText with their indentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdocs.sources.snippets import rst_blocks
from hubdocs.sources.snippets.values import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

TAB = 8
"""docutils sets tabs as wide as this."""
_BLANK = -1


class Indented(NamedTuple):
    """Indented lines that follow another line.

    :param end: the index of the line behind them.
    :param edge: the column of the leftmost of them; 0 if all are blank.
    """

    end: int
    edge: int


class IndentedLines:
    """Lines, each with the column and the index of its first character that is not a space."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.texts = [line.text for line in lines]
        self.starts: list[int] = []
        self.columns: list[int] = []
        for index, text in enumerate(self.texts):
            start = len(text) - len(text.lstrip(" \t"))
            self.starts.append(start)
            self.columns.append(self.column_of(index, start) if text.strip() else _BLANK)
        self._next = self._next_texts()

    def _next_texts(self) -> list[int]:
        """Return for each line the index of the first that is not blank from there on: a way past many blank lines."""
        following, after = [0] * len(self.columns), len(self.columns)
        for index in range(len(self.columns) - 1, -1, -1):
            if self.columns[index] != _BLANK:
                after = index
            following[index] = after
        return following

    def __len__(self) -> int:
        return len(self.texts)

    def column_of(self, index: int, at: int) -> int:
        """Return the column of a character, with tabs as wide as docutils sets them."""
        before = self.texts[index][:at]
        return len(before.expandtabs(TAB)) if "\t" in before else at

    def is_blank(self, index: int) -> bool:
        """Tell whether there is no text in a line."""
        return self.columns[index] == _BLANK

    def next_text(self, index: int) -> int:
        """Return the index of the next line that is not blank."""
        return self._next[index] if index < len(self) else index

    def block(self, index: int, base: int) -> Indented:
        """Measure the lines from ``index`` on that are right of a column."""
        columns, following, edge = self.columns, self._next, 0
        index = self.next_text(index)
        while index < len(columns) and columns[index] > base:
            edge = min(edge or columns[index], columns[index])
            index += 1
            if index < len(columns):
                index = following[index]
        return Indented(index, edge)

    def end_of_fields(self, index: int, base: int) -> int:
        """Return the index behind the fields that stand right of a column."""
        while index < len(self) and self.columns[index] > base:
            if not rst_blocks.FIELD.match(self.texts[index], self.starts[index]):
                break
            index += 1
        return index

    def end_of_text(self, index: int, column: int) -> int:
        """Return the index of the next line that is blank or left of a column."""
        while index < len(self) and self.columns[index] >= column:
            index += 1
        return index

    def end_of_table(self, index: int, column: int) -> int:
        """Return the index behind the lines of a table that is drawn."""
        while self.starts_with(index, "+|", column):
            index += 1
        return index

    def starts_with(self, index: int, characters: str, column: int) -> bool:
        """Tell whether a line stands at a column and starts with one of some characters."""
        if index >= len(self) or self.columns[index] != column:
            return False
        return self.texts[index][self.starts[index]] in characters

    def body(self, start: int, end: int, edge: int) -> list[Line]:
        """Cut lines by their common indentation, without the blank ones around them."""
        start = min(self.next_text(start), end)
        while end > start and self.is_blank(end - 1):
            end -= 1
        return [self.cut(index, edge) for index in range(start, end)]

    def cut(self, index: int, edge: int) -> Line:
        """Cut one line; tabs in its indentation become spaces, as docutils has it."""
        text, number, cut = self.lines[index]
        start = self.starts[index]
        if "\t" not in text[:start]:
            edge = min(edge, len(text))
            return Line(text[edge:], number, cut + edge)
        spaces = max(0, self.column_of(index, start) - edge)
        return Line(" " * spaces + text[start:], number, cut + start - spaces)
