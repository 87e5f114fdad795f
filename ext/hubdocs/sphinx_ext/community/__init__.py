"""Component: the catalogue of communities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sphinx_ext.community.communities_directive import CommunitiesDirective
from hubdocs.sphinx_ext.community.community_directive import CommunityDirective
from hubdocs.sphinx_ext.community.community_role import emit_community_links
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.finder import setup_finder
from hubdocs.sphinx_ext.community.links import NamedLinkRole
from hubdocs.sphinx_ext.community.nodes import setup_nodes
from hubdocs.sphinx_ext.community.outdated import pages_with_other_files, pages_with_other_records
from hubdocs.sphinx_ext.community.page_links import setup_page_links
from hubdocs.sphinx_ext.community.paging import setup_paging
from hubdocs.sphinx_ext.community.process_directives import setup_processes
from hubdocs.sphinx_ext.community.publication import setup_publication
from hubdocs.sphinx_ext.community.readiness_directive import setup_readiness
from hubdocs.sphinx_ext.community.step_links import setup_step_links
from hubdocs.sphinx_ext.community.step_notes import setup_step_notes
from hubdocs.sphinx_ext.community.transforms import setup_transforms

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_community(app: Sphinx) -> None:
    """Register the component."""
    setup_nodes(app)
    setup_finder(app)
    setup_page_links(app)
    setup_paging(app)
    setup_transforms(app)
    app.add_domain(HubDomain)
    setup_publication(app)
    app.add_directive_to_domain(HubDomain.name, "communities", CommunitiesDirective)
    app.add_directive_to_domain(HubDomain.name, "community", CommunityDirective)
    app.add_role_to_domain(HubDomain.name, "community", NamedLinkRole(warn_dangling=True))
    app.connect("env-updated", emit_community_links)
    setup_processes(app)
    setup_readiness(app)
    setup_step_links(app)
    setup_step_notes(app)
    app.add_css_file("hubdocs-community.css")
    app.connect("env-get-outdated", pages_with_other_records)
    app.connect("env-get-outdated", pages_with_other_files)
