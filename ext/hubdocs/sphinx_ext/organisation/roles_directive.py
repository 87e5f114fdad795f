"""The directives ``hub:roles`` and ``hub:teams``: who there is, as a glossary to which all links lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from hubdocs.model import Code
from hubdocs.service.organisation.roles import ROLES, load_roles
from hubdocs.sphinx_ext.community.domain import Entry
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.organisation.base import OrganisationDirective
from hubdocs.sphinx_ext.organisation.messages import bullets, field, paragraph, said
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.service.organisation.roles import Party
    from hubdocs.sources import Document

SIDES = ("community", "provider")
"""Values of the option ``side``."""


class RolesDirective(OrganisationDirective):
    """List all roles, or those of one side."""

    schema = ROLES
    known: ClassVar[frozenset[str]] = frozenset({"side"})
    kind: ClassVar[str] = "role"

    def show(self, document: Document) -> Iterable[nodes.Node]:
        """Make the list."""
        side = str(self.options.get("side", ""))
        if side and side not in SIDES:
            self.unknown("side", side, SIDES, Code.INVALID_OPTION)
            side = ""
        parties = load_roles(document).of_kind(self.kind)
        listed = nodes.definition_list()
        for party in sorted(parties, key=lambda party: party.title):
            if side in ("", party.side):
                listed += self._item(party)
        return [listed]

    def _item(self, party: Party) -> nodes.definition_list_item:
        place = self.place(party.line)
        term = said(nodes.term(), party.title, place)
        first = visible(party.text).split(". ")[0].rstrip(".") + "." if party.text else ""
        anchor = f"{party.kind}-{nodes.make_id(party.name)}"
        self.anchored(term, Entry(party.kind, party.name, anchor, party.title, first))
        definition = nodes.definition("", paragraph(party.text, place))
        facts = list(self._facts(party, place))
        if facts:
            definition += nodes.field_list("", *facts)
        return nodes.definition_list_item("", term, definition)

    def _facts(self, party: Party, place: tuple[str, int]) -> Iterator[nodes.field]:
        if party.team:
            yield field(_("Team"), nodes.paragraph("", "", self.party(party.team)))
        if party.filled_by:
            yield field(_("Who fills it"), paragraph(party.filled_by, place))
        if party.goal:
            yield field(_("Goal"), paragraph(party.goal, place))
        if party.expertise:
            yield field(_("Knows best"), bullets(paragraph(text, place) for text in party.expertise))
        if party.synonyms:
            yield field(_("Also called"), bullets(paragraph(text, place) for text in party.synonyms))


class TeamsDirective(RolesDirective):
    """List all teams, or those of one side."""

    kind: ClassVar[str] = "team"
