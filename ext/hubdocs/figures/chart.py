"""Chart: a number over time, as a line or as bars, with the first and the last number in words below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.figures.drawing import Drawing, Label, Line
from hubdocs.figures.lettering import LETTER, LINE, NARROW, height, letters, wrapped
from hubdocs.figures.plot import ROOM_FOR_BARS, fitted
from hubdocs.figures.ticks import round_ticks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from hubdocs.figures.drawing import Shape

_WIDE: Final = 640
_TICKS: Final = 130
_STEP: Final = 36
_PAD: Final = 10
_MARGIN: Final = 2


class ChartPoint(NamedTuple):
    """A number at some time.

    :param at: months since some year, or days; whatever has the same distance.
    :param value: the number.
    :param shown: the number as it is written in the language of the site.
    :param date: the time, likewise.
    """

    at: int
    value: Decimal | int
    shown: str
    date: str


class Tick(NamedTuple):
    """A number at the axis, as it is written in the language of the site."""

    value: Decimal | int
    shown: str


class Chart(NamedTuple):
    """A number over time. Numbers and dates come in the language of the site: they are no texts for translators.

    :param name: what is counted, such as "Users in a month".
    :param points: in the order of time.
    :param ticks: from low to high, such as :func:`make_chart` chooses.
    :param bars: bars instead of a line.
    :param gap: points that are further apart are not joined; with 0, all are.
    """

    name: str
    points: tuple[ChartPoint, ...]
    ticks: tuple[Tick, ...]
    bars: bool = False
    gap: int = 1

    @property
    def texts(self) -> tuple[str, ...]:
        """What is counted."""
        return (self.name,)

    def draw(self, word: Callable[[str], str], *, narrow: bool = False) -> Drawing:
        """Draw it."""
        width = NARROW if narrow else _WIDE
        name = wrapped(word(self.name), width)
        ticks = [wrapped(tick.shown, _TICKS) for tick in self.ticks]
        side = max((letters(line) * LETTER for lines in ticks for line in lines), default=0) + _PAD
        step = max(_STEP, *map(height, ticks), 0) if ticks else _STEP
        left, right = _MARGIN + side, _MARGIN + width - _PAD
        top = _MARGIN + height(name) + LINE // 2 + _PAD
        bottom = top + step * max(len(ticks) - 1, 3)
        known = {point.at: point.value for point in self.points}
        plot = fitted(
            (left, right), (top, bottom), list(known), [*known.values(), *(tick.value for tick in self.ticks)]
        )
        shapes: list[Shape] = [Label(_MARGIN, _MARGIN, name, "head", "start")]
        free = bottom + step
        for tick, lines in zip(self.ticks, ticks, strict=True):
            y = plot.down(tick.value)
            shapes.append(Line(((left, y), (right, y)), "grid"))
            if y + height(lines) <= free:  # a tick without room has a line only
                shapes.append(Label(left - _PAD, y - height(lines) // 2, lines, "small", "end"))
                free = y
        shapes += plot.as_bars(known) if self.bars and plot.unit >= ROOM_FOR_BARS else plot.as_line(known, self.gap)
        shapes.append(Line(((left, plot.down(0)), (right, plot.down(0))), "axis"))
        ends, low = self._ends(left, right, bottom + _PAD + LINE // 2)
        return Drawing(2 * _MARGIN + width, low + _MARGIN, (*shapes, *ends))

    def _ends(self, left: int, right: int, y: int) -> tuple[list[Shape], int]:
        """Say the first and the last number.

        :return: the labels, and where they end.
        """
        shapes: list[Shape] = []
        low = y
        room = (right - left) // 2 - _PAD
        for x, point, anchor in ((left, self.points[:1], "start"), (right, self.points[1:][-1:], "end")):
            for said in point:
                value, date = wrapped(said.shown, room), wrapped(said.date, room)
                shapes.append(Label(x, y, value, "head", anchor))
                shapes.append(Label(x, y + height(value), date, "small", anchor))
                low = max(low, y + height(value) + height(date))
        return shapes, low


def make_chart(  # noqa: PLR0913 (a chart has as many sides)
    name: str,
    values: Iterable[tuple[int, Decimal | int]],
    number: Callable[[Decimal | int], str],
    date: Callable[[int], str],
    *,
    bars: bool = False,
    from_zero: bool = True,
    gap: int = 1,
) -> Chart:
    """Make a chart with a few round numbers at its axis.

    :param values: times and numbers.
    :param number: writes a number in the language of the site.
    :param date: writes a time, likewise.
    :param from_zero: the axis begins at zero; bars always do.
    """
    known = sorted(dict(values).items())
    points = tuple(ChartPoint(at, value, number(value), date(at)) for at, value in known)
    ticks = round_ticks([value for _at, value in known], from_zero=from_zero or bars)
    return Chart(name, points, tuple(Tick(value, number(value)) for value in ticks), bars, gap)
