"""One finding for one mistake: from all broken keywords to the few that tell the cause."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from hubdocs.checks.branches import find_meant

if TYPE_CHECKING:
    from hubdocs.model import Pointer
    from hubdocs.schema import Violation

_RANK: Final = {
    keyword: rank
    for rank, keyword in enumerate(
        ("type", "const", "enum", "false", "not", "format", "pattern", "anyOf", "oneOf"),
    )
}
_NAMED: Final = frozenset({"required", "dependentRequired", "dependencies", "additionalProperties", "propertyNames"})
_UNEVALUATED: Final = frozenset({"unevaluatedProperties", "unevaluatedItems"})


@dataclass(frozen=True, slots=True)
class Cause:
    """Something to report: one violation, or several that are alternatives to each other.

    :param moved_into: for an unknown key: the key, missing beside it, that it belongs in.
    :param companions: more unknown keys that belong in there.
    """

    violation: Violation
    alternatives: tuple[Violation, ...] = field(default=())
    moved_into: str = ""
    companions: tuple[str, ...] = ()


def find_causes(violations: tuple[Violation, ...]) -> list[Cause]:
    """Reduce violations to causes, in the order in which the validator reported them."""
    causes = [cause for violation in violations for cause in _expand(violation)]
    causes = _without_echoes(causes)
    best: dict[tuple[Pointer, str], Cause] = {}
    for cause in causes:
        key = _identity(cause)
        known = best.get(key)
        if known is None or _rank(cause) < _rank(known):
            best[key] = cause
    return _without_covered(list(best.values()))


def _expand(violation: Violation) -> list[Cause]:
    """Replace a failed form by what was wrong with the branch that was meant; split unknown keys."""
    if violation.branches and not violation.several_match:
        meant = find_meant(violation)
        if not meant.violations:
            return [Cause(violation)]
        if meant.together:
            return [Cause(meant.violations[0], meant.violations)]
        return [cause for inner in meant.violations for cause in _expand(inner)]
    if len(violation.names) > 1:
        return [Cause(replace(violation, names=(name,))) for name in violation.names]
    return [Cause(violation)]


def _identity(cause: Cause) -> tuple[Pointer, str]:
    """Say which mistake a cause is about: a named key of a mapping, or a value."""
    violation = cause.violation
    if violation.keyword in _NAMED or violation.keyword in _UNEVALUATED:
        name = violation.name_checked or "".join(violation.names)
        kind = "missing" if violation.keyword in ("required", "dependentRequired", "dependencies") else "unknown"
        return violation.pointer, f"{kind} {name}" if not cause.alternatives else "missing"
    return violation.pointer, "value"


def _rank(cause: Cause) -> int:
    return _RANK.get(cause.violation.keyword, len(_RANK))


def _without_echoes(causes: list[Cause]) -> list[Cause]:
    """Drop ``unevaluated...`` where something else is wrong at or inside the same value: it only repeats that."""
    others = [cause.violation.pointer for cause in causes if cause.violation.keyword not in _UNEVALUATED]
    kept = []
    for cause in causes:
        pointer = cause.violation.pointer
        echo = cause.violation.keyword in _UNEVALUATED and any(o[: len(pointer)] == pointer for o in others)
        if not echo:
            kept.append(cause)
    return kept


def _without_covered(causes: list[Cause]) -> list[Cause]:
    """Drop what lies inside a value that is wrong as a whole (another type, a forbidden key)."""
    wrong = {cause.violation.pointer for cause in causes if cause.violation.keyword in ("type", "false")}
    kept = []
    for cause in causes:
        pointer = cause.violation.pointer
        inside = any(pointer[:length] in wrong for length in range(len(pointer)))
        beside = pointer in wrong and cause.violation.keyword not in ("type", "false")
        if not inside and not beside:
            kept.append(cause)
    return kept
