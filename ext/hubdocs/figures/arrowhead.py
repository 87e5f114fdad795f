"""The head of an arrow, turned as its last piece."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hubdocs.figures.drawing import Point

_HEAD: Final = (9.0, 5.0)
"""The length and half the width of the head, in pixels."""


def head_of(start: Point, end: Point) -> tuple[tuple[float, float], ...]:
    """Give the corners of the head of a line, with one decimal at most, and the same on every machine."""
    across, down = end[0] - start[0], end[1] - start[1]
    whole = hypot(across, down) or 1.0
    x, y = across / whole, down / whole
    length, half = _HEAD
    back = (end[0] - length * x, end[1] - length * y)
    corners = (end, (back[0] - half * y, back[1] + half * x), (back[0] + half * y, back[1] - half * x))
    return tuple((round(a, 1) + 0.0, round(b, 1) + 0.0) for a, b in corners)
