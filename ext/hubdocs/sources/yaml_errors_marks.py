"""YAML syntax errors about characters with a meaning of their own (``@``, ``*``, ``|`` ...), in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.sources.findings import shorten
from hubdocs.sources.yaml_trouble import Kind, Trouble

if TYPE_CHECKING:
    from hubdocs.model import Diagnostic

_QUOTE: Final = "quote the value if text is meant"
_HEADER: Final = re.compile(r"[|>][0-9+-]*")


def escape(trouble: Trouble) -> Diagnostic | None:
    """Find a backslash in double quotation marks that means nothing."""
    if trouble.kind is not Kind.ESCAPE:
        return None
    start = trouble.content.rfind("\\", max(0, trouble.at - 9), trouble.at + 1)
    if start == -1:
        return None
    letter = trouble.content[start + 1 : start + 2]
    if not letter:
        return trouble.finding("the text ends in a backslash and is not closed", 'close it with "', start=start)
    if letter not in ("x", "u", "U"):
        message = f"`\\{letter}` means nothing inside double quotation marks"
        hint = "write a backslash as \\\\, or use single quotation marks"
        return trouble.finding(message, hint, start=start, length=2)
    if "invalid Unicode" in trouble.problem:
        message = "this escape is half of a character, or none"
        return trouble.finding(message, "write the character itself", start=start, length=2)
    digits = {"x": "two", "u": "four", "U": "eight"}[letter]
    message = f"`\\{letter}` must be followed by {digits} digits from 0 to f"
    hint = "write all the digits; if a backslash is meant, write it as \\\\, or use single quotation marks"
    return trouble.finding(message, hint, start=start, length=2)


def bad_start(trouble: Trouble) -> Diagnostic | None:
    """Find a character that YAML keeps for itself."""
    if trouble.kind is not Kind.BAD_START:
        return None
    character = trouble.character
    if character == "%" and trouble.content[trouble.at - 1 : trouble.at] == "{":
        message = "`{%` begins a template instruction, which is not YAML"
        return trouble.finding(message, "check the file that the template makes", start=trouble.at - 1, length=2)
    shown = f"`{character}`" if character != "`" else "a backtick"
    what = "a line" if trouble.leads_line else "a value"
    return trouble.finding(f"{what} cannot begin with {shown}", "put the text in quotation marks")


def mark(trouble: Trouble) -> Diagnostic | None:
    """Find a block text, a reference, a tag or a directive that is not written as it should be."""
    if trouble.kind is Kind.BLOCK_TEXT:
        return _block_text(trouble)
    if trouble.kind is Kind.REFERENCE:
        return _reference(trouble)
    if trouble.kind is Kind.TAG:
        start = trouble.at if trouble.opened is None else trouble.opened
        return trouble.finding(
            "a value that begins with `!` is a tag, and this is not a known one", _QUOTE, start=start
        )
    if trouble.kind is Kind.DIRECTIVE:
        return _directive(trouble)
    return None


def _block_text(trouble: Trouble) -> Diagnostic:
    start = trouble.at if trouble.opened is None else trouble.opened
    sign = trouble.content[start : start + 1]
    if "equal to 0" in trouble.problem or "found 0" in trouble.problem:
        message = f"the number behind `{sign}` is the indentation of the text, so it cannot be 0"
        return trouble.finding(message, "leave the number away")
    message = f"`{sign}` begins a text on the lines below, so nothing else can stand behind it on its line"
    match = _HEADER.match(trouble.content, start)
    hint = "begin the text on the next line, indented, or put the whole value in quotation marks"
    return trouble.finding(message, hint, start=start, length=len(match[0]) if match else 1)


def _reference(trouble: Trouble) -> Diagnostic:
    start = trouble.at if trouble.opened is None else trouble.opened
    sign = trouble.content[start : start + 1]
    if sign == "&":
        message = "a value that begins with `&` gives it a name (letters, digits, `-` and `_`), and this is none"
    else:
        message = "a value that begins with `*` repeats another value by its name, and this is no name"
    return trouble.finding(message, _QUOTE, start=start)


def _directive(trouble: Trouble) -> Diagnostic:
    number = trouble.line.number
    start = trouble.locator.text.line_starts[number - 1]
    words = trouble.locator.text.line(number).strip()
    if "duplicate" in trouble.problem:
        return trouble.finding("this instruction to the parser stands here twice", "delete one", start=start)
    if words.startswith("%YAML"):
        message = f"`{shorten(words)}` is not a version of YAML: there are 1.1 and 1.2"
        return trouble.finding(message, "delete the line", start=start, length=len(words))
    message = "a line that begins with `%` is an instruction to the parser, and this is not one"
    return trouble.finding(message, "put the text in quotation marks", start=start, length=len(words))
