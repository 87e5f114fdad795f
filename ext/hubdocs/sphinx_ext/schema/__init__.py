"""Component: schemas as reference pages, and links to their properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_schema(app: Sphinx) -> None:
    """Register the component."""
    app.add_css_file("hubdocs-schema.css")
