"""What no schema can say of lessons: that they are called differently, and build on one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdocs.checks.words import clean
from hubdocs.model import Code
from hubdocs.service.organisation.place import check_known, finding, hint_for
from hubdocs.service.training.lesson import LESSON, meant_lesson
from hubdocs.service.training.packages import alternatives, bare_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from hubdocs.model import Diagnostic
    from hubdocs.service.training.lesson import Lesson
    from hubdocs.sources import Document


class LessonPage(NamedTuple):
    """A lesson, with the front matter of its page."""

    lesson: Lesson
    document: Document


def check_lessons(pages: Sequence[LessonPage], roles: Collection[str] | None) -> Iterator[Diagnostic]:
    """Check all lessons of a project against one another.

    :param pages: in the order of their paths; of two lessons with one name, the second is wrong.
    :param roles: the names of all roles; ``None`` where the project has no file of them.
    """
    known = {page.lesson.id: page.lesson for page in reversed(pages)}
    for page in pages:
        lesson, document = page
        first = known[lesson.id]
        if first.page != lesson.page:
            message = f"another lesson is called `{lesson.id}` already: `{first.page}`"
            hint = "give each lesson its own name; links and agendas could mean either"
            yield finding(document, (LESSON, "id"), Code.REPEATED_NAME, message, hint)
            continue
        yield from _requirements(page, known)
        yield from _packages(page)
        for number, name in enumerate(lesson.audience if roles is not None else ()):
            where = (LESSON, "audience", number)
            yield from check_known(document, where, name, sorted(roles or ()), Code.UNKNOWN_ROLE, "role")


def _requirements(page: LessonPage, known: Mapping[str, Lesson]) -> Iterator[Diagnostic]:
    """Check that what a lesson requires is taught, and that it does not come back to the lesson."""
    lesson, document = page
    for number, name in enumerate(lesson.requires):
        where = (LESSON, "requires", number)
        if name not in known:
            near = meant_lesson(name, known)
            hint = f"did you mean `{near}`?" if near else hint_for(name, tuple(sorted(known)))
            yield finding(document, where, Code.UNKNOWN_LESSON, f"there is no lesson `{clean(name)}`", hint)
            continue
        way = _way(name, lesson.id, known)
        if way:
            shown = " → ".join(f"`{step}`" for step in (lesson.id, *way))
            message = f"the lesson requires itself: {shown}"
            yield finding(document, where, Code.CIRCULAR_LESSONS, message, "take one of these requirements out")


def _packages(page: LessonPage) -> Iterator[Diagnostic]:
    """Check that packages are named, and no more: nobody looks for a version. What has spaces, the schema refuses."""
    for number, package in enumerate(page.lesson.hub.packages):
        names = alternatives(package)
        bare = [bare_name(name) for name in names]
        if list(names) != bare and all(bare) and not any(set(name) & set(" \t\n") for name in names):
            message = f"`{clean(package)}` says more than the name of a package"
            hint = f"leave versions and extras out: `{clean(' | '.join(bare))}`"
            yield finding(page.document, (LESSON, "hub", "packages", number), Code.WRONG_PATTERN, message, hint)


def find_circle(lessons: Sequence[Lesson]) -> tuple[str, ...]:
    """Give the ids of lessons that require one another, from the first to itself again; empty if there are none."""
    known = {lesson.id: lesson for lesson in lessons}
    for lesson in lessons:
        for name in lesson.requires:
            way = _way(name, lesson.id, known) if name in known else ()
            if way:
                return (lesson.id, *way)
    return ()


def _way(start: str, goal: str, known: Mapping[str, Lesson]) -> tuple[str, ...]:
    """Give the shortest way along requirements; empty if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        if way[-1] == goal:
            return way
        for name in known[way[-1]].requires:
            if name in known and name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()
