"""Registers what shows the strategy, the numbers and the updates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.organisation.building_blocks_directive import BuildingBlocksDirective
from hubdocs.sphinx_ext.organisation.numbers_directive import NumberRole, NumbersDirective
from hubdocs.sphinx_ext.organisation.objectives_directive import ObjectivesDirective
from hubdocs.sphinx_ext.organisation.page_matter import setup_page_matter
from hubdocs.sphinx_ext.organisation.priority_role import PriorityRole, ServesDirective, emit_priority_links
from hubdocs.sphinx_ext.organisation.serving import setup_serving
from hubdocs.sphinx_ext.organisation.strategy_directive import StrategyDirective
from hubdocs.sphinx_ext.organisation.updates_directive import setup_updates_directive
from hubdocs.sphinx_ext.organisation.updates_feed import setup_updates_feed

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_strategy(app: Sphinx) -> None:
    """Register directives, roles and what follows from front matter."""
    domain = HubDomain.name
    app.add_role_to_domain(domain, "priority", PriorityRole(warn_dangling=True))
    app.add_role_to_domain(domain, "number", NumberRole())
    app.connect("env-updated", emit_priority_links)
    app.add_directive_to_domain(domain, "strategy", StrategyDirective)
    app.add_directive_to_domain(domain, "objectives", ObjectivesDirective)
    app.add_directive_to_domain(domain, "serves", ServesDirective)
    app.add_directive_to_domain(domain, "numbers", NumbersDirective)
    app.add_directive_to_domain(domain, "building-blocks", BuildingBlocksDirective)
    app.add_css_file("hubdocs-strategy.css")
    setup_page_matter(app)
    setup_serving(app)
    setup_updates_directive(app)
    setup_updates_feed(app)
