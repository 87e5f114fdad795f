"""Component: schemas as reference pages, and links to their properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.schema.directive import SchemaReference
from hubdocs.sphinx_ext.schema.links import SchemaRole, keep_plain
from hubdocs.sphinx_ext.schema.nodes import setup_nodes
from hubdocs.sphinx_ext.schema.translate import setup_translations

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_LAST = 900


def setup_schema(app: Sphinx) -> None:
    """Register the component."""
    setup_nodes(app)
    setup_translations(app)
    app.add_directive_to_domain("schema", "reference", SchemaReference)
    app.add_role_to_domain("schema", "property", SchemaRole(warn_dangling=True))
    app.add_role_to_domain("schema", "schema", SchemaRole(warn_dangling=True))
    app.add_css_file("hubdocs-schema.css")
    app.add_js_file("hubdocs-schema.js", loading_method="defer")
    app.connect("env-get-outdated", _pages_with_new_schemas)
    app.connect("missing-reference", keep_plain, priority=_LAST)


def _pages_with_new_schemas(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """Have pages read again that named a schema which did not exist."""
    return sorted(SchemaDomain.of(env).missing)
