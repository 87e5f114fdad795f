"""Component: the organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.organisation.files import pages_with_other_files
from hubdocs.sphinx_ext.organisation.party_role import PartyRole, emit_party_links
from hubdocs.sphinx_ext.organisation.responsibilities_directive import ResponsibilitiesDirective
from hubdocs.sphinx_ext.organisation.roles_directive import RolesDirective, TeamsDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_organisation(app: Sphinx) -> None:
    """Register the component."""
    domain = HubDomain.name
    app.add_role_to_domain(domain, "role", PartyRole(warn_dangling=True))
    app.add_role_to_domain(domain, "team", PartyRole(warn_dangling=True))
    app.connect("env-updated", emit_party_links)
    app.connect("env-get-outdated", pages_with_other_files)
    app.add_directive_to_domain(domain, "roles", RolesDirective)
    app.add_directive_to_domain(domain, "teams", TeamsDirective)
    app.add_directive_to_domain(domain, "responsibilities", ResponsibilitiesDirective)
    app.add_css_file("hubdocs-organisation.css")
