"""Component: the form in which a community asks for a hub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.request.directive import ACTION, RequestFormDirective
from hubdocs.sphinx_ext.request.nodes import request_form, setup_nodes
from hubdocs.sphinx_ext.request.translate import TranslateRequest

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

SCRIPTS: Final = ("hubdocs-request-judge.js", "hubdocs-request-files.js", "hubdocs-request.js")
"""The scripts of the form, in the order in which they need each other."""


def setup_request(app: Sphinx) -> None:
    """Register the component; the domain is there already."""
    app.add_config_value(
        ACTION,
        "https://example.org/hub-requests/new",
        "env",
        types=(str,),
        description="Where the form for hub requests is sent: an address that opens an issue.",
    )
    setup_nodes(app)
    app.add_transform(TranslateRequest)
    app.add_directive_to_domain(HubDomain.name, "request-form", RequestFormDirective)
    app.connect("html-page-context", _add_assets)


def _add_assets(
    app: Sphinx, _page: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load the scripts and the style on pages that have a form only."""
    if doctree is not None and next(doctree.findall(request_form), None) is not None:
        app.add_css_file("hubdocs-request.css")
        for script in SCRIPTS:
            app.add_js_file(script, loading_method="defer")
