"""An agenda for people, for pages and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from hubdocs.project.reporters.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.service.training.agenda import Agenda, AgendaDay, Slot

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KINDS: Final = {"break": "Break", "activity": "", "lesson": ""}


def agenda_text(agenda: Agenda, *, run_sheet: bool = False) -> str:
    """Write an agenda for people.

    :param run_sheet: for those who teach: when exercises begin, and what each lesson is for.
    """
    workshop = agenda.workshop
    lines = [workshop.title]
    place = f"{workshop.place}; " if workshop.place else ""
    lines.append(f"{place}times of {workshop.time_zone}")
    for day in agenda.days:
        lines += ["", _heading(day), *(f"  {line}" for line in _changes(day))]
        for slot in day.slots:
            lines.append(f"  {_clock(slot)}  {_title(slot)} ({_minutes(slot.minutes)})")
            if run_sheet:
                lines += [f"                 {line}" for line in _notes(slot)]
        lines.append(f"  {_left(day)}")
    return "".join(f"{plain(line)}\n" for line in lines)


def agenda_markdown(agenda: Agenda, *, run_sheet: bool = False) -> str:
    """Write an agenda as Markdown: a table for each day."""
    workshop = agenda.workshop
    lines = [f"# {markdown(workshop.title)}", ""]
    place = f"{markdown(workshop.place)}; " if workshop.place else ""
    lines += [f"{place}times of {workshop.time_zone}.", ""]
    for day in agenda.days:
        lines += [f"## {markdown(_heading(day))}", ""]
        lines += [line for change in _changes(day) for line in (f"{change.capitalize()}.", "")]
        lines += ["| When | What | Minutes |", "|---|---|---|"]
        for slot in day.slots:
            more = "".join(f"<br>{markdown(line)}" for line in _notes(slot)) if run_sheet else ""
            lines.append(f"| {_clock(slot)} | {markdown(_title(slot))}{more} | {slot.minutes} |")
        lines += ["", f"{_left(day).capitalize()}.", ""]
    return "".join(f"{plain(line)}\n" for line in lines[:-1])


def agenda_json(agenda: Agenda) -> str:
    """Write an agenda for programs."""
    workshop = agenda.workshop
    table: dict[str, Any] = {
        "workshop": workshop.id,
        "title": workshop.title,
        "place": workshop.place,
        "time_zone": workshop.time_zone,
        "hub": workshop.hub,
        "days": [
            {
                "date": day.day.date.isoformat(),
                "start": day.start.isoformat(),
                "end": day.end.isoformat(),
                "minutes_left": day.left,
                "parts": [_part(slot) for slot in day.slots],
            }
            for day in agenda.days
        ],
    }
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def _part(slot: Slot) -> dict[str, Any]:
    part: dict[str, Any] = {
        "kind": slot.kind,
        "title": slot.title,
        "start": slot.start.isoformat(),
        "end": slot.end.isoformat(),
        "minutes": slot.minutes,
    }
    if slot.lesson is not None:
        part |= {
            "lesson": slot.lesson.id,
            "page": slot.lesson.page,
            "teaching": slot.teaching,
            "exercises": slot.exercises,
            "minutes_from": slot.source,
        }
    return part


def _heading(day: AgendaDay) -> str:
    title = f": {day.day.title}" if day.day.title else ""
    weekday = _DAYS[day.day.date.weekday()]
    return f"{weekday}, {day.day.date.isoformat()}, {day.start:%H:%M} to {day.until}{title}"


def _changes(day: AgendaDay) -> Iterator[str]:
    """Say when clocks are put forward or back: times above and below do not go together."""
    for change in day.changes:
        way = "forward" if change.minutes > 0 else "back"
        yield f"clocks are put {way} by {_minutes(abs(change.minutes))} at {change.at:%H:%M}"


def _clock(slot: Slot) -> str:
    return f"{slot.start:%H:%M} to {slot.end:%H:%M}"


def _title(slot: Slot) -> str:
    return slot.title or _KINDS[slot.kind]


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"


def _left(day: AgendaDay) -> str:
    return f"too long by {_minutes(-day.left)}" if day.left < 0 else f"left over: {_minutes(day.left)}"


def _notes(slot: Slot) -> Iterator[str]:
    """Say what those who teach must know of a part."""
    if slot.lesson is None:
        return
    if slot.exercises:
        yield f"teach until {slot.exercises_start:%H:%M}, then {_minutes(slot.exercises)} of exercises"
    for text in slot.lesson.teaches:
        yield f"afterwards, people can: {text}"
    if slot.source == "observed":
        yield f"minutes as observed; its page says {slot.lesson.minutes}"
    yield f"page: {slot.lesson.page}"


def markdown(text: str) -> str:
    """Write a text so that nothing in it is taken for markup."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#{}" else c for c in text.replace("\n", " "))
