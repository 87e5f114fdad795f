"""Component: what a hub can be configured with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.fleet.traits import TraitsDirective
from hubdocs.sphinx_ext.fleet.traits_role import TraitRole

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_fleet(app: Sphinx) -> None:
    """Register the component; the domain is there already."""
    app.add_directive_to_domain(HubDomain.name, "traits", TraitsDirective)
    for kind in ("class", "trait"):
        app.add_role_to_domain(HubDomain.name, kind, TraitRole(warn_dangling=True))
