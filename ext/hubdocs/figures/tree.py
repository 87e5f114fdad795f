"""Tree: what belongs to what, in levels from start to end; on a phone a list that is set in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.figures.drawing import Box, Drawing, Label, Line
from hubdocs.figures.lettering import NARROW, height, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.figures.drawing import Shape

_COLUMN: Final = (132, 200)
_WIDE: Final = 690
_BETWEEN: Final = 28
_GAP: Final = 8
_PAD: Final = 10
_MARGIN: Final = 2
_INDENT: Final = 18
_TONES: Final = 4


class Branch(NamedTuple):
    """Something, and what belongs to it."""

    text: str
    children: tuple[Branch, ...] = ()


class Tree(NamedTuple):
    """Branches with their branches.

    :param levels: what those of each level are, such as "Cluster"; deeper levels have no head.
    """

    levels: tuple[str, ...]
    roots: tuple[Branch, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts."""
        deep = _depth(self.roots)
        return tuple(dict.fromkeys((*(text for text in self.levels[:deep] if text), *_texts(self.roots))))

    def draw(self, word: Callable[[str], str], *, narrow: bool = False) -> Drawing:
        """Draw it."""
        levels = tuple(word(level) if level else "" for level in self.levels[: _depth(self.roots)])
        return self._list(word, levels) if narrow else self._columns(word, levels)

    def _columns(self, word: Callable[[str], str], levels: tuple[str, ...]) -> Drawing:
        count = max(_depth(self.roots), 1)
        column = min(max((_WIDE + _BETWEEN) // count - _BETWEEN, _COLUMN[0]), _COLUMN[1])
        heads = [wrapped(level, column) for level in levels]
        top = _MARGIN + max(map(height, heads), default=0) + _PAD
        shapes: list[Shape] = [
            Label(_MARGIN + number * (column + _BETWEEN) + column // 2, _MARGIN, lines, "head")
            for number, lines in enumerate(heads)
            if lines != ("",)
        ]
        bottom = top
        for root in self.roots:
            placed, bottom, _middle = _grow(root, word, (_MARGIN, column), bottom)
            shapes += placed
            bottom += 2 * _GAP
        width = 2 * _MARGIN + count * (column + _BETWEEN) - _BETWEEN
        return Drawing(width, bottom, tuple(shapes))

    def _list(self, word: Callable[[str], str], levels: tuple[str, ...]) -> Drawing:
        indent = min(_INDENT, NARROW // 2 // max(_depth(self.roots), 1))
        shapes: list[Shape] = []
        stems: dict[int, tuple[int, int]] = {}  # by depth, where the line from the last of that depth begins
        y = _MARGIN
        for depth, branch in _in_order(self.roots):
            x = _MARGIN + depth * indent
            room = NARROW - depth * indent
            kind = f"{levels[depth]}: " if depth < len(levels) and levels[depth] else ""
            lines = wrapped(kind + word(branch.text), room - 2 * _PAD)
            box = Box(x, y, room, height(lines) + _PAD, f"box tone-{depth % _TONES + 1}", 4)
            if not depth and y > _MARGIN:
                y += _GAP
                box = box._replace(y=y)
            if depth:
                stem, start = stems[depth - 1]
                middle = y + box.height // 2
                shapes.append(Line(((stem, start), (stem, middle), (x, middle)), "link"))
            shapes += [box, Label(x + _PAD, y + _PAD // 2, lines, "text", "start")]
            stems[depth] = (x + indent // 2, y + box.height)
            y += box.height + _GAP
        lines_first = sorted(shapes, key=lambda shape: not isinstance(shape, Line))
        return Drawing(2 * _MARGIN + NARROW, y, tuple(lines_first))


def _grow(branch: Branch, word: Callable[[str], str], place: tuple[int, int], y: int) -> tuple[list[Shape], int, int]:
    """Place a branch beside the middle of its branches.

    :param place: where its column begins, and how wide it is.
    :return: the shapes, where they end, and where its middle is.
    """
    x, column = place
    lines = wrapped(word(branch.text), column - 2 * _PAD)
    own = height(lines) + _PAD
    tone = f"tone-{(x - _MARGIN) // (column + _BETWEEN) % _TONES + 1}"
    start, end = y, y
    children: list[Shape] = []
    middles: list[int] = []
    spare = (own - _tall(branch.children, word, column)) // 2
    end += max(spare, 0)
    for child in branch.children:
        placed, end, center = _grow(child, word, (x + column + _BETWEEN, column), end)
        children += placed
        middles.append(center)
        end += _GAP
    end = max(end - _GAP if middles else y, y + own)
    top = (middles[0] + middles[-1]) // 2 - own // 2 if middles else start
    top = min(max(top, y), end - own)
    middle = top + own // 2
    edge, bend, there = x + column, x + column + _BETWEEN // 2, x + column + _BETWEEN
    links = [Line(((edge, middle), (bend, middle), (bend, to), (there, to)), "link") for to in middles]
    box = Box(x, top, column, own, f"box {tone}", 4)
    label = Label(x + column // 2, top + _PAD // 2, lines, "text")
    return [*links, box, label, *children], end, middle


def _tall(branches: tuple[Branch, ...], word: Callable[[str], str], column: int) -> int:
    """Give the height of branches with all of theirs."""
    heights = [
        max(height(wrapped(word(branch.text), column - 2 * _PAD)) + _PAD, _tall(branch.children, word, column))
        for branch in branches
    ]
    return sum(heights) + _GAP * max(len(heights) - 1, 0)


def _depth(branches: tuple[Branch, ...]) -> int:
    return 1 + max(_depth(branch.children) for branch in branches) if branches else 0


def _in_order(branches: tuple[Branch, ...], depth: int = 0) -> list[tuple[int, Branch]]:
    """List branches with their depth, each before its own."""
    return [found for branch in branches for found in ((depth, branch), *_in_order(branch.children, depth + 1))]


def _texts(branches: tuple[Branch, ...]) -> list[str]:
    return [branch.text for _level, branch in _in_order(branches)]
