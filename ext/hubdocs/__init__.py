"""Documentation that is checked against the hubs it describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the Sphinx extension (imported only when Sphinx asks for it)."""
    from hubdocs.sphinx_ext import setup_extension  # noqa: PLC0415 (keeps Sphinx out of the core)

    return setup_extension(app)
