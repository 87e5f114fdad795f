"""Look back over a JSON text that could not be read: used only to word a finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hubdocs.sources.document import Locator

# Looked at before it is taken: see `toml_scanner`.
_PIECE: Final = re.compile(r'"(?:[^"\\]++|(?=\\.)\\.)*+"|[{}\[\]]', re.DOTALL)
_LINE_END: Final = re.compile(r"[\r\n]|\Z")


def line_end(content: str, start: int) -> int:
    """Offset of the end of the line that ``start`` is on."""
    match = _LINE_END.search(content, start)
    return match.start() if match else len(content)


def text_start(before: str) -> int:
    """Offset of the quotation mark that opens the text which ends with ``before``."""
    at = len(before) - 1
    while (at := before.rfind('"', 0, at)) > 0:
        backslashes = at - len(before[:at].rstrip("\\"))
        if backslashes % 2 == 0:
            break
    return max(0, at)


def crooked_pair(locator: Locator) -> tuple[int, int] | None:
    """Find the first closing bracket that begins its line in another column than the line which opened it.

    Where a bracket is forgotten, the next closing bracket takes its place, and the indentation gives it away.

    :return: offsets of the opening and of the closing bracket.
    """
    text = locator.text
    opened: list[int] = []
    for match in _PIECE.finditer(text.content):
        piece = match.group()
        if piece in "{[":
            opened.append(match.start())
        elif piece in "}]" and opened:
            start, end = opened.pop(), match.start()
            first, last = text.position(start), text.position(end)
            line = text.line(first.line)
            indent = len(line) - len(line.lstrip()) + 1
            own_line = not text.line(last.line)[: last.column - 1].strip()
            if own_line and first.line != last.line and last.column != indent:
                return start, end
    return None
