"""The parts of a lesson on its page, and whether something is missing or contradicts the front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.model import Code, Severity
from hubdocs.service.organisation.place import hint_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hubdocs.model import Span
    from hubdocs.service.training.lesson import Lesson

TIMED: Final = ("exercise", "discussion", "demo", "type-along")
"""The parts that may say how many minutes they take."""

_WANTED: Final = {"objectives": "what people can do afterwards", "keypoints": "what they should keep in mind"}


class Part(NamedTuple):
    """A directive of the lesson domain.

    :param kind: its name, without the domain.
    :param argument: what stands behind the name.
    :param name: how links call it; empty if it has no name.
    :param minutes: as it was written; ``None`` where nothing was.
    :param is_empty: it has no body.
    :param span: where it stands.
    :param minutes_span: where its minutes stand.
    """

    kind: str
    argument: str
    name: str
    minutes: str | None
    is_empty: bool
    span: Span
    minutes_span: Span

    @property
    def is_collected(self) -> bool:
        """Whether this shows the keypoints of a course."""
        return self.kind == "keypoints" and bool(self.argument)


class Problem(NamedTuple):
    """Something that is wrong with the parts of a page.

    :param span: where; nothing means the lesson as a whole.
    """

    code: Code
    message: str
    hint: str
    span: Span | None
    severity: Severity = Severity.ERROR


def check_parts(parts: Sequence[Part], lesson: Lesson | None) -> Iterator[Problem]:
    """Check the parts of a page.

    :param lesson: the lesson that the page is, if it is one.
    """
    yield from _solutions(parts)
    yield from _names(parts)
    yield from _minutes(parts)
    if lesson is None:
        return
    yield from _wanted(parts, lesson)
    yield from _sums(parts, lesson)


def lacking(parts: Sequence[Part], lesson: Lesson) -> frozenset[str]:
    """Give the kinds of parts that the page lacks to be the lesson that its front matter describes."""
    present = {part.kind for part in parts}
    pairs = tuple(solved_by(parts))
    found = {kind for kind in _WANTED if kind not in present}
    if any(exercise is None for _solution, exercise in pairs) or _minutes_taken(parts) not in (None, lesson.exercises):
        found.add("exercise")
    if {part for part in parts if part.kind == "exercise"}.difference(exercise for _solution, exercise in pairs):
        found.add("solution")
    return frozenset(found)


def _minutes_taken(parts: Sequence[Part]) -> int | None:
    """Add up the minutes of exercises; nothing where those of one are missing or wrong."""
    exercises = [minutes_of(part) for part in parts if part.kind == "exercise"]
    return None if None in exercises or 0 in exercises else sum(minutes or 0 for minutes in exercises)


def minutes_of(part: Part) -> int | None:
    """Read the minutes of a part; nothing where they are missing or wrong."""
    written = (part.minutes or "").strip()
    return int(written) if written.isascii() and written.isdigit() and 0 < len(written) <= len("000") else None


def solved_by(parts: Sequence[Part]) -> Iterator[tuple[Part, Part | None]]:
    """Give each solution with its exercise: the one that it names, or the last one before it."""
    named = {part.name: part for part in parts if part.kind == "exercise" and part.name}
    last: Part | None = None
    for part in parts:
        if part.kind == "exercise":
            last = part
        elif part.kind == "solution":
            yield part, named.get(part.argument) if part.argument else last


def _solutions(parts: Sequence[Part]) -> Iterator[Problem]:
    solved: set[Part] = set()
    lost = False
    names = tuple(part.name for part in parts if part.kind == "exercise" and part.name)
    for solution, exercise in solved_by(parts):
        lost = lost or exercise is None
        if exercise is not None:
            solved.add(exercise)
        elif solution.argument:
            message = f"no exercise on this page is called `{solution.argument}`"
            hint = hint_for(solution.argument, names)
            yield Problem(Code.SOLUTION_WITHOUT_EXERCISE, message, hint, solution.span)
        else:
            message = "no exercise stands before this solution"
            hint = "put it below its exercise, or write the exercise's name behind `solution`"
            yield Problem(Code.SOLUTION_WITHOUT_EXERCISE, message, hint, solution.span)
    for part in () if lost else parts:  # a lost solution may be the one that an exercise lacks
        if part.kind == "exercise" and part not in solved:
            message = "this exercise has no solution"
            hint = "add a `{lesson:solution}` below it, also if it only says what a good answer has"
            yield Problem(Code.EXERCISE_WITHOUT_SOLUTION, message, hint, part.span, Severity.INFORMATION)


def _names(parts: Sequence[Part]) -> Iterator[Problem]:
    seen: dict[str, Part] = {}
    for part in parts:
        if part.name and seen.setdefault(part.name, part) is not part:
            line = seen[part.name].span.start.line
            message = f"another part of this page is called `{part.name}` already, in line {line}"
            yield Problem(Code.REPEATED_NAME, message, "give each exercise its own name", part.span)


def _minutes(parts: Sequence[Part]) -> Iterator[Problem]:
    for part in parts:
        if part.minutes is not None and part.kind in TIMED and not minutes_of(part):
            message = f"`{part.minutes.strip()}` is no number of minutes" if part.minutes else "the minutes are missing"
            yield Problem(Code.WRONG_MINUTES, message, "write a whole number, such as `:minutes: 5`", part.minutes_span)


def _wanted(parts: Sequence[Part], lesson: Lesson) -> Iterator[Problem]:
    present = {part.kind for part in parts}
    for kind, what in _WANTED.items():
        if kind not in present:
            message = f"the lesson has no {kind}: nothing says {what}"
            hint = f"add a `{{lesson:{kind}}}` to the page"
            yield Problem(Code.INCOMPLETE_LESSON, message, hint, None, Severity.WARNING)
    for part in parts:
        if part.is_empty and (part.kind == "keypoints" or (part.kind == "objectives" and not lesson.teaches)):
            message = f"there is nothing in these {part.kind}"
            yield Problem(Code.INCOMPLETE_LESSON, message, "write a list of short sentences", part.span)
        if part.kind == "exercise" and part.minutes is None:
            hint = "add `:minutes: 5`, or how long people really need"
            message = "nothing says how many minutes this exercise takes"
            yield Problem(Code.INCOMPLETE_LESSON, message, hint, part.span, Severity.WARNING)


def _sums(parts: Sequence[Part], lesson: Lesson) -> Iterator[Problem]:
    known = _minutes_taken(parts)
    if known not in (None, lesson.exercises):
        message = f"the exercises take {known} minutes together, and the front matter says {lesson.exercises}"
        hint = f"write `exercises: {known}`, or change the minutes of an exercise"
        yield Problem(Code.WRONG_MINUTES, message, hint, None)
    taught = sum(minutes_of(part) or 0 for part in parts if part.kind in TIMED and part.kind != "exercise")
    if taught > lesson.teaching:
        message = f"discussions and demonstrations take {taught} minutes, and the whole teaching {lesson.teaching}"
        hint = f"write `teaching: {taught}` or more, or change the minutes of a part"
        yield Problem(Code.WRONG_MINUTES, message, hint, None)
