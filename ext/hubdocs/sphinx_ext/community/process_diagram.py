"""The drawing of a process: SVG in HTML, and nothing elsewhere, where the list of steps says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from docutils import nodes

from hubdocs.service.community.process_drawing import LINE, draw
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from hubdocs.service.community.process import Handbook, Process, Step
    from hubdocs.service.community.process_drawing import Box, Drawing

_BASE = 15
"""How far below the top of its line a letter stands."""


class hub_diagram(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """A process as a drawing: ``wide`` and ``narrow``, of which a reader sees the one that fits."""


def make_diagram(process: Process, steps: tuple[Step, ...], handbook: Handbook) -> hub_diagram:
    """Draw a process."""
    titles = {name: actor.title for name, actor in handbook.actors.items()}
    node = hub_diagram(title=process.title, name=nodes.make_id(process.name))
    node["description"] = str(_("Steps: %(count)d. The list below says the same in words.")) % {"count": len(steps)}
    node["wide"] = draw(steps, titles)
    node["narrow"] = draw(steps, titles, narrow=True)
    return node


def visit_diagram(translator: HTML5Translator, node: nodes.Element) -> None:
    """Write both drawings; the style sheet shows one of them, and only that one is read out."""
    translator.body.append(translator.starttag(node, "div", CLASS="hubdocs-diagram"))
    for kind in ("wide", "narrow"):
        svg = _svg(node[kind], kind, f"diagram-{node['name']}-{kind}", node["title"], node["description"])
        translator.body.append(ET.tostring(svg, encoding="unicode"))
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def skip_diagram(_translator: Any, _node: nodes.Element) -> None:
    """Leave the drawing out."""
    raise nodes.SkipNode


def _svg(drawing: Drawing, kind: str, name: str, title: str, description: str) -> ET.Element:
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": f"hubdocs-diagram-{kind}",
            "viewBox": f"0 0 {drawing.width} {drawing.height}",
            "width": str(drawing.width),
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-description",
        },
    )
    ET.SubElement(svg, "title", {"id": f"{name}-title"}).text = visible(title)
    ET.SubElement(svg, "desc", {"id": f"{name}-description"}).text = visible(description)
    for number, lane in enumerate(drawing.lanes):
        place = {"x": str(lane.x), "y": "0", "width": str(lane.width), "height": str(drawing.height)}
        ET.SubElement(svg, "rect", {"class": f"lane lane-{number % 2}", **place})
        _lines(svg, lane.x + lane.width // 2, 0, lane.lines, "actor")
    for arrow in drawing.arrows:
        ET.SubElement(svg, "polyline", {"points": " ".join(f"{x},{y}" for x, y in arrow)})
        x, y = arrow[-1]
        ET.SubElement(svg, "polygon", {"points": f"{x},{y} {x - 5},{y - 8} {x + 5},{y - 8}"})
    for box in drawing.boxes:
        _box(svg, box)
    return svg


def _box(svg: ET.Element, box: Box) -> None:
    place = {"x": str(box.x), "y": str(box.y), "width": str(box.width), "height": str(box.height), "rx": "4"}
    ET.SubElement(svg, "rect", {"class": "step", **place})
    _lines(svg, box.middle, box.y + 5, box.lines, "title")


def _lines(svg: ET.Element, x: int, y: int, lines: tuple[str, ...], kind: str) -> None:
    text = ET.SubElement(svg, "text", {"class": kind, "text-anchor": "middle"})
    for number, line in enumerate(lines):
        # A space at the end of a line keeps words apart where the text is copied or read out.
        more = " " if number < len(lines) - 1 else ""
        ET.SubElement(text, "tspan", {"x": str(x), "y": str(y + _BASE + number * LINE)}).text = visible(line) + more


def setup_diagram(app: Sphinx) -> None:
    """Register the node."""
    skip = (skip_diagram, None)
    app.add_node(hub_diagram, html=(visit_diagram, None), latex=skip, text=skip, man=skip, texinfo=skip, xml=skip)
