"""Whether the days of a workshop can take place as they are planned."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING, Final

from hubdocs.model import Code, Severity
from hubdocs.service.training.agenda import SHORTEST_BREAK, minutes_between
from hubdocs.service.training.clock import moment
from hubdocs.service.training.place import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import Diagnostic, Pointer
    from hubdocs.service.training.agenda import Agenda, AgendaDay
    from hubdocs.sources import Document


def check_days(document: Document, agenda: Agenda) -> Iterator[Diagnostic]:
    """Check times, lengths and breaks."""
    before: AgendaDay | None = None
    for each in agenda.days:
        clocks = list(_clocks(document, each, agenda))
        yield from clocks
        if minutes_between(each.start, each.end) <= 0:
            if not any(item.severity is Severity.ERROR for item in clocks):  # else it follows from that
                yield _order(document, each)
            continue
        if before is not None and minutes_between(before.end, each.start) < 0:
            message = "this day begins before the one above it is over"
            yield finding(document, (*each.day.pointer, "date"), Code.DAY_ORDER, message, "put the days in their order")
        before = each
        if each.left < 0:
            yield _overrun(document, each)
        yield from _breaks(document, each, agenda.workshop.longest_stretch)


def _order(document: Document, each: AgendaDay) -> Diagnostic:
    """Say that a day is over before it begins."""
    start, end = each.day.start, each.day.end
    message = f"the day ends at {each.until}, before it begins at {start:%H:%M}"
    hint = "perhaps `start` and `end` are swapped; a part after midnight is a day of its own"
    if end == start:
        message, hint = f"the day ends at {each.until}, when it begins", "give it an end"
    elif end == _BEGIN_OF_DAY:
        hint = 'write `"24:00"` for the midnight at its end; a part after midnight is a day of its own'
    return finding(document, (*each.day.pointer, "end"), Code.DAY_ORDER, message, hint)


_BEGIN_OF_DAY: Final = time(0, 0)
_LAST_MINUTE: Final = time(23, 59)


def _clocks(document: Document, each: AgendaDay, agenda: Agenda) -> Iterator[Diagnostic]:
    """Look for times that clocks show never, or twice, because they are put forward or back that day."""
    zone = agenda.workshop.time_zone
    for key, clock in (("start", each.day.start), ("end", each.day.end)):
        if clock is None:
            continue
        meaning = moment(each.day.date, clock, agenda.zone).meaning
        pointer: Pointer = (*each.day.pointer, key)
        if meaning == "never":
            message = f"clocks in {zone} never show {clock:%H:%M} on {each.day.date}: they are put forward over it"
            yield finding(document, pointer, Code.IMPOSSIBLE_TIME, message, "choose an earlier or a later time")
        elif meaning == "twice":
            message = f"clocks in {zone} show {clock:%H:%M} twice on {each.day.date}: they are put back"
            hint = "the first one is taken; choose another time, so that nobody comes an hour late"
            yield finding(document, pointer, Code.IMPOSSIBLE_TIME, message, hint, Severity.WARNING)


def _overrun(document: Document, each: AgendaDay) -> Diagnostic:
    """Say by how much a day is too long, at the first part that is not over in time."""
    late = next(slot for slot in each.slots if minutes_between(slot.end, each.end) < 0)
    message = f"the day is {_minutes(-each.left)} too long: this is not over at {each.until}"
    hint = f"everything together ends {_last(each)}; leave something out, or move it to another day"
    if each.day.end == _LAST_MINUTE and each.left == -1:
        hint = 'write `"24:00"` for midnight'
    key = {"lesson": "lesson", "break": "break", "activity": "activity"}[late.kind]
    pointer = (*late.pointer, "lesson" if late.asked_by_lesson else key)
    return finding(document, pointer, Code.DAY_OVERRUNS, message, hint)


def _last(each: AgendaDay) -> str:
    """Say when the last part ends, so that nobody takes it for an earlier time."""
    end = each.slots[-1].end
    if end.date() != each.day.date:
        is_midnight = end.time() == _BEGIN_OF_DAY and end.date() - each.day.date == timedelta(days=1)
        return "at midnight" if is_midnight else f"on {end.date()} at {end:%H:%M}"
    back = end.replace(tzinfo=None) <= each.end.replace(tzinfo=None)
    return f"at {end:%H:%M}, after clocks were put back" if back else f"at {end:%H:%M}"


def _breaks(document: Document, each: AgendaDay, longest: int) -> Iterator[Diagnostic]:
    """Look for stretches without a break that are too long; each is told once, where the break would have been due."""
    since, told = 0, False
    for slot in each.slots:
        if slot.is_rest:
            since, told = 0, False
            continue
        since += slot.minutes
        if since > longest and not told:
            told = True
            key = "lesson" if slot.asked_by_lesson else slot.kind
            hint = f"put a break of at least {SHORTEST_BREAK} minutes before it, or raise `longest_stretch`"
            if slot.minutes > longest:
                hint = "divide it, or raise `longest_stretch`"
            message = f"when this is over, there was no break for {since} minutes; {longest} are allowed"
            yield finding(document, (*slot.pointer, key), Code.LATE_BREAK, message, hint, Severity.WARNING)


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"
