"""Exchanges: what passes between parties, each party a column; on a phone each exchange is a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.figures.drawing import Arrow, Box, Drawing, Label, Line
from hubdocs.figures.lettering import NARROW, height, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.figures.drawing import Shape

_COLUMN: Final = (120, 220)
_WIDE: Final = 690
_REACH: Final = 10
_GAP: Final = 14
_PAD: Final = 10
_MARGIN: Final = 2
_BETWEEN: Final = 48


class Party(NamedTuple):
    """Who gives or takes.

    :param tone: 1 to 4; parties that belong together have the same one, 0 is none.
    """

    name: str
    tone: int = 0


class Exchange(NamedTuple):
    """What passes from a party to another, or within one.

    :param start: the name of a party.
    :param end: likewise.
    :param both: it passes in both directions.
    """

    start: str
    end: str
    text: str
    both: bool = False


class Exchanges(NamedTuple):
    """Parties in the order of their columns, and what passes between them.

    :param parties: one that is not here comes last.
    """

    parties: tuple[Party, ...]
    exchanges: tuple[Exchange, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts."""
        return tuple(dict.fromkeys((*self._tones, *(exchange.text for exchange in self.exchanges))))

    @property
    def _tones(self) -> dict[str, int]:
        """All parties, and their tones."""
        ends = (name for exchange in self.exchanges for name in (exchange.start, exchange.end))
        return dict.fromkeys((*(party.name for party in self.parties), *ends), 0) | dict(self.parties)

    def draw(self, word: Callable[[str], str], *, narrow: bool = False) -> Drawing:
        """Draw them."""
        return self._cards(word) if narrow else self._columns(word)

    def _columns(self, word: Callable[[str], str]) -> Drawing:
        tones = self._tones
        count = max(len(tones), 1)
        column = min(max(_WIDE // count, _COLUMN[0]), _COLUMN[1])
        middles = {name: _MARGIN + number * column + column // 2 for number, name in enumerate(tones)}
        heads = {name: wrapped(word(name), column - 3 * _PAD) for name in tones}
        top = _MARGIN + max(map(height, heads.values()), default=0) + _PAD
        shapes: list[Shape] = []
        y = top + _GAP
        low, free = y, 0  # where the row ends, and from where on it is free
        for exchange in self.exchanges:
            first, last = sorted((middles[exchange.start], middles[exchange.end]))
            if first == last:
                first, last = first - column // 2, last + column // 2
            if first < free:
                y, free = low + _GAP, 0
            lines = wrapped(word(exchange.text), last - first - 2 * _REACH - _PAD)
            band = Box(first + _REACH, y, last - first - 2 * _REACH, height(lines) + _PAD, "box", 4)
            shapes += [*_reaching(exchange, band, middles), band]
            shapes.append(Label(band.x + band.width // 2, y + _PAD // 2, lines, "text"))
            low, free = max(low, y + band.height), max(free, last)
        bottom = low + _GAP
        back: list[Shape] = [Line(((x, top), (x, bottom)), "grid") for x in middles.values()]
        for name, lines in heads.items():
            x = middles[name]
            style = _style(tones[name])
            back.append(Box(x - column // 2 + _PAD // 2, _MARGIN, column - _PAD, top - _MARGIN, style, 4))
            back.append(Label(x, _MARGIN + (top - _MARGIN - height(lines)) // 2, lines, "head"))
        return Drawing(2 * _MARGIN + count * column, bottom, (*back, *shapes))

    def _cards(self, word: Callable[[str], str]) -> Drawing:
        tones = self._tones
        shapes: list[Shape] = []
        inside = NARROW - 2 * _PAD
        party = (inside - _BETWEEN) // 2
        left, right = _MARGIN + _PAD, _MARGIN + NARROW - _PAD - party
        y = _MARGIN
        for exchange in self.exchanges:
            ends = [exchange.start] if exchange.start == exchange.end else [exchange.start, exchange.end]
            room = inside if len(ends) == 1 else party
            heads = [wrapped(word(name), room - 2 * _PAD) for name in ends]
            tall = max(map(height, heads)) + _PAD
            lines = wrapped(word(exchange.text), inside)
            whole = tall + height(lines) + 3 * _PAD
            shapes.append(Box(_MARGIN, y, NARROW, whole, "card", 6))
            for x, name, said in zip((left, right), ends, heads, strict=False):
                shapes.append(Box(x, y + _PAD, room, tall, _style(tones[name]), 4))
                shapes.append(Label(x + room // 2, y + _PAD + (tall - height(said)) // 2, said, "head"))
            if len(ends) > 1:
                middle = y + _PAD + tall // 2
                shapes.append(Arrow(((left + party + 4, middle), (right - 4, middle)), "line", exchange.both))
            shapes.append(Label(left, y + tall + 2 * _PAD, lines, "text", "start"))
            y += whole + _GAP
        alone = [name for name in tones if all(name not in (known.start, known.end) for known in self.exchanges)]
        for name in alone:
            lines = wrapped(word(name), inside)
            shapes.append(Box(_MARGIN, y, NARROW, height(lines) + _PAD, _style(tones[name]), 4))
            shapes.append(Label(_MARGIN + NARROW // 2, y + _PAD // 2, lines, "head"))
            y += height(lines) + _PAD + _GAP
        return Drawing(2 * _MARGIN + NARROW, max(y - _GAP, 0) + _MARGIN, tuple(shapes))


def _reaching(exchange: Exchange, band: Box, middles: dict[str, int]) -> list[Shape]:
    """Lead a line from the band to each of its parties, with a head where something arrives."""
    if exchange.start == exchange.end:
        return []
    start, end = middles[exchange.start], middles[exchange.end]
    from_edge, to_edge = (band.x, band.x + band.width) if start < end else (band.x + band.width, band.x)
    y = band.y + band.height // 2
    leaving = ((from_edge, y), (start, y))
    first: Shape = Arrow(leaving, "line") if exchange.both else Line(leaving, "line")
    return [first, Arrow(((to_edge, y), (end, y)), "line")]


def _style(tone: int) -> str:
    return f"box tone-{tone}" if tone else "box"
