"""Findings about keys: unknown, in the wrong place, missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.checks import remedies
from hubdocs.checks.because import because
from hubdocs.checks.keys import find_below, known_keys, parts
from hubdocs.checks.smallest import smallest_text
from hubdocs.checks.suggest import closest
from hubdocs.checks.words import clean, join_or, show_pointer
from hubdocs.model import Code

if TYPE_CHECKING:
    from collections.abc import Collection

    from hubdocs.checks.select import Cause
    from hubdocs.checks.subject import Subject
    from hubdocs.checks.trail import Trail
    from hubdocs.model import JSON, Diagnostic, Pointer
    from hubdocs.schema import Place

_FEW = 8
_NEAR = 200
"""So many characters around a key are looked at."""


def unknown_key(cause: Cause, trail: Trail, subject: Subject) -> Diagnostic:
    """Report a key that the schema does not know here, and say where it belongs or how it is spelled."""
    parent = cause.violation.pointer
    name = cause.violation.names[0]
    place = trail.owner
    hint = _forgotten(cause) or suggest_key(name, parent, place, trail, subject)
    where = f" in `{show_pointer(subject.local(parent))}`" if subject.local(parent) else ""
    message = f"unknown key `{clean(name)}`{where}{because(trail, parent, subject)}"
    return subject.report(Code.UNKNOWN_KEY, message, (*parent, name), hint=hint, on_key=True)


def _forgotten(cause: Cause) -> str:
    """Say that the line of a parent key was forgotten, and what belongs below it."""
    if not cause.moved_into:
        return ""
    names = (cause.violation.names[0], *cause.companions)
    listed = join_or((f"`{clean(name)}`" for name in names), "and")
    return f"add the line `{cause.moved_into}:` above, and indent {listed} below it"


def suggest_key(name: str, parent: Pointer, place: Place, trail: Trail, subject: Subject) -> str:
    """Say what to do about an unknown key."""
    here = known_keys(place, subject.resolver)
    value = subject.value_at(parent)
    present = value if isinstance(value, dict) else {}
    free = [key for key in here if key not in present]
    alike = closest(name, free, strict=True)
    if alike:
        return f"did you mean `{alike}`?"
    if spaced := _no_space(name, free, present):
        return spaced
    if quoted := _after_comma(name, parent, subject):
        return quoted
    elsewhere = _elsewhere(name, parent, place, trail, subject)
    if elsewhere:
        return elsewhere
    alike = closest(name, free)
    if alike:
        return f"did you mean `{alike}`?"
    if closest(name, here, strict=True):
        return f"`{closest(name, here, strict=True)}` is already set here; take this key away"
    if 0 < len(free) <= _FEW:
        return f"keys that are known here and not yet set: {join_or((f'`{key}`' for key in sorted(free)), 'and')}"
    return "take it away, or check in the reference where it belongs"


def _no_space(name: str, free: Collection[str], present: dict[str, JSON]) -> str:
    """Recognize a key with its value that YAML reads as one name inside braces."""
    key, _colon, value = name.partition(":")
    if not value or key not in free or present.get(name, "") is not None:
        return ""
    return f"a space is missing after the colon: `{key}: {clean(value)}`"


def _after_comma(name: str, parent: Pointer, subject: Subject) -> str:
    """Recognize the rest of a text behind its comma, which YAML reads as a key without a value inside braces."""
    present = subject.value_at(parent)
    if subject.kind != "yaml" or not isinstance(present, dict) or present.get(name, "") is not None:
        return ""
    names = list(present)
    first = last = names.index(name)
    while first > 0 and present[names[first]] is None:
        first -= 1
    while last + 1 < len(names) and present[names[last + 1]] is None:
        last += 1
    text = present[names[first]]
    start, end = subject.document.key_offsets_of((*subject.local(parent), name))
    content = subject.document.locator.text.content
    before, after = content[max(0, start - _NEAR) : start].rstrip(), content[end : end + _NEAR].lstrip()
    is_rest = before.endswith(",") and after.startswith((",", "}")) and before[:-1].rstrip()[-1:] not in ('"', "'")
    if not is_rest or not isinstance(text, str) or '"' in text:
        return ""
    whole = ", ".join((text, *names[first + 1 : last + 1]))
    return f'put the text in quotation marks, because of its comma: `"{clean(whole)}"`'


def _elsewhere(name: str, parent: Pointer, place: Place, trail: Trail, subject: Subject) -> str:
    """Say where else the schema knows the key: below this mapping, or above it."""
    value = subject.value_at(parent)
    present = value if isinstance(value, dict) else {}
    below = find_below(place, name, subject.resolver, present=present)
    if below is not None and len(below) == 1:
        return f"it belongs in {_list_or_key(below[0])}, one level down"
    levels = 0
    for depth in range(len(parent) - 1, -1, -1):
        if isinstance(parent[depth], str):
            levels += 1
        if depth < len(trail.places) and name in known_keys(trail.places[depth], subject.resolver):
            return _above(parent[:depth], parent[depth:], levels, subject)
    if below is not None:
        return f"it belongs in `{'.'.join(below)}`, {len(below)} levels down"
    return _beside(name, parent, trail, subject)


def _list_or_key(key: str) -> str:
    """Name a mapping, or the values of a list."""
    return f"a value of the list `{key.removesuffix('[]')}`" if key.endswith("[]") else f"`{key}`"


def _above(target: Pointer, inner: Pointer, levels: int, subject: Subject) -> str:
    local = subject.local(target)
    beside = next((step for step in inner if isinstance(step, str)), "")
    up = "one level up" if levels == 1 else f"{levels} levels up"
    where = f"in `{show_pointer(local)}`, " if local else ""
    return f"it belongs {where}{up}, beside `{beside}`"


def _beside(name: str, parent: Pointer, trail: Trail, subject: Subject) -> str:
    """Look for the key in the mappings beside and around this one."""
    for depth in range(min(len(parent), len(trail.places)) - 1, -1, -1):
        if not isinstance(parent[depth], str):
            continue
        around = subject.value_at(parent[:depth])
        present = around if isinstance(around, dict) else {}
        found = find_below(trail.places[depth], name, subject.resolver, present=present, depth=2)
        if found is not None and ".".join(found) == _without_numbers(parent[depth:]):
            return _not_together(name, parent, trail, subject)
        if found is not None:
            above = show_pointer(subject.local(parent[:depth]))
            return f"it belongs in `{'.'.join((above, *found) if above else found)}`"
    return ""


def _without_numbers(pointer: Pointer) -> str:
    """Write a way as `find_below` does, whichever value of a list it leads through."""
    return "".join("[]" if isinstance(step, int) else f".{step}" for step in pointer).removeprefix(".")


def _not_together(name: str, parent: Pointer, trail: Trail, subject: Subject) -> str:
    """Say what to do about a key that is known right here, in another of several forms."""
    value = subject.value_at((*parent, name))
    alone = any(
        isinstance(part.contents, dict) and part.contents.get("required") == [name]
        for part in parts(trail.places[len(parent)], subject.resolver)
    )
    if alone and isinstance(parent[-1], int) and not isinstance(value, (dict, list)):
        shown = clean(remedies.entry(name, value, subject.kind))
        shown = f"- {shown}" if subject.kind == "yaml" else "{" + shown + "}"
        return f"make it a value of its own in the list: `{shown}`"
    return "take it away: it does not go together with the other keys here"


def missing_key(cause: Cause, trail: Trail, subject: Subject) -> Diagnostic:
    """Report a key that must be there, with the smallest text to add."""
    parent = cause.violation.pointer
    keys = known_keys(trail.owner, subject.resolver) | _keys_of_value(trail, subject)
    names = [violation.names[0] for violation in cause.alternatives or (cause.violation,) if violation.names]
    names = list(dict.fromkeys(names))
    local = subject.local(parent)
    owner = f"`{show_pointer(local)}`" if local else "the file" if not subject.prefix else "this part"
    quoted = join_or(f"`{name}`" for name in names)
    message = f"{owner} lacks the key {quoted}{because(trail, parent, subject)}{_dependency(cause, subject)}"
    text = smallest_text(names[0], keys.get(names[0]), subject.resolver, subject.kind)
    return subject.report(Code.MISSING_KEY, message, parent, hint=f"add `{clean(text)}`", on_key=True)


def _keys_of_value(trail: Trail, subject: Subject) -> dict[str, Place]:
    """Give the keys that the value's own schema knows, where the owner is only a condition of it."""
    return known_keys(trail.places[-1], subject.resolver)


