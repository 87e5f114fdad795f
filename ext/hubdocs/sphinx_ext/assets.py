"""Style sheets and scripts: known to HTML builders, overridable by the project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC_DIR: Final = Path(__file__).with_name("static")
"""The folder that is copied to ``_static``."""


def setup_assets(app: Sphinx) -> None:
    """Make the folder known."""
    app.connect("builder-inited", _add_folder)


def _add_folder(app: Sphinx) -> None:
    """Put our folder first, so that a file of the same name in the project's own folder wins."""
    if app.builder.format == "html":
        app.config.html_static_path.insert(0, str(STATIC_DIR))
