"""Component: the organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.organisation.ask_filter import setup_ask_filter
from hubdocs.sphinx_ext.organisation.collaboration_directive import ExchangesDirective
from hubdocs.sphinx_ext.organisation.cycle_directive import CycleDirective
from hubdocs.sphinx_ext.organisation.differences_directive import DifferencesDirective
from hubdocs.sphinx_ext.organisation.duties_directive import AskDirective, DutiesDirective, RequestsDirective
from hubdocs.sphinx_ext.organisation.files import pages_with_other_files
from hubdocs.sphinx_ext.organisation.party_role import PartyRole, emit_party_links
from hubdocs.sphinx_ext.organisation.responsibilities_directive import ResponsibilitiesDirective
from hubdocs.sphinx_ext.organisation.responsibility_role import ResponsibilityRole, emit_line_links
from hubdocs.sphinx_ext.organisation.roles_directive import RolesDirective, TeamsDirective
from hubdocs.sphinx_ext.organisation.timeline_directive import TimelineDirective
from hubdocs.sphinx_ext.organisation.topology_directive import TopologyDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_organisation(app: Sphinx) -> None:
    """Register the component."""
    domain = HubDomain.name
    app.add_role_to_domain(domain, "role", PartyRole(warn_dangling=True))
    app.add_role_to_domain(domain, "team", PartyRole(warn_dangling=True))
    app.add_role_to_domain(domain, "responsibility", ResponsibilityRole(warn_dangling=True))
    app.connect("env-updated", emit_party_links)
    app.connect("env-updated", emit_line_links)
    app.connect("env-get-outdated", pages_with_other_files)
    app.add_directive_to_domain(domain, "roles", RolesDirective)
    app.add_directive_to_domain(domain, "teams", TeamsDirective)
    app.add_directive_to_domain(domain, "responsibilities", ResponsibilitiesDirective)
    app.add_directive_to_domain(domain, "responsibility-changes", DifferencesDirective)
    app.add_directive_to_domain(domain, "duties", DutiesDirective)
    app.add_directive_to_domain(domain, "ask", AskDirective)
    app.add_directive_to_domain(domain, "requests", RequestsDirective)
    setup_ask_filter(app)
    app.add_directive_to_domain(domain, "collaboration", ExchangesDirective)
    app.add_directive_to_domain(domain, "cycle", CycleDirective)
    app.add_directive_to_domain(domain, "timeline", TimelineDirective)
    app.add_directive_to_domain(domain, "topology", TopologyDirective)
    app.add_css_file("hubdocs-organisation.css")
