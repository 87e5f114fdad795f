"""What Markdown puts inside of what: quotes, list items, and fences whose content is Markdown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sources.snippets.fences import MARKS, Fence, Fences, closing_marks

if TYPE_CHECKING:
    from hubdocs.sources.snippets.lines import Cursor

_NO_FENCES: list[Fence] = []


class Quote:
    """A block quote: each of its lines begins with ``>``."""

    indent = 0


class Item:
    """A list item or footnote: each of its lines is indented.

    :param indent: by how many columns.
    :param filled: has it any content yet?
    """

    __slots__ = ("filled", "indent")

    def __init__(self, indent: int, *, filled: bool) -> None:
        self.indent = indent
        self.filled = filled


class Containers:
    """The open containers, from the outermost to the innermost."""

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor
        self.stack: list[Quote | Item | Fences] = []
        self._quotes: list[int] = []
        self._fences: list[int] = []
        self.depth = 0
        """The number of containers, where each fence counts."""

    def push(self, container: Quote | Item | Fence) -> None:
        """Open a container inside the innermost one."""
        self.depth += 1
        if isinstance(container, Fence):
            last = self.innermost
            if not isinstance(last, Fences):
                last = Fences()
                self._fences.append(len(self.stack))
                self.stack.append(last)
            last.push(container)
            return
        if isinstance(container, Quote):
            self._quotes.append(len(self.stack))
        self.stack.append(container)

    @property
    def innermost(self) -> Quote | Item | Fences | None:
        """The container that content would go to."""
        return self.stack[-1] if self.stack else None

    @property
    def inset(self) -> int:
        """The columns that containers cut off, counted from the innermost quote."""
        first = self._quotes[-1] + 1 if self._quotes else 0
        return sum(container.indent for container in self.stack[first:])

    @property
    def is_quoted(self) -> bool:
        """Tell whether what stands here is quoted."""
        return bool(self._quotes)

    @property
    def directives(self) -> list[str]:
        """The names of the directives that are open."""
        stacks = (container.fences for container in self.stack if isinstance(container, Fences))
        return [fence.info.directive for fences in stacks for fence in fences]

    def holds_fences(self, start: int) -> bool:
        """Tell whether one of the containers from ``start`` on is a fence."""
        return bool(self._fences) and self._fences[-1] >= start

    def close(self, size: int) -> list[Fence]:
        """Close all but the first ``size`` containers; return the fences among them, the outermost first."""
        closed: list[Fence] = []
        while len(self.stack) > size:
            container = self.stack.pop()
            if isinstance(container, Fences):
                closed[:0] = container.fences
                self.depth -= len(container.fences)
            else:
                self.depth -= 1
        while self._quotes and self._quotes[-1] >= size:
            self._quotes.pop()
        while self._fences and self._fences[-1] >= size:
            self._fences.pop()
        return closed

    def walk(self) -> tuple[int, list[Fence]]:
        """Move the cursor through the markers and indentation of the open containers.

        :return: the number of containers that the line is inside of,
            and the fences that it has closed, the outermost first.
        """
        cursor, passed = self._cursor, 0
        for index, container in enumerate(self.stack):
            columns, at = cursor.measure()
            if at == cursor.end:
                return self._reach_of_blank(index, passed), _NO_FENCES
            if isinstance(container, Fences):
                if cursor.text[at] in MARKS and (closed := self._closed(index, columns, at)):
                    return index, closed
                cursor.skip(container.indent)
                # MyST reads the content as a text of its own, with tab stops counted from its edge
                cursor.column = 0
            elif isinstance(container, Item):
                if columns < container.indent:
                    return index, _NO_FENCES
                cursor.skip(container.indent)
            elif cursor.text[at] != ">":
                return index, _NO_FENCES
            else:
                # however far it is indented: markdown-it goes beyond CommonMark here, and so does MyST
                cursor.jump(at + 1, columns + 1)
                cursor.skip(1)
                passed += 1
        return len(self.stack), _NO_FENCES

    def _reach_of_blank(self, index: int, passed: int) -> int:
        """Tell how many containers a blank line is inside of: all up to the next quote."""
        if passed < len(self._quotes):
            return self._quotes[passed]
        last = self.innermost
        # an item that begins with a blank line may not go on with another
        if isinstance(last, Item) and not last.filled:
            return max(index, len(self.stack) - 1)
        return len(self.stack)

    def _closed(self, index: int, columns: int, at: int) -> list[Fence]:
        """Close the fences that a line of marks ends."""
        marks = closing_marks(self._cursor.text, at)
        fences = self.stack[index]
        if marks is None or not isinstance(fences, Fences):
            return _NO_FENCES
        first = fences.closed_by(columns, marks)
        if first is None:
            return _NO_FENCES
        inner = self.close(index + 1)
        closed = fences.cut(first) + inner
        self.depth -= len(closed) - len(inner)
        if not fences.fences:
            self.close(index)
        return closed
