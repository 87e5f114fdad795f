"""Shares: for each of some things, how much of it is so, as a bar that is partly filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.figures.drawing import Box, Drawing, Label
from hubdocs.figures.lettering import LETTER, NARROW, height, letters, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.figures.drawing import Shape

_WIDE: Final = 640
_BAR: Final = 16
_PAD: Final = 8
_GAP: Final = 14
_MARGIN: Final = 2


class Share(NamedTuple):
    """How much of something is so.

    :param text: of what, or what is so.
    :param part: so many are so.
    :param whole: of so many.
    :param shown: the share as it is written in the language of the site, such as "80 %".
    """

    text: str
    part: int
    whole: int
    shown: str


class Shares(NamedTuple):
    """Shares below one another."""

    shares: tuple[Share, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts; the numbers are none for translators."""
        return tuple(dict.fromkeys(share.text for share in self.shares))

    def draw(self, word: Callable[[str], str], *, narrow: bool = False) -> Drawing:
        """Draw them: each text stands above its bar, the number at its end."""
        width = NARROW if narrow else _WIDE
        shapes: list[Shape] = []
        y = _MARGIN
        for share in self.shares:
            said = wrapped(share.shown, width // 3)
            room = width - max(letters(line) for line in said) * LETTER - _PAD
            lines = wrapped(word(share.text), room)
            shapes.append(Label(_MARGIN, y, lines, "text", "start"))
            shapes.append(Label(_MARGIN + width, y, said, "head", "end"))
            y += max(height(lines), height(said)) + _PAD // 2
            filled = min(max(share.part, 0), share.whole) * width // share.whole if share.whole > 0 else 0
            shapes.append(Box(_MARGIN, y, width, _BAR, "track", 4))
            if filled:
                shapes.append(Box(_MARGIN, y, filled, _BAR, "bar tone-1", 4))
            y += _BAR + _GAP
        return Drawing(2 * _MARGIN + width, max(y - _GAP, 0) + _MARGIN, tuple(shapes))
