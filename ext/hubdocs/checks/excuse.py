"""Violations that are none: of parts of a file, of overlays, and of examples with placeholders."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from hubdocs.checks.message_values import keyword_value
from hubdocs.schema import Violation, children, value_at
from hubdocs.sources.placeholders import is_placeholder

if TYPE_CHECKING:
    from hubdocs.checks.subject import Subject
    from hubdocs.checks.trail import Condition
    from hubdocs.model import JSON, Pointer

_MISSING: Final = frozenset({"required", "dependentRequired", "dependencies", "minProperties"})
_TOO_FEW: Final = frozenset({*_MISSING, "minItems", "contains"})
_WHOLE_VALUE: Final = frozenset({"const", "enum", "uniqueItems", "contains", "not"})
_UNKNOWN: Final = frozenset({"additionalProperties", "unevaluatedProperties"})


def unexcused(violations: tuple[Violation, ...], subject: Subject) -> tuple[Violation, ...]:
    """Keep the violations that count.

    A form (``anyOf``, ``oneOf``) of which one branch has only excused violations is fulfilled.
    """
    kept: list[Violation] = []
    for violation in violations:
        if _is_excused(violation, subject):
            continue
        if violation.branches and not violation.several_match:
            branches = tuple(unexcused(branch, subject) for branch in violation.branches)
            if not all(branches):
                continue
            kept.append(replace(violation, branches=branches))
        elif violation.keyword in _UNKNOWN:
            names = tuple(name for name in violation.names if not _is_wild_key(violation, name, subject))
            if names:
                kept.append(replace(violation, names=names))
        else:
            kept.append(violation)
    return tuple(kept)


def _is_excused(violation: Violation, subject: Subject) -> bool:
    pointer = violation.pointer
    if subject.overlay and (
        violation.keyword in _MISSING or _takes_away(pointer, subject) or _hangs_on_missing(violation, subject)
    ):
        return True
    if violation.keyword == "minimum" and _is_padded(violation, subject):
        return True
    if pointer in subject.elided and violation.keyword in _TOO_FEW:
        return True
    return bool(subject.wildcards) and _touches_wildcard(violation, subject.wildcards)


def _is_padded(violation: Violation, subject: Subject) -> bool:
    """Say whether zeros that are written before a number give it the digits that it needs, as in account numbers."""
    start, end = subject.document.written_value_offsets_of(subject.local(violation.pointer))
    text = subject.document.locator.source.content[start:end]
    least = keyword_value(subject.trail(violation), violation.keyword)
    return text.startswith("0") and text.isdecimal() and len(text) == len(str(least)) > 1


def _takes_away(pointer: Pointer, subject: Subject) -> bool:
    """Say whether a ``null`` takes away what a lower layer sets: in mappings, but not inside a list.

    A list replaces the one below it as a whole, so a ``null`` in it is a value.
    """
    in_mappings = bool(pointer) and all(isinstance(step, str) for step in pointer)
    return in_mappings and subject.value_at(pointer) is None


def _touches_wildcard(violation: Violation, wildcards: frozenset[Pointer]) -> bool:
    pointer = violation.pointer
    if any(pointer[:length] in wildcards for length in range(len(pointer) + 1)):
        return True
    whole = violation.keyword in _WHOLE_VALUE or violation.several_match
    return whole and any(wild[: len(pointer)] == pointer for wild in wildcards)


def _is_wild_key(violation: Violation, name: str, subject: Subject) -> bool:
    return subject.document.locator.source.placeholders and is_placeholder(name) and bool(violation.names)


def _hangs_on_missing(violation: Violation, subject: Subject) -> bool:
    """Say whether a ``then`` or ``else`` was entered only because a key that its ``if`` looks at is not there."""
    if "then" not in violation.evaluation and "else" not in violation.evaluation:
        return False
    conditions = subject.trail(violation).conditions
    return any(_looks_at_missing(condition, violation.pointer, subject) for condition in conditions)


def _looks_at_missing(condition: Condition, pointer: Pointer, subject: Subject) -> bool:
    parent = condition.place.contents
    tested = parent.get("if") if isinstance(parent, dict) else None
    instance = subject.value_at(pointer[: condition.depth])
    return any(not _is_set(instance, way) for way in _tested_keys(tested, 8))


def _is_set(instance: JSON, way: tuple[str, ...]) -> bool:
    """Say whether a key is there, with a value: a ``null`` of a layer takes it away."""
    parent = value_at(instance, way[:-1])
    return not isinstance(parent, dict) or parent.get(way[-1]) is not None


def _tested_keys(schema: JSON, depth: int) -> list[tuple[str, ...]]:
    """List the keys that a condition looks at, each as the way from the value that has the ``if``."""
    if not isinstance(schema, dict) or depth == 0:
        return []
    found: list[tuple[str, ...]] = []
    required = schema.get("required")
    found.extend((name,) for name in (required if isinstance(required, list) else ()) if isinstance(name, str))
    for steps, child in children(schema):
        if steps[0] == "properties":
            name = str(steps[1])
            found.append((name,))
            found.extend((name, *way) for way in _tested_keys(child, depth - 1))
        elif steps[0] in ("allOf", "anyOf", "oneOf", "not"):
            found.extend(_tested_keys(child, depth - 1))
    return found
