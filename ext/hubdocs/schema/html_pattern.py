"""Patterns of JSON Schema as HTML wants them.

HTML compares a whole value, and reads patterns with the flag ``v`` of JavaScript, which knows fewer escapes and
reserves more characters inside brackets than JSON Schema's flag ``u``.
"""

from __future__ import annotations

from typing import Final

_SYNTAX: Final = frozenset("^$\\.*+?()[]{}|/")
_IN_CLASS: Final = frozenset("()[]{}/|-&!#%,:;<=>@`~$*+.?^")
_KNOWN: Final = frozenset("dDwWsSbBpPkcfnrtvxu0123456789")


def html_pattern(pattern: str) -> str:
    """Translate a pattern for the attribute ``pattern`` of an input."""
    body = _translated(pattern)
    starts, ends = pattern.startswith("^"), pattern.endswith("$") and not pattern.endswith("\\$")
    if "|" in _outside_groups(pattern):
        return f".*(?:{body}).*"  # only a part is anchored, if anything
    return f"{'' if starts else '.*'}{body[1 if starts else 0 : -1 if ends else None]}{'' if ends else '.*'}"


def _outside_groups(pattern: str) -> str:
    """Give what stands in no group, no brackets and behind no backslash."""
    depth, in_class, found, position = 0, False, [], 0
    while position < len(pattern):
        letter = pattern[position]
        if letter == "\\":
            position += 2
            continue
        if in_class:
            in_class = letter != "]"
        elif letter == "[":
            in_class = True
        elif letter in "()":
            depth += 1 if letter == "(" else -1
        elif depth == 0:
            found.append(letter)
        position += 1
    return "".join(found)


def _translated(pattern: str) -> str:
    written: list[str] = []
    in_class, first, position = False, False, 0
    while position < len(pattern):
        letter = pattern[position]
        if letter == "\\" and position + 1 < len(pattern):
            escaped = pattern[position + 1]
            written.append(_escape(escaped, in_class=in_class))
            position, first = position + 2, False
            continue
        if not in_class:
            in_class = first = letter == "["
            written.append(letter)
        elif letter == "^" and first:
            written.append(letter)
        elif letter == "]":
            in_class = False
            written.append(letter)
        elif letter == "-" and written[-1] not in ("[", "^") and pattern[position + 1 : position + 2] not in ("]", ""):
            written.append(letter)  # a range
        else:
            written.append(f"\\{letter}" if letter in _IN_CLASS else letter)
            first = False
        position += 1
    return "".join(written)


def _escape(letter: str, *, in_class: bool) -> str:
    if letter in _KNOWN or letter in (_SYNTAX | _IN_CLASS if in_class else _SYNTAX):
        return f"\\{letter}"
    return letter
