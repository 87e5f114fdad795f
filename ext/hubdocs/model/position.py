"""Where something stands in a text."""

from __future__ import annotations

from typing import NamedTuple


class Position(NamedTuple):
    """One place in a text: line and column, both counted from 1.

    Columns count characters (Unicode code points), as editors do, not bytes.
    """

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of text, from ``start`` up to but not including ``end``."""

    start: Position
    end: Position

    @classmethod
    def at(cls, line: int, column: int, length: int = 1) -> Span:
        """Make a span of ``length`` characters on one line."""
        return cls(Position(line, column), Position(line, column + length))


class LineMap(NamedTuple):
    """How the lines of an extract (a snippet) lie in the page that holds it.

    ``lines[i]`` is ``(line in the page, columns cut off at its left)`` for line ``i + 1`` of the extract.
    """

    lines: tuple[tuple[int, int], ...]

    def position(self, position: Position) -> Position:
        """Turn a position in the extract into one in the page."""
        if not self.lines:
            return position
        index = min(position.line, len(self.lines)) - 1
        line, cut = self.lines[index]
        past = position.line - 1 - index
        # a tab that the indentation of the extract cuts in two has no column of its own
        return Position(line + past, max(1, position.column + cut))

    def span(self, span: Span) -> Span:
        """Turn a span in the extract into one in the page."""
        return Span(self.position(span.start), self.position(span.end))
