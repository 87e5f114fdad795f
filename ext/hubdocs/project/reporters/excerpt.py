"""The line that a finding is about, with marks under what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.project.reporters.plain import plain

if TYPE_CHECKING:
    from hubdocs.model import Span

WIDTH: Final = 96
"""Cells of a terminal that a line may take before it is cut."""

_TAB: Final = 4
_MORE: Final = "..."
_BEFORE: Final = 24  # cells that are kept before the marks where a line is cut
_NEAR: Final = 300  # characters around the marks that are looked at: lines of a million characters exist
_JOINER: Final = "\u200d"


class Excerpt(NamedTuple):
    """A source line and the marks that belong under it, aligned for a terminal."""

    line: str
    marks: str


def excerpt(line: str, span: Span, width: int = WIDTH) -> Excerpt:
    """Show the part of a line that a finding is about.

    :param line: the source line, as it stands in the file.
    :param span: what is wrong; of several lines only the first is marked.
    """
    first = min(span.start.column - 1, len(line))
    stop = min(span.end.column - 1, len(line)) if span.end.line == span.start.line else len(line)
    skipped = max(0, first - _NEAR)
    near = line[skipped : first + _NEAR]
    cells = _cells(near)
    start = cells[first - skipped]
    past = cells[max(first, min(stop, skipped + len(near))) - skipped]
    shown = _expand(near, cells)
    if len(near) == len(line) and cells[-1] <= width:
        return Excerpt(shown.rstrip(), _marks(start, past))
    return _cut(shown, (start, past), width, more=(skipped > 0, skipped + len(near) < len(line)))


def _cells(line: str) -> list[int]:
    """Count the cells before each character, and at last of the whole line."""
    cells = [0]
    previous = ""
    for character in line:
        width = _TAB - cells[-1] % _TAB if character == "\t" else _width(character, previous)
        cells.append(cells[-1] + width)
        previous = character
    return cells


def _width(character: str, previous: str) -> int:
    """Say how many cells a terminal gives to a character."""
    if character.isascii():
        return 1
    from unicodedata import category, east_asian_width  # noqa: PLC0415 (most lines are ASCII)

    if plain(character) != character:
        return 1  # it will be replaced
    if previous == _JOINER or category(character) in ("Mn", "Me", "Cf"):
        return 0  # it is drawn into the one before
    return 2 if east_asian_width(character) in ("W", "F") else 1


def _expand(line: str, cells: list[int]) -> str:
    """Replace tabs by the spaces that a terminal would show, and what could fool one."""
    if "\t" not in line:
        return plain(line)
    parts = (
        " " * (cells[index + 1] - cells[index]) if character == "\t" else plain(character)
        for index, character in enumerate(line)
    )
    return "".join(parts)


def _marks(start: int, past: int) -> str:
    return " " * start + "^" * max(1, past - start)


def _cut(shown: str, marked: tuple[int, int], width: int, more: tuple[bool, bool]) -> Excerpt:
    """Keep only what stands around the marks.

    :param marked: the cells that the marks begin and end at.
    :param more: whether the line goes on, on the left and on the right of what is given.
    """
    cells = _cells(shown)
    wanted = max(0, min(marked[0] - _BEFORE, cells[-1] - width))
    left = next(index for index, cell in enumerate(cells) if cell >= wanted)
    right = max(index for index, cell in enumerate(cells) if cell <= cells[left] + width)
    before = _MORE if left or more[0] else ""
    after = _MORE if right < len(shown) or more[1] else ""
    offset = cells[left] - len(before)
    marks = _marks(marked[0] - offset, min(marked[1], cells[right]) - offset)
    return Excerpt(f"{before}{shown[left:right].rstrip()}{after}", marks)
