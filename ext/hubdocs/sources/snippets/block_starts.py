"""How the blocks of Markdown begin (CommonMark, and what MyST adds to it)."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple, TypeAlias

from hubdocs.sources.snippets.html_blocks import HtmlBlock, html_block

_FENCE = re.compile(r"`{3,}|~{3,}|:{3,}")
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
_UNDERLINE = re.compile(r"(?:-+|=+)[ \t]*$")
_BULLET = re.compile(r"[-+*](?=[ \t]|$)[ \t]*")
_NUMBER = re.compile(r"([0-9]{1,9})[.)](?=[ \t]|$)[ \t]*")
_FOOTNOTE = re.compile(r"\[\^[^\s\]]+\]:")
FIRST_CHARACTERS = frozenset("`~:>#=-+*_<%([0123456789")
"""What a block other than a paragraph may begin with."""


class Simple(Enum):
    """Starts that need no more words."""

    QUOTE = "quote"
    LINE = "line"
    """A block that is one line: a heading, a rule, a comment, a target."""


class FenceStart(NamedTuple):
    """An opening fence."""

    length: int


class ItemStart(NamedTuple):
    """The marker of a list item or a footnote.

    :param length: of the marker.
    :param indent: of the lines that follow; ``None``: up to the text behind the marker.
    """

    length: int
    indent: int | None = None


_BULLET_ITEM = ItemStart(1)
Start: TypeAlias = "Simple | FenceStart | ItemStart | HtmlBlock | None"


def block_start(text: str, at: int, *, interrupting: bool, lazy: bool) -> Start:
    """Tell which block begins in a line; none: the line is the text of a paragraph.

    :param at: where the line's indentation ends.
    :param interrupting: is there a paragraph in the same container that the line would go on with?
    :param lazy: is there one in a container that the line is not marked to be in?
    """
    char = text[at]
    if char in "`~:":
        return _fence(text, at)
    if char == ">":
        return Simple.QUOTE
    if char == "<":
        block = html_block(text[at:])
        return block if block and (block.interrupts or not (interrupting or lazy)) else None
    if char in "[0123456789":
        return _numbered(text, at, interrupting=interrupting)
    if interrupting and char in "-=" and _UNDERLINE.match(text, at):
        return Simple.LINE
    if _is_line(text, at, char):
        return Simple.LINE
    if char in "-+*" and (match := _BULLET.match(text, at)):
        return None if interrupting and match.end() == len(text) else _BULLET_ITEM
    return None


def _fence(text: str, at: int) -> FenceStart | None:
    """Recognise an opening fence; one of backticks may have no more of them behind it."""
    match = _FENCE.match(text, at)
    if match is None or (text[at] == "`" and text.find("`", match.end()) >= 0):
        return None
    return FenceStart(match.end() - at)


def _numbered(text: str, at: int, *, interrupting: bool) -> ItemStart | None:
    """Recognise an item of an ordered list, or a footnote."""
    if match := _NUMBER.match(text, at):
        if interrupting and (int(match[1]) != 1 or match.end() == len(text)):
            return None
        return ItemStart(len(match[1]) + 1)
    if match := _FOOTNOTE.match(text, at):
        return ItemStart(match.end() - at, 4)
    return None


def _is_line(text: str, at: int, char: str) -> bool:
    """Recognise the blocks that are one line."""
    if char == "%":
        return True
    if char == "#":
        return _HEADING.match(text, at) is not None
    if len(text) - at < len("---"):
        return False
    marks = text[at:].replace(" ", "").replace("\t", "")
    if char == "(":
        return marks.endswith(")=") and len(marks) > len("()=")
    if char == "+":
        return marks.startswith("+++")
    return char in "-*_" and len(marks) >= len("---") and marks == char * len(marks)
