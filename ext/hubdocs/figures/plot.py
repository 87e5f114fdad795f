"""Where numbers and times lie in a chart, in whole pixels."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.figures.drawing import Box, Circle, Line
from hubdocs.figures.lettering import LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from hubdocs.figures.drawing import Point, Shape

ROOM_FOR_BARS: Final = 5
"""How wide the room of a time must be for bars, in pixels."""

_DOT: Final = 4


class Plot(NamedTuple):
    """A rectangle in which numbers go up and times go on.

    :param low: the number at its bottom.
    :param high: the number at its top.
    :param first: the time at its start.
    :param times: how many times have room in it.
    """

    left: int
    right: int
    top: int
    bottom: int
    low: Fraction
    high: Fraction
    first: int
    times: int

    @property
    def unit(self) -> int:
        """How wide the room of one time is."""
        return (self.right - self.left) // self.times

    def down(self, value: Decimal | int) -> int:
        """Give the place of a number; of the nearest one, if it lies outside."""
        inside = min(max(Fraction(value), self.low), self.high)
        share = (inside - self.low) / (self.high - self.low) if self.high > self.low else Fraction(0)
        return self.bottom - round(share * (self.bottom - self.top))

    def across(self, at: int) -> int:
        """Give the middle of the room of a time."""
        return self.left + (2 * (at - self.first) + 1) * (self.right - self.left) // (2 * self.times)

    def as_bars(self, values: Mapping[int, Decimal | int]) -> list[Shape]:
        """Draw numbers as bars from zero."""
        wide = min(self.unit * 2 // 3, 3 * LINE)
        zero = self.down(0)
        places = [(self.across(at), self.down(value)) for at, value in values.items()]
        return [Box(x - wide // 2, min(y, zero), wide, abs(y - zero), "bar tone-1") for x, y in places]

    def as_line(self, values: Mapping[int, Decimal | int], gap: int) -> list[Shape]:
        """Draw numbers as a line with gaps, and a dot for each if there is room for dots."""
        joined: list[list[Point]] = []
        last: int | None = None
        for at, value in values.items():
            if last is None or (gap and at - last > gap):
                joined.append([])
            joined[-1].append((self.across(at), self.down(value)))
            last = at
        shapes: list[Shape] = [Line(tuple(line), "curve tone-1") for line in joined if len(line) > 1]
        places = [place for line in joined for place in line]
        if self.unit <= 3 * _DOT:
            places = [*places[:1], *(line[0] for line in joined if len(line) == 1), *places[-1:]]
        return [*shapes, *(Circle(*place, _DOT, "dot tone-1") for place in dict.fromkeys(places))]


def fitted(
    across: tuple[int, int], down: tuple[int, int], times: Sequence[int], values: Iterable[Decimal | int]
) -> Plot:
    """Make a plot in which all times and numbers lie.

    :param across: where it begins and ends.
    :param down: where it begins and ends.
    """
    known = [Fraction(value) for value in values]
    first = min(times, default=0)
    low, high = min(known, default=Fraction(0)), max(known, default=Fraction(1))
    return Plot(*across, *down, low, high, first, max(times, default=0) - first + 1)
