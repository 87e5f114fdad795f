"""Where the parts of a process stand in a drawing: a lane for each actor, or one for all where there is little room."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from hubdocs.service.community.process import Step

LINE: Final = 20
"""The height of a line of text."""

_LANE: Final = 150
_ONE_LANE: Final = 300
_GUTTER: Final = 12
_GAP: Final = 28
_PAD: Final = 10
_LETTER: Final = 8
_MARGIN: Final = 2


class Box(NamedTuple):
    """A step.

    :param lines: its number and title; in a drawing without lanes, who acts comes first.
    """

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]

    @property
    def middle(self) -> int:
        """The middle from left to right."""
        return self.x + self.width // 2


class Lane(NamedTuple):
    """The lane of an actor."""

    x: int
    width: int
    lines: tuple[str, ...]


class Drawing(NamedTuple):
    """All parts with their places.

    :param arrows: the corners of each line, from a step to one that waits for it.
    """

    width: int
    height: int
    top: int
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[tuple[tuple[int, int], ...], ...]


def draw(steps: tuple[Step, ...], titles: dict[str, str], *, narrow: bool = False) -> Drawing:
    """Find a place for each step.

    :param titles: of the actors.
    :param narrow: without lanes; each step says who acts.
    """
    actors = tuple(dict.fromkeys(step.who[0] for step in steps if step.who))
    width = _ONE_LANE if narrow else _LANE
    heads = [] if narrow else [_wrapped(titles.get(actor, actor), _LANE) for actor in actors]
    top = max((len(lines) for lines in heads), default=0) * LINE + (0 if narrow else _PAD)
    lanes = tuple(Lane(_MARGIN + number * width, width, lines) for number, lines in enumerate(heads))
    boxes: list[Box] = []
    below = top + _PAD
    for number, step in enumerate(steps, 1):
        actor = step.who[0] if step.who else ""
        x = _MARGIN + (0 if narrow or not actor else actors.index(actor) * width) + _GUTTER
        inside = width - 2 * _GUTTER
        lines = _wrapped(f"{number}. {step.title}", inside)
        if narrow:
            lines = (*_wrapped(titles.get(actor, actor), inside), *lines)
        boxes.append(Box(x, below, inside, len(lines) * LINE + _PAD, lines))
        below += boxes[-1].height + _GAP
    places = {step.id: number for number, step in enumerate(steps)}
    arrows = tuple(
        _arrow(boxes, places[name], number)
        for number, step in enumerate(steps)
        for name in step.after
        if places.get(name, number) < number
    )
    count = 1 if narrow else max(len(actors), 1)
    return Drawing(2 * _MARGIN + count * width, below - _GAP + _PAD, top, lanes, tuple(boxes), arrows)


def _arrow(boxes: list[Box], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Lead a line from the bottom of a box to the top of another, around those between them."""
    first, last = boxes[start], boxes[end]
    leave, arrive = first.y + first.height, last.y
    under, over = leave + _GAP // 2, arrive - _GAP // 2
    if end == start + 1:
        corners = [(first.middle, leave), (first.middle, under), (last.middle, under), (last.middle, arrive)]
    else:
        side = last.x - _GUTTER // 2
        corners = [(first.middle, leave), (first.middle, under), (side, under), (side, over)]
        corners += [(last.middle, over), (last.middle, arrive)]
    return tuple(dict.fromkeys(corners))


def _wrapped(text: str, width: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, max(width // _LETTER, 8))) or (text,)
