"""The agenda of a workshop: what happens when, by the clocks at the place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from hubdocs.service.training.clock import clock_changes, end_moment, end_words, moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from zoneinfo import ZoneInfo

    from hubdocs.model import Pointer
    from hubdocs.service.training.clock import ClockChange
    from hubdocs.service.training.lesson import Lesson
    from hubdocs.service.training.observed import Observed
    from hubdocs.service.training.workshop import Day, Part, Workshop

SHORTEST_BREAK: Final = 5
"""Minutes without which nobody gets out of a room: a shorter pause is no break."""

_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Slot:
    """What happens from one moment to another.

    :param kind: ``lesson``, ``break`` or ``activity``.
    :param title: empty for a break that nobody named.
    :param lesson: the lesson, if it is one.
    :param start: by the clocks at the place.
    :param teaching: of a lesson: minutes.
    :param exercises: likewise.
    :param source: where the minutes are from: ``lesson``, ``workshop`` or ``observed``.
    :param asked_by_lesson: a break that stands in no file: the lesson before asks for it.
    """

    kind: str
    title: str
    lesson: Lesson | None
    start: datetime
    end: datetime
    teaching: int
    exercises: int
    source: str
    pointer: Pointer
    asked_by_lesson: bool = False

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return minutes_between(self.start, self.end)

    @property
    def exercises_start(self) -> datetime:
        """When its exercises begin, by the clocks at the place."""
        begin = self.end.astimezone(UTC) - self.exercises * _MINUTE
        return begin.astimezone(self.end.tzinfo)

    @property
    def is_rest(self) -> bool:
        """Say whether people have a break."""
        return self.kind == "break" and self.minutes >= SHORTEST_BREAK


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """A day with its times.

    :param left: minutes between its last part and its end; below zero where it is too long.
    """

    day: Day
    start: datetime
    end: datetime
    slots: tuple[Slot, ...]
    left: int

    @property
    def until(self) -> str:
        """When it ends, as clocks show it; midnight is 24:00."""
        return end_words(self.day.end)

    @property
    def changes(self) -> tuple[ClockChange, ...]:
        """The changes of clocks while people are there: what follows then seems to be too early, or too late."""
        ends = [self.end, *(slot.end for slot in self.slots[-1:])]
        return tuple(clock_changes(self.start, max(ends, key=lambda end: end.astimezone(UTC))))


@dataclass(frozen=True, slots=True)
class Agenda:
    """A workshop with its times."""

    workshop: Workshop
    zone: ZoneInfo
    days: tuple[AgendaDay, ...]

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """The lessons in their order."""
        return tuple(slot.lesson for day in self.days for slot in day.slots if slot.lesson is not None)


def minutes_between(start: datetime, end: datetime) -> int:
    """Count minutes: those that pass, whatever is done to clocks meanwhile; below zero where the end is earlier.

    Two times of one zone are not to be compared themselves: Python then looks at what the clocks show, and these show
    some times twice.
    """
    return (end.astimezone(UTC) - start.astimezone(UTC)) // _MINUTE


def compile_agenda(
    workshop: Workshop,
    zone: ZoneInfo,
    lessons: Mapping[str, Lesson],
    observed: Mapping[str, Observed] | None = None,
) -> Agenda:
    """Work out the times. Lessons that do not exist are left out.

    :param observed: how long lessons took; where that is known, it counts more than what their pages say.
    """
    return Agenda(workshop, zone, tuple(_Compiler(zone, lessons, observed or {}).days(workshop)))


@dataclass(slots=True)
class _Compiler:
    zone: ZoneInfo
    lessons: Mapping[str, Lesson]
    observed: Mapping[str, Observed]
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    def days(self, workshop: Workshop) -> Iterator[AgendaDay]:
        for day in workshop.days:
            start = moment(day.date, day.start, self.zone).at
            end = end_moment(day.date, day.end, self.zone).at
            self.now = start
            slots = tuple(self._slots(day.parts))
            yield AgendaDay(day, self._local(start), self._local(end), slots, minutes_between(self.now, end))

    def _slots(self, parts: tuple[Part, ...]) -> Iterator[Slot]:
        for number, part in enumerate(parts):
            if part.kind == "lesson":
                lesson = self.lessons.get(part.name)
                if lesson is None:
                    continue
                yield self._lesson(part, lesson)
                follows = parts[number + 1] if number + 1 < len(parts) else None
                if lesson.break_after and follows is not None and follows.kind != "break":
                    yield self._slot("break", "", lesson.break_after, part.pointer, asked=True)
            elif part.minutes:
                yield self._slot(part.kind, part.name, part.minutes, part.pointer)

    def _lesson(self, part: Part, lesson: Lesson) -> Slot:
        teaching, exercises, source = lesson.teaching, lesson.exercises, "lesson"
        seen = self.observed.get(lesson.id)
        if part.minutes is not None:
            teaching, exercises = shared_out(part.minutes, teaching, exercises)
            source = "workshop"
        elif seen is not None:
            teaching, exercises, source = seen.teaching, seen.exercises, "observed"
        start, end = self._pass(teaching + exercises)
        return Slot("lesson", lesson.title, lesson, start, end, teaching, exercises, source, part.pointer)

    def _slot(self, kind: str, title: str, minutes: int, pointer: Pointer, *, asked: bool = False) -> Slot:
        start, end = self._pass(minutes)
        return Slot(kind, title, None, start, end, 0, 0, "lesson" if asked else "workshop", pointer, asked)

    def _pass(self, minutes: int) -> tuple[datetime, datetime]:
        start, self.now = self.now, self.now + minutes * _MINUTE
        return self._local(start), self._local(self.now)

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self.zone)


def shared_out(minutes: int, teaching: int, exercises: int) -> tuple[int, int]:
    """Share minutes out between teaching and exercises, as the lesson does; nothing of them is lost."""
    whole = teaching + exercises
    taught = round(minutes * teaching / whole) if whole else minutes
    return taught, minutes - taught
