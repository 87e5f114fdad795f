"""The nodes of lessons: standard nodes by another name, so that every builder can write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from hubdocs.sphinx_ext.community.nodes import depart_plain, visit_plain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class lesson_block(nodes.admonition):  # noqa: N801 (docutils names nodes so)
    """A part of a lesson: ``kind`` is the name of its directive."""


class lesson_details(nodes.admonition):  # noqa: N801 (docutils names nodes so)
    """A part that is closed until somebody opens it; elsewhere than in HTML it is open.

    ``kind`` is the name of its directive, ``audience`` for whom it is (empty for everybody), ``open`` whether it is.
    """


class lesson_summary(nodes.title):  # noqa: N801 (docutils names nodes so)
    """The line of a closed part that is always there."""


class lesson_number(nodes.inline):  # noqa: N801 (docutils names nodes so)
    """The number of an exercise: ``number`` on its page, until all pages are read."""


class lesson_area(nodes.container):  # noqa: N801 (docutils names nodes so)
    """What is put together from lessons."""


class lesson_head(lesson_area):  # noqa: N801 (docutils names nodes so)
    """What there is to know of a lesson, below its title; it is filled when all pages are read."""


class lesson_collected(lesson_area):  # noqa: N801 (docutils names nodes so)
    """What is collected from other pages: ``kind``, from which ``course``, and further options."""


class lesson_switch(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """The button that opens the notes for instructors: ``label`` stands on it."""


class lesson_progress(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """How much of a course is behind the reader: ``before`` of ``total`` minutes. The words beside it say the same."""


def visit_details(translator: HTML5Translator, node: lesson_details) -> None:
    """Start what can be opened."""
    attributes: dict[str, Any] = {}
    if node["audience"]:
        attributes["data-audience"] = node["audience"]
    if node.get("open"):
        attributes["open"] = "open"
    translator.body.append(translator.starttag(node, "details", **attributes))


def depart_details(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End what can be opened."""
    translator.body.append("</details>\n")


def visit_summary(translator: HTML5Translator, node: nodes.Element) -> None:
    """Start the line that is always there."""
    translator.body.append(translator.starttag(node, "summary", ""))


def depart_summary(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End the line that is always there."""
    translator.body.append("</summary>\n")


def visit_switch(translator: HTML5Translator, node: lesson_switch) -> None:
    """Write the button, hidden until the script is there."""
    attributes: dict[str, Any] = {"type": "button", "hidden": "hidden", "aria-pressed": "false"}
    translator.body.append('<p class="hubdocs-view">')
    translator.body.append(translator.starttag(node, "button", "", **attributes))
    translator.body.append(f"{translator.encode(node['label'])}</button></p>\n")
    raise nodes.SkipNode


def visit_progress(translator: HTML5Translator, node: lesson_progress) -> None:
    """Write a bar; those who hear the page hear the words."""
    attributes: dict[str, Any] = {"max": node["total"], "value": node["before"], "aria-hidden": "true"}
    translator.body.append(translator.starttag(node, "progress", "", **attributes))
    translator.body.append("</progress>\n")
    raise nodes.SkipNode


def skip(_translator: Any, _node: nodes.Element) -> None:
    """Leave out what only makes sense on a screen."""
    raise nodes.SkipNode


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes; for all but HTML, their parent classes do."""
    app.add_node(lesson_block)
    app.add_node(lesson_number)
    app.add_node(lesson_details, html=(visit_details, depart_details))
    app.add_node(lesson_summary, html=(visit_summary, depart_summary))
    for area in (lesson_area, lesson_head, lesson_collected):
        app.add_node(area, html=(visit_plain, depart_plain))
    nothing = (skip, None)
    for node, visit in ((lesson_switch, visit_switch), (lesson_progress, visit_progress)):
        app.add_node(node, html=(visit, None), latex=nothing, text=nothing, man=nothing, texinfo=nothing, xml=nothing)
