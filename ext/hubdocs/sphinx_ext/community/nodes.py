"""The nodes of the catalogue: standard nodes by another name, so that every builder can write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.sphinx_ext.languages import is_right_to_left

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class hub_words(nodes.inline):  # noqa: N801 (docutils names nodes so)
    """Words of somebody else, in their own language: ``lang``, or unknown if that is empty."""


class hub_communities(nodes.container):  # noqa: N801 (docutils names nodes so)
    """The table of communities, which a narrow screen may scroll."""


class hub_row(nodes.row):  # noqa: N801 (docutils names nodes so)
    """A community: ``facets`` is what it is found by, ``keys`` what it is sorted by."""


def visit_row(translator: HTML5Translator, node: hub_row) -> None:
    """Start a row as any other, with what a script finds it by."""
    translator.visit_row(node)
    data = {"data-facets": node["facets"], "data-keys": node["keys"]}
    start = translator.starttag(nodes.inline(), "tr", "", **data)
    translator.body[-1] = translator.body[-1].replace("<tr", start.rstrip(">"), 1)


def depart_row(translator: HTML5Translator, node: hub_row) -> None:
    """End a row."""
    translator.depart_row(node)


def visit_words(translator: HTML5Translator, node: nodes.Element) -> None:
    """Start words with their language and direction, for those who hear them."""
    language = str(node["lang"])
    attributes = {"dir": "auto"}
    if language:
        direction = "rtl" if is_right_to_left(language) else "ltr"
        attributes = {"lang": language, "dir": direction}
    translator.body.append(translator.starttag(node, "span", "", **attributes))  # type: ignore[arg-type] # its stub is wrong


def depart_words(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End words."""
    translator.body.append("</span>")


def visit_plain(translator: HTML5Translator, node: nodes.Element) -> None:
    """Start a ``div``: the class ``container`` means something else in some themes."""
    translator.body.append(translator.starttag(node, "div"))


def depart_plain(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End a ``div``."""
    translator.body.append("</div>\n")


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes; for all but HTML, their parent classes do."""
    app.add_node(hub_words, html=(visit_words, depart_words))
    app.add_node(hub_communities, html=(visit_plain, depart_plain))
    app.add_node(hub_row, html=(visit_row, depart_row))
