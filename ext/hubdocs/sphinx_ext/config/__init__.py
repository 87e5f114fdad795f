"""Component: checked examples in pages, files shown in pages, and the reference of all codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sphinx_ext.config.codes_directive import CodesDirective
from hubdocs.sphinx_ext.config.codes_role import CodeRole
from hubdocs.sphinx_ext.config.config_directive import ConfigDirective
from hubdocs.sphinx_ext.config.config_file_directive import ConfigFileDirective
from hubdocs.sphinx_ext.config.domain import ConfigDomain
from hubdocs.sphinx_ext.config.editor_html import setup_editors
from hubdocs.sphinx_ext.config.key_links import setup_key_links
from hubdocs.sphinx_ext.config.nodes import setup_nodes
from hubdocs.sphinx_ext.config.outdated import outdated_pages
from hubdocs.sphinx_ext.config.own_schemas import emit_schema_findings
from hubdocs.sphinx_ext.config.page_findings import check_read_page
from hubdocs.sphinx_ext.config.rules_directive import RulesDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_config(app: Sphinx) -> None:
    """Register the component."""
    setup_nodes(app)
    setup_key_links(app)
    setup_editors(app)
    app.add_domain(ConfigDomain)
    app.add_directive_to_domain(ConfigDomain.name, "codes", CodesDirective)
    app.add_directive_to_domain(ConfigDomain.name, "rules", RulesDirective)
    app.add_role_to_domain(ConfigDomain.name, "code", CodeRole())
    app.add_directive("config", ConfigDirective)
    app.add_directive("config-file", ConfigFileDirective)
    app.add_css_file("hubdocs-config.css")
    app.connect("env-get-outdated", outdated_pages)
    app.connect("doctree-read", check_read_page)
    app.connect("env-updated", emit_schema_findings)
