"""Requirements: what must hold so that something can be chosen.

The same judgement is made by the form in the browser (``sphinx_ext/static/hubdocs-request.js``); a table of cases
holds both to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from hubdocs.schema.words import Template, as_phrase, join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from hubdocs.model import JSON, Pointer
    from hubdocs.schema.words import Part, Phrase

Scalar: TypeAlias = "str | int | float | bool"
"""What can be chosen."""

Values: TypeAlias = "Mapping[str, JSON]"
"""What holds in one tier, by the ids of options; what is not known is not there, or ``None``."""

_NUMBER: Final = re.compile(r"-?[0-9]{1,300}(?:\.[0-9]{1,300})?")
_OPPOSITE: Final = {
    "truthy": "falsy",
    "falsy": "truthy",
    "eq": "neq",
    "neq": "eq",
    "in": "nin",
    "nin": "in",
    "gt": "lte",
    "gte": "lt",
    "lt": "gte",
    "lte": "gt",
}
_WORDS: Final = {
    "truthy": Template.SET,
    "falsy": Template.UNSET,
    "eq": Template.IS,
    "neq": Template.IS_NOT,
    "in": Template.IS_ONE_OF,
    "nin": Template.IS_NONE_OF,
    "gt": Template.IS_MORE,
    "gte": Template.IS_AT_LEAST,
    "lt": Template.IS_LESS,
    "lte": Template.IS_AT_MOST,
}


def holds(requirement: JSON, values: Values) -> bool:
    """Say whether a requirement holds; what is no requirement asks for nothing."""
    if not isinstance(requirement, dict):
        return True
    if isinstance(parts := requirement.get("allOf"), list):
        return all(holds(part, values) for part in parts)
    if isinstance(parts := requirement.get("anyOf"), list):
        return any(holds(part, values) for part in parts)
    if "not" in requirement:
        return not holds(requirement["not"], values)
    return _leaf(str(requirement.get("op")), values.get(str(requirement.get("id"))), requirement.get("value"))


def _leaf(op: str, left: JSON, right: JSON) -> bool:
    if op in ("truthy", "falsy"):
        return bool(left) is (op == "truthy")
    if op in ("eq", "neq"):
        return same(left, right) is (op == "eq")
    if op in ("in", "nin"):
        return any(same(left, one) for one in (right if isinstance(right, list) else ())) is (op == "in")
    first, second = number(left), number(right)
    if first is None or second is None:
        return False
    if op in ("gt", "lte"):
        return (first > second) is (op == "gt")
    return (first >= second) is (op == "gte")


def number(value: JSON) -> float | None:
    """Read a number, also from a text; ``None`` for all else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    if isinstance(value, str):
        return float(value) if _NUMBER.fullmatch(value) else None
    try:
        return float(value)
    except OverflowError:
        return None


def same(left: JSON, right: JSON) -> bool:
    """Say whether two values are the same thing: texts that are numbers count as numbers."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    first, second = number(left), number(right)
    if first is not None and second is not None:
        return first == second
    return isinstance(left, str) and isinstance(right, str) and left == right


def leaves(requirement: JSON, pointer: Pointer = ()) -> Iterator[tuple[Pointer, dict[str, JSON]]]:
    """List what a requirement says of single options, with the places."""
    if not isinstance(requirement, dict):
        return
    for key in ("allOf", "anyOf"):
        if isinstance(parts := requirement.get(key), list):
            for position, part in enumerate(parts):
                yield from leaves(part, (*pointer, key, position))
    if "not" in requirement:
        yield from leaves(requirement["not"], (*pointer, "not"))
    if isinstance(requirement.get("id"), str):
        yield pointer, requirement


def both(*requirements: JSON) -> JSON:
    """Put requirements together: all must hold; ``None`` if there are none."""
    present = [requirement for requirement in requirements if isinstance(requirement, dict)]
    if len(present) > 1:
        return {"allOf": list(present)}
    return present[0] if present else None


def in_words(requirement: JSON, name: Callable[[str], str], value: Callable[[str, JSON], str]) -> Phrase:
    """Say what must hold.

    :param name: gives the words for an option.
    :param value: gives the words for a value of an option.
    """
    return as_phrase(_said(requirement, name, value, opposite=False)[0])


def _said(
    requirement: JSON, name: Callable[[str], str], value: Callable[[str, JSON], str], *, opposite: bool
) -> tuple[Part, Template | None]:
    """Say what must hold, or its opposite; and how several conditions are joined in it."""
    if not isinstance(requirement, dict):
        return (Template.NEVER() if opposite else Template.ALWAYS()), None
    if "not" in requirement:
        return _said(requirement["not"], name, value, opposite=not opposite)
    for key in ("allOf", "anyOf"):
        if isinstance(parts := requirement.get(key), list) and parts:
            inside = [_said(part, name, value, opposite=opposite) for part in parts]
            if len(inside) == 1:
                return inside[0]
            joined = Template.AND if (key == "allOf") is not opposite else Template.OR
            grouped = [said if how in (None, joined) else Template.GROUP(part=said) for said, how in inside]
            return join(grouped, joined, joined), joined
    return _leaf_words(requirement, name, value, opposite=opposite), None


def _leaf_words(
    leaf: dict[str, JSON], name: Callable[[str], str], value: Callable[[str, JSON], str], *, opposite: bool
) -> Phrase:
    op, about, right = str(leaf.get("op")), str(leaf.get("id")), leaf.get("value")
    if op not in _WORDS:
        return Template.ALWAYS()
    template = _WORDS[_OPPOSITE[op] if opposite else op]
    if op in ("truthy", "falsy"):
        return template(key=name(about))
    if op in ("in", "nin"):
        listed: list[Part] = [value(about, one) for one in (right if isinstance(right, list) else [right])]
        return template(key=name(about), values=join(listed or [""], Template.OR))
    return template(key=name(about), value=value(about, right))
