"""Bytes to text, and offsets in a text to lines and columns."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from functools import cached_property

from hubdocs.model import Position, Span

_LINE_END = re.compile(r"\r\n|\r|\n")


class Text:
    """A text that knows its lines.

    Lines end with LF, CRLF or CR. A byte order mark at the start is no part of the text.
    """

    def __init__(self, content: str) -> None:
        self.content = content.removeprefix("\ufeff")

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first character of each line."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.content))]

    def position(self, offset: int) -> Position:
        """Turn an offset into a line and a column."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        """Turn two offsets into a span."""
        return Span(self.position(start), self.position(max(start, end)))

    def line(self, number: int) -> str:
        """Give line ``number`` (from 1) without its end, or an empty text where there is no such line."""
        if not 1 <= number <= len(self.line_starts):
            return ""
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.content)
        return self.content[self.line_starts[number - 1] : end].rstrip("\r\n")

    def line_span(self, number: int) -> Span:
        """Underline line ``number`` without its indentation."""
        line = self.line(number)
        indent = len(line) - len(line.lstrip())
        return Span.at(number, indent + 1, max(1, len(line.strip())))


def decode(raw: bytes) -> tuple[str, int | None]:
    """Read bytes as UTF-8.

    :return: the text, and the offset (in characters) of the first byte that is not UTF-8, or ``None``.
    """
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode(), None
    except UnicodeDecodeError as error:
        return raw.decode(errors="replace"), len(raw[: error.start].decode())
