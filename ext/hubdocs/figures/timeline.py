"""Timeline: actions as bars below periods, gathered by group; on a phone each bar stands below its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.figures.drawing import Box, Circle, Drawing, Label, Line
from hubdocs.figures.lettering import LETTER, NARROW, height, letters, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.figures.drawing import Shape

TWELFTHS: Final = 12
"""How many parts a period has: months, if it is a year."""

_NAMES: Final = 220
_PERIOD: Final = (96, 160)
_WIDE: Final = 690
_BAR: Final = 16
_PAD: Final = 8
_MARGIN: Final = 2
_TONES: Final = 4


class Action(NamedTuple):
    """What is done at some time.

    :param start: twelfths of a period since the first one began.
    :param end: likewise; an action that ends when it starts is a milestone.
    :param group: the text of what it belongs to; actions of a group stand together.
    """

    text: str
    start: int
    end: int
    group: str = ""


class Timeline(NamedTuple):
    """Actions in their order, and the names of the periods. What lies outside of the periods is cut off."""

    periods: tuple[str, ...]
    actions: tuple[Action, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts."""
        rows = (text for group, actions in self.groups for text in (group, *(action.text for action in actions)))
        return tuple(text for text in dict.fromkeys((*self.periods, *rows)) if text)

    @property
    def groups(self) -> tuple[tuple[str, tuple[Action, ...]], ...]:
        """The actions by group, in the order in which groups come up first."""
        names = dict.fromkeys(action.group for action in self.actions)
        return tuple((name, tuple(action for action in self.actions if action.group == name)) for name in names)

    def draw(self, word: Callable[[str], str], *, narrow: bool = False) -> Drawing:
        """Draw them."""
        count = max(len(self.periods), 1)
        period = (NARROW - 2 * _PAD) // count if narrow else _between((_WIDE - _NAMES) // count, *_PERIOD)
        left = _MARGIN + (_PAD if narrow else _NAMES)
        names = 0 if narrow else _NAMES
        head, top = self._head(word, left, period, narrow=narrow)
        width = left + count * period + _PAD + _MARGIN
        rows: list[Shape] = []
        y = top
        for number, (group, actions) in enumerate(self.groups):
            if group:
                lines = wrapped(word(group), width - 2 * _PAD)
                rows.append(Label(_MARGIN + _PAD, y + _PAD, lines, "head", "start"))
                y += height(lines) + 2 * _PAD
            for action in actions:
                placed, y = self._row(action, word, (left, period, names), y, f"tone-{number % _TONES + 1}")
                rows += placed
        scale = () if narrow else self._scale(left, period, top - _PAD // 2, y)
        return Drawing(width, y + _MARGIN, (*scale, *head, *rows))

    def _head(self, word: Callable[[str], str], left: int, period: int, *, narrow: bool) -> tuple[list[Shape], int]:
        """Name the periods above their columns; if there is too little room, number them and name them before.

        :return: the labels, and where the rows begin.
        """
        names = [wrapped(word(name), period - _PAD) for name in self.periods]
        y = _MARGIN
        shapes: list[Shape] = []
        if narrow and any(len(lines) > 2 or letters(lines[0]) * LETTER > period for lines in names):  # noqa: PLR2004 (lines)
            for number, name in enumerate(self.periods, 1):
                lines = wrapped(f"{number}. {word(name)}", NARROW - _PAD)
                shapes.append(Label(_MARGIN + _PAD, y, lines, "text", "start"))
                y += height(lines)
            y += _PAD
            names = [(str(number),) for number in range(1, len(names) + 1)]
        for number, lines in enumerate(names):
            shapes.append(Label(left + number * period + period // 2, y, lines, "head"))
        return shapes, y + max(map(height, names), default=0) + _PAD

    def _row(
        self, action: Action, word: Callable[[str], str], scale: tuple[int, int, int], y: int, tone: str
    ) -> tuple[list[Shape], int]:
        """Place an action.

        :param scale: where the first period begins, how wide each is, and how much room texts have beside.
        :return: its shapes, and where the next row begins.
        """
        left, period, names = scale
        beside = bool(names)
        lines = wrapped(word(action.text), (names if beside else NARROW - _PAD) - 2 * _PAD)
        shapes: list[Shape] = [Label(_MARGIN + _PAD, y + _PAD, lines, "text", "start")]
        said = height(lines)
        if not beside:
            times = wrapped(self._times(action, word), NARROW - 3 * _PAD)
            shapes.append(Label(_MARGIN + _PAD, y + _PAD + said, times, "small", "start"))
            said += height(times)
        bar = y + _PAD + ((said - _BAR) // 2 if beside else said + _PAD // 2)
        end = y + said + 2 * _PAD + (0 if beside else _BAR + _PAD // 2)
        if beside:
            shapes.append(Line(((_MARGIN, end), (left + max(len(self.periods), 1) * period, end)), "grid"))
        else:
            shapes += self._scale(left, period, bar - _PAD // 2, bar + _BAR + _PAD // 2)
        first, last = (left + self._inside(at) * period // TWELFTHS for at in (action.start, action.end))
        if first >= last:
            shapes.append(Circle(first, bar + _BAR // 2, _BAR // 2 - 1, f"dot {tone}"))
        else:
            shapes.append(Box(first, bar, last - first, _BAR, f"bar {tone}", 4))
        return shapes, end

    def _scale(self, left: int, period: int, top: int, bottom: int) -> list[Line]:
        """Draw a line wherever a period begins or ends."""
        places = [left + number * period for number in range(max(len(self.periods), 1) + 1)]
        return [Line(((x, top), (x, max(bottom, top))), "grid") for x in places]

    def _inside(self, at: int) -> int:
        return _between(at, 0, TWELFTHS * max(len(self.periods), 1))

    def _times(self, action: Action, word: Callable[[str], str]) -> str:
        """Say in which periods an action lies."""
        if not self.periods:
            return ""
        last = len(self.periods) - 1
        first = min(self._inside(action.start) // TWELFTHS, last)
        end = min(max(self._inside(action.end) - 1, 0) // TWELFTHS, last)
        names = dict.fromkeys(word(self.periods[number]) for number in (first, max(first, end)))
        return " \N{EN DASH} ".join(names)


def _between(number: int, low: int, high: int) -> int:
    return min(max(number, low), high)
