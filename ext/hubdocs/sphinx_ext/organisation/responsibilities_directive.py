"""The directive ``hub:responsibilities``: who answers for what, as a drawing, as a table, and line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from hubdocs.figures.overlap import Overlap, Part
from hubdocs.model import Code
from hubdocs.service.organisation.responsibilities import HOLDERS, RESPONSIBILITIES, load_responsibilities
from hubdocs.sphinx_ext.community.domain import Entry
from hubdocs.sphinx_ext.config.text import quiet_reference, visible
from hubdocs.sphinx_ext.figures import make_figure
from hubdocs.sphinx_ext.organisation.base import OrganisationDirective
from hubdocs.sphinx_ext.organisation.messages import field, paragraph, said, table
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.service.organisation.responsibilities import Change, Line, Model, Responsibilities
    from hubdocs.sources import Document

PARTS = ("figure", "matrix", "lines")
"""Values of the option ``show``."""


def holder_words(holder: str) -> str:
    """Say who holds a line."""
    known = {"community": _("the community"), "shared": _("both together"), "provider": _("the service")}
    return str(known[holder])


class ResponsibilitiesDirective(OrganisationDirective):
    """Show the lines of a model, or all."""

    schema = RESPONSIBILITIES
    known: ClassVar[frozenset[str]] = frozenset({"show"})

    def show(self, document: Document) -> Iterable[nodes.Node]:
        """Make the parts that the author wants; without a word, all of them."""
        kept = load_responsibilities(document)
        model = kept.models.get(self.wanted)
        if self.wanted and model is None:
            self.unknown("model", self.wanted, kept.models, Code.UNKNOWN_RESPONSIBILITY)
            return
        wanted = str(self.options.get("show", "")).split() or PARTS
        for part in wanted:
            if part not in PARTS:
                self.unknown("part", part, PARTS, Code.INVALID_OPTION)
        if model is not None and "figure" in wanted:
            yield self._figure(kept, model)
        if "matrix" in wanted:
            yield self._matrix(kept, model)
        if "lines" in wanted:
            yield nodes.definition_list("", *(self._line(line, kept) for line in kept.lines_of(self.wanted)))
        if any(line.inferred for line in kept.lines_of(self.wanted)):
            text = str(_("* Not yet agreed upon: the holder is inferred. The line says from what."))
            yield nodes.paragraph("", text, classes=["hubdocs-inferred"])

    def _figure(self, kept: Responsibilities, model: Model) -> nodes.Node:
        """Draw two areas that overlap."""
        parts = [
            tuple(Part(line.title, bool(line.inferred)) for line in kept.held_by(model.name, holder))
            for holder in HOLDERS
        ]
        figure = Overlap(model.heads, (parts[0], parts[1], parts[2]))
        said_too = str(_("The table below says the same in words."))
        return make_figure(figure, f"responsibilities-{model.name}", model.title, said_too, self.place(model.line))

    def _matrix(self, kept: Responsibilities, model: Model | None) -> nodes.table:
        """Make a table: a row for each line, a column for each side."""
        title = model.title if model else str(_("Who answers for what"))
        heads = (_("What"), _("Community"), _("Service"), _("Who answers for it"))
        lines = sorted(kept.lines_of(self.wanted), key=lambda line: HOLDERS.index(line.holder))
        return table(title, map(str, heads), map(self._row, lines), (40, 15, 15, 30))

    def _row(self, line: Line) -> list[nodes.Node]:
        shown = said(nodes.inline(), line.title, self.place(line.line))
        what = nodes.paragraph(
            "", "", quiet_reference("hub", "responsibility", line.id, self.env.docname, shown), *star(line)
        )
        together, alone, none = str(_("together")), str(_("alone")), str(_("no part"))
        community, provider = {
            "community": (alone, none), "shared": (together, together), "provider": (none, alone)
        }[line.holder]  # fmt: skip
        return [what, *(nodes.paragraph("", text) for text in (community, provider)), self.parties([line.accountable])]

    def _line(self, line: Line, kept: Responsibilities) -> nodes.definition_list_item:
        place = self.place(line.line)
        term = said(nodes.term(), line.title, place)
        term += star(line)
        anchor = f"responsibility-{nodes.make_id(line.id)}"
        self.anchored(term, Entry("responsibility", line.id, anchor, line.title, line.does))
        definition = nodes.definition()
        if line.does:
            definition += paragraph(line.does, place)
        definition += nodes.field_list("", *self._facts(line, kept, place))
        return nodes.definition_list_item("", term, definition)

    def _facts(self, line: Line, kept: Responsibilities, place: tuple[str, int]) -> Iterator[nodes.field]:
        yield field(_("Held by"), nodes.paragraph("", holder_words(line.holder)))
        yield field(_("Who answers for it"), self.parties([line.accountable]))
        if line.involved:
            yield field(_("Who has a part in it"), self.parties(line.involved))
        if line.reason:
            yield field(_("Why"), paragraph(line.reason, place))
        for change in line.unless:
            yield field(_("Unless"), *self._change(change, place))
        if line.request in kept.requests:
            request = kept.requests[line.request]
            yield field(_("How to ask"), paragraph(f"{request.title}: {request.how}", self.place(request.line)))
        if line.when:
            yield field(_("When"), paragraph(line.when, place))
        if line.since:
            yield field(_("Since"), nodes.paragraph("", line.since))
        if line.inferred:
            yield field(_("Inferred from"), paragraph(line.inferred, place))

    def _change(self, change: Change, place: tuple[str, int]) -> Iterator[nodes.Node]:
        """Say what a choice changes."""
        chosen = nodes.paragraph()
        option = f"{change.option} = {change.value}"
        chosen += nodes.literal(visible(option), visible(option))
        chosen += nodes.Text(f": {holder_words(change.holder)} (")
        chosen += self.party(change.accountable)
        chosen += nodes.Text(")")
        yield chosen
        if change.reason:
            yield paragraph(change.reason, place)


def star(line: Line) -> list[nodes.Node]:
    """Mark a line of which the holder is inferred."""
    return [nodes.Text("\N{NO-BREAK SPACE}*")] if line.inferred else []
