"""The directives ``hub:duties``, a checklist for a role or a team, and ``hub:ask``, questions and who answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.model import Code
from hubdocs.service.organisation.responsibilities import RESPONSIBILITIES, load_responsibilities
from hubdocs.sphinx_ext.community.domain import Entry
from hubdocs.sphinx_ext.config.text import quiet_reference
from hubdocs.sphinx_ext.organisation.ask_filter import hub_ask_filter
from hubdocs.sphinx_ext.organisation.base import OrganisationDirective
from hubdocs.sphinx_ext.organisation.files import roles_of
from hubdocs.sphinx_ext.organisation.messages import field, paragraph, said
from hubdocs.sphinx_ext.organisation.responsibilities_directive import star
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.service.organisation.responsibilities import Line, Responsibilities
    from hubdocs.service.organisation.roles import Party
    from hubdocs.sources import Document


class LinesDirective(OrganisationDirective):
    """Shows lines of the responsibilities in its own order."""

    schema = RESPONSIBILITIES

    def link(self, line: Line) -> nodes.Node:
        """Link to a line, by its title."""
        shown = said(nodes.inline(), line.title, self.place(line.line))
        return quiet_reference("hub", "responsibility", line.id, self.env.docname, shown)

    def linked(self, line: Line, *before: nodes.Node) -> nodes.paragraph:
        """Make a paragraph that links to a line."""
        return nodes.paragraph("", "", *before, self.link(line), *star(line))


class DutiesDirective(LinesDirective):
    """List what a role or a team answers for, and in what it has a part."""

    def show(self, document: Document) -> Iterable[nodes.Node]:
        """Make one list for each kind of part."""
        party = self._party()
        if party is None:
            return
        duties = load_responsibilities(document).duties_of(party.name)
        parts = (
            (_("Answers for"), [line for line in duties if line.accountable == party.name]),
            (_("Has a part in"), [line for line in duties if party.name in line.involved]),
            (_("Answers for, after some choices"), [line for line in duties if self._later(line, party)]),
        )
        for title, lines in parts:
            if lines:
                yield nodes.paragraph("", "", nodes.strong("", str(title)))
                yield nodes.bullet_list("", *(self._item(line) for line in lines), bullet="-")

    def _party(self) -> Party | None:
        roles = roles_of(self.env)
        for kind in ("role", "team"):
            found = roles.find(kind, self.wanted)
            if found is not None:
                return found
        self.unknown("role or team", self.wanted, (party.title for party in roles.parties.values()), Code.UNKNOWN_ROLE)
        return None

    def _later(self, line: Line, party: Party) -> bool:
        return party.name != line.accountable and any(change.accountable == party.name for change in line.unless)

    def _item(self, line: Line) -> nodes.list_item:
        item = nodes.list_item("", self.linked(line))
        if line.does:
            item += paragraph(line.does, self.place(line.line))
        if line.when:
            item += paragraph(line.when, self.place(line.line))
        return item


class AskDirective(LinesDirective):
    """List questions of community leaders, each with the one who answers it, and how to ask."""

    def show(self, document: Document) -> Iterable[nodes.Node]:
        """Make the list, behind a field to filter it by."""
        kept = load_responsibilities(document)
        yield hub_ask_filter(label=str(_("Find a question")), none=str(_("No question has all of these words.")))
        listed = nodes.definition_list(classes=["hubdocs-questions"])
        for line in kept.lines:
            for number, question in enumerate(line.asks):
                listed += self._item(question, number, line, kept)
        yield listed

    def _item(self, question: str, number: int, line: Line, kept: Responsibilities) -> nodes.definition_list_item:
        place = self.place(line.line)
        term = said(nodes.term(), question, place)
        anchor = f"ask-{nodes.make_id(line.id)}" + (f"-{number + 1}" if number else "")
        self.anchored(term, Entry("question", anchor.removeprefix("ask-"), anchor, question))
        facts = nodes.field_list("", *self._facts(line, kept, place))
        return nodes.definition_list_item("", term, nodes.definition("", facts))

    def _facts(self, line: Line, kept: Responsibilities, place: tuple[str, int]) -> Iterator[nodes.field]:
        yield field(_("Ask"), self.parties([line.accountable]))
        request = kept.requests.get(line.request)
        if request is not None:
            asked = self.place(request.line)
            yield field(_("How"), paragraph(request.how, asked))
            yield field(_("Answer"), paragraph(request.answer, asked))
        if line.when:
            yield field(_("When"), paragraph(line.when, place))
        for change in line.unless:
            reason = [paragraph(change.reason, place)] if change.reason else []
            yield field(_("Unless"), *reason, self.parties([change.accountable]))
        yield field(_("More"), self.linked(line))


class RequestsDirective(OrganisationDirective):
    """List the kinds of requests: when each is right, how to ask, how soon there is an answer."""

    schema = RESPONSIBILITIES

    def show(self, document: Document) -> Iterable[nodes.Node]:
        """Make the list."""
        listed = nodes.definition_list()
        for request in load_responsibilities(document).requests.values():
            place = self.place(request.line)
            term = said(nodes.term(), request.title, place)
            facts = [
                field(_("How"), paragraph(request.how, place)),
                field(_("Answer"), paragraph(request.answer, place)),
            ]
            if request.limit:
                facts.append(field(_("How much of it"), paragraph(request.limit, place)))
            body = nodes.definition("", paragraph(request.text, place), nodes.field_list("", *facts))
            listed += nodes.definition_list_item("", term, body)
        return [listed]
