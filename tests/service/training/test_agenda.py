"""Times of a workshop: by the clocks at the place, also where these are put forward or back, and as a calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.service.training.agenda import compile_agenda, shared_out
from hubdocs.service.training.clock import find_zone, is_place, moment, no_zone, zone_hint
from hubdocs.service.training.ics import agenda_ics
from hubdocs.service.training.lesson import Lesson
from hubdocs.service.training.observed import Delivery, Taken, observe
from hubdocs.service.training.over import over_words
from hubdocs.service.training.workshop import Workshop, load_workshop, workshop_id
from hubdocs.sources import Source, load

LESSONS = {
    "first-steps": Lesson("first-steps", "First steps, slowly; with care", "a.md", 25, 15, 5, teaches=("Log in",)),
    "files": Lesson("files", "Files", "b.md", 30, 20),
}


def workshop(days: str, more: str = "", name: str = "rivers.workshop.yaml") -> Workshop:
    """Read a workshop from a text."""
    text = f"title: Rivers\ntime_zone: America/New_York\n{more}days:\n{days}"
    return load_workshop(load(Source(name, text))[0], name)


def one_day(day: str, start: str, end: str, parts: str) -> str:
    """Write a day."""
    return f'  - {{date: {day}, start: "{start}", end: "{end}", parts: [{parts}]}}\n'


PARTS = "{lesson: first-steps}, {lesson: files}, {break: 30, title: Lunch}, {activity: Talk, minutes: 20}"


def clocks(found: Workshop) -> list[str]:
    """List begin, end and kind of each part."""
    agenda = compile_agenda(found, ZoneInfo(found.time_zone), LESSONS)
    return [f"{slot.start:%H:%M}-{slot.end:%H:%M} {slot.kind}" for day in agenda.days for slot in day.slots]


def test_parts_follow_one_another() -> None:
    """Each part begins when the one before it ends; a lesson has the break that it asks for."""
    assert clocks(workshop(one_day("2027-03-01", "09:00", "12:00", PARTS))) == [
        "09:00-09:40 lesson",
        "09:40-09:45 break",
        "09:45-10:35 lesson",
        "10:35-11:05 break",
        "11:05-11:25 activity",
    ]


@pytest.mark.parametrize(
    ("day", "expected", "left"),
    [
        ("2027-03-14", ["01:00-01:40 lesson", "01:40-01:45 break", "01:45-03:35 lesson"], 25),
        ("2027-11-07", ["01:00-01:40 lesson", "01:40-01:45 break", "01:45-01:35 lesson"], 145),
        ("2027-03-15", ["01:00-01:40 lesson", "01:40-01:45 break", "01:45-02:35 lesson"], 85),
    ],
)
def test_a_lesson_lasts_as_long_when_clocks_are_changed(day: str, expected: list[str], left: int) -> None:
    """The clocks jump, the minutes do not; what is left of the day is what really passes."""
    found = workshop(one_day(day, "01:00", "04:00", "{lesson: first-steps}, {lesson: files}"))
    agenda = compile_agenda(found, ZoneInfo("America/New_York"), LESSONS)

    assert clocks(found) == expected
    assert [each.left for each in agenda.days] == [left]
    assert [slot.minutes for slot in agenda.days[0].slots] == [40, 5, 50]


def test_minutes_of_the_workshop_and_of_deliveries() -> None:
    """What the workshop says counts most, then what was observed, then the page."""
    found = workshop(one_day("2027-03-01", "09:00", "12:00", "{lesson: first-steps, minutes: 80}, {lesson: files}"))
    seen = observe(
        Delivery("a", date(2026, 1, day), "", "en", 10, (("files", Taken(40 + day, 10)), ("first-steps", Taken(1, 1))))
        for day in (1, 2, 9)
    )

    slots = compile_agenda(found, ZoneInfo("America/New_York"), LESSONS, seen).days[0].slots

    assert [(slot.teaching, slot.exercises, slot.source) for slot in slots if slot.lesson] == [
        (50, 30, "workshop"),
        (42, 10, "observed"),
    ]
    assert (seen["files"].least, seen["files"].most, seen["files"].count) == (51, 59, 3)


@given(st.integers(0, 1440), st.integers(0, 600), st.integers(0, 600))
def test_no_minute_is_lost(minutes: int, teaching: int, exercises: int) -> None:
    """Teaching and exercises together are what there is, and neither is below zero."""
    taught, exercised = shared_out(minutes, teaching, exercises)

    assert taught + exercised == minutes
    assert min(taught, exercised) >= 0


ZONES = (
    "Africa/Nairobi",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Europe/Madrid",
    "Asia/Kolkata",
)


@given(
    st.sampled_from(ZONES),
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
)
def test_moments_are_what_clocks_show(zone: str, day: date, clock: time) -> None:
    """A moment shows the time that it was made from, unless clocks never show it."""
    place = ZoneInfo(zone)
    found = moment(day, clock, place)
    shown = found.at.astimezone(place).replace(tzinfo=None)

    assert (shown == datetime.combine(day, clock)) == (found.meaning != "never")
    later = (found.at + timedelta(hours=1)).astimezone(place).replace(tzinfo=None)
    if later == shown:
        assert found.meaning == "twice"


@given(st.text(max_size=70))
def test_any_text_is_no_time_zone_or_one(name: str) -> None:
    """Whatever somebody writes, there is an answer."""
    zone = find_zone(name)

    assert zone is None or zone.key == name
    assert zone_hint(name)


OF_BEFORE = ("Japan", "Turkey", "GB", "NZ", "Brazil/East", "Canada/Atlantic", "US/Eastern", "Asia/Calcutta")
"""Some systems have no such names any more."""


@pytest.mark.parametrize("name", ["Africa/Nairobi", "America/Argentina/Buenos_Aires", "Antarctica/Troll", "UTC"])
def test_places_have_time_zones(name: str) -> None:
    """A continent and a city are one, and so are the names of before that mean what they say."""
    assert find_zone(name) is not None
    assert all(map(is_place, OF_BEFORE))


NO_PLACES = {
    "EST": "abbreviations are used for several zones",
    "CET": "abbreviations are used for several zones",
    "HST": "abbreviations are used for several zones",
    "EST5EDT": "did you mean `America/New_York`?",
    "Etc/GMT+3": "`Etc/GMT+3` means UTC-3: the sign is turned round",
    "Etc/GMT-14": "such as `Pacific/Kiritimati` for UTC+14",
    "Etc/GMT+0": "write `UTC`, or a continent and a city",
    "GMT": "write `UTC`, or a continent and a city",
    "GMT+0": "write `UTC`, or a continent and a city",
    "right/Africa/Nairobi": "did you mean `Africa/Nairobi`?",
    "Factory": "write a continent and a city",
    "localtime": "write a continent and a city",
    "posixrules": "write a continent and a city",
}


@pytest.mark.parametrize("name", NO_PLACES)
def test_what_is_no_place_is_no_time_zone(name: str) -> None:
    """The database has names that mean something else than people think, and each has a hint of its own."""
    assert find_zone(name) is None
    assert NO_PLACES[name] in zone_hint(name)
    assert f"`{name}`" in no_zone(name)


@pytest.mark.parametrize("name", ["", "..", "/etc/localtime", "America", "America/", "posixrules/x", "a" * 400, "\0"])
def test_no_file_is_taken_for_a_time_zone(name: str) -> None:
    """Names that lead elsewhere are none."""
    assert find_zone(name) is None


TWO_DAYS = one_day("2027-03-13", "09:00", "12:00", PARTS) + one_day("2027-03-14", "09:00", "12:00", "{lesson: files}")


def events(found: Workshop) -> list[icalendar.Event]:
    """Read the calendar of a workshop as other programs do."""
    text = agenda_ics(
        compile_agenda(found, ZoneInfo(found.time_zone), LESSONS), date(2026, 11, 21), domain="h.example.org"
    )
    calendar = icalendar.Calendar.from_ical(text.encode())
    assert calendar.errors == []
    return list(calendar.walk("VEVENT"))


def test_the_calendar_over_a_change_of_clocks() -> None:
    """Nine o'clock is another moment on the day after the change, and a calendar reads it so."""
    found = events(workshop(TWO_DAYS))
    files = [event for event in found if event["summary"] == "Files"]

    assert [event.decoded("dtstart") for event in found if event["summary"].startswith("First")] == [
        datetime(2027, 3, 13, 14, 0, tzinfo=UTC)
    ]
    assert [event.decoded("dtstart") for event in files] == [
        datetime(2027, 3, 13, 14, 45, tzinfo=UTC),
        datetime(2027, 3, 14, 13, 0, tzinfo=UTC),
    ]
    assert all(event.decoded("dtend") > event.decoded("dtstart") for event in found)


