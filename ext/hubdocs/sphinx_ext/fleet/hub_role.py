"""The role ``hub:hub``: a link to the page of a hub, and the check of all such links at the end of a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.model import Code
from hubdocs.project.fleet.hubs import hub_hint
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.links import KeptLinkRole, broken_link, unknown_links
from hubdocs.sphinx_ext.findings import emit_settled
from hubdocs.sphinx_ext.fleet.hubs import hubs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic


class HubRole(KeptLinkRole):
    """A link to a hub."""

    def create_xref_node(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Show the name of a hub as code, and a title as words."""
        self.innernodeclass = nodes.inline if self.has_explicit_title else nodes.literal
        return super().create_xref_node()


def emit_hub_links(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Report links to hubs that do not exist (on ``env-updated``, which comes with every build)."""
    emit_settled(env, broken_hub_links(env))
    return []


def broken_hub_links(env: BuildEnvironment) -> Iterator[Diagnostic]:
    """Find links to hubs that do not exist: neither on a page, nor in the project, nor on another site."""
    for docname, link in unknown_links(env, "hub"):
        if link.target not in hubs_of(env):
            known = {*HubDomain.of(env).described("hub"), *hubs_of(env)}
            yield from broken_link(env, docname, link, Code.UNKNOWN_HUB, hub_hint(link.target, known))
