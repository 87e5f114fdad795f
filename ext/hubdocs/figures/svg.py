"""Drawings as SVG: the same bytes for the same drawing, text as text, no script, no colour of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from hubdocs.figures.arrowhead import head_of
from hubdocs.figures.drawing import Arrow, Box, Circle, Drawing, Label, Line
from hubdocs.figures.lettering import LINE

if TYPE_CHECKING:
    from hubdocs.figures.drawing import Point, Shape

_BASE: Final = 15
"""How far below the top of its line a letter stands, in pixels."""


def write_svg(drawing: Drawing, name: str, title: str, description: str, style: str = "") -> str:
    """Write a drawing.

    :param name: for the ids in it; no other drawing in the document may have it.
    :param title: what it shows, for those who hear it.
    :param description: where the same is said in words.
    :param style: of the whole.
    """
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": style,
            "viewBox": f"0 0 {drawing.width} {drawing.height}",
            "width": str(drawing.width),
            "height": str(drawing.height),
            "role": "img",
            "aria-labelledby": f"{name}-title",
            "aria-describedby": f"{name}-description",
            # Texts are read as the drawing is, whatever the page around it says.
            "direction": "rtl" if drawing.turned else "ltr",
        },
    )
    ET.SubElement(svg, "title", {"id": f"{name}-title"}).text = title
    ET.SubElement(svg, "desc", {"id": f"{name}-description"}).text = description
    for shape in drawing.shapes:
        _add(svg, shape)
    return ET.tostring(svg, encoding="unicode")


def _add(svg: ET.Element, shape: Shape) -> None:
    if isinstance(shape, Box):
        place = {"x": str(shape.x), "y": str(shape.y), "width": str(shape.width), "height": str(shape.height)}
        corners = {"rx": str(shape.radius)} if shape.radius else {}
        ET.SubElement(svg, "rect", {"class": _classes(shape.style), **place, **corners})
    elif isinstance(shape, Circle):
        place = {"cx": str(shape.x), "cy": str(shape.y), "r": str(shape.radius)}
        ET.SubElement(svg, "circle", {"class": _classes(shape.style), **place})
    elif isinstance(shape, Label):
        _add_label(svg, shape)
    elif isinstance(shape, Line):
        ET.SubElement(svg, "polyline", {"class": _classes(shape.style), "points": _points(shape.points)})
    else:
        _add_arrow(svg, shape)


def _add_label(svg: ET.Element, label: Label) -> None:
    text = ET.SubElement(svg, "text", {"class": _classes(label.style), "text-anchor": label.anchor})
    for number, line in enumerate(label.lines):
        # A space at the end of a line keeps words apart where the text is copied or read out.
        more = " " if number < len(label.lines) - 1 else ""
        place = {"x": str(label.x), "y": str(label.y + _BASE + number * LINE)}
        ET.SubElement(text, "tspan", place).text = line + more


def _add_arrow(svg: ET.Element, arrow: Arrow) -> None:
    ET.SubElement(svg, "polyline", {"class": _classes(arrow.style), "points": _points(arrow.points)})
    _add_head(svg, arrow.points[-2], arrow.points[-1], arrow.style)
    if arrow.both:
        _add_head(svg, arrow.points[1], arrow.points[0], arrow.style)


def _add_head(svg: ET.Element, start: Point, end: Point, style: str) -> None:
    """Add the head of an arrow."""
    corners = " ".join(f"{x:g},{y:g}" for x, y in head_of(start, end))
    ET.SubElement(svg, "polygon", {"class": _classes(style), "points": corners})


def _classes(style: str) -> str:
    """Give the classes of a style; they are ours, since themes have rules for words such as "card"."""
    return " ".join(f"hubdocs-{word}" for word in style.split())


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)
