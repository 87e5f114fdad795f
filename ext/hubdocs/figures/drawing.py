"""What a drawing consists of: a few shapes with whole numbers for places, and names for how they look.

A drawing never says a colour. Each shape has a ``style``, a word that the style sheet knows, so that the same drawing
suits light and dark pages, paper, and readers who choose their own colours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

Point = tuple[int, int]
"""A place: pixels from the left and from the top."""


class Box(NamedTuple):
    """A rectangle.

    :param style: how it looks.
    :param radius: of its corners, in pixels.
    """

    x: int
    y: int
    width: int
    height: int
    style: str
    radius: int = 0

    def mirrored(self, width: int) -> Box:
        """Give the box on the other side of a drawing of this width."""
        return self._replace(x=width - self.x - self.width)


class Circle(NamedTuple):
    """A circle around a place."""

    x: int
    y: int
    radius: int
    style: str

    def mirrored(self, width: int) -> Circle:
        """Give the circle on the other side."""
        return self._replace(x=width - self.x)


class Line(NamedTuple):
    """A line with corners."""

    points: tuple[Point, ...]
    style: str

    def mirrored(self, width: int) -> Line:
        """Give the line on the other side."""
        return self._replace(points=_turned(self.points, width))


class Arrow(NamedTuple):
    """A line with corners and a head at its end.

    :param both: it has a head at its start as well.
    """

    points: tuple[Point, ...]
    style: str
    both: bool = False

    def mirrored(self, width: int) -> Arrow:
        """Give the arrow on the other side."""
        return self._replace(points=_turned(self.points, width))


class Label(NamedTuple):
    """Lines of text.

    :param x: where they are anchored. ``start`` is the side on which reading starts.
    :param y: the top of the first line.
    :param lines: from top to bottom.
    :param anchor: ``start``, ``middle`` or ``end``.
    """

    x: int
    y: int
    lines: tuple[str, ...]
    style: str
    anchor: str = "middle"

    def mirrored(self, width: int) -> Label:
        """Give the label on the other side: an anchor follows the direction of reading by itself."""
        return self._replace(x=width - self.x)


Shape = Box | Circle | Line | Arrow | Label


class Drawing(NamedTuple):
    """Shapes, from the back to the front.

    :param turned: reading starts on the right.
    """

    width: int
    height: int
    shapes: tuple[Shape, ...]
    turned: bool = False


class Figure(Protocol):
    """What can be drawn: plain values that can be kept, compared, and drawn in any language."""

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts that stand in the drawing, in the order of reading."""

    def draw(self, word: Callable[[str], str], *, narrow: bool = False) -> Drawing:
        """Draw it.

        :param word: gives the translation of a text.
        :param narrow: for a screen of 320 pixels: another layout, not a smaller picture.
        """


def mirrored(drawing: Drawing) -> Drawing:
    """Turn a drawing for a language that is written from right to left."""
    shapes = tuple(shape.mirrored(drawing.width) for shape in drawing.shapes)
    return drawing._replace(shapes=shapes, turned=not drawing.turned)


def _turned(points: tuple[Point, ...], width: int) -> tuple[Point, ...]:
    return tuple((width - x, y) for x, y in points)
