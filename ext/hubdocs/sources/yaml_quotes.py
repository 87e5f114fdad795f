"""Find the quotation mark that somebody forgot to close.

A parser reads on to the next quotation mark, often many lines below, and complains there. This looks for the line
where the trouble began.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container

    from hubdocs.sources.text import Text

_OPENING: Final = re.compile(
    r"""^[ ]*(?:-[ ]+)*(?:[^\s'"\#\[{&*!|>%@`-][^'"\#]*?:[ ]+|"[^"\n]*":[ ]+|'[^'\n]*':[ ]+)?(?:[\[{][^'"\#]*)?(["'])"""
)
_BEFORE: Final = re.compile(r"(?:[:,-][ ]+|[\[{])\Z")
_AFTER: Final = re.compile(r"[ \t]*(?:\Z|#|[,\]}:])")
_LONGEST: Final = 500


def find_unclosed_quote(text: Text, last_line: int, skipped: Container[int]) -> int | None:
    """Find a quotation mark whose text, as the parser reads it, ends in an unlikely place.

    A text in quotation marks may span lines, so only those are reported that end in the middle of a line with more
    text behind them, or never.

    :param last_line: the line (from 1) on which the parser gave up.
    :param skipped: numbers of lines in which quotation marks mean nothing.
    :return: offset of the opening quotation mark, or ``None``.
    """
    number = 1
    while number <= last_line:
        line = text.line(number)
        match = _OPENING.match(line[:_LONGEST]) if number not in skipped else None
        number += 1
        if not match:
            continue
        start = text.line_starts[number - 2] + match.start(1)
        end = _closing(text.content, start)
        if end is None:
            return start
        end_line = text.position(end).line
        if end_line >= number:
            if _is_unlikely(text, end):
                return start
            number = end_line + 1
    return None


def _closing(content: str, start: int) -> int | None:
    """Give the offset of the quotation mark that closes the one at ``start``."""
    quote = content[start]
    at = start + 1
    while (found := content.find(quote, at)) != -1:
        if quote == "'" and content.startswith("''", found):
            at = found + 2
            continue
        if quote == '"' and _escapes(content, found) % 2:
            at = found + 1
            continue
        return found
    return None


def _escapes(content: str, at: int) -> int:
    count = 0
    while content[at - 1 - count] == "\\":
        count += 1
    return count


def _is_unlikely(text: Text, end: int) -> bool:
    place = text.position(end)
    line = text.line(place.line)
    before, after = line[: place.column - 1], line[place.column :]
    return _BEFORE.search(before[-_LONGEST:]) is not None or _AFTER.match(after[:_LONGEST]) is None
