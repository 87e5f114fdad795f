"""The nodes of checked examples: standard nodes by another name, so that every builder can write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from hubdocs.model import Diagnostic
    from hubdocs.sources.snippets import Snippet


class config_example(nodes.container):  # noqa: N801 (docutils names nodes so)
    """A checked example, or a checked file, with what is said about it.

    Until the page is read: ``snippet`` is what the check of the page must have seen, and ``findings`` what there is
    to report if it has not.
    """

    snippet: Snippet | None = None
    findings: tuple[Diagnostic, ...] = ()


class config_about(nodes.paragraph):  # noqa: N801 (docutils names nodes so)
    """The line that says what an example is checked against."""


class config_finding(nodes.paragraph):  # noqa: N801 (docutils names nodes so)
    """What checking a wrong example says."""


def visit_plain(translator: HTML5Translator, node: nodes.Element) -> None:
    """Start a ``div``: the class ``container`` means something else in some themes."""
    translator.body.append(translator.starttag(node, "div"))


def depart_plain(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End a ``div``."""
    translator.body.append("</div>\n")


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes; for all but HTML, their parent classes do."""
    app.add_node(config_example, html=(visit_plain, depart_plain))
    app.add_node(config_about)
    app.add_node(config_finding)
