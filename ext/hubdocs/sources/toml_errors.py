"""What can be wrong about values in TOML, in plain words."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from hubdocs.sources.dialects import Unsupported
from hubdocs.sources.findings import UnreadableError, shorten, unsupported_number
from hubdocs.sources.nodes import Mapping, Sequence
from hubdocs.sources.toml_words import TYPOGRAPHIC, character_at, line_of, rest_of_line, stop, unclosed_text

if TYPE_CHECKING:
    from hubdocs.sources.document import Locator

_NUMBER: Final = re.compile(
    r"[+-]?(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?"
    r"|0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*|[+-]?(?:inf|nan)",
    re.ASCII,
)
_DATE: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?)?"
    r"|[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?",
    re.ASCII,
)
_WORDS: Final = {
    **dict.fromkeys(("true", "yes", "on"), "true"),
    **dict.fromkeys(("false", "no", "off"), "false"),
}
_NOTHING: Final = ("null", "none", "nil", "~", "undefined")
_GOOD_ESCAPE: Final = re.compile(
    r"\\(?:[btnfre\"\\]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[ \t]*\r?\n)", re.ASCII
)
_STATEMENT: Final = re.compile(
    r"""(?:[\w.-]+|"[^"\n]*"|'[^'\n]*')[ \t]*=|\[\[?(?!true|false|inf|nan)[A-Za-z_][\w. -]*\]\]?\Z"""
)
_NAMES: Final = {"[": "list", "{": "inline table"}
_CLOSING: Final = {"[": "]", "{": "}"}


def after_value(locator: Locator, before: int, at: int) -> UnreadableError:
    """Say what is wrong with text behind a value or header on its line.

    :param before: where the value or header ends.
    """
    content = locator.text.content
    character, last = character_at(locator, at), content[before - 1 : before]
    rest = rest_of_line(locator, at)
    end = at + len(rest)
    if character in "]}":
        return stop(locator, f"there is a `{character}` too many", "delete it", at)
    if rest == ";":
        return stop(locator, "TOML ends a value with its line, without `;`", "delete it", at)
    if content.startswith(("//", ";", "/*"), at):
        return stop(locator, "a comment in TOML begins with `#`", "write `#` instead", at)
    if character == ",":
        message = "a comma stands after the value; TOML ends a value with its line"
        return stop(locator, message, "delete the comma; put several values in `[ ]`", at)
    if last in "\"'" and character in "\"'" and before < at:
        return stop(
            locator, "a second text stands behind the first", "put several values in `[ ]`, with commas", at, end
        )
    if last in "\"'" and before == at:
        message = "the text goes on after its closing quotation mark"
        single = "an apostrophe cannot stand in single quotation marks: put the text in double ones"
        hint = single if last == "'" else 'write a quotation mark inside the text as \\"'
        return stop(locator, message, hint, at, end)
    if "=" in rest and last == "]" and locator.text.line(locator.text.position(at).line).lstrip().startswith("["):
        return stop(locator, "a key stands behind the header of its table", "give it its own line", at, end)
    if "=" in rest:
        return stop(locator, "a second key stands on the same line", "give each key its own line", at, end)
    shown = shorten(rest)
    message = f"`{shown}` follows a finished value on the same line"
    return stop(locator, message, "put the whole value in quotation marks, or begin a new line", at, end)


def no_value(locator: Locator, start: int, inside: Mapping | Sequence | None) -> UnreadableError:
    """Say why no value begins here."""
    character = character_at(locator, start)
    if character in ("", "\n", "\r", "#"):
        if inside is not None:
            return unclosed(locator, inside)
        return stop(locator, "the value after `=` is missing", 'write the value, or "" for an empty text', start)
    if character in "\"'":
        return unclosed_text(locator, start)
    if character == ",":
        return stop(locator, "a value is missing before this comma", "delete the comma, or write the value", start)
    if character == "=":
        return stop(locator, "this `=` is one too many", "delete it, or quote the text", start)
    if inside is not None and character in "]}":
        return _wrong_bracket(locator, inside, start)
    return stop(locator, f"a value cannot begin with `{character}`", "put the value in quotation marks", start)


def unclosed(locator: Locator, node: Mapping | Sequence) -> UnreadableError:
    """Say that a list or inline table does not end."""
    bracket = character_at(locator, node.start)
    message = f"the {_NAMES[bracket]} that opens with `{bracket}` on line {line_of(locator, node.start)} is not closed"
    return stop(locator, message, f"close it with `{_CLOSING[bracket]}`", node.start)


def _wrong_bracket(locator: Locator, node: Mapping | Sequence, at: int) -> UnreadableError:
    bracket = character_at(locator, node.start)
    name, line = _NAMES[bracket], line_of(locator, node.start)
    message = f"`{character_at(locator, at)}` cannot close the {name} that opens with `{bracket}` on line {line}"
    return stop(locator, message, f"close the {name} with `{_CLOSING[bracket]}` first", at)


def not_in_collection(locator: Locator, node: Mapping | Sequence, before: int, at: int) -> UnreadableError:
    """Say why a list or inline table neither ends nor goes on behind a value.

    :param before: where the value ends.
    """
    character = character_at(locator, at)
    name = _NAMES[character_at(locator, node.start)]
    if character == "" or (isinstance(node, Sequence) and _begins_statement(locator, before, at)):
        return unclosed(locator, node)
    if character in "]}":
        return _wrong_bracket(locator, node, at)
    content = locator.text.content
    if before == at and content[before - 1] in "\"'":
        return after_value(locator, before, at)
    if isinstance(node, Sequence) and character in "=:":
        return _key_in_list(locator, node, at, at + 1)
    if character == ";":
        return stop(locator, "TOML separates values with a comma, not with `;`", "write a comma instead", at)
    message = f"a comma is missing between two values of the {name}"
    return stop(locator, message, "write a comma here", before)


