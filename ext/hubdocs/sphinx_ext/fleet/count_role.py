"""The role ``hub:count``: how many things fit a query, so that a number in a page is never out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.fleet.fleet_words import FleetWords, doubts
from hubdocs.sphinx_ext.fleet.questions import Place, ask

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class CountRole(SphinxRole):
    """A number; where it is not certain, "at least" stands before it, and the reason with it."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Make the nodes; a query that cannot be answered is a finding, and stays as it is."""
        answer = ask(self.env, self.text, Place(*self.get_source_info()))
        if answer is None:
            shown = visible(self.text)
            return [nodes.literal(shown, shown)], []
        text = FleetWords(self.config.language).count(answer)
        if answer.exact:
            return [nodes.inline("", text, classes=["hubdocs-count"])], []
        reason = " ".join(doubts(answer))
        return [nodes.abbreviation("", text, explanation=reason, classes=["hubdocs-count"])], []


def setup_count(app: Sphinx) -> None:
    """Register the role."""
    app.add_role_to_domain(HubDomain.name, "count", CountRole())
