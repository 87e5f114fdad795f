"""Component: hubs as pages and as links, and what a hub can be configured with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.fleet.count_role import setup_count
from hubdocs.sphinx_ext.fleet.effective_directive import EffectiveDirective
from hubdocs.sphinx_ext.fleet.fleet_directive import setup_fleet_table
from hubdocs.sphinx_ext.fleet.hub_directive import HubDirective
from hubdocs.sphinx_ext.fleet.hub_role import HubRole, emit_hub_links
from hubdocs.sphinx_ext.fleet.hubs import pages_with_other_hubs
from hubdocs.sphinx_ext.fleet.nodes import setup_nodes
from hubdocs.sphinx_ext.fleet.sizes_directive import ResourceChoicesDirective
from hubdocs.sphinx_ext.fleet.stated_numbers import setup_stated_numbers
from hubdocs.sphinx_ext.fleet.traits import TraitsDirective
from hubdocs.sphinx_ext.fleet.traits_role import TraitRole

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_fleet(app: Sphinx) -> None:
    """Register the component; the domain is there already."""
    setup_nodes(app)
    setup_hub(app)
    setup_effective(app)
    setup_traits(app)
    setup_fleet_table(app)
    setup_count(app)
    setup_stated_numbers(app)
    app.add_directive_to_domain(HubDomain.name, "resource-choices", ResourceChoicesDirective)


def setup_hub(app: Sphinx) -> None:
    """Register pages of hubs, and links to them."""
    app.add_directive_to_domain(HubDomain.name, "hub", HubDirective)
    app.add_role_to_domain(HubDomain.name, "hub", HubRole(warn_dangling=True))
    app.add_css_file("hubdocs-fleet.css")
    app.connect("env-get-outdated", pages_with_other_hubs)
    app.connect("env-updated", emit_hub_links)


def setup_effective(app: Sphinx) -> None:
    """Register what a hub really runs with."""
    app.add_directive("config-effective", EffectiveDirective)


def setup_traits(app: Sphinx) -> None:
    """Register the reference of classes and traits."""
    app.add_directive_to_domain(HubDomain.name, "traits", TraitsDirective)
    for kind in ("class", "trait"):
        app.add_role_to_domain(HubDomain.name, kind, TraitRole(warn_dangling=True))
