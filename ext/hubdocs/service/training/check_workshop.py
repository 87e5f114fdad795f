"""What no schema can say of a workshop: that its lessons exist, in a good order, and fit into its days and its hub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.checks.words import clean
from hubdocs.model import Code, Severity
from hubdocs.service.training.agenda import compile_agenda
from hubdocs.service.training.check_amounts import check_amounts
from hubdocs.service.training.check_days import check_days
from hubdocs.service.training.check_hub import check_hub
from hubdocs.service.training.clock import find_zone, no_zone, zone_hint
from hubdocs.service.training.lesson import meant_lesson
from hubdocs.service.training.place import finding, line_at
from hubdocs.service.training.workshop import load_workshop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hubdocs.model import Diagnostic, Pointer
    from hubdocs.service.training.lesson import Lesson
    from hubdocs.service.training.surroundings import Surroundings
    from hubdocs.service.training.workshop import Part, Workshop
    from hubdocs.sources import Document


def check_workshop(document: Document, name: str, around: Surroundings) -> Iterator[Diagnostic]:
    """Check a workshop that its schema has nothing against.

    :param name: of its file.
    """
    workshop = load_workshop(document, name)
    if around.lessons:
        yield from _lessons(document, workshop, around.lessons)
    else:
        yield from _nothing(document, workshop, around.no_lessons)
    yield from check_amounts(document, workshop, around.offer)
    zone = find_zone(workshop.time_zone)
    agenda = compile_agenda(workshop, zone, around.lessons) if zone is not None else None
    yield from check_hub(document, workshop, around, agenda)
    if agenda is None:
        message, hint = no_zone(workshop.time_zone), zone_hint(workshop.time_zone)
        yield finding(document, ("time_zone",), Code.UNKNOWN_TIME_ZONE, message, hint)
        return
    yield from check_days(document, agenda)


def _nothing(document: Document, workshop: Workshop, hint: str) -> Iterator[Diagnostic]:
    """Say once that there are no lessons: each of them would only say it again."""
    first = next((part for day in workshop.days for part in day.parts if part.kind == "lesson"), None)
    if first is not None:
        message = f"there is no lesson `{clean(first.name)}`, and no other"
        yield finding(document, (*first.pointer, "lesson"), Code.UNKNOWN_LESSON, message, hint)


def _lessons(document: Document, workshop: Workshop, lessons: Mapping[str, Lesson]) -> Iterator[Diagnostic]:
    """Check the names of lessons, their order, and their languages."""
    parts = [part for day in workshop.days for part in day.parts if part.kind == "lesson"]
    first: dict[str, Part] = {}
    meant: set[str] = set()
    for part in parts:
        lesson = lessons.get(part.name)
        at: Pointer = (*part.pointer, "lesson")
        if lesson is None:
            near = meant_lesson(part.name, lessons)
            meant |= {near} if near else set()
            hint = f"did you mean `{near}`?" if near else f"lessons: {', '.join(sorted(lessons))}"
            yield finding(document, at, Code.UNKNOWN_LESSON, f"there is no lesson `{clean(part.name)}`", hint)
        elif part.name in first:
            line = line_at(document, (*first[part.name].pointer, "lesson"))
            message = f"the lesson `{part.name}` is in this workshop already, on line {line}"
            hint = "take one of them out; for time to repeat it, write an `activity`"
            yield finding(document, at, Code.REPEATED_LESSON, message, hint)
        else:
            first[part.name] = part
            yield from _language(document, at, lesson, workshop)
    yield from _order(document, list(first.values()), lessons, meant)


def _language(document: Document, at: Pointer, lesson: Lesson, workshop: Workshop) -> Iterator[Diagnostic]:
    wanted = [_base(language) for language in workshop.languages]
    if wanted and _base(lesson.language) not in wanted:
        message = f"the lesson `{lesson.id}` is written in `{clean(lesson.language)}`"
        spoken = ", ".join(f"`{clean(each)}`" for each in workshop.languages)
        hint = f"the workshop is in {spoken}; translate the lesson first"
        yield finding(document, at, Code.OTHER_LANGUAGE, message, hint, Severity.WARNING)


def _base(language: str) -> str:
    """Give a language without its country: whoever reads one of them, reads the others."""
    return language.partition("-")[0].casefold()


def _order(
    document: Document, parts: list[Part], lessons: Mapping[str, Lesson], meant: set[str]
) -> Iterator[Diagnostic]:
    """Check that lessons come after what they require, on whichever day.

    :param meant: the lessons whose names are misspelled: that is told already.
    """
    places = {part.name: number for number, part in enumerate(parts)}
    told = set(meant)
    for number, part in enumerate(parts):
        at: Pointer = (*part.pointer, "lesson")
        for required in lessons[part.name].requires:
            if required == part.name:
                continue  # the lesson itself is wrong, and told there
            if places.get(required, -1) > number:
                line = line_at(document, (*parts[places[required]].pointer, "lesson"))
                message = f"the lesson `{part.name}` needs `{clean(required)}`, which comes later, on line {line}"
                hint = f"put `{clean(required)}` before `{part.name}`"
                yield finding(document, at, Code.LESSON_ORDER, message, hint)
            elif required not in places and required not in told:
                told.add(required)
                message = f"the lesson `{part.name}` needs `{clean(required)}`, which is not in this workshop"
                hint = "tell people that they must know it beforehand, or add it"
                yield finding(document, at, Code.UNTAUGHT_REQUIREMENT, message, hint, Severity.WARNING)
