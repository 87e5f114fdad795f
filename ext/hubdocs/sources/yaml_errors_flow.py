"""YAML syntax errors about lists in ``[ ]`` and mappings in ``{ }``, in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.sources.findings import shorten
from hubdocs.sources.nodes import offsets
from hubdocs.sources.yaml_outline import open_bracket
from hubdocs.sources.yaml_trouble import Kind, Trouble

if TYPE_CHECKING:
    from hubdocs.model import Diagnostic, Related
    from hubdocs.sources.nodes import Event

_CLOSING: Final = {"[": "]", "{": "}"}
_HASH: Final = re.compile(r"""[^"'#\r\n]*[^\s,\[{"'#][ ](#)([^\s#][^\r\n]*)""")
"""A sign in a text, such as ``Room #12``: a comment has a space behind it."""

_NAMES: Final = {"[": "list", "{": "mapping"}


def flow(trouble: Trouble) -> Diagnostic | None:
    """Find what is wrong inside brackets."""
    if trouble.kind is Kind.BLOCK and trouble.character in ("]", "}"):
        return _too_many(trouble)
    if trouble.kind is not Kind.FLOW:
        return None
    opened = trouble.opened
    if opened is None or trouble.content[opened : opened + 1] not in _CLOSING or "node" in trouble.context:
        return _no_value(trouble)
    if not trouble.content[trouble.at :].strip():
        return _unclosed(trouble, opened)
    if trouble.character in ("]", "}"):
        return _wrong_bracket(trouble, opened)
    if trouble.character == ":":
        return _colon(trouble, opened)
    return _no_comma(trouble, opened)


def _too_many(trouble: Trouble) -> Diagnostic:
    sign = trouble.character
    message = f"`{sign}` closes a bracket that is not open here"
    return trouble.finding(message, f"delete this `{sign}`, or look for one above that comes too early")


def _unclosed(trouble: Trouble, opened: int, *, sure: bool = True) -> Diagnostic:
    bracket = trouble.content[opened]
    hash_sign = _HASH.match(trouble.content, opened + 1)
    if hash_sign and _CLOSING[bracket] in hash_sign[2]:
        message = (
            f"`#` begins a comment here, so the `{_CLOSING[bracket]}` behind it does not close the {_NAMES[bracket]}"
        )
        return trouble.finding(message, "put the text with the `#` in quotation marks", start=hash_sign.start(1))
    line = trouble.shown_line(opened)
    message = f"the {_NAMES[bracket]} that opens with `{bracket}` on line {line} is not closed"
    hint = f"close it with `{_CLOSING[bracket]}`"
    if not sure:
        message += ", or a comma is missing in it"
        hint += ", or put a comma between its values"
    related: tuple[Related, ...] = ()
    if trouble.content[trouble.at :].strip() and trouble.shown_line(trouble.at) != line:
        related = (trouble.locator.related(trouble.at, trouble.at + 1, "the text goes wrong here because of that"),)
    return trouble.finding(message, hint, start=opened, related=related)


def _wrong_bracket(trouble: Trouble, opened: int) -> Diagnostic:
    bracket = trouble.content[opened]
    name, line = _NAMES[bracket], trouble.shown_line(opened)
    message = f"`{trouble.character}` cannot close the {name} that opens with `{bracket}` on line {line}"
    related = (trouble.locator.related(opened, opened + 1, f"the {name} opens here"),)
    own = "{" if trouble.character == "}" else "["
    hint = (
        f"close the {name} with `{_CLOSING[bracket]}` first, or delete this `{trouble.character}`, or write its `{own}`"
    )
    return trouble.finding(message, hint, related=related)


def _no_value(trouble: Trouble) -> Diagnostic | None:
    """Explain a character that stands where a value belongs."""
    character = trouble.character
    if not trouble.content[trouble.at :].strip():
        opened = open_bracket(trouble.parsed)
        return None if opened is None else _unclosed(trouble, opened)
    if character == ",":
        return trouble.finding("a value is missing before this comma", "delete the comma, or write the value")
    if character == "-":
        message = "values inside `[ ]` are separated by commas, not by `- `"
        return trouble.finding(message, "take the brackets away, or write commas instead of `- `")
    if character in ("]", "}"):
        opened = open_bracket(trouble.parsed)
        return _too_many(trouble) if opened is None else _wrong_bracket(trouble, opened)
    return None


def _colon(trouble: Trouble, opened: int) -> Diagnostic:
    """Explain a colon where a comma or the closing bracket belongs."""
    line = trouble.line
    if line.key is not None and not re.search(r"[,\[{]", trouble.before) and _is_outside(trouble, opened):
        return _unclosed(trouble, opened)
    last, above = trouble.last_scalar, trouble.above
    if last is not None and above is not None and _spans_lines_up_to(trouble, last):
        end = trouble.offset(above.number, above.column) + above.length
        message = f"a comma is missing between two values of the {_NAMES[trouble.content[opened]]}"
        return trouble.finding(message, "write a comma here", start=end)
    inside = trouble.before[max(trouble.before.rfind(sign) for sign in ",[{") + 1 :]
    words = inside.split()
    if ": " in inside and words:
        start = trouble.at - len(inside) + inside.rindex(words[-1])
        message = f"a comma is missing before `{shorten(words[-1])}`, or its colon is too many"
        hint = "put a comma between two values, or put a text with a colon in quotation marks"
        return trouble.finding(message, hint, start=start, length=trouble.at + 1 - start)
    return _unclosed(trouble, opened, sure=False)


def _spans_lines_up_to(trouble: Trouble, last: Event) -> bool:
    """Say whether the last text goes over several lines and ends at the trouble."""
    start, end = offsets(last)
    return "\n" in trouble.content[start:end] and not trouble.content[end : trouble.at].strip()


def _is_outside(trouble: Trouble, opened: int) -> bool:
    """Say whether the line of the trouble is not indented deeper than the line with the opening bracket."""
    first = trouble.line_at(opened)
    return trouble.line.number > first.number and trouble.line.column <= first.inner


def _no_comma(trouble: Trouble, opened: int) -> Diagnostic:
    """Explain a value where a comma or the closing bracket belongs."""
    if trouble.leads_line and trouble.line.key is not None and _is_outside(trouble, opened):
        return _unclosed(trouble, opened)
    if trouble.leads_line and trouble.line.number != trouble.line_at(opened).number and _is_outside(trouble, opened):
        return _unclosed(trouble, opened, sure=False)
    name = _NAMES[trouble.content[opened]]
    end = len(trouble.content[: trouble.at].rstrip())
    last = trouble.last_scalar
    if last is not None and last.end_mark.index == end and name == "mapping":
        start = last.start_mark.index
        if trouble.content[:start].rstrip()[-1:] in ("{", ","):
            key = shorten(trouble.content[start:end])
            message = f"a colon is missing after `{key}`, or a comma"
            hint = f"write `{key}: ` before its value"
            return trouble.finding(message, hint, start=start, length=end - start)
    if last is None or last.end_mark.index > end or "#" in trouble.content[last.end_mark.index : end]:
        return _unclosed(trouble, opened, sure=False)
    return trouble.finding(f"a comma is missing between two values of the {name}", "write a comma here", start=end)
