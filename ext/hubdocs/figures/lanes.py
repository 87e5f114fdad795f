"""Lanes: steps from top to bottom, a lane for each who acts; without lanes where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.figures.drawing import Arrow, Box, Drawing, Label
from hubdocs.figures.lettering import NARROW, height, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.figures.drawing import Point, Shape

_LANE: Final = (138, 220)
_WIDE: Final = 690
_GUTTER: Final = 12
_GAP: Final = 28
_PAD: Final = 10
_MARGIN: Final = 2


class LaneStep(NamedTuple):
    """A step.

    :param lane: who acts; nobody in particular if it is empty.
    :param after: the ids of the steps that must be done before.
    """

    id: str
    text: str
    lane: str
    after: tuple[str, ...] = ()


class Lanes(NamedTuple):
    """Steps in their order."""

    steps: tuple[LaneStep, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts."""
        lanes = (step.lane for step in self.steps if step.lane)
        return tuple(dict.fromkeys((*lanes, *(step.text for step in self.steps))))

    def draw(self, word: Callable[[str], str], *, narrow: bool = False) -> Drawing:
        """Draw them; in a narrow drawing each step says who acts."""
        actors = tuple(dict.fromkeys(step.lane for step in self.steps if step.lane))
        width = NARROW if narrow else min(max(_WIDE // max(len(actors), 1), _LANE[0]), _LANE[1])
        heads = [] if narrow else [wrapped(word(actor), width - _PAD) for actor in actors]
        top = 0 if narrow else max(map(height, heads), default=0) + 2 * _PAD
        boxes = self._boxes(word, actors, width, top)
        bottom = max((box.y + box.height for box, _labels in boxes), default=top) + _PAD
        shapes: list[Shape] = []
        for number, lines in enumerate(heads):
            x = _MARGIN + number * width
            shapes += [
                Box(x, 0, width, bottom, f"lane lane-{number % 2}", 6),
                Label(x + width // 2, _PAD, lines, "head"),
            ]
        shapes += self._arrows([box for box, _labels in boxes])
        for box, labels in boxes:
            shapes += [box, *labels]
        count = 1 if narrow else max(len(actors), 1)
        return Drawing(2 * _MARGIN + count * width, bottom, tuple(shapes))

    def _boxes(
        self, word: Callable[[str], str], actors: tuple[str, ...], width: int, top: int
    ) -> list[tuple[Box, list[Label]]]:
        """Place the steps, one below the other."""
        narrow = width == NARROW
        inside = width - 2 * _GUTTER
        boxes: list[tuple[Box, list[Label]]] = []
        below = top + _PAD
        for number, step in enumerate(self.steps, 1):
            lane = 0 if narrow or not step.lane else actors.index(step.lane)
            x = _MARGIN + lane * width + _GUTTER
            who = wrapped(word(step.lane), inside - _PAD) if narrow and step.lane else ()
            lines = wrapped(f"{number}. {word(step.text)}", inside - _PAD)
            box = Box(x, below, inside, height(who) + height(lines) + _PAD, "box", 4)
            labels = [Label(x + inside // 2, below + _PAD // 2, who, "head")] if who else []
            labels.append(Label(x + inside // 2, below + _PAD // 2 + height(who), lines, "text"))
            boxes.append((box, labels))
            below += box.height + _GAP
        return boxes

    def _arrows(self, boxes: list[Box]) -> list[Arrow]:
        """Lead a line from each step to those that wait for it; none where steps between say so already."""
        places = {step.id: number for number, step in enumerate(self.steps)}
        before: list[set[int]] = []
        arrows = []
        for number, step in enumerate(self.steps):
            direct = {place for name in step.after if (place := places.get(name, number)) < number}
            further = set().union(*(before[place] for place in direct))
            arrows += [Arrow(_way(boxes, place, number), "line") for place in sorted(direct - further)]
            before.append(direct | further)
        return arrows


def _way(boxes: list[Box], start: int, end: int) -> tuple[Point, ...]:
    """Lead a line from the bottom of a box to the top of another, around those between them."""
    first, last = boxes[start], boxes[end]
    leave, arrive = first.y + first.height, last.y
    # A line leaves higher than another arrives in the same gap, so that they are not taken for one.
    under, over = leave + _GAP // 4, arrive - _GAP // 2
    middle, target = first.x + first.width // 2, last.x + last.width // 2
    if end == start + 1:
        corners = [(middle, leave), (middle, over), (target, over), (target, arrive)]
    else:
        side = last.x - _GUTTER // 2
        corners = [(middle, leave), (middle, under), (side, under), (side, over), (target, over), (target, arrive)]
    return tuple(dict.fromkeys(corners))
