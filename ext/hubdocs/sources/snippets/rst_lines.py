"""Lines of reStructuredText with their indentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sources.snippets import rst_blocks
from hubdocs.sources.snippets.values import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

TAB = 8
"""docutils sets tabs as wide as this."""
_BLANK = -1


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
        while index < len(self) and self.is_blank(index):
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

    def end_of_block(self, index: int, base: int) -> int:
        """Return the index of the next line that is not right of a column."""
        columns = self.columns
        while index < len(columns) and (columns[index] > base or columns[index] == _BLANK):
            index += 1
        return index

    def end_of_fields(self, index: int, base: int) -> int:
        """Return the index behind the fields that stand right of a column."""
        while index < len(self) and self.columns[index] > base:
            if not rst_blocks.FIELD.match(self.texts[index], self.starts[index]):
                break
            index += 1
        return index

    def margin(self, start: int, end: int) -> int:
        """Return the smallest indentation of some lines."""
        return min((column for column in self.columns[start:end] if column != _BLANK), default=0)

    def body(self, start: int, end: int, margin: int) -> list[Line]:
        """Cut lines by their common indentation, without the blank ones around them."""
        start = min(self.next_text(start), end)
        while end > start and self.is_blank(end - 1):
            end -= 1
        return [self.cut(index, margin) for index in range(start, end)]

    def cut(self, index: int, margin: int) -> Line:
        """Cut one line; tabs in its indentation become spaces, as docutils has it."""
        text, number, cut = self.lines[index]
        start = self.starts[index]
        if "\t" not in text[:start]:
            margin = min(margin, len(text))
            return Line(text[margin:], number, cut + margin)
        spaces = max(0, self.column_of(index, start) - margin)
        return Line(" " * spaces + text[start:], number, cut + start - spaces)
