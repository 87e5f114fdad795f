"""The field that filters questions. Without JavaScript it is not shown, and the list is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

SCRIPT = "hubdocs-ask.js"
"""The file that makes the field work."""


class hub_ask_filter(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """The field: ``label`` stands before it, ``none`` is said when nothing fits."""


def visit_filter(translator: HTML5Translator, node: hub_ask_filter) -> None:
    """Write the field, hidden until the script is there."""
    number = getattr(translator, "hubdocs_filters", 0) + 1
    translator.hubdocs_filters = number  # type: ignore[attr-defined]
    name = f"hubdocs-ask-{number}"
    start = translator.starttag
    body = translator.body
    body.append(start(node, "form", "", CLASS="hubdocs-ask", hidden="hidden", role="search"))
    body.append(start(nodes.inline(), "label", "", **{"for": name}))  # type: ignore[arg-type] # its stub is wrong
    body.append(f"{translator.encode(node['label'])}</label> ")
    body.append(translator.emptytag(nodes.inline(), "input", "", ids=[name], type="search", autocomplete="off"))
    body.append(start(nodes.inline(), "p", "", role="status", **{"data-none": node["none"]}))
    body.append("</p></form>\n")
    raise nodes.SkipNode


def skip_filter(_translator: Any, _node: nodes.Element) -> None:
    """Leave the field out."""
    raise nodes.SkipNode


def add_script(
    app: Sphinx, _page: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load the script where there is a field (on ``html-page-context``)."""
    if doctree is not None and next(iter(doctree.findall(hub_ask_filter)), None) is not None:
        app.add_js_file(SCRIPT, loading_method="defer")


def setup_ask_filter(app: Sphinx) -> None:
    """Register the field."""
    skip = (skip_filter, None)
    app.add_node(hub_ask_filter, html=(visit_filter, None), latex=skip, text=skip, man=skip, texinfo=skip, xml=skip)
    app.connect("html-page-context", add_script)
