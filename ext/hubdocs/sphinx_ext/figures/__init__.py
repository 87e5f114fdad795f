"""Component: drawings made from data, with their words in the language of the site."""

from __future__ import annotations

from hubdocs.sphinx_ext.figures.nodes import hub_figure, make_figure, setup_figures

__all__ = ["hub_figure", "make_figure", "setup_figures"]
