"""The draft of a workshop: lessons in an order that works, shared out over days with breaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from hubdocs.service.training.agenda import SHORTEST_BREAK, minutes_between
from hubdocs.service.training.clock import end_moment, moment
from hubdocs.service.training.workshop import LONGEST_STRETCH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from hubdocs.service.training.lesson import Lesson

BREAK: Final = 15
"""Minutes of a break where no lesson asks for a longer one."""

WELCOME: Final = ("Welcome, and who we are", 20)
"""How the first day begins: what is done, and its minutes."""

RETURN: Final = ("What we learned, and what was hard", 10)
"""How each further day begins."""

QUESTIONS: Final = ("Questions of the day", 15)
"""How a day ends, where there is time for it."""

_STEP: Final = 5
"""Minutes by which days are made longer until all lessons fit."""

_LUNCH_EARLIEST: Final = time(11, 30)
_LUNCH_OVER: Final = time(13, 0)
_LUNCH_LATEST: Final = time(12, 0)
_LUNCH_NEEDED: Final = (time(12, 0), time(13, 30))
"""A day that begins before the one and ends after the other has a lunch."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a draft must fit into; times are those of the clocks at the place.

    :param end: ``None`` for the midnight at the end of each day.
    :param lunch: minutes; 0 for none.
    """

    dates: tuple[date, ...]
    start: time
    end: time | None
    zone: ZoneInfo
    lunch: int = 60

    def minutes(self, day: date) -> int:
        """Count the minutes of a day."""
        return minutes_between(moment(day, self.start, self.zone).at, end_moment(day, self.end, self.zone).at)

    @property
    def has_lunch(self) -> bool:
        """Say whether people must eat between begin and end."""
        return self.lunch > 0 and self.start < _LUNCH_NEEDED[0] and (self.end is None or self.end > _LUNCH_NEEDED[1])


DraftPart = dict[str, "str | int"]
"""A part of a day as a workshop's file has it."""


@dataclass(frozen=True, slots=True)
class DraftDay:
    """A day of a draft.

    :param left: minutes for which nothing is planned.
    """

    date: date
    parts: tuple[DraftPart, ...]
    left: int

    @property
    def has_lessons(self) -> bool:
        """Say whether anything is taught on it yet."""
        return any("lesson" in part for part in self.parts)


@dataclass(frozen=True, slots=True)
class WorkshopDraft:
    """A draft.

    :param left: lessons for which there is no time.
    """

    days: tuple[DraftDay, ...]
    left: tuple[Lesson, ...]


def choose_lessons(
    wanted: Iterable[str], lessons: Mapping[str, Lesson], known: Collection[str] = ()
) -> tuple[Lesson, ...]:
    """Add what wanted lessons require, and put all in an order in which each comes after what it requires.

    :param wanted: ids, in the order in which they are taught where nothing speaks against it.
    :param lessons: all, by their ids.
    :param known: what people can do already; it is not added.
    """
    ordered: dict[str, Lesson] = {}

    def add(name: str, above: tuple[str, ...]) -> None:
        lesson = lessons.get(name)
        if lesson is None or name in ordered or name in above:
            return
        for required in lesson.requires:
            if required not in known:
                add(required, (*above, name))
        ordered[name] = lesson

    for name in wanted:
        add(name, ())
    return tuple(ordered.values())


def draft_workshop(lessons: Sequence[Lesson], frame: Frame) -> WorkshopDraft:
    """Share lessons out over days, as evenly as their order allows.

    :param lessons: in their order.
    """
    longest = max((frame.minutes(day) for day in frame.dates), default=0)
    queue, left = _without_too_long(lessons, longest)
    full = _fill(queue, frame, longest)
    share = sum(lesson.minutes for lesson in queue) // max(1, len(frame.dates))
    tries = (_fill(queue, frame, most) for most in range(share, longest, _STEP)) if not full.left else ()
    even = next((draft for draft in tries if not draft.left), full)
    missing = {lesson.id for lesson in (*left, *even.left)}
    return WorkshopDraft(even.days, tuple(lesson for lesson in lessons if lesson.id in missing))


