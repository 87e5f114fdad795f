"""Configuration of the communities' site, read by Sphinx.

What is checked, and against which schema, stands in ``pyproject.toml`` under ``[tool.hubdocs]``.
"""

from __future__ import annotations

import os

project = "Community hubs"
author = "the communities and their hub service"
project_copyright = f"2026, {author}"
version = release = "1"  # of the site as a whole; an e-book needs one
language = "en"

extensions = [
    "hubdocs",
    "myst_parser",
    "sphinx_design",
]
# Where the guide was built before this site, and is published above it, words such as roles link to it.
guide_inventory = os.environ.get("GUIDE_INVENTORY", "")
if guide_inventory:
    extensions.append("sphinx.ext.intersphinx")
    intersphinx_mapping = {"guide": ("../", guide_inventory)}
exclude_patterns = ["_build", "_templates"]
templates_path = ["_templates"]
nitpicky = True
show_warning_types = True

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "pydata_sphinx_theme"
html_title = "Community hubs"
html_copy_source = False
html_static_path = ["../docs/_shared"]
html_css_files = ["header.css", "without-scripts.css"]
# Pages without pages below them have nothing to show in the sidebar.
html_sidebars = {page: [] for page in ("index", "record", "update-your-record")}
html_context = {"default_mode": "auto"}
html_theme_options = {
    "header_links_before_dropdown": 3,
    "navbar_end": ["sister-site", "theme-switcher"],
    "footer_start": ["copyright"],
    "footer_end": [],
    "primary_sidebar_end": [],  # by default a place for advertisements, loaded from elsewhere
    "secondary_sidebar_items": ["page-toc"],
    "show_toc_level": 2,
    "navigation_with_keys": False,
    "search_bar_text": "Search this site",
}

# Names of people and places hold letters that the default engine cannot set.
latex_engine = "xelatex"

# Reserved for examples: nobody is at home there.
linkcheck_ignore = [r"https?://([^/]+\.)?example\.org(/|$)", r"https://github\.com/example-"]
