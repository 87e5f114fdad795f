"""Cycle: stages that lead to one another and back to the first, around a circle; below one another on a phone."""

from __future__ import annotations

import itertools
from math import cos, pi, sin
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.figures.drawing import Arrow, Box, Drawing, Label
from hubdocs.figures.lettering import LINE, NARROW, height, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.figures.drawing import Point, Shape

_STAGE: Final = 150
_PAD: Final = 10
_GAP: Final = 26
_SIDE: Final = 22
_MARGIN: Final = 2
_FLAT: Final = 0.72
"""How much lower than wide the circle is: boxes are wider than high."""


class Cycle(NamedTuple):
    """Stages in their order.

    :param middle: what stands in the middle; on a phone, above.
    """

    stages: tuple[str, ...]
    middle: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts."""
        return tuple(dict.fromkeys((self.middle, *self.stages) if self.middle else self.stages))

    def draw(self, word: Callable[[str], str], *, narrow: bool = False) -> Drawing:
        """Draw the stages."""
        return self._list(word) if narrow else self._ring(word)

    def _ring(self, word: Callable[[str], str]) -> Drawing:
        lines = [wrapped(f"{number}. {word(text)}", _STAGE - _PAD) for number, text in enumerate(self.stages, 1)]
        center, radius, boxes = _ring([height(text) + _PAD for text in lines])
        around = itertools.pairwise((*boxes, boxes[0])) if len(boxes) > 1 else ()
        shapes: list[Shape] = [Arrow(_way(box, following), "line") for box, following in around]
        for box, text in zip(boxes, lines, strict=True):
            shapes += [box, Label(box.x + box.width // 2, box.y + _PAD // 2, text, "text")]
        if self.middle:
            said = wrapped(word(self.middle), radius)
            shapes.append(Label(center[0], center[1] - height(said) // 2, said, "head"))
        return Drawing(2 * center[0], 2 * center[1], tuple(shapes))

    def _list(self, word: Callable[[str], str]) -> Drawing:
        inside = NARROW - _SIDE
        shapes: list[Shape] = []
        y = _MARGIN
        if self.middle:
            said = wrapped(word(self.middle), inside)
            shapes.append(Label(_MARGIN + inside // 2, y, said, "head"))
            y += height(said) + _PAD
        boxes: list[Box] = []
        for number, text in enumerate(self.stages, 1):
            lines = wrapped(f"{number}. {word(text)}", inside - _PAD)
            box = Box(_MARGIN, y, inside, height(lines) + _PAD, "box", 4)
            if boxes:
                middle = box.x + box.width // 2
                shapes.append(Arrow(((middle, boxes[-1].y + boxes[-1].height), (middle, y)), "line"))
            shapes += [box, Label(box.x + box.width // 2, y + _PAD // 2, lines, "text")]
            boxes.append(box)
            y += box.height + _GAP
        if len(boxes) > 1:
            shapes.insert(0, _back(boxes[-1], boxes[0]))
        return Drawing(2 * _MARGIN + NARROW, max(y - _GAP, 0) + _MARGIN, tuple(shapes))


def _ring(heights: list[int]) -> tuple[Point, int, list[Box]]:
    """Place boxes around a circle that is just large enough: the first at the top, the others clockwise.

    :return: the middle, the radius from left to right, and the boxes.
    """
    tall = max(heights, default=LINE)
    radius = _STAGE
    while True:
        flat = max(round(radius * _FLAT), tall)
        center = (_MARGIN + radius + _STAGE // 2, _MARGIN + flat + tall // 2)
        boxes = []
        for number, high in enumerate(heights):
            angle = 2 * pi * number / len(heights)
            x, y = center[0] + round(radius * sin(angle)), center[1] - round(flat * cos(angle))
            boxes.append(Box(x - _STAGE // 2, y - high // 2, _STAGE, high, "box", 4))
        if all(itertools.starmap(_are_apart, itertools.combinations(boxes, 2))):
            return center, radius, boxes
        radius += _SIDE


def _are_apart(one: Box, other: Box) -> bool:
    """Whether an arrow fits between two boxes."""
    across = max(one.x, other.x) - min(one.x, other.x) - _STAGE
    down = max(one.y - other.y - other.height, other.y - one.y - one.height)
    return max(across, down) >= _GAP


def _way(start: Box, end: Box) -> tuple[Point, Point]:
    """Lead a straight line from the edge of a box to the edge of another."""
    first, last = _middle(start), _middle(end)
    return _leaving(start, first, last), _leaving(end, last, first)


def _leaving(box: Box, middle: Point, to: Point) -> Point:
    """Give the place where a line from the middle of a box leaves it."""
    across, down = to[0] - middle[0], to[1] - middle[1]
    share = min(
        box.width / 2 / abs(across) if across else 1.0,
        box.height / 2 / abs(down) if down else 1.0,
        1.0,
    )
    return middle[0] + round(across * share), middle[1] + round(down * share)


def _middle(box: Box) -> Point:
    return box.x + box.width // 2, box.y + box.height // 2


def _back(last: Box, first: Box) -> Arrow:
    """Lead a line from the last box back to the first, at the side."""
    edge = last.x + last.width
    side = edge + _SIDE - _MARGIN
    low, high = last.y + last.height // 2, first.y + first.height // 2
    return Arrow(((edge, low), (side, low), (side, high), (edge, high)), "line")
