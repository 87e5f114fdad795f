"""Findings about bounds: numbers, lengths, lists."""

from __future__ import annotations

from operator import ge, gt, le, lt
from typing import TYPE_CHECKING, Final

from hubdocs.checks.message_values import examples_of, keyword_value, subject_words
from hubdocs.checks.remedies import value_text
from hubdocs.checks.words import clean, json_type, show_value
from hubdocs.model import Code

if TYPE_CHECKING:
    from hubdocs.checks.select import Cause
    from hubdocs.checks.subject import Subject
    from hubdocs.checks.trail import Trail
    from hubdocs.model import JSON, Diagnostic

_SHORT: Final = 60
"""An example that is longer is not shown."""

_BOUNDS: Final = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "greater than {}",
    "exclusiveMaximum": "less than {}",
    "multipleOf": "a multiple of {}",
}
_HOLDS: Final = {"minimum": ge, "maximum": le, "exclusiveMinimum": gt, "exclusiveMaximum": lt}
_LENGTHS: Final = {
    "minLength": ("at least", "character"),
    "maxLength": ("at most", "character"),
    "minItems": ("at least", "value"),
    "maxItems": ("at most", "value"),
    "minProperties": ("at least", "key"),
    "maxProperties": ("at most", "key"),
}


def out_of_range(cause: Cause, trail: Trail, subject: Subject) -> Diagnostic:
    """Report a number outside its bounds."""
    keyword = cause.violation.keyword
    pointer = cause.violation.pointer
    limit = keyword_value(trail, keyword)
    if isinstance(limit, bool):  # draft 4: exclusiveMinimum belongs to minimum
        limit = keyword_value(trail, "minimum" if keyword == "exclusiveMinimum" else "maximum")
    bound = _BOUNDS[keyword].format(limit)
    message = f"{subject_words(pointer, subject)} must be {bound}, but is {show_value(subject.value_at(pointer))}"
    numbers = [item for item in examples_of(trail, subject) if _is_within(item, trail.owner.contents)]
    hint = f"for example {show_value(numbers[0])}" if numbers else ""
    return subject.report(Code.OUT_OF_RANGE, message, pointer, hint=hint)


def _is_within(item: JSON, contents: object) -> bool:
    """Say whether an example is a number within the bounds; one that is wrong itself helps nobody."""
    if isinstance(item, bool) or not isinstance(item, (int, float)):
        return False
    limits = contents if isinstance(contents, dict) else {}
    bounds = {key: limits[key] for key in _HOLDS if isinstance(limits.get(key), (int, float))}
    return all(_HOLDS[key](item, limit) for key, limit in bounds.items() if not isinstance(limit, bool))


def wrong_length(cause: Cause, trail: Trail, subject: Subject) -> Diagnostic:
    """Report a text, list or mapping that is too short or too long."""
    keyword = cause.violation.keyword
    pointer = cause.violation.pointer
    bound, unit = _LENGTHS[keyword]
    limit = keyword_value(trail, keyword)
    units = unit if limit == 1 else f"{unit}s"
    value = subject.value_at(pointer)
    count = len(value) if isinstance(value, (str, list, dict)) else 0
    have = "is empty" if count == 0 else f"has {count}"
    message = f"{subject_words(pointer, subject)} must have {bound} {limit} {units}, but {have}"
    return subject.report(
        Code.WRONG_LENGTH, message, pointer, hint="" if count else _filled(value, limit, trail, subject)
    )


def _filled(value: JSON, limit: int, trail: Trail, subject: Subject) -> str:
    """Show what could stand in something empty."""
    alike = (item for item in examples_of(trail, subject) if type(item) is type(value))
    found = next((item for item in alike if isinstance(item, (str, list, dict)) and len(item) >= limit), None)
    shown = clean(value_text(found, subject.kind)) if found else ""
    if shown and len(shown) <= _SHORT:
        return f"write it like `{shown}`"
    one = {"array": "write at least one value", "object": "write at least one key"}
    return one.get(json_type(value), "")


def repeated_item(cause: Cause, _trail: Trail, subject: Subject) -> Diagnostic:
    """Report a list that holds a value twice, at the second one."""
    pointer = cause.violation.pointer
    value = subject.value_at(pointer)
    first, second = _find_repeated(value if isinstance(value, list) else [])
    item = subject.value_at((*pointer, second))
    shown = "the same value" if isinstance(item, (dict, list)) else show_value(item)
    message = f"{subject_words(pointer, subject)} has {shown} twice"
    document = subject.document
    place = document.value_offsets_of(subject.local((*pointer, first)))
    related = (document.locator.related(*place, "the first one stands here"),)
    hint = "take one of the two away"
    return subject.report(Code.REPEATED_ITEM, message, (*pointer, second), hint=hint, related=related)


def _find_repeated(values: list[JSON]) -> tuple[int, int]:
    for second, value in enumerate(values):
        for first in range(second):
            if values[first] == value and isinstance(values[first], bool) == isinstance(value, bool):
                return first, second
    return 0, 0


def missing_item(cause: Cause, trail: Trail, subject: Subject) -> Diagnostic:
    """Report a list that has too few, or too many, of the values that it must contain."""
    pointer = cause.violation.pointer
    wanted = keyword_value(trail, "contains")
    fixed = wanted.get("const") if isinstance(wanted, dict) else None
    what = show_value(fixed) if fixed is not None else "a value of the kind that the schema asks for"
    least = keyword_value(trail, "minContains")
    most = keyword_value(trail, "maxContains")
    number = f" at least {least} times" if least is not None else ""
    number += f" at most {most} times" if most is not None else ""
    message = f"{subject_words(pointer, subject)} must contain {what}{number}"
    hint = f"add `- {fixed}`" if isinstance(fixed, str) and most is None else ""
    return subject.report(Code.MISSING_ITEM, message, pointer, hint=hint)
