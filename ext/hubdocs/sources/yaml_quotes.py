"""Find the quotation mark that somebody forgot to close.

A parser reads on to the next quotation mark, often many lines below, and complains there. This looks for the line
where the trouble began.
"""

from __future__ import annotations

import re
from typing import Final

_OPENING: Final = re.compile(
    r"""^[ ]*(?:-[ ]+)*(?:[^\s'"\#\[{&*!|>%@`-][^'"\#]*?:[ ]+|"[^"\n]*":[ ]+|'[^'\n]*':[ ]+)?(?:[\[{][^'"\#]*)?(["'])"""
)
_AFTER: Final = re.compile(r"[ \t]*(?:$|#|[,\]}:])")


def find_unclosed_quote(content: str, last_line: int) -> int | None:
    """Find a quotation mark whose text, as the parser reads it, ends in an unlikely place.

    A text in quotation marks may span lines, so only those are reported that end in the middle of a line with more
    text behind them, or never.

    :param last_line: the line (from 1) on which the parser gave up.
    :return: offset of the opening quotation mark, or ``None``.
    """
    lines = content.splitlines(keepends=True)
    offset = 0
    number = 0
    while number < min(last_line, len(lines)):
        line = lines[number]
        match = _OPENING.match(line)
        start = offset + match.start(1) if match else -1
        if match:
            end = _closing(content, start)
            if end is None:
                return start
            end_line = number + content.count("\n", start, end)
            if end_line > number:
                if _is_unlikely(content, end):
                    return start
                offset += sum(len(text) for text in lines[number : end_line + 1])
                number = end_line + 1
                continue
        offset += len(line)
        number += 1
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


def _is_unlikely(content: str, end: int) -> bool:
    line_end = content.find("\n", end)
    rest = content[end + 1 : line_end if line_end != -1 else len(content)]
    line_start = content.rfind("\n", 0, end) + 1
    opens_value = re.search(r"(?:^|[:\-,\[{])[ ]*$", content[line_start:end]) is not None
    return opens_value or _AFTER.match(rest) is None