def _fill(lessons: Sequence[Lesson], frame: Frame, most: int) -> WorkshopDraft:
    """Fill one day after the other.

    :param most: minutes of lessons on each day.
    """
    queue = list(lessons)
    days: list[DraftDay] = []
    for day in frame.dates:
        filled, taught = _Day(frame, day, RETURN if days else WELCOME), 0
        while queue and taught + queue[0].minutes <= most and filled.add(queue[0]):
            taught += queue.pop(0).minutes
        days.append(filled.finished())
    return WorkshopDraft(tuple(days), tuple(queue))


def _without_too_long(lessons: Iterable[Lesson], longest: int) -> tuple[list[Lesson], list[Lesson]]:
    """Take lessons out that are longer than any day, with those that need them."""
    queue: list[Lesson] = []
    left: dict[str, Lesson] = {}
    for lesson in lessons:
        if lesson.minutes > longest or any(name in left for name in lesson.requires):
            left[lesson.id] = lesson
        else:
            queue.append(lesson)
    return queue, list(left.values())


class _Day:
    """A day that is being filled.

    :param opening: what it begins with, and for how many minutes.
    """

    def __init__(self, frame: Frame, day: date, opening: tuple[str, int]) -> None:
        self._frame = frame
        self._date = day
        self._limit = frame.minutes(day)
        self._opening = opening
        self._parts: list[DraftPart] = []
        self._now = self._stretch = self._break_after = 0
        self._has_eaten = not frame.has_lunch

    def add(self, lesson: Lesson) -> bool:
        """Put a lesson at the end of the day, with the break before it; say whether there is time for it."""
        name, minutes = self._opening
        if not self._parts and minutes + self._pause(lesson, minutes, minutes) + lesson.minutes <= self._limit:
            self._append({"activity": name, "minutes": minutes}, minutes)
        pause = self._pause(lesson, self._now, self._stretch)
        if self._now + pause + lesson.minutes > self._limit:
            return False
        if pause:
            self._rest(pause, is_lunch=self._is_lunch(lesson, self._now))
        self._append({"lesson": lesson.id}, lesson.minutes)
        self._break_after = lesson.break_after
        return True

    def finished(self) -> DraftDay:
        """Give the day, with time for questions at its end where there is some."""
        if not self._parts:
            name, minutes = self._opening
            self._append({"activity": name, "minutes": max(1, min(minutes, self._limit))}, minutes)
        name, minutes = QUESTIONS
        pause = self._break_after
        is_rested = pause >= SHORTEST_BREAK or self._stretch + pause + minutes <= LONGEST_STRETCH
        if is_rested and self._now + pause + minutes <= self._limit:
            if pause:
                self._rest(pause, is_lunch=False)
            self._append({"activity": name, "minutes": minutes}, minutes)
        return DraftDay(self._date, tuple(self._parts), self._limit - self._now)

    def _append(self, part: DraftPart, minutes: int) -> None:
        self._parts.append(part)
        self._now += minutes
        self._stretch += minutes
        self._break_after = 0

    def _rest(self, minutes: int, *, is_lunch: bool) -> None:
        self._append({"break": minutes, "title": "Lunch"} if is_lunch else {"break": minutes}, minutes)
        self._stretch = 0
        self._has_eaten = self._has_eaten or is_lunch

    def _pause(self, lesson: Lesson, now: int, stretch: int) -> int:
        """Say how many minutes of break belong before a lesson."""
        if self._is_lunch(lesson, now):
            return self._frame.lunch
        is_due = stretch > 0 and stretch + lesson.minutes > LONGEST_STRETCH
        return max(BREAK, self._break_after) if is_due or self._break_after else 0

    def _is_lunch(self, lesson: Lesson, now: int) -> bool:
        if self._has_eaten:
            return False
        clock = datetime.combine(self._date, self._frame.start) + timedelta(minutes=now)
        after = clock + timedelta(minutes=BREAK + lesson.minutes)
        is_time = clock.time() >= _LUNCH_EARLIEST and after > datetime.combine(self._date, _LUNCH_OVER)
        return is_time or clock.time() >= _LUNCH_LATEST
