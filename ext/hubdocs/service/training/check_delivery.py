"""What no schema can say of the log of a workshop: that its lessons and its hub exist, and that its numbers can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.checks.suggest import closest, normal
from hubdocs.checks.words import clean
from hubdocs.model import Code, Severity
from hubdocs.service.lenient import mapping, text
from hubdocs.service.training.observed import load_delivery
from hubdocs.service.training.place import finding
from hubdocs.service.training.workshop import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hubdocs.model import Diagnostic
    from hubdocs.service.training.lesson import Lesson
    from hubdocs.sources import Document

_YEARS: Final = range(1900, 2200)
"""Whatever is not in these years is a slip."""


def check_delivery(document: Document, lessons: Mapping[str, Lesson], hub_hint: str) -> Iterator[Diagnostic]:
    """Check a log that its schema has nothing against.

    :param hub_hint: which hub was meant; empty where there is one of the name, or nobody knows the hubs.
    """
    delivery = load_delivery(document)
    if delivery.workshop.endswith(SUFFIX):
        bare = clean(delivery.workshop.rpartition("/")[2].removesuffix(SUFFIX))
        hint = f"leave `{SUFFIX}` out: `{bare}`"
        message = "a workshop is named without the ending of its file"
        yield finding(document, ("workshop",), Code.WRONG_PATTERN, message, hint)
    year = text(mapping(document.value), "date")[:4]
    if year.isdecimal() and int(year) not in _YEARS:
        message = f"no workshop was taught in the year {year}"
        yield finding(
            document, ("date",), Code.OUT_OF_RANGE, message, "write the year in which it was, as `YYYY-MM-DD`"
        )
    if hub_hint:
        message = f"there is no hub `{clean(delivery.hub)}`"
        hint = f"if the hub is gone, take `hub` out; else: {hub_hint}"
        yield finding(document, ("hub",), Code.UNKNOWN_HUB, message, hint, Severity.WARNING)
    for name, taken in delivery.lessons:
        if name not in lessons:
            key = document.key_offsets_of(("lessons", name))
            message, hint = f"there is no lesson `{clean(name)}`", _which(name, lessons)
            yield document.locator.diagnostic(Code.UNKNOWN_LESSON, message, *key, hint=hint, pointer=("lessons", name))
        elif not taken.teaching and not taken.exercises:
            message = f"the lesson `{clean(name)}` took no time at all"
            hint = "write how many minutes it took, or take it out if it was not taught"
            yield finding(document, ("lessons", name, "teaching"), Code.OUT_OF_RANGE, message, hint)


def _which(name: str, lessons: Mapping[str, Lesson]) -> str:
    """Say which lesson was meant: one with a name that looks alike, or with this title."""
    titled = [lesson.id for lesson in lessons.values() if normal(lesson.title) == normal(name)]
    if len(titled) == 1:
        return f"that is the title of a lesson; write its `id`: `{titled[0]}`"
    near = closest(name, lessons)
    return f"did you mean `{near}`?" if near else "logs of lessons that are no longer taught can be deleted"
