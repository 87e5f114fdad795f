"""Plain scalars that readers of YAML understand differently, where the schema cares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.checks.subject import wrap
from hubdocs.checks.words import show_pointer, show_value
from hubdocs.model import Code, Severity
from hubdocs.sources import Dialect

if TYPE_CHECKING:
    from hubdocs.model import JSON, Diagnostic, Pointer
    from hubdocs.schema import Validator
    from hubdocs.sources import Ambiguous, Document


def check_ambiguous(document: Document, validator: Validator, prefix: Pointer) -> tuple[Diagnostic, ...]:
    """Report scalars that are right as this file's own reader takes them, and wrong as others do.

    A scalar that is wrong anyway gets its finding from the schema; one that is right both ways needs none.
    """
    found = []
    for scalar in document.ambiguous:
        own = _breaks(document.value, scalar.pointer, validator, prefix)
        if not own and _breaks(replaced(document.value, scalar), scalar.pointer, validator, prefix):
            found.append(_report(document, scalar))
    return tuple(found)


def _breaks(value: JSON, pointer: Pointer, validator: Validator, prefix: Pointer) -> bool:
    """Say whether a value breaks a keyword at a pointer or at a form around it."""
    whole = wrap(value, prefix)
    if validator.is_valid(whole):
        return False
    target = prefix + pointer
    return any(_is_about(violation.pointer, target) for violation in validator.violations(whole))


def _is_about(place: Pointer, target: Pointer) -> bool:
    return place == target


def replaced(value: JSON, scalar: Ambiguous) -> JSON:
    """Give a value with one scalar read the other way; what is not on the way is shared."""

    def rebuild(current: JSON, steps: Pointer) -> JSON:
        if not steps:
            return scalar.alternative
        first, rest = steps[0], steps[1:]
        if isinstance(current, dict) and isinstance(first, str):
            return {**current, first: rebuild(current[first], rest)}
        if isinstance(current, list) and isinstance(first, int):
            return [rebuild(item, rest) if index == first else item for index, item in enumerate(current)]
        return current

    return rebuild(value, scalar.pointer)


def _report(document: Document, scalar: Ambiguous) -> Diagnostic:
    helm = document.locator.source.dialect is Dialect.HELM
    other = "other readers of YAML" if helm else "Helm and other older readers of YAML"
    start, end = document.value_offsets_of(scalar.pointer)
    meaning = f"as {show_value(scalar.alternative)}" if scalar.alternative is not None else "as empty"
    return document.locator.diagnostic(
        Code.AMBIGUOUS_SCALAR,
        f"`{show_pointer(scalar.pointer)}`: `{scalar.text}` is taken {meaning} by {other}",
        start,
        end,
        hint=f'put it in quotation marks if text is meant: `"{scalar.text}"`',
        # nothing but Helm reads the values of a chart, and it takes them as they are meant
        severity=Severity.INFORMATION if helm else Severity.WARNING,
        pointer=scalar.pointer,
    )
