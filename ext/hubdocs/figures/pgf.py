"""Drawings for LaTeX, with the commands of pgf: none of them depends on marks that a language may have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.figures.arrowhead import head_of
from hubdocs.figures.drawing import Arrow, Box, Circle, Label
from hubdocs.figures.lettering import LINE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hubdocs.figures.drawing import Drawing, Line, Point, Shape

_BASE: Final = 15
_TEXT: Final = "222832"
_EDGE: Final = "6F7479"
_FAINT: Final = "CFD1D3"
_GROUND: Final = "F2F2F3"
_PAPER: Final = "FFFFFF"
_TONES: Final = {"tone-1": "0A7D91", "tone-2": "8045E5", "tone-3": "276BE9", "tone-4": "D72D47"}


class _Look(NamedTuple):
    """How a shape looks on paper. A colour is six digits; nothing is drawn where it is empty."""

    fill: str
    stroke: str
    width: int = 8
    opacity: str = ""


_LOOKS: Final = {
    "lane": _Look("", ""),
    "lane-0": _Look(_GROUND, ""),
    "card": _Look(_GROUND, ""),
    "track": _Look(_PAPER, _EDGE),
    "box": _Look(_PAPER, _EDGE),
    "grid": _Look("", _FAINT, 6),
    "link": _Look("", _EDGE),
    "axis": _Look("", _EDGE),
}
_USUAL: Final = _Look("", _TEXT, 10)


def write_pgf(drawing: Drawing, escape: Callable[[str], str]) -> str:
    """Write a drawing, at most as wide as the lines of text around it.

    :param escape: makes a text safe in LaTeX.
    """
    names = {name: f"hubdocs{chr(97 + number)}" for number, name in enumerate(sorted(_colours(drawing)))}
    lines = [
        r"\par\medskip\noindent\begingroup%",
        *(rf"\definecolor{{{name}}}{{HTML}}{{{colour}}}%" for colour, name in names.items()),
        r"\resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{%",
        r"\begin{pgfpicture}%",
        rf"\pgfpathrectangle{{{_at((0, drawing.height))}}}{{{_at((drawing.width, -drawing.height))}}}%",
        r"\pgfusepath{use as bounding box}%",
    ]
    for shape in drawing.shapes:
        lines += [r"\begin{pgfscope}%", *_shape(shape, names, escape), r"\end{pgfscope}%"]
    return "\n".join([*lines, r"\end{pgfpicture}}\endgroup\par\medskip", ""])


def _shape(shape: Shape, names: dict[str, str], escape: Callable[[str], str]) -> Iterator[str]:
    """Write a shape."""
    if isinstance(shape, Label):
        yield from _label(shape, names[_TEXT], escape)
        return
    look = _look(shape.style)
    fill, stroke = names.get(look.fill, ""), names.get(look.stroke, "")
    if fill:
        yield rf"\pgfsetfillcolor{{{fill}}}%"
    if stroke:
        yield rf"\pgfsetstrokecolor{{{stroke}}}\pgfsetlinewidth{{{look.width / 10:g}bp}}%"
    if look.opacity:
        yield rf"\pgfsetfillopacity{{{look.opacity}}}%"
    if "doubtful" in shape.style.split():
        yield r"\pgfsetdash{{3bp}{2bp}}{0bp}%"
    if isinstance(shape, Box):
        corner = f"{shape.radius * 0.75:g}bp"
        yield rf"\pgfsetcornersarced{{\pgfqpoint{{{corner}}}{{{corner}}}}}%"
        yield rf"\pgfpathrectangle{{{_at((shape.x, shape.y))}}}{{{_at((shape.width, shape.height))}}}%"
    elif isinstance(shape, Circle):
        yield rf"\pgfpathcircle{{{_at((shape.x, shape.y))}}}{{{shape.radius * 0.75:g}bp}}%"
    else:
        yield from _line(shape, stroke)
        return
    uses = ",".join(use for use, colour in (("fill", fill), ("stroke", stroke)) if colour)
    yield rf"\pgfusepath{{{uses}}}%" if uses else r"\pgfusepath{discard}%"


def _line(shape: Line | Arrow, colour: str) -> Iterator[str]:
    """Write a line, and its heads."""
    yield _path(shape.points) + r"\pgfusepath{stroke}%"
    if not isinstance(shape, Arrow):
        return
    ends = [(shape.points[-2], shape.points[-1])]
    if shape.both:
        ends.append((shape.points[1], shape.points[0]))
    for start, end in ends:
        yield rf"\pgfsetfillcolor{{{colour}}}{_path(head_of(start, end))}\pgfpathclose\pgfusepath{{fill}}%"


def _label(label: Label, colour: str, escape: Callable[[str], str]) -> Iterator[str]:
    """Write lines of text."""
    side = {"start": "left,", "end": "right,"}.get(label.anchor, "")
    font = r"\fontsize{10}{12}" if label.style != "small" else r"\fontsize{8.5}{10}"
    weight = r"\bfseries" if label.style == "head" else ""
    for number, line in enumerate(label.lines):
        place = _at((label.x, label.y + _BASE + number * LINE))
        text = rf"{font}\sffamily{weight}\selectfont\color{{{colour}}}\strut {escape(line)}"
        yield rf"\begin{{pgfscope}}\pgftransformshift{{{place}}}\pgftext[{side}base]{{{text}}}\end{{pgfscope}}%"


def _look(style: str) -> _Look:
    """Find how a style looks; a tone colours what has one."""
    words = style.split()
    tone = next((_TONES[word] for word in words if word in _TONES), "")
    kind = words[0] if words else ""
    if kind == "area":
        return _Look(tone or _EDGE, tone or _EDGE, 15, "0.12")
    if kind in ("bar", "dot"):
        return _Look(tone or _TEXT, "")
    if kind == "curve":
        return _Look("", tone or _TEXT, 18)
    look = next((_LOOKS[word] for word in reversed(words) if word in _LOOKS), _USUAL)
    return look._replace(stroke=tone, width=10) if tone else look


def _colours(drawing: Drawing) -> set[str]:
    looks = [_look(shape.style) for shape in drawing.shapes if not isinstance(shape, Label)]
    return {_TEXT, *(colour for look in looks for colour in (look.fill, look.stroke) if colour)}


def _path(points: tuple[tuple[float, float], ...]) -> str:
    first, *others = points
    return rf"\pgfpathmoveto{{{_at(first)}}}" + "".join(rf"\pgfpathlineto{{{_at(point)}}}" for point in others)


def _at(point: Point | tuple[float, float]) -> str:
    """Write a place: three quarters of a point for a pixel, from the bottom up."""
    x, y = (round(number * 0.75, 2) + 0.0 for number in point)
    return rf"\pgfqpoint{{{x:g}bp}}{{{0.0 - y:g}bp}}"
