"""The script of the button that opens the notes for instructors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hubdocs.sphinx_ext.training.nodes import lesson_switch

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

SCRIPT = "hubdocs-training.js"
"""The file that makes the button work."""


def add_view_script(
    app: Sphinx, _page: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load the script where there is a button (on ``html-page-context``)."""
    if doctree is not None and next(iter(doctree.findall(lesson_switch)), None) is not None:
        app.add_js_file(SCRIPT, loading_method="defer")
