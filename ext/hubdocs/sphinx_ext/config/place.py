"""Where a directive stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.util.docutils import SphinxDirective


def file_of(directive: SphinxDirective) -> Path:
    """Give the file that a directive is written in: the page, or what the page includes."""
    path = Path(directive.get_source_info()[0])
    return path if path.is_file() else Path(directive.env.doc2path(directive.env.docname))
