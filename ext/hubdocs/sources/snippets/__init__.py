"""Floor 1: the configuration that pages show, with the exact place of every line.

Pages are read as Sphinx would read them, but without Sphinx, docutils or markdown-it: a check must start quickly.
Front matter, comments, indented code and shown examples of markup hold no snippets.
"""

from __future__ import annotations

from hubdocs.sources.snippets.finder import find_directives, find_snippets
from hubdocs.sources.snippets.prose import Paragraph, find_prose
from hubdocs.sources.snippets.values import Foreign, Option, Snippet

__all__ = ["Foreign", "Option", "Paragraph", "Snippet", "find_directives", "find_prose", "find_snippets"]
