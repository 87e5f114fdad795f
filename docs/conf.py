"""Configuration of the provider's guide, read by Sphinx.

What is checked, and against which schema, stands in ``pyproject.toml`` under ``[tool.hubdocs]``.
"""

from __future__ import annotations

import hubdocs

project = "hubdocs"
author = "the hubdocs maintainers"
project_copyright = f"2026, {author}"
version = release = hubdocs.__version__
language = "en"

extensions = [
    "hubdocs",
    "myst_parser",
    "sphinx.ext.intersphinx",
    "sphinx_design",
]
exclude_patterns = ["_build", "_templates"]
templates_path = ["_templates"]
nitpicky = True
show_warning_types = True

# No inventory is fetched from elsewhere: a build needs no network.
# The communities' site links to this one, so this one cannot need its inventory.
intersphinx_mapping: dict[str, tuple[str, str | None]] = {}

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "pydata_sphinx_theme"
html_title = "hubdocs"
html_copy_source = False
html_static_path = ["_static", "_shared"]
html_css_files = ["site.css", "header.css", "without-scripts.css"]
html_sidebars = {"**": ["sidebar-pages"]}
html_context = {"default_mode": "auto"}
html_theme_options = {
    "navbar_end": ["sister-site", "theme-switcher"],
    "footer_start": ["copyright"],
    "footer_end": [],
    "primary_sidebar_end": [],  # by default a place for advertisements, loaded from elsewhere
    "secondary_sidebar_items": ["page-toc"],
    "show_toc_level": 2,
    "navigation_with_keys": False,
    "search_bar_text": "Search this guide",
}

# Pages and examples hold any letter, which the default engine cannot set.
latex_engine = "xelatex"

# Reserved for examples: nobody is at home there.
linkcheck_ignore = [r"https?://([^/]+\.)?example\.org(/|$)"]
