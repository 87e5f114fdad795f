"""Draft the file of a workshop from the lessons of a project."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.model import Diagnostic
from hubdocs.project.field_kit.pack import is_reserved
from hubdocs.service.training.clock import end_words
from hubdocs.service.training.draft_workshop import Frame, choose_lessons, draft_workshop
from hubdocs.service.training.workshop import SUFFIX
from hubdocs.sources import read
from hubdocs.sources.yaml_writer import write_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from hubdocs.project.project import Project
    from hubdocs.service.training.draft_workshop import DraftPart, WorkshopDraft
    from hubdocs.service.training.lesson import Lesson

_MANY: Final = 90
"""Minutes in which there would have been time for a lesson and a break."""

_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*")
_LONGEST_NAME: Final = 80
_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class About:
    """What a draft says beside its days; what is empty is left out.

    :param attendees: 0 where nobody says it.
    """

    title: str
    time_zone: str
    place: str = ""
    hub: str = ""
    attendees: int = 0


class DraftedWorkshop(NamedTuple):
    """The text of a workshop's file, and what its author must know.

    :param added: lessons that nobody named, each with one that requires it.
    :param left: lessons for which there is no time.
    :param empty: days without a lesson.
    :param free: minutes for which nothing is planned, of days on which these are many.
    """

    text: str
    added: tuple[tuple[Lesson, Lesson], ...]
    left: tuple[Lesson, ...]
    empty: tuple[date, ...]
    free: tuple[tuple[date, int], ...]


def file_name(title: str) -> str:
    """Propose a name for the file of a workshop."""
    letters = "".join(char for char in unicodedata.normalize("NFKD", title.lower()) if not unicodedata.combining(char))
    name = _NOT_IN_NAMES.sub("-", letters)[:_LONGEST_NAME].strip("-")
    return (f"workshop-{name}" if is_reserved(name) else name or "new") + SUFFIX


def expand(names: Iterable[str], lessons: Mapping[str, Lesson], project: Project) -> Iterator[str]:
    """Put the lessons of a course in the place of its name.

    :param names: of lessons and of courses; a lesson of the same name goes first.
    :raises KeyError: there is neither a lesson nor a course of a name.
    """
    for name in names:
        course = [lesson for lesson in lessons.values() if lesson.course == name]
        if name in lessons:
            yield name
        elif course:
            yield from _in_order(course, project)
        else:
            raise KeyError(name)


def make_workshop(
    names: Iterable[str], lessons: Mapping[str, Lesson], frame: Frame, about: About, known: Collection[str] = ()
) -> DraftedWorkshop:
    """Draft a workshop.

    :param names: ids of lessons.
    :param known: ids of lessons that people need not be taught any more.
    """
    wanted = list(names)
    chosen = choose_lessons(wanted, lessons, known)
    draft = draft_workshop(chosen, frame)
    unnamed = [lesson for lesson in chosen if lesson.id not in wanted]
    added = tuple((lesson, next(each for each in chosen if lesson.id in each.requires)) for lesson in unnamed)
    empty = tuple(day.date for day in draft.days if not day.has_lessons)
    free = tuple((day.date, day.left) for day in draft.days if day.has_lessons and day.left >= _MANY)
    return DraftedWorkshop("".join(_lines(draft, chosen, frame, about)), added, draft.left, empty, free)


def _in_order(course: list[Lesson], project: Project) -> Iterator[str]:
    """Give the ids of a course's lessons as its index lists their pages; those that it does not name come last."""
    pages = {(project.root / lesson.page).stem: lesson for lesson in course}
    index = (project.root / course[0].page).parent / "index.md"
    places = {name: number for number, name in reversed(list(enumerate(_entries(index, project))))}
    for name in sorted(pages, key=lambda name: (places.get(name, len(places)), name)):
        yield pages[name].id


def _entries(index: Path, project: Project) -> Iterator[str]:
    """List what stands alone on a line of a page, as entries of tables of contents do; without folders and endings."""
    source = read(index, project.shown(index), limits=project.options.limits) if index.is_file() else None
    if source is not None and not isinstance(source, Diagnostic):
        for line in source.content.splitlines():
            yield line.strip().rstrip(">").rpartition("<")[2].rpartition("/")[2].removesuffix(".md")


def _lines(draft: WorkshopDraft, chosen: Iterable[Lesson], frame: Frame, about: About) -> Iterator[str]:
    languages = ", ".join(_scalar(name) for name in sorted({lesson.language for lesson in chosen}))
    said: dict[str, str | int] = {
        "title": about.title,
        "place": about.place,
        "time_zone": about.time_zone,
        "hub": about.hub,
        "attendees": about.attendees,
    }
    yield from (write_yaml({key: value}) for key, value in said.items() if value)
    if languages:
        yield f"languages: [{languages}]\n"
    yield "days:\n"
    for day in draft.days:
        yield f"  - date: {day.date.isoformat()}\n"
        yield f'    start: "{frame.start:%H:%M}"\n    end: "{end_words(frame.end)}"\n    parts:\n'
        for part in day.parts:
            yield f"      - {_flow(part)}\n"


def _flow(part: DraftPart) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in part.items()) + "}"


def _scalar(value: str | int) -> str:
    written = write_yaml(value).strip()
    if isinstance(value, int) or (written == value and _PLAIN.fullmatch(value)):
        return written
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
