"""Lines of a page, and the columns of their indentation."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\r\n?")


def split_page(text: str) -> list[str]:
    """Split a page at its line ends (LF, CR LF, CR).

    A byte order mark is no part of the first line: editors do not count it either.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = _BREAK.sub("\n", text)
    return text.removesuffix("\n").split("\n")


class Cursor:
    """A place in the indentation of a line that moves by columns, where a tab is as wide as it looks.

    :param tab: the distance of the tab stops.
    """

    __slots__ = ("column", "end", "pos", "spare", "tab", "text")

    def __init__(self, tab: int = 4) -> None:
        self.tab = tab
        self.load("")

    def load(self, text: str) -> None:
        """Go to the start of another line."""
        self.text = text
        self.end = len(text)
        self.pos = 0
        self.column = 0
        self.spare = 0
        """Columns that are left of a tab behind which ``pos`` is already."""

    def measure(self) -> tuple[int, int]:
        """Tell how many columns of indentation follow, and at which character they end."""
        text, pos, end = self.text, self.pos, self.end
        columns = self.spare
        while pos < end:
            char = text[pos]
            if char == " ":
                columns += 1
            elif char == "\t":
                columns += self.tab - (self.column + columns) % self.tab
            else:
                break
            pos += 1
        return columns, pos

    def skip(self, columns: int) -> None:
        """Move on by some columns, or by as many as there are."""
        taken = min(columns, self.spare)
        self.spare -= taken
        self.column += taken
        columns -= taken
        while columns > 0 and self.pos < self.end:
            char = self.text[self.pos]
            width = self.tab - self.column % self.tab if char == "\t" else 1
            if char not in " \t":
                break
            self.pos += 1
            taken = min(columns, width)
            self.spare = width - taken
            self.column += taken
            columns -= taken

    def jump(self, pos: int, columns: int) -> None:
        """Move to a later character that is some columns away."""
        self.pos = pos
        self.spare = 0
        self.column += columns

    def rest(self) -> tuple[str, int]:
        """Return the text that follows, and the number of characters cut off before it."""
        if self.spare:
            return " " * self.spare + self.text[self.pos :], self.pos - self.spare
        return self.text[self.pos :] if self.pos else self.text, self.pos
