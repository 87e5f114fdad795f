"""What the findings about TOML share: a look at the text around a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.model import Code
from hubdocs.sources.findings import UnreadableError

if TYPE_CHECKING:
    from hubdocs.sources.document import Locator

_REST: Final = re.compile(r"[^\r\n#]*")
TYPOGRAPHIC: Final = "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb`"
"""Quotation marks that TOML does not know."""


def stop(locator: Locator, message: str, hint: str, start: int, end: int | None = None) -> UnreadableError:
    """Make a finding about a stretch of the text, one character without ``end``."""
    last = start + 1 if end is None else end
    return UnreadableError(locator.diagnostic(Code.TOML_SYNTAX, message, start, last, hint=hint))


def rest_of_line(locator: Locator, start: int) -> str:
    """Give the text from an offset to the end of its line, without a comment."""
    match = _REST.match(locator.text.content, start)
    return match.group().rstrip() if match else ""


def line_of(locator: Locator, offset: int) -> int:
    """Give the number of the line at an offset, as the reader of the file counts."""
    return locator.span(offset, offset).start.line


def character_at(locator: Locator, offset: int) -> str:
    """Give the character at an offset, or nothing at the end of the text."""
    return locator.text.content[offset : offset + 1]


def unclosed_text(locator: Locator, start: int) -> UnreadableError:
    """Say that a text in quotation marks is not closed."""
    content = locator.text.content
    quote = content[start]
    if content.startswith(quote * 3, start):
        message = f"the text that opens with {quote * 3} on line {line_of(locator, start)} is not closed"
        return stop(locator, message, f"close it with {quote * 3}", start, start + 3)
    message = f"the quotation mark {quote} that opens here is not closed on its line"
    hint = f"close it with {quote} ; a text of several lines stands between {quote * 3}"
    if quote == '"' and rest_of_line(locator, start).rstrip().endswith('\\"'):
        hint = "write a backslash before the closing quotation mark as \\\\"
    return stop(locator, message, hint, start)