def _dependency(cause: Cause, subject: Subject) -> str:
    """For keys that another key asks for: name that key."""
    violation = cause.violation
    if violation.keyword not in ("dependentRequired", "dependencies"):
        return ""
    value = subject.value_at(violation.pointer)
    owner = subject.trail(violation).owner.contents
    rules = owner.get(violation.keyword) if isinstance(owner, dict) else None
    for name, needed in (rules if isinstance(rules, dict) else {}).items():
        if isinstance(value, dict) and name in value and isinstance(needed, list) and violation.names[0] in needed:
            return f", which `{name}` needs beside it"
    return ""


def wrong_name(cause: Cause, trail: Trail, subject: Subject) -> Diagnostic:
    """Report a key whose spelling the schema does not allow (``propertyNames``)."""
    violation = cause.violation
    name = violation.name_checked
    inner = violation.inner
    owner = trail.owner.contents if inner is not None else None
    pattern = owner.get("pattern") if isinstance(owner, dict) else None
    allowed = owner.get("enum") if isinstance(owner, dict) else None
    hint = f"it must have the form `{pattern}`" if isinstance(pattern, str) else "choose another name"
    if isinstance(allowed, list):
        alike = closest(name, [str(item) for item in allowed])
        hint = f"did you mean `{alike}`?" if alike else f"allowed are {join_or(f'`{item}`' for item in allowed)}"
    local = subject.local(violation.pointer)
    where = f" in `{show_pointer(local)}`" if local else ""
    message = f"`{clean(name)}` is not allowed as a key{where}"
    return subject.report(Code.UNKNOWN_KEY, message, (*violation.pointer, name), hint=hint, on_key=True)
