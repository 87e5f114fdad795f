"""Two broken keywords, one mistake: a misspelled or misplaced key is both unknown here and missing there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.checks.suggest import closest

if TYPE_CHECKING:
    from hubdocs.checks.select import Cause
    from hubdocs.model import Pointer

_MISSING = ("required", "dependentRequired", "dependencies")
_UNKNOWN = ("additionalProperties", "unevaluatedProperties")


_LEVELS = 2
"""How far apart the two may be: a level, and a place in a list."""


def merge_causes(causes: list[Cause]) -> list[Cause]:
    """Drop "missing" where an unknown key in the same mapping, or one level up or down, is that key."""
    unknown = [cause for cause in causes if cause.violation.keyword in _UNKNOWN]
    forbidden = [cause for cause in causes if cause.violation.keyword == "false"]
    kept: list[Cause] = []
    for cause in causes:
        violation = cause.violation
        if violation.keyword in _MISSING and (
            any(_is_that_key(cause, other) for other in unknown)
            or any(_is_moved(cause, other.violation.pointer) for other in forbidden)
        ):
            continue
        kept.append(cause)
    return kept


def _is_that_key(missing: Cause, unknown: Cause) -> bool:
    names = [item.names[0] for item in missing.alternatives or (missing.violation,) if item.names]
    found = unknown.violation.names[0]
    here, there = missing.violation.pointer, unknown.violation.pointer
    if here == there:
        return closest(found, names) is not None
    inside = here[: len(there)] == there or there[: len(here)] == here
    return found in names and inside and abs(len(here) - len(there)) <= _LEVELS


def _is_moved(missing: Cause, forbidden: Pointer) -> bool:
    return bool(forbidden) and forbidden[-1] in missing.violation.names and forbidden[:-1] != missing.violation.pointer
