"""What no schema can say of learner profiles: that their lessons and roles exist, and follow one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.checks.words import clean
from hubdocs.model import Code, Severity
from hubdocs.service.organisation.place import check_known
from hubdocs.service.training.learners import load_learners
from hubdocs.service.training.place import finding, line_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from hubdocs.model import Diagnostic
    from hubdocs.service.training.learners import LearnerProfile
    from hubdocs.service.training.lesson import Lesson
    from hubdocs.sources import Document


def check_learners(
    document: Document, lessons: Mapping[str, Lesson], roles: Collection[str] | None
) -> Iterator[Diagnostic]:
    """Check profiles that their schema has nothing against.

    :param lessons: all of the project, by their ids.
    :param roles: the names of all roles; ``None`` where the project has no file of them.
    """
    first: dict[str, LearnerProfile] = {}
    for profile in load_learners(document):
        at = profile.pointer
        if profile.id in first:
            line = line_at(document, (*first[profile.id].pointer, "id"))
            message = f"another profile is called `{profile.id}` already, on line {line}"
            hint = "give each profile its own name; links and pages could mean either"
            yield finding(document, (*at, "id"), Code.REPEATED_NAME, message, hint)
        first.setdefault(profile.id, profile)
        if roles is not None:
            yield from check_known(document, (*at, "role"), profile.role, sorted(roles), Code.UNKNOWN_ROLE, "role")
        for key, names in (("knows", profile.knows), ("lessons", profile.lessons)):
            for number, name in enumerate(names):
                where = (*at, key, number)
                yield from check_known(document, where, name, sorted(lessons), Code.UNKNOWN_LESSON, "lesson")
        yield from _order(document, profile, lessons)
        yield from _known(document, profile)


def _order(document: Document, profile: LearnerProfile, lessons: Mapping[str, Lesson]) -> Iterator[Diagnostic]:
    """Check that lessons come after what they require, or that it is known."""
    unsure = any(name not in lessons for name in (*profile.lessons, *profile.knows))
    told: set[str] = set()
    for number, name in enumerate(profile.lessons):
        at = (*profile.pointer, "lessons", number)
        for required in lessons[name].requires if name in lessons else ():
            if required in profile.lessons[number + 1 :]:
                message = f"the lesson `{name}` needs `{clean(required)}`, which comes later"
                yield finding(document, at, Code.LESSON_ORDER, message, f"put `{clean(required)}` before `{name}`")
            elif required not in (*profile.lessons, *profile.knows, *told) and not unsure:
                told.add(required)
                message = f"the lesson `{name}` needs `{clean(required)}`, which such people neither take nor know"
                hint = f"add `{clean(required)}` to `lessons`, or to `knows`"
                yield finding(document, at, Code.UNTAUGHT_REQUIREMENT, message, hint, Severity.WARNING)


def _known(document: Document, profile: LearnerProfile) -> Iterator[Diagnostic]:
    """Look for lessons that such people need not take, and are to take all the same."""
    for number, name in enumerate(profile.lessons):
        if name in profile.knows:
            line = line_at(document, (*profile.pointer, "knows", profile.knows.index(name)))
            message = f"such people need not take the lesson `{clean(name)}`: it is in `knows`, on line {line}"
            at = (*profile.pointer, "lessons", number)
            hint = "take it out of one of the two lists"
            yield finding(document, at, Code.REPEATED_LESSON, message, hint, Severity.WARNING)
