"""Why a condition of a schema applies, in words: "because `provider` is `gcp`"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.checks.words import show_pointer, show_value
from hubdocs.schema import value_at

if TYPE_CHECKING:
    from hubdocs.checks.subject import Subject
    from hubdocs.checks.trail import Condition, Trail
    from hubdocs.model import JSON, Pointer


def because(trail: Trail, pointer: Pointer, subject: Subject) -> str:
    """Give the reason for the innermost ``then`` or ``else`` on the way to a keyword, or an empty text.

    Only conditions that compare keys with fixed values are told; of others nothing is said rather than something
    vague.
    """
    if not trail.conditions:
        return ""
    condition = trail.conditions[-1]
    reasons = _reasons(condition, pointer, subject)
    return f", because {' and '.join(reasons)}" if reasons else ""


def _reasons(condition: Condition, pointer: Pointer, subject: Subject) -> list[str]:
    parent = condition.place.contents
    tested = parent.get("if") if isinstance(parent, dict) else None
    instance = subject.value_at(pointer[: condition.depth])
    reasons = []
    for way in _compared(tested, ()):
        value = value_at(instance, way)
        if value is None or isinstance(value, (dict, list)):
            return []
        reasons.append(f"`{show_pointer(way)}` is {show_value(value)}")
    return reasons


def _compared(schema: JSON, way: Pointer) -> list[Pointer]:
    """List the keys that a condition compares with fixed values."""
    if not isinstance(schema, dict):
        return []
    found: list[Pointer] = [way] if way and ("const" in schema or "enum" in schema) else []
    properties = schema.get("properties")
    for name, child in (properties if isinstance(properties, dict) else {}).items():
        found.extend(_compared(child, (*way, name)))
    return found
