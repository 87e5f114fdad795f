"""Drafts of workshops: what is drafted has none of the mistakes that workshops are checked for."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from hubdocs.project.training.draft_workshop import About, file_name, make_workshop
from hubdocs.service.training.check_workshop import check_workshop
from hubdocs.service.training.draft_workshop import Frame, WorkshopDraft, choose_lessons, draft_workshop
from hubdocs.service.training.lesson import Lesson
from hubdocs.service.training.surroundings import Surroundings
from hubdocs.sources import Source, load

if TYPE_CHECKING:
    import random

ZONE = ZoneInfo("America/New_York")


def lesson(number: int, minutes: int = 45, pause: int = 0, requires: tuple[int, ...] = ()) -> Lesson:
    """Make a lesson."""
    needed = tuple(f"lesson-{each}" for each in requires)
    return Lesson(f"lesson-{number}", f"Lesson {number}", f"course/{number}.md", minutes, 0, pause, requires=needed)


def frame(*days: str, start: str = "09:00", end: str = "16:30", lunch: int = 60) -> Frame:
    """Make what a draft must fit into."""
    dates = tuple(date.fromisoformat(day) for day in days)
    return Frame(dates, time.fromisoformat(start), time.fromisoformat(end), ZONE, lunch)


def taught(draft: WorkshopDraft) -> list[list[str]]:
    """List the lessons of each day."""
    return [[str(part["lesson"]) for part in day.parts if "lesson" in part] for day in draft.days]


@st.composite
def courses(draw: st.DrawFn) -> list[Lesson]:
    """Make lessons of which each may require some before it."""
    count = draw(st.integers(1, 12))
    return [
        lesson(
            number,
            draw(st.integers(1, 90)),
            draw(st.sampled_from([0, 0, 3, 10, 30])),
            tuple(draw(st.sets(st.integers(0, number - 1), max_size=2))) if number else (),
        )
        for number in range(count)
    ]


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    """Make days, also short ones, in the night, and those on which clocks are changed."""
    days = draw(st.sets(st.dates(date(2027, 3, 10), date(2027, 3, 18)), min_size=1, max_size=4))
    start = draw(st.integers(0, 22))
    end = draw(st.integers(start + 1, 23))
    lunch = draw(st.sampled_from([0, 30, 60]))
    return Frame(tuple(sorted(days)), time(start, 30), time(end, 30), ZONE, lunch)


@given(courses(), frames(), st.randoms(use_true_random=False))
def test_a_draft_has_no_mistakes(course: list[Lesson], wanted: Frame, order: random.Random) -> None:
    """Each lesson is taught once or told to be left; nothing is too long, too late or before what it requires."""
    known = {each.id: each for each in course}
    names = list(known)
    order.shuffle(names)
    made = make_workshop(names, known, wanted, About("Rivers: day & night", "America/New_York"))
    document = load(Source("rivers.workshop.yaml", made.text))[0]

    assert not document.broken
    found = [item.code.value for item in check_workshop(document, "rivers.workshop.yaml", Surroundings(known))]
    dates_that_jump = {"impossible-time"}
    assert set(found) <= dates_that_jump
    value = document.value
    assert isinstance(value, dict)
    parts = [part for day in value["days"] for part in day["parts"]]
    shown = [part["lesson"] for part in parts if "lesson" in part]
    assert sorted([*shown, *(each.id for each in made.left)]) == sorted(known)


def test_what_is_required_is_added_and_comes_first() -> None:
    """The order of who asks stays where nothing speaks against it."""
    lessons = {each.id: each for each in (lesson(1), lesson(2, requires=(1,)), lesson(3, requires=(2,)), lesson(4))}

    assert [each.id for each in choose_lessons(["lesson-4", "lesson-3"], lessons)] == [
        "lesson-4",
        "lesson-1",
        "lesson-2",
        "lesson-3",
    ]
    known = choose_lessons(["lesson-3"], lessons, known={"lesson-2"})
    assert [each.id for each in known] == ["lesson-3"]


def test_lessons_in_a_circle_are_taken_once() -> None:
    """A mistake in the lessons does not hang the draft."""
    lessons = {each.id: each for each in (lesson(1, requires=(2,)), lesson(2, requires=(1,)))}

    assert [each.id for each in choose_lessons(["lesson-1"], lessons)] == ["lesson-2", "lesson-1"]


def test_days_are_filled_evenly() -> None:
    """Two days of the same length are not one full and one empty."""
    draft = draft_workshop([lesson(number) for number in range(6)], frame("2027-03-01", "2027-03-02"))

    assert taught(draft) == [["lesson-0", "lesson-1", "lesson-2"], ["lesson-3", "lesson-4", "lesson-5"]]
    assert draft.left == ()


def test_people_eat_at_noon() -> None:
    """A day over noon has a lunch, once; a morning has none."""
    lessons = [lesson(number) for number in range(6)]
    breaks = [part for part in draft_workshop(lessons, frame("2027-03-01")).days[0].parts if "title" in part]
    morning = draft_workshop(lessons[:2], frame("2027-03-01", end="12:30")).days[0].parts

    assert breaks == [{"break": 60, "title": "Lunch"}]
    assert not any("title" in part for part in morning)


def test_what_does_not_fit_is_told() -> None:
    """A lesson longer than any day is left, with those that need it; others are taught."""
    draft = draft_workshop(
        [lesson(1), lesson(2, 300), lesson(3, requires=(2,)), lesson(4)], frame("2027-03-01", end="12:00")
    )

    assert taught(draft) == [["lesson-1", "lesson-4"]]
    assert [each.id for each in draft.left] == ["lesson-2", "lesson-3"]


def test_names_of_files() -> None:
    """A file has a name that all systems take."""
    assert file_name("Rivers & their data: 2027!") == "rivers-their-data-2027.workshop.yaml"
    assert file_name("水") == "new.workshop.yaml"
    assert file_name("Introducción à São João") == "introduccion-a-sao-joao.workshop.yaml"
    assert file_name("CON") == "workshop-con.workshop.yaml"
    assert file_name("../../x/y") == "x-y.workshop.yaml"
    assert file_name(f"{'x' * 79} y{'z' * 300}") == f"{'x' * 79}.workshop.yaml"
