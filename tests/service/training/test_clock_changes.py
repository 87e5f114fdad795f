"""Days on which clocks are put forward or back: what is told, and what calendars and those who teach get."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import icalendar
import pytest

from hubdocs.project import check, load_project
from hubdocs.project.reporters.agenda import agenda_markdown, agenda_text
from hubdocs.service.training.agenda import compile_agenda
from hubdocs.service.training.ics import agenda_ics
from hubdocs.service.training.lesson import Lesson
from hubdocs.service.training.workshop import load_workshop
from hubdocs.sources import Source, load

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.service.training.agenda import Agenda


def workshop(zone: str, day: str, clocks: str, *parts: str) -> str:
    """Write a workshop of one day.

    :param clocks: when it begins and ends, such as `09:00-12:00`.
    """
    start, end = clocks.split("-")
    lines = [
        f"title: Night\ntime_zone: {zone}\ndays:\n  - date: {day}\n    start: '{start}'\n    end: '{end}'\n    parts:\n"
    ]
    return "".join((*lines, *(f"      - {{{part}}}\n" for part in parts)))


def agenda_of(text: str, lessons: dict[str, Lesson] | None = None) -> Agenda:
    """Work out the times of a workshop."""
    found = load_workshop(load(Source("night.workshop.yaml", text))[0], "night.workshop.yaml")
    return compile_agenda(found, ZoneInfo(found.time_zone), lessons or {})


def told(folder: Path, text: str) -> list[tuple[str, str, str]]:
    """Check a workshop, and give place, code and message of each finding."""
    path = folder / "night.workshop.yaml"
    path.write_text(text, encoding="utf-8")
    found = check(load_project(folder, base=folder), [path]).diagnostics
    return [(str(item.location), item.code.value, item.message) for item in found]


def test_a_day_is_too_long_in_the_hour_that_comes_twice(tmp_path: Path) -> None:
    """The last part ends when clocks show an earlier time than the end of the day, and is late all the same."""
    parts = ("activity: Night, minutes: 60", "break: 10", "activity: Sky, minutes: 50")
    text = workshop("America/New_York", "2027-11-07", "00:30-01:45", *parts)

    assert told(tmp_path, text) == [
        (
            "night.workshop.yaml:6:10",
            "impossible-time",
            "clocks in America/New_York show 01:45 twice on 2027-11-07: they are put back",
        ),
        ("night.workshop.yaml:10:20", "day-overruns", "the day is 45 minutes too long: this is not over at 01:45"),
    ]


@pytest.mark.parametrize(
    ("zone", "day", "minutes"),
    [
        ("Africa/Nairobi", "2027-03-01", 120),
        ("America/Santiago", "2026-09-05", 120),  # the next day begins at 01:00
        ("America/Santiago", "2027-04-03", 180),  # the hour before midnight comes twice
        ("America/Havana", "2026-10-31", 120),  # the hour after midnight comes twice
    ],
)
def test_midnight_is_the_end_of_the_day(tmp_path: Path, zone: str, day: str, minutes: int) -> None:
    """A day until midnight is as long as it is, and nothing is wrong, whatever is done to clocks then."""
    text = workshop(zone, day, "22:00-24:00", "activity: Sky, minutes: 60")
    agenda = agenda_of(text)

    assert told(tmp_path, text) == []
    assert agenda.days[0].left == minutes - 60
    assert f"{day}, 22:00 to 24:00" in agenda_text(agenda)


def test_what_is_late_at_an_earlier_time_is_told_apart(tmp_path: Path) -> None:
    """Clocks show half past one twice: the day is over between the two."""
    path = tmp_path / "night.workshop.yaml"
    path.write_text(workshop("America/New_York", "2027-11-07", "00:30-01:45", "activity: Sky, minutes: 120"), "utf-8")
    found = check(load_project(tmp_path, base=tmp_path), [path]).diagnostics

    late = next(item for item in found if item.code.value == "day-overruns")
    expected = "everything together ends at 01:30, after clocks were put back; leave something out, or move it"
    assert late.hint.startswith(expected)


CHANGES = [
    ("Africa/Nairobi", "2027-03-14", "00:30-04:00", []),
    ("America/New_York", "2027-03-14", "00:30-04:00", ["clocks are put forward by 60 minutes at 02:00"]),
    ("America/New_York", "2027-11-07", "00:30-04:00", ["clocks are put back by 60 minutes at 02:00"]),
    ("America/New_York", "2027-11-07", "09:00-12:00", []),
    ("America/New_York", "2027-11-06", "20:00-24:00", []),
    ("America/Santiago", "2027-04-03", "20:00-24:00", ["clocks are put back by 60 minutes at 00:00"]),
    ("Australia/Lord_Howe", "2027-04-04", "01:00-04:00", ["clocks are put back by 30 minutes at 02:00"]),
]


@pytest.mark.parametrize(("zone", "day", "clocks", "expected"), CHANGES)
def test_changes_of_clocks_are_noted(zone: str, day: str, clocks: str, expected: list[str]) -> None:
    """Who reads that a part ends before it begins, reads why."""
    agenda = agenda_of(workshop(zone, day, clocks, "activity: Sky, minutes: 100"))

    for run_sheet in (False, True):
        text = agenda_text(agenda, run_sheet=run_sheet)
        assert [line.strip() for line in text.splitlines() if "clocks" in line] == expected
        page = agenda_markdown(agenda, run_sheet=run_sheet)
        assert [line for line in page.splitlines() if "locks" in line] == [f"{line.capitalize()}." for line in expected]


def test_calendars_have_what_ends_at_the_time_at_which_it_begins() -> None:
    """Half an hour later, clocks that were put back by half an hour show the same time; nothing is lost."""
    parts = ("activity: Owls, minutes: 45", "activity: Bats, minutes: 30", "activity: Stars, minutes: 15")
    text = agenda_ics(
        agenda_of(workshop("Australia/Lord_Howe", "2027-04-04", "01:00-04:00", *parts)), date(2026, 11, 21)
    )

    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert [event["summary"] for event in events] == ["Owls", "Bats", "Stars"]
    assert [(event.decoded("dtstart"), event.decoded("dtend")) for event in events][1] == (
        datetime(2027, 4, 3, 14, 45, tzinfo=UTC),
        datetime(2027, 4, 3, 15, 15, tzinfo=UTC),
    )


def test_exercises_begin_when_clocks_show_it() -> None:
    """Those who teach read a time that clocks show, also where an hour lies between it and the end."""
    lessons = {"sky": Lesson("sky", "Sky", "sky.md", 20, 40)}
    forward = agenda_of(workshop("America/New_York", "2027-03-14", "01:30-04:00", "lesson: sky"), lessons)
    back = agenda_of(workshop("America/New_York", "2027-11-07", "01:30-04:00", "lesson: sky"), lessons)

    assert "teach until 01:50, then 40 minutes" in agenda_text(forward, run_sheet=True)
    assert "teach until 01:50, then 40 minutes" in agenda_text(back, run_sheet=True)
    assert back.days[0].slots[0].exercises_start.astimezone(UTC) == datetime(2027, 11, 7, 5, 50, tzinfo=UTC)
