"""What every drawing must keep to: nothing lies on something else, or outside."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hubdocs.figures import Arrow, Box, Circle, Label, Line
from hubdocs.figures.lettering import LETTER, LINE, letters

if TYPE_CHECKING:
    from hubdocs.figures import Drawing


def same(text: str) -> str:
    """Translate nothing."""
    return text


def room(label: Label) -> tuple[int, int, int, int]:
    """Give the room that a label takes: left, top, right, bottom."""
    width = max(letters(line) for line in label.lines) * (LETTER - 1)
    left = {"start": label.x, "middle": label.x - width // 2, "end": label.x - width}[label.anchor]
    return left, label.y, left + width, label.y + len(label.lines) * LINE


def check_places(drawing: Drawing, *, narrow: bool) -> None:
    """Try that boxes do not touch, and that everything is inside."""
    assert not narrow or drawing.width <= 320
    for one, other in itertools.combinations([s for s in drawing.shapes if isinstance(s, Box) and is_solid(s)], 2):
        beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y, (one, other)
    for shape in drawing.shapes:
        assert is_inside(shape, drawing), shape


def check_labels(drawing: Drawing) -> None:
    """Try that no label lies on another."""
    labels = [room(shape) for shape in drawing.shapes if isinstance(shape, Label)]

    for one, other in itertools.combinations(labels, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1], (one, other)


def is_solid(box: Box) -> bool:
    """Whether a box holds a text of its own, and is no area behind others."""
    return box.style.split()[0] in ("box", "bar")


def is_inside(shape: object, drawing: Drawing) -> bool:
    """Whether a shape lies inside of the drawing."""
    if isinstance(shape, Box):
        left, top, right, bottom = shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    elif isinstance(shape, Circle):
        left, right = shape.x - shape.radius, shape.x + shape.radius
        top, bottom = shape.y - shape.radius, shape.y + shape.radius
    elif isinstance(shape, (Line, Arrow)):
        left, right = min(x for x, _ in shape.points), max(x for x, _ in shape.points)
        top, bottom = min(y for _, y in shape.points), max(y for _, y in shape.points)
    else:
        assert isinstance(shape, Label)
        left, top, right, bottom = room(shape) if shape.anchor == "middle" else (shape.x, shape.y, shape.x, shape.y)
    return left >= 0 and top >= 0 and right <= drawing.width and bottom <= drawing.height