def test_what_has_a_meaning_in_calendars_is_escaped() -> None:
    """Commas, semicolons, line ends and long lines come out as they went in, and no line is too long."""
    place = "Río, sala 12; segundo piso \\\\ " + "ñ" * 80
    found = workshop(TWO_DAYS, f"place: '{place}'\n")
    text = agenda_ics(compile_agenda(found, ZoneInfo(found.time_zone), LESSONS), date(2026, 11, 21))

    first = events(found)[0]
    assert first["location"] == place.strip()
    assert first["summary"] == "First steps, slowly; with care"
    assert first["description"] == "- Log in"
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")


@given(st.text(max_size=200))
def test_any_title_can_be_put_into_a_calendar(title: str) -> None:
    """Whatever a title holds, other programs read the calendar, and find the same events."""
    lessons = {"files": LESSONS["files"]._replace(title=title)}
    found = workshop(one_day("2027-03-01", "09:00", "12:00", "{lesson: files}"))
    text = agenda_ics(compile_agenda(found, ZoneInfo(found.time_zone), lessons), date(2026, 11, 21))

    (event,) = icalendar.Calendar.from_ical(text.encode()).walk("VEVENT")
    kept = "".join(
        c
        for c in title.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        if c == "\n" or (ord(c) >= 32 and ord(c) != 127)
    )
    assert event["summary"] == kept
    assert event["uid"] == "rivers-lesson-files@hubdocs"


