"""Fences of Markdown that are open, and what ends them."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hubdocs.sources.snippets.info import Info
    from hubdocs.sources.snippets.options import OptionBlock
    from hubdocs.sources.snippets.values import Line

MARKS = "`~:"
_CLOSING = re.compile(r"(`{3,}|~{3,}|:{3,})[ \t]*$")
CODE_INDENT = 4
"""A line indented this far does not begin or end anything but indented code."""
_NONE = (1 << 62,) * len(MARKS)


class Fence:
    """An open fence.

    :param info: its opening line.
    :param mark: which of :data:`MARKS` it has.
    :param length: the number of its marks.
    :param indent: columns that its marks are indented by inside of its container; its content is cut by as many.
    """

    __slots__ = ("indent", "info", "inset", "length", "lines", "mark", "options", "shortest")

    def __init__(self, info: Info, mark: str, length: int, indent: int) -> None:
        self.info = info
        self.mark = MARKS.index(mark)
        self.length = length
        self.indent = indent
        self.inset = indent
        """Columns that a line inside is cut by, counted from the innermost quote."""
        self.lines: list[Line] = []
        self.options: OptionBlock | None = None
        """The option block, for as long as lines may belong to it or until its options are read."""
        self.shortest = _NONE
        """The smallest length for each mark, of this fence and those around it in the same :class:`Fences`."""

    @property
    def is_division(self) -> bool:
        """Tell whether this is a fence of colons that names no directive: always Markdown, never a snippet."""
        return not self.info.directive and MARKS[self.mark] == ":"

    def is_closed_by(self, columns: int, marks: tuple[int, int]) -> bool:
        """Tell whether a line with these marks, indented so far, ends the fence."""
        return columns < CODE_INDENT and marks[0] == self.mark and marks[1] >= self.length

    def is_closed_by_line(self, text: str) -> bool:
        """Tell whether a line ends the fence, which stands in no container."""
        at = len(text) - len(text.lstrip(" "))
        marks = closing_marks(text, at) if text[at : at + 1] == MARKS[self.mark] else None
        return marks is not None and self.is_closed_by(at, marks)


class Fences:
    """Fences directly inside one another, all with Markdown as content.

    They are one container because a line passes all of them at no cost, unless it ends one:
    that keeps deep nesting cheap.
    """

    __slots__ = ("fences", "indent")

    def __init__(self) -> None:
        self.fences: list[Fence] = []
        self.indent = 0

    def push(self, fence: Fence) -> None:
        """Open a fence inside the innermost one."""
        shortest = list(self.fences[-1].shortest if self.fences else _NONE)
        shortest[fence.mark] = min(shortest[fence.mark], fence.length)
        fence.shortest = tuple(shortest)
        self.fences.append(fence)
        self.indent += fence.indent

    def closed_by(self, columns: int, marks: tuple[int, int]) -> int | None:
        """Return the index of the fence that a line ends, if any: the outermost that it can end."""
        mark, length = marks
        if self.fences[-1].shortest[mark] > length:
            return None
        if columns < CODE_INDENT:
            return bisect_left(self.fences, x=True, key=lambda fence: fence.shortest[mark] <= length)
        for index, fence in enumerate(self.fences):
            if fence.is_closed_by(columns, marks):
                return index
            columns = max(0, columns - fence.indent)
        return None

    def cut(self, index: int) -> list[Fence]:
        """Close the fence with this index and those inside of it; return them."""
        closed = self.fences[index:]
        del self.fences[index:]
        self.indent -= sum(fence.indent for fence in closed)
        return closed


def closing_marks(text: str, at: int) -> tuple[int, int] | None:
    """Read a closing fence: which mark, and how many."""
    match = _CLOSING.match(text, at)
    return (MARKS.index(match[1][0]), len(match[1])) if match else None