def _key_in_list(locator: Locator, node: Sequence, start: int, end: int) -> UnreadableError:
    message = f"keys cannot stand in the list that opens on line {line_of(locator, node.start)}"
    return stop(locator, message, "put the key and its value in `{ }`", start, end)


def _begins_statement(locator: Locator, before: int, at: int) -> bool:
    """Say whether a new line with ``key =`` begins where a list should go on."""
    content = locator.text.content
    if "\n" not in content[before:at]:
        return False
    return _STATEMENT.match(rest_of_line(locator, at)) is not None


def broken_table(locator: Locator, start: int, at: int) -> UnreadableError:
    """Say that an inline table goes over several lines."""
    message = f"the inline table that opens with `{{` on line {line_of(locator, start)} must end on the same line"
    hint = "close it with `}` there, or write it as a `[table]` of its own"
    return stop(locator, message, hint, start, at)


def trailing_comma(locator: Locator, at: int) -> UnreadableError:
    """Say that an inline table ends in a comma."""
    return stop(locator, "a comma stands after the last value of the inline table", "delete the comma", at)


def check_escapes(locator: Locator, start: int, end: int) -> None:
    """Refuse a text in double quotation marks with an escape that means nothing."""
    content = locator.text.content
    at = content.find("\\", start, end)
    while at != -1:
        good = _GOOD_ESCAPE.match(content, at)
        if good is None:
            escape = content[at : at + 2].rstrip("\r\n")
            message = f"`{escape}` means nothing inside double quotation marks"
            hint = "write a backslash as \\\\, or use single quotation marks"
            raise stop(locator, message, hint, at, at + 2)
        at = content.find("\\", good.end(), end)


def check_plain(locator: Locator, start: int, end: int, inside: Mapping | Sequence | None) -> None:
    """Refuse a value without quotation marks that is neither a number, a date, ``true`` nor ``false``."""
    written = locator.text.content[start:end]
    if written in ("true", "false"):
        return
    if _DATE.fullmatch(written):
        _check_date(locator, written, start, end)
        return
    if _NUMBER.fullmatch(written):
        if len(written) > locator.source.limits.number_digits:
            raise UnreadableError(unsupported_number(locator, start, end, Unsupported.TOO_LONG))
        return
    if isinstance(inside, Sequence) and re.match(r"[ \t]*=", locator.text.content[end : end + 100]):
        if "\n" in locator.text.content[inside.start : start]:
            raise unclosed(locator, inside)
        raise _key_in_list(locator, inside, start, end)
    if inside is None and re.match(r"[ \t]*=", locator.text.content[end : end + 100]):
        hint = f"write `{{` before `{shorten(written)}` for an inline table, or give each key its own line"
        raise stop(locator, "a second `=` follows on the same line", hint, start, end)
    raise _bad_plain(locator, written, start, end)


def _check_date(locator: Locator, written: str, start: int, end: int) -> None:
    kind = datetime if len(written) > len("2026-01-01") and "-" in written[:5] else date if "-" in written else time
    try:
        kind.fromisoformat(written.upper().replace(" ", "T"))
    except ValueError:
        message = f"there is no such date or time as `{written}`"
        raise stop(locator, message, "check the month, the day and the hour", start, end) from None


def is_new(locator: Locator, start: int, end: int) -> UnreadableError | None:
    """Find in a good value what only TOML 1.1 allows."""
    written = locator.text.content[start:end]
    if written[0] == '"':
        escape = re.search(r"(?<!\\)(?:\\\\)*(\\[ex])", written)
        if escape is None:
            return None
        at = start + escape.start(1)
        hint = "write the character as \\u and four digits"
        return stop(locator, f"TOML 1.0 has no escape `{escape[1]}`", hint, at, at + 2)
    if re.search(r"(?:[Tt ]|\A)[0-9]{2}:[0-9]{2}(?!:)", written):
        return stop(locator, f"the time `{written}` has no seconds", "write for example 09:30:00", start, end)
    return None


def _bad_plain(locator: Locator, written: str, start: int, end: int) -> UnreadableError:
    shown = shorten(written)
    lower = written.lower()
    if written[0] in TYPOGRAPHIC:
        message = f'TOML puts texts in straight quotation marks ("), not in {written[0]}'
        return stop(locator, message, 'write "text"', start)
    if lower in _WORDS:
        hint = f'write {_WORDS[lower]}, or "{shown}" if text is meant'
        return stop(locator, f"`{shown}` is not a value in TOML", hint, start, end)
    if lower in _NOTHING:
        hint = 'leave the key away, or write "" for an empty text'
        return stop(locator, f"TOML has no empty value like `{shown}`", hint, start, end)
    if re.match(r"[+-]?\.?[0-9]", written):
        return stop(locator, f"`{shown}` is neither a number nor a date in TOML", _number_hint(written), start, end)
    text = re.split(r"[,\]}\[{=\"']", rest_of_line(locator, start), maxsplit=1)[0].rstrip()
    message = f"the text `{shorten(text)}` has no quotation marks"
    return stop(locator, message, "put it in double quotation marks", start, start + max(1, len(text)))


def _number_hint(written: str) -> str:
    digits = written.lstrip("+-")
    if re.fullmatch(r"0[0-9_]+", digits):
        return "a number does not begin with a zero; if text is meant, put it in quotation marks"
    if re.fullmatch(r"\.[0-9_]+|[0-9_]+\.", digits):
        return "write a digit on both sides of the point"
    return "put it in quotation marks if text is meant"