def test_names_of_events_stay() -> None:
    """An event keeps its name when it moves, and no two events have one name."""
    before = [event["uid"] for event in events(workshop(TWO_DAYS))]
    after = [event["uid"] for event in events(workshop(TWO_DAYS.replace("09:00", "10:00")))]

    assert before == after
    assert len(set(before)) == len(before) == 4


PATHS = [
    "intro.workshop.yaml",
    "u1/intro.workshop.yaml",
    "u2/intro.workshop.yaml",
    "u1-intro.workshop.yaml",
    "u1 intro.workshop.yaml",
    "intro.yaml",
    "x" * 300 + "/intro.workshop.yaml",
    "x" * 301 + "/intro.workshop.yaml",
]


def test_events_of_workshops_that_are_called_alike() -> None:
    """Whatever the names of their files and folders, no event of one takes the place of another one's."""
    found = workshop(TWO_DAYS, name="intro.workshop.yaml")
    agenda = compile_agenda(found, ZoneInfo(found.time_zone), LESSONS)
    texts = [agenda_ics(agenda, date(2026, 11, 21), path=path) for path in PATHS]
    names = [event["uid"] for text in texts for event in icalendar.Calendar.from_ical(text).walk("VEVENT")]

    assert len(set(names)) == len(names) == 4 * len(PATHS)
    assert names[0] == "intro-lesson-first-steps@hubdocs"


def test_tabs_become_spaces() -> None:
    """Two words stay two."""
    found = workshop(one_day("2027-03-01", "09:00", "12:00", '{activity: "a\\tb", minutes: 20}'))

    assert [event["summary"] for event in events(found)] == ["a b"]


def test_activities_that_are_called_alike_are_events_of_their_own() -> None:
    """A calendar that knows a name already would lose the event of before."""
    titles = ["Talk?", "Talk!", "Talk 2", "Talk-", "Talk", "x" * 300, "x" * 299 + "y"]
    parts = ", ".join(f'{{activity: "{title}", minutes: 5}}' for title in titles)
    names = [event["uid"] for event in events(workshop(one_day("2027-03-01", "09:00", "12:00", parts)))]

    assert len(set(names)) == len(names) == len(titles)


def test_slots_have_no_gaps() -> None:
    """Between the parts of a day there is nothing."""
    agenda = compile_agenda(workshop(TWO_DAYS), ZoneInfo("America/New_York"), LESSONS)

    for day in agenda.days:
        assert [first.end for first, _ in pairwise(day.slots)] == [second.start for _, second in pairwise(day.slots)]


@pytest.mark.parametrize(
    ("name", "expected"), [("two-days.workshop.yaml", "two-days"), ("exam.yaml", "exam"), ("plain", "plain")]
)
def test_a_workshop_is_called_like_its_file(name: str, expected: str) -> None:
    """The ending does not belong to the name."""
    assert workshop_id(name) == expected


OVER = [
    ("2027-02-01", []),
    ("2027-02-08", []),
    ("2027-02-09", ["tell the provider today: the three weeks before the first day began on 2027-02-08"]),
    ("2027-03-01", ["tell the provider today: the three weeks before the first day began on 2027-02-08"]),
    ("2027-03-02", ["the day 2027-03-01 is over"]),
    ("2027-03-03", ["the day 2027-03-01 is over"]),
    ("2027-03-04", ["this workshop is over: its last day was 2027-03-02"]),
]


@pytest.mark.parametrize(("today", "expected"), OVER, ids=[today for today, _lines in OVER])
def test_what_is_over_is_told(today: str, expected: list[str]) -> None:
    """A day is over when it is so at its place: the second one ends on the next day of UTC."""
    talk = "{activity: Talk, minutes: 20}"
    days = one_day("2027-03-01", "09:00", "10:00", talk) + one_day("2027-03-02", "18:00", "21:00", talk)
    found = workshop(days)
    agenda = compile_agenda(found, ZoneInfo(found.time_zone), LESSONS)

    assert list(over_words(agenda, date.fromisoformat(today), date(2027, 2, 8))) == expected
    assert not any("provider" in line for line in over_words(agenda, date.fromisoformat(today)))
