"""The directive ``lesson:agenda``: the times of a workshop, by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from hubdocs.project.today import today
from hubdocs.project.training.workshops import path_of_events
from hubdocs.service.training.ics import agenda_ics
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.organisation.messages import bullets, table
from hubdocs.sphinx_ext.training.audience import has_notes
from hubdocs.sphinx_ext.training.calendars import calendar_name
from hubdocs.sphinx_ext.training.domain import Calendar, LessonDomain
from hubdocs.sphinx_ext.training.event_base import EventDirective
from hubdocs.sphinx_ext.training.event_nodes import event_calendar
from hubdocs.sphinx_ext.training.event_text import as_said, clock, day_words, span
from hubdocs.sphinx_ext.training.head import lesson_link
from hubdocs.sphinx_ext.training.nodes import lesson_details, lesson_summary
from hubdocs.sphinx_ext.training.words import minutes_words
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.util.typing import OptionSpec

    from hubdocs.project.training.workshops import FoundWorkshop
    from hubdocs.service.training.agenda import Agenda, AgendaDay, Slot

OPTIONS = frozenset({"no-calendar", "no-run-sheet", "observed"})
"""The options of the directive."""


class AgendaDirective(EventDirective):
    """Show a table for each day, a calendar to take along, and a run-sheet for those who teach."""

    known = OPTIONS
    option_spec: ClassVar[OptionSpec] = AnyOption({*OPTIONS, "class"})

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        read = self.workshop(observed="observed" in self.options)
        if read is None or read[1].agenda is None:
            return []
        path, found = read
        agenda = read[1].agenda
        made = self.area("hubdocs-agenda")
        made += nodes.paragraph("", visible(_where(agenda)))
        for day in agenda.days:
            made += list(self._day(agenda, day))
        if "no-calendar" not in self.options:
            made += self._calendar(path, found, agenda)
        if "no-run-sheet" not in self.options and has_notes(self.env):
            made += self._run_sheet(agenda)
        return [as_said(made)]

    def _day(self, agenda: Agenda, day: AgendaDay) -> Iterator[nodes.Node]:
        title = day_words(self.env, day.day.date)
        if day.day.title:
            title = str(_("{day}: {title}")).format(day=title, title=day.day.title)
        heads = (_("When"), _("What"), _("Minutes"))
        rows = [
            [nodes.paragraph("", "", *span(slot.start, slot.end)), self._what(slot), _text(str(slot.minutes))]
            for slot in day.slots
        ]
        made = table(title, map(str, heads), rows, (18, 70, 12))
        anchor = nodes.make_id(f"agenda-{agenda.workshop.id}-{day.day.date.isoformat()}")
        if anchor not in self.state.document.ids:
            made["ids"].append(anchor)
            self.state.document.note_explicit_target(made)
        yield made
        yield from _changes(day)
        if day.left >= 0:
            words = str(_("Time left over: {time}.")).format(time=minutes_words(day.left))
        else:
            words = str(_("The day is too long by {time}.")).format(time=minutes_words(-day.left))
        yield nodes.paragraph("", words, classes=["hubdocs-left"])

    def _what(self, slot: Slot) -> nodes.paragraph:
        if slot.lesson is not None:
            return nodes.paragraph("", "", lesson_link(self.env.docname, slot.lesson.id, slot.lesson.title))
        if slot.kind == "break":
            return _text(slot.title or str(_("Break")), "hubdocs-break")
        return _text(slot.title)

    def _calendar(self, path: Path, found: FoundWorkshop, agenda: Agenda) -> event_calendar:
        """Keep the calendar, which is written when the site is, and make the paragraph that leads to it."""
        project = SchemaDomain.of(self.env).project
        name = calendar_name(project.relative(path))
        domain = found.hub.text("domain") if found.hub is not None else ""
        text = agenda_ics(agenda, today(), path=path_of_events(path, project), domain=domain)
        LessonDomain.of(self.env).note("calendars", self.env.docname, Calendar(name, text))
        return event_calendar("", "", file=name)

    def _run_sheet(self, agenda: Agenda) -> lesson_details:
        made = lesson_details("", classes=["hubdocs-lesson", "hubdocs-instructor"], kind="instructor")
        made["audience"] = "instructor"
        self.set_source_info(made)
        words = str(_("Run-sheet for instructors"))
        made += lesson_summary("", words, translatable=False)
        for day in agenda.days:
            made += nodes.paragraph("", "", nodes.strong("", visible(day_words(self.env, day.day.date))))
            made += list(_changes(day))
            made += bullets(nodes.paragraph("", "", *self._line(slot)) for slot in day.slots)
        return made

    def _line(self, slot: Slot) -> Iterator[nodes.Node]:
        yield from span(slot.start, slot.end)
        yield nodes.Text(" ")
        if slot.lesson is None:
            yield nodes.Text(visible(slot.title or str(_("Break"))))
            return
        yield lesson_link(self.env.docname, slot.lesson.id, slot.lesson.title)
        if slot.exercises:
            words = str(_("exercises from {time} on, {minutes}"))
            before, _mark, after = words.partition("{time}")
            yield nodes.Text(f": {before}")
            yield clock(slot.exercises_start)
            yield nodes.Text(after.format(minutes=minutes_words(slot.exercises)))
        if slot.source == "observed":
            page = minutes_words(slot.lesson.minutes)
            yield nodes.Text(" " + str(_("(as observed; its page says {minutes})")).format(minutes=page))


def _changes(day: AgendaDay) -> Iterator[nodes.paragraph]:
    """Say when clocks are put forward or back: times before and after do not go together."""
    for change in day.changes:
        template = _("Clocks are put forward by {minutes} at {time}.")
        if change.minutes < 0:
            template = _("Clocks are put back by {minutes} at {time}.")
        words = str(template).format(minutes=minutes_words(abs(change.minutes)), time=f"{change.at:%H:%M}")
        yield nodes.paragraph("", words, classes=["hubdocs-clocks"])


def _where(agenda: Agenda) -> str:
    zone = agenda.workshop.time_zone
    words = str(_("All times are those of {zone}.")).format(zone=zone)
    return f"{agenda.workshop.place}. {words}" if agenda.workshop.place else words


def _text(text: str, *classes: str) -> nodes.paragraph:
    return nodes.paragraph("", visible(text), classes=list(classes))
