"""The directive ``hub:numbers`` and the role ``hub:number``: numbers with their source, over time and in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from hubdocs.figures.chart import make_chart
from hubdocs.model import Code
from hubdocs.project.ask import HUBS
from hubdocs.service.organisation.numbers import NUMBERS, load_numbers
from hubdocs.service.organisation.quarters import month_number
from hubdocs.sphinx_ext.community.domain import Entry
from hubdocs.sphinx_ext.config.text import quiet_reference, visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.figures import make_figure
from hubdocs.sphinx_ext.fleet.questions import depend_on
from hubdocs.sphinx_ext.organisation.base import OrganisationDirective
from hubdocs.sphinx_ext.organisation.files import document_of
from hubdocs.sphinx_ext.organisation.messages import field, paragraph, said, table
from hubdocs.sphinx_ext.organisation.number_words import NumberWords
from hubdocs.sphinx_ext.places import finding_in_page
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from hubdocs.service.organisation.numbers import Series
    from hubdocs.sources import Document

_GAP = 12
"""Numbers that are further apart, in months, are not joined by a line."""


class NumbersDirective(OrganisationDirective):
    """Show series: for each a chart over time, and a table that says the same."""

    schema = NUMBERS

    def show(self, document: Document) -> Iterable[nodes.Node]:
        """Make the nodes for the series that the author names, or for all."""
        numbers = load_numbers(document)
        if any(series.computed for series in numbers.series):
            depend_on(self.env, HUBS)  # what is computed today: the page is read again when there are other files
        wanted = self.wanted.replace(",", " ").split() or list(numbers.ids)
        for name in dict.fromkeys(wanted):
            series = numbers.find(name)
            if series is None:
                self.unknown("series", name, numbers.ids, Code.UNKNOWN_NUMBER)
            else:
                yield from self._series(series)

    def _series(self, series: Series) -> Iterator[nodes.Node]:
        place = self.place(series.line)
        words = NumberWords(self.config.language)
        head = said(nodes.rubric(), series.title, place)
        self.anchored(head, Entry("number", series.id, f"number-{nodes.make_id(series.id)}", series.title))
        yield head
        if series.text:
            yield paragraph(series.text, place)
        drawn = [(month_number(point.month), point.value) for point in series.points]
        values = [(at, value) for at, value in drawn if not isinstance(value, str)]
        if len(values) > 1:

            def number(value: Decimal | int) -> str:
                return words.of_kind(series.kind, value)

            chart = make_chart(series.title, values, number, words.month_at, gap=_GAP)
            said_too = str(_("The table below says the same in words."))
            yield make_figure(chart, f"number-{series.id}", series.title, said_too, place)
        rows = [
            [nodes.paragraph("", words.month(point.month)), nodes.paragraph("", words.point(series.kind, point))]
            for point in reversed(series.points)
        ]
        facts: list[nodes.field] = []
        if len(rows) > 1:
            yield table(str(_("By month")), (str(_("Month")), str(_("Number"))), rows, (50, 50))
        else:
            facts += [
                field(month.astext(), nodes.paragraph("", "", nodes.strong("", number.astext())))
                for month, number in rows
            ]
        facts.append(field(_("Source"), paragraph(series.source, place)))
        if series.computed:
            query = visible(series.computed)
            facts.append(field(_("Computed from"), nodes.paragraph("", "", nodes.literal(query, query))))
        yield nodes.field_list("", *facts)


class NumberRole(SphinxRole):
    """A number of a month, or the latest one: ``hubs 2023-10``, or ``hubs``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Make the nodes; a number that there is none of is a finding, and stays as it was written."""
        name, _space, month = " ".join(self.text.split()).partition(" ")
        document = document_of(self.env, NUMBERS)
        numbers = load_numbers(document) if document else None
        message, hint = numbers.missing(name, month) if numbers else (f"there is no series `{name}`", "")
        series = numbers.find(name) if numbers and not message else None
        point = series.point(month) if series else None
        if series is None or point is None:
            self._report(message, hint)
            shown = visible(self.text)
            return [nodes.literal(shown, shown)], []
        text = NumberWords(self.config.language).point(series.kind, point)
        shown_text = nodes.inline("", text, classes=["hubdocs-count"])
        return [quiet_reference("hub", "number", series.id, self.env.docname, shown_text)], []

    def _report(self, message: str, hint: str) -> None:
        file, line = self.get_source_info()
        domain = SchemaDomain.of(self.env)
        found = finding_in_page(
            domain.project,
            file=file,
            line=line,
            target=self.text,
            code=Code.UNKNOWN_NUMBER,
            message=message,
            hint=hint,
        )
        domain.note_finding(self.env.docname, found)
