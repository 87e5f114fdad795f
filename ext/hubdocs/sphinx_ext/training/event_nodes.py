"""The nodes of agendas: standard nodes by another name, so that every builder can write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class event_time(nodes.inline):  # noqa: N801 (docutils names nodes so)
    """A moment, as people read it: ``datetime`` is what programs read."""


class event_calendar(nodes.paragraph):  # noqa: N801 (docutils names nodes so)
    """Where the calendar of a workshop can be had: ``file`` is its name in the site. Only sites have one."""


def visit_time(translator: HTML5Translator, node: event_time) -> None:
    """Start a moment."""
    translator.body.append(translator.starttag(node, "time", "", datetime=node["datetime"]))


def depart_time(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End a moment."""
    translator.body.append("</time>")


def setup_event_nodes(app: Sphinx) -> None:
    """Register the nodes; for all but HTML, their parent classes do."""
    app.add_node(event_time, html=(visit_time, depart_time))
    app.add_node(event_calendar)
