"""Findings about values that are ruled out, or that fit no form or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.checks.because import because
from hubdocs.checks.keys import known_keys
from hubdocs.checks.message_values import keyword_value, mapping_example, subject_words
from hubdocs.checks.words import join_or, show_value
from hubdocs.model import Code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdocs.checks.select import Cause
    from hubdocs.checks.subject import Subject
    from hubdocs.checks.trail import Trail
    from hubdocs.model import JSON, Diagnostic, Pointer

_FEW = 4


def forbidden(cause: Cause, trail: Trail, subject: Subject) -> Diagnostic:
    """Report a value (or key) that a ``false`` schema or ``not`` rules out."""
    pointer = cause.violation.pointer
    reason = because(trail, pointer, subject)
    whole_key = cause.violation.keyword == "false" and bool(pointer) and isinstance(pointer[-1], str)
    if whole_key:
        message = f"the key `{pointer[-1]}` is not allowed here{reason}"
        return subject.report(Code.FORBIDDEN_VALUE, message, pointer, hint="take it away", on_key=True)
    if cause.violation.keyword != "not" and (too_many := _too_many(pointer, reason, subject)):
        return too_many
    excluded = keyword_value(trail, "not")
    hint = _excluded_words(excluded)
    value = subject.value_at(pointer)
    shown = "as it is" if isinstance(value, (dict, list)) else show_value(value)
    message = f"{subject_words(pointer, subject)} cannot be {shown}{reason}"
    return subject.report(Code.FORBIDDEN_VALUE, message, pointer, hint=hint, on_key=isinstance(value, dict))


def _too_many(pointer: Pointer, reason: str, subject: Subject) -> Diagnostic | None:
    """Report a list that goes on where it must not: at the first value too many, where that is known."""
    whole = pointer[:-1] if pointer and isinstance(pointer[-1], int) else pointer
    if not isinstance(subject.value_at(whole), list):
        return None
    message = f"{subject_words(whole, subject)} has more values than are allowed{reason}"
    hint = "take this one away, and those behind it" if whole != pointer else "take the last ones away"
    return subject.report(Code.FORBIDDEN_VALUE, message, pointer, hint=hint)


def _excluded_words(excluded: JSON) -> str:
    if not isinstance(excluded, dict):
        return ""
    required = excluded.get("required")
    if isinstance(required, list) and required:
        names = [f"`{name}`" for name in required]
        return f"take {names[0]} away" if len(names) == 1 else f"{join_or(names, 'and')} cannot stand together"
    if "const" in excluded:
        return f"any value but {show_value(excluded['const'])} is right"
    choices = excluded.get("enum")
    if isinstance(choices, list):
        return f"not allowed are {join_or(show_value(item) for item in choices)}"
    return ""


def several_forms(cause: Cause, trail: Trail, subject: Subject) -> Diagnostic:
    """Report a value that fits more than one form where exactly one is asked for."""
    violation = cause.violation
    pointer = violation.pointer
    value = subject.value_at(pointer)
    fitting = [index for index, branch in enumerate(violation.branches) if not branch]
    own: list[str] = []
    for index in fitting:
        keys = known_keys(trail.owner.down("oneOf", index), subject.resolver)
        required = trail.owner.down("oneOf", index).contents
        needed = required.get("required") if isinstance(required, dict) else None
        names = [str(name) for name in needed] if isinstance(needed, list) else []
        present = value if isinstance(value, dict) else {}
        own.extend(name for name in [*names, *keys] if name in present and name not in own)
    hint = f"keep only one of {join_or(f'`{name}`' for name in own)}" if own else "make it fit exactly one"
    message = f"{subject_words(pointer, subject)} fits {len(fitting)} forms at once, where exactly one is asked for"
    return subject.report(Code.AMBIGUOUS_FORM, message, pointer, hint=hint, on_key=True)


def no_form(cause: Cause, trail: Trail, subject: Subject, reasons: Sequence[str]) -> Diagnostic:
    """Report a value that fits none of the forms, where nothing says which one was meant.

    :param reasons: what each form has against the value.
    """
    pointer = cause.violation.pointer
    words = subject_words(pointer, subject)
    message = f"{words} fits none of the {len(cause.violation.branches)} forms that are allowed"
    must = f"{words} must "
    asked = list(dict.fromkeys(reason.partition(", but ")[0].removeprefix(must) for reason in reasons))
    told = 1 < len(asked) <= _FEW and all(reason.startswith(must) for reason in reasons)
    on_key = isinstance(subject.value_at(pointer), dict)
    shown = _examples(cause, trail, subject) if on_key else []
    hint = f"it must {join_or(asked)}" if told else f"write it like {join_or(shown)}" if len(shown) > 1 else ""
    return subject.report(Code.NO_MATCHING_FORM, message, pointer, hint=hint, on_key=on_key)


def _examples(cause: Cause, trail: Trail, subject: Subject) -> list[str]:
    """Show an example of each form; nothing where one has none."""
    keyword, count = cause.violation.keyword, len(cause.violation.branches)
    shown = [mapping_example(trail.owner.down(keyword, index), subject) for index in range(min(count, _FEW + 1))]
    return shown if count <= _FEW and all(shown) else []


def broken(cause: Cause, _trail: Trail, subject: Subject) -> Diagnostic:
    """Report a value that breaks a keyword for which there are no words of its own."""
    pointer = cause.violation.pointer
    message = f"{subject_words(pointer, subject)} breaks `{cause.violation.keyword}` of the schema"
    return subject.report(Code.FORBIDDEN_VALUE, message, pointer, on_key=True)
