"""An agenda as a calendar (RFC 5545), to be put into everybody's own.

Times are written in UTC, so that no calendar has to know the time zone of the place: each shows them by its own clock.
"""

from __future__ import annotations

import hashlib
from datetime import UTC
from typing import TYPE_CHECKING, Final

from hubdocs.service.training.workshop import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date, datetime

    from hubdocs.service.training.agenda import Agenda, AgendaDay

_OCTETS: Final = 75
"""A line has no more octets than these; what is longer goes on in the next one, behind a space."""

HEAD: Final = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//hubdocs//agenda//EN"
"""How a calendar of ours begins, whatever its lines end with."""

_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\t": " "})
_CONTROLS: Final = dict.fromkeys((*range(0x09), *range(0x0B, 0x20), 0x7F))


def agenda_ics(agenda: Agenda, made_on: date, *, path: str = "", domain: str = "", address: str = "") -> str:
    """Write an agenda as a calendar: an event for each lesson and each activity, none for breaks.

    The names of events stay the same when times change, so a calendar that takes the file again moves them.

    :param made_on: the day on which it is written.
    :param path: of the file of the workshop, from where its project begins: it tells workshops apart that are called
        alike.
    :param domain: of the hub: names of events are unique in the world with it.
    :param address: of the page about the workshop.
    """
    workshop = agenda.workshop
    lines = [
        *HEAD.split("\n"),
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(workshop.title)}",
        f"X-WR-TIMEZONE:{_text(workshop.time_zone)}",
    ]
    event = _workshop_word(path, workshop.id)
    stamp = f"{made_on:%Y%m%d}T000000Z"
    seen: set[str] = set()
    for day in agenda.days:
        for name, title, start, end, about in _events(day):
            key = _free(_word(f"{event}-{name}"), seen)
            seen.add(key)
            lines += ["BEGIN:VEVENT", f"UID:{key}@{_word(domain) or 'hubdocs'}", f"DTSTAMP:{stamp}"]
            lines += [f"DTSTART:{_utc(start)}", f"DTEND:{_utc(end)}", f"SUMMARY:{_text(title)}"]
            lines += [f"DESCRIPTION:{_text(about)}"] if about else []
            lines += [f"LOCATION:{_text(workshop.place)}"] if workshop.place else []
            lines += [f"URL:{''.join(address.split()).translate(_CONTROLS)}"] if address.isascii() and address else []
            lines += ["END:VEVENT"]
    return "".join(f"{folded}\r\n" for line in (*lines, "END:VCALENDAR") for folded in _fold(line))


def _events(day: AgendaDay) -> Iterator[tuple[str, str, datetime, datetime, str]]:
    """Give name, title, begin, end and description of what is no break and takes time."""
    for slot in day.slots:
        if slot.kind != "break" and slot.minutes > 0:
            lesson = slot.lesson
            name = f"lesson-{lesson.id}" if lesson is not None else f"activity-{slot.title.casefold()}"
            about = "\n".join(f"- {text}" for text in lesson.teaches) if lesson is not None else ""
            yield name, slot.title, slot.start, slot.end, about


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """Write a text as a value: what has a meaning is escaped, what a calendar cannot hold is left out."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return plain.encode(errors="replace").decode().translate(_ESCAPES)


def _word(text: str) -> str:
    """Write a name with nothing in it that could end it."""
    return "".join(c if c.isalnum() or c in "-._" else "-" for c in text.strip())[:200]


def _workshop_word(path: str, name: str) -> str:
    """Write the name of a workshop so that no other one of its project is written like it."""
    plain = path.removesuffix(SUFFIX)
    if not path or (plain != path and _word(plain) == plain):
        return plain or name
    digest = hashlib.sha256(path.encode(errors="surrogateescape")).hexdigest()[:8]
    return f"{_word(name)[:_LONGEST_NAME]}-{digest}"


_LONGEST_NAME: Final = 60


def _free(word: str, taken: Collection[str]) -> str:
    """Give a name that no other event has: “Talk?” and “Talk!” are written as one, and may be followed by “Talk 2”."""
    key, number = word, 2
    while key in taken:
        key, number = f"{word}-{number}", number + 1
    return key


def _fold(line: str) -> Iterator[str]:
    """Divide a line that is too long, never inside a character."""
    rest, room = line, _OCTETS
    lead = ""
    while True:
        head = rest
        if len(rest.encode()) > room:
            head = rest.encode()[:room].decode(errors="ignore")
        yield lead + head
        rest = rest[len(head) :]
        if not rest:
            return
        lead, room = " ", _OCTETS - 1
