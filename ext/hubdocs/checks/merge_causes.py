"""Two broken keywords, one mistake: a misspelled or misplaced key is both unknown here and missing there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from hubdocs.checks.keys import known_keys
from hubdocs.checks.suggest import closest_key

if TYPE_CHECKING:
    from hubdocs.checks.select import Cause
    from hubdocs.checks.subject import Subject
    from hubdocs.model import Pointer

_MISSING: Final = ("required", "dependentRequired", "dependencies")
_UNKNOWN: Final = ("additionalProperties", "unevaluatedProperties")
_LEVELS: Final = 2
"""How far apart the two may be: a level, and a place in a list."""


def merge_causes(causes: list[Cause], subject: Subject) -> list[Cause]:
    """Join "unknown" and "missing" where they are two sides of one mistake.

    A misspelled key covers the missing one; so does a key that stands one level too high or too low. Where the line
    of a parent key was forgotten, the keys that belong in it are told together.
    """
    causes = _join_orphans(causes, subject)
    unknown = [cause for cause in causes if cause.violation.keyword in _UNKNOWN]
    forbidden = [cause for cause in causes if cause.violation.keyword == "false"]
    return [
        cause
        for cause in causes
        if cause.violation.keyword not in _MISSING
        or not (
            any(_is_that_key(cause, other) for other in unknown)
            or any(_is_moved(cause, other.violation.pointer) for other in forbidden)
        )
    ]


def _is_that_key(missing: Cause, unknown: Cause) -> bool:
    names = [item.names[0] for item in missing.alternatives or (missing.violation,) if item.names]
    found = unknown.violation.names[0]
    here, there = missing.violation.pointer, unknown.violation.pointer
    if here == there:
        return unknown.moved_into in names or closest_key(found, names) is not None
    inside = here[: len(there)] == there or there[: len(here)] == here
    return found in names and inside and abs(len(here) - len(there)) <= _LEVELS


def _is_moved(missing: Cause, forbidden: Pointer) -> bool:
    return bool(forbidden) and forbidden[-1] in missing.violation.names and forbidden[:-1] != missing.violation.pointer


def _join_orphans(causes: list[Cause], subject: Subject) -> list[Cause]:
    """Tell unknown keys together that belong in one key which is missing beside them."""
    parents = {
        (cause.violation.pointer, name): cause
        for cause in causes
        if cause.violation.keyword == "required"
        for name in cause.violation.names
    }
    kept: list[Cause] = []
    first_of: dict[tuple[Pointer, str], int] = {}
    for cause in causes:
        parent = _missing_parent(cause, parents, subject)
        if parent is None:
            kept.append(cause)
        elif parent in first_of:
            known = kept[first_of[parent]]
            kept[first_of[parent]] = replace(known, companions=(*known.companions, cause.violation.names[0]))
        else:
            first_of[parent] = len(kept)
            kept.append(replace(cause, moved_into=parent[1]))
    return kept


def _missing_parent(
    cause: Cause, parents: dict[tuple[Pointer, str], Cause], subject: Subject
) -> tuple[Pointer, str] | None:
    """Find the missing key beside an unknown one that knows it."""
    violation = cause.violation
    if violation.keyword not in _UNKNOWN or not parents:
        return None
    place = subject.trail(violation).owner
    known = known_keys(place, subject.resolver)
    for pointer, name in parents:
        inside = known.get(name)
        if pointer == violation.pointer and inside is not None:
            deeper = known_keys(inside, subject.resolver)
            if violation.names[0] in deeper and violation.names[0] not in known:
                return pointer, name
    return None
