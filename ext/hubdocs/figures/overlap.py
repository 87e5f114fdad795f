"""Overlap: two areas and what lies in one, in the other, or in both. On a phone one stands below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.figures.drawing import Box, Drawing, Label
from hubdocs.figures.lettering import LINE, NARROW, height, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.figures.drawing import Shape

_COLUMN: Final = 220
_PAD: Final = 12
_GAP: Final = 8
_MARGIN: Final = 2
_RADIUS: Final = 16
_DOUBTFUL: Final = "*"
"""What stands behind a text that is only inferred; the caption says what it means."""


class Part(NamedTuple):
    """What lies in an area.

    :param doubtful: where it lies is inferred; it gets a star and a dashed line.
    """

    text: str
    doubtful: bool = False


class Overlap(NamedTuple):
    """Two areas that overlap.

    :param heads: of the first area, of what both have, and of the second.
    :param parts: what lies in each of these three.
    """

    heads: tuple[str, str, str]
    parts: tuple[tuple[Part, ...], tuple[Part, ...], tuple[Part, ...]]

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts."""
        found = (text for head, parts in zip(self.heads, self.parts, strict=True) for text in (head, *_texts(parts)))
        return tuple(dict.fromkeys(found))

    def draw(self, word: Callable[[str], str], *, narrow: bool = False) -> Drawing:
        """Draw the areas, side by side or one below the other."""
        return self._below(word) if narrow else self._beside(word)

    def _beside(self, word: Callable[[str], str]) -> Drawing:
        heads = [wrapped(word(head), _COLUMN - 2 * _PAD) for head in self.heads]
        top = _PAD + max(map(height, heads))
        shapes: list[Shape] = []
        ends = []
        for number, parts in enumerate(self.parts):
            x = _MARGIN + number * _COLUMN
            placed, end = _stack(parts, word, x + _PAD, top + _GAP, _COLUMN - 2 * _PAD)
            shapes += [Label(x + _COLUMN // 2, _PAD // 2 + 2, heads[number], "head"), *placed]
            ends.append(end)
        bottom = max(ends) + _PAD - _GAP
        areas = [Box(_MARGIN + n * _COLUMN, 1, 2 * _COLUMN, bottom - 1, f"area tone-{n + 1}", _RADIUS) for n in (0, 1)]
        return Drawing(2 * _MARGIN + 3 * _COLUMN, bottom + 1, (*areas, *shapes))

    def _below(self, word: Callable[[str], str]) -> Drawing:
        inside = NARROW - 4 * _PAD
        shapes: list[Shape] = []
        edges = [1]
        for head, parts in zip(self.heads, self.parts, strict=True):
            lines = wrapped(word(head), inside)
            y = edges[-1] + _PAD
            placed, end = _stack(parts, word, _MARGIN + 2 * _PAD, y + height(lines) + _GAP, inside)
            shapes += [Label(_MARGIN + NARROW // 2, y, lines, "head"), *placed]
            edges.append(end + _PAD - _GAP)
        first = Box(_MARGIN, edges[0], NARROW - _PAD, edges[2] - edges[0], "area tone-1", _RADIUS)
        second = Box(_MARGIN + _PAD, edges[1], NARROW - _PAD, edges[3] - edges[1], "area tone-2", _RADIUS)
        return Drawing(2 * _MARGIN + NARROW, edges[3] + 1, (first, second, *shapes))


def _texts(parts: tuple[Part, ...]) -> tuple[str, ...]:
    return tuple(part.text for part in parts)


def _stack(parts: tuple[Part, ...], word: Callable[[str], str], x: int, y: int, width: int) -> tuple[list[Shape], int]:
    """Place parts below one another.

    :return: their shapes, and where the next one would begin.
    """
    shapes: list[Shape] = []
    for part in parts:
        lines = wrapped(word(part.text) + (_DOUBTFUL if part.doubtful else ""), width - _PAD)
        box = Box(x, y, width, height(lines) + LINE // 2, "box doubtful" if part.doubtful else "box", 4)
        shapes += [box, Label(x + width // 2, y + LINE // 4, lines, "text")]
        y += box.height + _GAP
    return shapes, y
