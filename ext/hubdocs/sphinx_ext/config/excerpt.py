"""The part of a file that is written at a JSON pointer."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING, Final

from hubdocs.schema.resolve import has_value

if TYPE_CHECKING:
    from hubdocs.model import Pointer
    from hubdocs.sources import Document

_ANCHOR: Final = re.compile(r"&\S+")
_TEXT_INDENT: Final = 2
"""How far the lines of a text stand behind the character that begins it."""


def excerpt(document: Document, pointer: Pointer) -> str | None:
    """Cut the text of one value out of a file, without the indentation that its place in the file gives it.

    :return: the text, or ``None`` where the pointer leads nowhere.
    """
    if not pointer:
        return document.locator.text.content
    if document.broken or not has_value(document.value, pointer):
        return None
    start, end = document.definition_of(pointer) or document.offsets_of(pointer)
    content = document.locator.text.content
    first, *others = content[start:end].splitlines() or [""]
    column = document.locator.text.position(start).column - 1
    others = _trimmed(others, column if first.startswith("-") else column - 1)
    if others and _ANCHOR.fullmatch(first.strip()):
        return dedent("\n".join(others))
    indents = [len(line) - len(line.lstrip()) for line in others if line.strip()]
    cut = min([column, *indents])
    if indents and first.startswith(("|", ">")):
        cut = max(0, min(indents) - _TEXT_INDENT)
    return "\n".join([first, *(line[cut:] for line in others)]).rstrip()


def _trimmed(lines: list[str], column: int) -> list[str]:
    """Drop what stands behind a value: empty lines, and comments on what comes next.

    :param column: up to which indentation a comment is not about the value.
    """
    while lines:
        text = lines[-1].lstrip()
        if text and not (text.startswith("#") and len(lines[-1]) - len(text) <= column):
            break
        lines = lines[:-1]
    return lines
