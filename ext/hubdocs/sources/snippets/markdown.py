"""Finds the snippets of a Markdown page, as MyST reads it.

One pass over the lines, after the parsing strategy in CommonMark's appendix:
a line first moves through the containers that are open, then may open further ones, and what is left belongs to a leaf.
Nothing is read twice, so that the time grows with the page and not with how its blocks are nested.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hubdocs.sources.snippets.block_starts import FIRST_CHARACTERS, FenceStart, ItemStart, Simple, block_start
from hubdocs.sources.snippets.containers import Containers, Item, Quote
from hubdocs.sources.snippets.fences import CODE_INDENT, MARKS, Fence, Fences, closing_marks
from hubdocs.sources.snippets.html_blocks import HtmlBlock
from hubdocs.sources.snippets.info import read_info
from hubdocs.sources.snippets.lines import Cursor
from hubdocs.sources.snippets.names import is_literal
from hubdocs.sources.snippets.options import OptionBlock
from hubdocs.sources.snippets.prose_lines import is_own_words
from hubdocs.sources.snippets.values import Foreign, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdocs.model import Span
    from hubdocs.sources.snippets.block_starts import Start
    from hubdocs.sources.snippets.found import Found
    from hubdocs.sources.snippets.info import Info
    from hubdocs.sources.snippets.values import Option

DEPTH_LIMIT = 100
"""Containers nested deeper than this are read as text."""
_SPACED = re.compile(r"[ \t]*\{([ \t]*[A-Za-z-]+[ \t]*:[ \t]*[A-Za-z-]+[ \t]*)\}")
_FRONT_MATTER = re.compile(r"-{3,}")
_FRONT_MATTER_END = re.compile(r" {0,3}(-{3,})[ \t]*$|\.\.\.[ \t]*$")


def scan_markdown(lines: Sequence[str], found: Found) -> None:
    """Add the snippets in the lines of a page to those found."""
    scanner = _Scanner(found)
    index = _after_front_matter(lines)
    while index < len(lines):
        scanner.line(lines[index], index + 1)
        index = scanner.page_fence(lines, index + 1)
    scanner.finish()


def _after_front_matter(lines: Sequence[str]) -> int:
    """Return the index of the first line that is not front matter."""
    start = _FRONT_MATTER.match(lines[0])
    if start is None:
        return 0
    for index, text in enumerate(lines[1:], start=1):
        end = _FRONT_MATTER_END.match(text)
        if end and (end[1] is None or len(end[1]) >= start.end()):
            return index + 1
    return 0


class _Scanner:
    """What is open while the lines of a page pass by."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._cursor = Cursor()
        self._containers = Containers(self._cursor)
        self._number = 0
        # the leaf that is open: at most one of these three
        self._paragraph = False
        self._fence: Fence | None = None
        self._html: HtmlBlock | None = None

    def line(self, text: str, number: int) -> None:
        """Read the next line."""
        self._cursor.load(text)
        self._number = number
        stack = self._containers.stack
        matched = 0
        if stack:
            matched, closed = self._containers.walk()
            if closed:
                around = closed[0].info.span
                self._end_leaf(ended_by=around)
                self._end(closed[:1], closed=True)
                self._end(closed[1:], closed=False, ended_by=around)
                return
        if matched == len(stack):
            if self._goes_on():
                return
        elif not self._paragraph or self._containers.holds_fences(matched):
            self.close(matched)
        self._blocks(matched)

    def page_fence(self, lines: Sequence[str], index: int) -> int:
        """Take all lines of a fence that stands at the edge of the page; return the index behind its end.

        Most fences do: this does for them what :meth:`line` would, but faster.
        """
        fence = self._fence
        if fence is None or fence.indent or self._containers.stack:
            return index
        end = index
        while end < len(lines) and not fence.is_closed_by_line(lines[end]):
            end += 1
        fence.lines = [Line(text, number, 0) for number, text in enumerate(lines[index:end], start=index + 1)]
        self._end_leaf(closed=end < len(lines))
        return end + 1

    def close(self, size: int) -> None:
        """End all but the outermost containers, and the leaf with them if there are any to end."""
        if size < len(self._containers.stack):
            self._end_leaf()
            self._end(self._containers.close(size), closed=False)

    def finish(self) -> None:
        """End everything: the page is over."""
        self._end_leaf()
        self.close(0)

    def _goes_on(self) -> bool:
        """Give a line that is inside of all containers to the leaf or option block that is open."""
        if self._fence is not None:
            self._fence_line(self._fence)
            return True
        if self._html is not None:
            cursor = self._cursor
            _, at = cursor.measure()
            is_blank = at == cursor.end
            if (is_blank and self._html.end is None) or self._html.ends_in(cursor.text[at:]):
                self._html = None
            return True
        innermost = self._containers.innermost
        if isinstance(innermost, Fences):
            options = innermost.fences[-1].options
            if options and options.is_open:
                text, cut = self._cursor.rest()
                return options.take(Line(text, self._number, cut))
        return False

    def _blocks(self, matched: int) -> None:
        """Open what begins in the rest of the line, or take it as the text of a paragraph."""
        cursor, containers = self._cursor, self._containers
        while True:
            columns, at = cursor.measure()
            if at == cursor.end:
                self.close(matched)
                self._paragraph = False
                return
            is_inside = matched == len(containers.stack)
            if is_inside and isinstance(containers.innermost, Item):
                containers.innermost.filled = True
            start: Start = None
            if columns < CODE_INDENT:
                if cursor.text[at] in FIRST_CHARACTERS:
                    interrupting = self._paragraph and is_inside
                    start = block_start(
                        cursor.text, at, interrupting=interrupting, lazy=self._paragraph and not is_inside
                    )
            elif not self._paragraph:
                return
            if start is None or (containers.depth >= DEPTH_LIMIT and _is_container(start)):
                self._note_prose(at)
                self._paragraph = True
                return
            self._drop_heading(start, at)
            self.close(matched)
            self._paragraph = False
            if not self._open(start, columns, at):
                return
            matched = len(containers.stack)

    def _drop_heading(self, start: Start, at: int) -> None:
        """Forget the paragraph that was a heading: this is the line below it."""
        if self._paragraph and self._found.prose is not None and start is Simple.LINE and self._cursor.text[at] in "-=":
            self._found.prose.drop()

    def _note_prose(self, at: int) -> None:
        """Keep the text of a paragraph, if somebody asks for it, and it is what the author says."""
        prose = self._found.prose
        if prose is not None and not self._containers.is_quoted and is_own_words(self._containers.directives):
            prose.take(Line(self._cursor.text[at:], self._number, at), goes_on=self._paragraph)

    def _open(self, start: Start, columns: int, at: int) -> bool:
        """Open a block; return whether it is a container that the rest of the line belongs to."""
        cursor = self._cursor
        if isinstance(start, FenceStart):
            self._open_fence(start.length, columns, at)
        elif isinstance(start, HtmlBlock):
            self._html = None if start.ends_in(cursor.text[at:]) else start
        elif isinstance(start, ItemStart):
            return self._open_item(start, columns, at)
        elif start is Simple.QUOTE:
            cursor.jump(at + 1, columns + 1)
            cursor.skip(1)
            self._containers.push(Quote())
            return True
        return False

    def _open_item(self, start: ItemStart, columns: int, at: int) -> bool:
        """Open a list item: the lines that follow must be indented as far as its text; return whether it has one."""
        cursor = self._cursor
        cursor.jump(at + start.length, columns + start.length)
        inner, inner_at = cursor.measure()
        is_blank = inner_at == cursor.end
        if is_blank or inner > CODE_INDENT:
            inner = 1
        cursor.skip(inner)
        indent = columns + start.length + inner if start.indent is None else start.indent
        self._containers.push(Item(indent, filled=not is_blank))
        return not is_blank

    def _open_fence(self, length: int, columns: int, at: int) -> None:
        """Open a fence, as a leaf or, if its content is Markdown, as a container."""
        text = self._cursor.text
        line = Line(text[at:], self._number, at)
        info = read_info(line, length)
        fence = Fence(info, text[at], length, columns)
        if info.directive.lower() == "highlight":
            self._found.highlight = info.argument.lower()
        if not info.is_own:
            self._note_foreign(info, length)
        literal = is_literal(info.directive) if info.directive else not fence.is_division
        if literal or self._containers.depth >= DEPTH_LIMIT:
            fence.inset = columns + self._containers.inset
            self._fence = fence
            return
        if info.directive:
            fence.options = OptionBlock()
        self._containers.push(fence)

    def _note_foreign(self, info: Info, length: int) -> None:
        """Keep a directive that is none of ours, also one that is none because of a space in its name."""
        name = info.directive
        if not name:
            _columns, at = self._cursor.measure()
            spaced = _SPACED.match(self._cursor.text, at + length)
            name = spaced[1] if spaced else ""
        if name:
            self._found.foreign.append(Foreign(name, info.span))

    def _fence_line(self, fence: Fence) -> None:
        """Take a line into the fence that is the leaf, or end it."""
        cursor = self._cursor
        columns, at = cursor.measure()
        if at == cursor.end:
            cursor.skip(fence.inset)
        else:
            if cursor.text[at] in MARKS:
                marks = closing_marks(cursor.text, at)
                if marks and fence.is_closed_by(columns, marks):
                    self._end_leaf(closed=True)
                    return
            cursor.skip(fence.indent)
        text, cut = cursor.rest()
        fence.lines.append(Line(text, self._number, cut))

    def _end_leaf(self, *, closed: bool = False, ended_by: Span | None = None) -> None:
        """End the leaf, whatever it is."""
        fence, self._fence, self._html, self._paragraph = self._fence, None, None, False
        if fence is None or fence.is_division:
            return
        info, lines = fence.info, fence.lines
        if info.directive.lower() == "eval-rst":
            from hubdocs.sources.snippets.restructuredtext import scan_restructuredtext  # noqa: PLC0415 (see finder)

            scan_restructuredtext(lines, self._found)
            return
        options: tuple[Option, ...] = ()
        if info.directive:
            options, lines = _split_body(lines)
        self._found.add(info, options, lines, closed=closed, ended_by=ended_by)

    def _end(self, fences: Sequence[Fence], *, closed: bool, ended_by: Span | None = None) -> None:
        """End fences whose content was Markdown."""
        for fence in fences:
            if fence.options:
                self._found.add(fence.info, fence.options.read(), (), closed=closed, ended_by=ended_by)


def _is_container(start: Start) -> bool:
    """Tell whether other blocks stand inside of this one."""
    return start is Simple.QUOTE or isinstance(start, ItemStart)


def _split_body(lines: list[Line]) -> tuple[tuple[Option, ...], list[Line]]:
    """Split what is in a directive into its options and its body; one blank line may stand between them."""
    block, start = OptionBlock(), 0
    while start < len(lines) and block.take(lines[start]):
        start += 1
    if start < len(lines) and lines[start].is_blank:
        start += 1
    return block.read(), lines[start:]
