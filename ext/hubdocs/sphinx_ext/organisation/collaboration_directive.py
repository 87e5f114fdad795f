"""The directive ``hub:collaboration``: what passes between teams and communities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.figures.exchanges import Exchange, Exchanges, Party
from hubdocs.model import Code
from hubdocs.sphinx_ext.organisation.collaboration_base import CollaborationDirective, named
from hubdocs.sphinx_ext.organisation.files import roles_of
from hubdocs.sphinx_ext.organisation.messages import field
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.figures import Figure
    from hubdocs.service.organisation import collaboration
    from hubdocs.service.organisation.collaboration import Collaboration, Heading
    from hubdocs.sources import Document

TONES = {"community": 1, "provider": 2}
"""Those of one side look alike."""


class ExchangesDirective(CollaborationDirective):
    """Show what passes between all, or what one role or team gives and gets."""

    key = "exchanges"

    def show(self, document: Document) -> Iterable[nodes.Node]:
        """Look up whom the author names."""
        roles = roles_of(self.env)
        party = roles.find("team", self.wanted) or roles.find("role", self.wanted) if self.wanted else None
        if self.wanted and party is None:
            known = [party.title for party in roles.parties.values()]
            self.unknown("role or team", self.wanted, known, Code.UNKNOWN_ROLE)
        self.party_name = party.name if party else ""
        return super().show(document)

    def figure(self, kept: Collaboration, heading: Heading) -> Figure:  # noqa: ARG002 (others need it)
        """Draw a column for each who takes part."""
        exchanges = self._exchanges(kept)
        parties = roles_of(self.env).parties
        ends = {name for each in exchanges for name in (each.start, each.end)}
        shown = [name for name in dict.fromkeys((*kept.parties, *ends)) if name in ends or not self.party_name]
        titles = {name: parties[name].title if name in parties else name for name in shown}
        tones = {name: TONES.get(parties[name].side, 0) if name in parties else 0 for name in shown}
        return Exchanges(
            tuple(Party(titles[name], tones[name]) for name in shown),
            tuple(Exchange(titles[each.start], titles[each.end], each.title, each.both) for each in exchanges),
        )

    def listed(self, kept: Collaboration) -> Iterator[nodes.Node]:
        """List the exchanges."""
        yield nodes.definition_list("", *map(self._item, self._exchanges(kept)))

    def inferred(self, kept: Collaboration) -> Iterable[str]:
        """Give from what each is inferred."""
        return (each.inferred for each in self._exchanges(kept))

    def _exchanges(self, kept: Collaboration) -> tuple[collaboration.Exchange, ...]:
        return kept.exchanges_of(self.party_name) if self.party_name else kept.exchanges

    def _item(self, each: collaboration.Exchange) -> nodes.definition_list_item:
        body = [*self.told(each.text, each.line), nodes.field_list("", *self._facts(each))]
        entry = named("exchange", each.id, each.title, each.text)
        return self.entry(entry, each.line, body, inferred=each.inferred)

    def _facts(self, each: collaboration.Exchange) -> Iterator[nodes.field]:
        if each.both:
            yield field(_("Between"), self.parties((each.start, each.end)))
        else:
            yield field(_("From whom"), self.parties((each.start,)))
            yield field(_("To whom"), self.parties((each.end,)))
        yield from self.doubt(each.inferred, each.line)
