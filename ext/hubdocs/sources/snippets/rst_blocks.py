"""How the blocks of reStructuredText begin."""

from __future__ import annotations

import re
from enum import Enum

_NAME = r"(?:(?!_)\w)+(?:[-._+:](?:(?!_)\w)+)*"
_NUMBER = r"(?:[0-9]+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|\#)"

DIRECTIVE = re.compile(rf"\.\.[ \t]+({_NAME})[ ]?::(?:[ \t]+|$)")
NOTE = re.compile(rf"\.\.[ \t]+\[(?:[0-9]+|\#(?:{_NAME})?|\*|{_NAME})\](?:[ \t]+|$)")
"""A footnote or a citation: what follows is a body."""
TARGET = re.compile(r"\.\.[ \t]+_(?![ \t]|$).*:(?=\s|$)")
ITEM = re.compile(r"[-+*\u2022\u2023\u2043](?:[ \t]+|$)")
NUMBERED_ITEM = re.compile(rf"(?:\({_NUMBER}\)|{_NUMBER}[.)])(?:[ \t]+|$)")
FIELD = re.compile(r":(?![: ])((?:[^:\\]|\\.|:(?!(?:[ `]|$)))*)(?<! ):(?:[ \t]+|$)")
"""A field or option; its name is the group."""
TABLE_BORDER = re.compile(r"=+[ =]*$")
_GRID_TABLE = re.compile(r"\+-[-+]+-\+\s*$")
_SIMPLE_TABLE = re.compile(r"=+(?: +=+)+\s*$")
_LITERAL_MARK = re.compile(r"(?<!\\)(?:\\\\)*::\s*$")
PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ROMAN = frozenset("ivxlcdm")
_SHORT = 4
_LONG = 10


class Block(Enum):
    """What a line can begin, besides text and what has a pattern of its own above."""

    MARKUP = "markup"
    """A directive, a comment, a target, a footnote: anything behind two dots."""
    GRID_TABLE = "grid table"
    SIMPLE_TABLE = "simple table"
    DOCTEST = "doctest"
    VERSE = "verse"
    """A line of a line block."""
    RULE = "rule"
    """A rule between paragraphs, the line above or below a title, or a target without a name."""
    TEXT = "text"


def block_at(text: str, at: int) -> Block:
    """Tell what begins at a place in a line."""
    rest = text[at:].rstrip()
    if rest[0] not in PUNCTUATION:
        return Block.TEXT
    first, *_ = rest.split(maxsplit=1)
    if first == "..":
        return Block.MARKUP
    if first == ">>>":
        return Block.DOCTEST
    if first == "|":
        return Block.VERSE
    if first == "__" or is_rule(rest):
        return Block.RULE
    if _GRID_TABLE.match(rest):
        return Block.GRID_TABLE
    return Block.SIMPLE_TABLE if _SIMPLE_TABLE.match(rest) else Block.TEXT


def counts_on(marker: str, following: str) -> bool:
    """Tell whether the marker on the next line goes on with a numbered list, as docutils counts.

    Of Roman numerals only that they differ is looked at.
    """
    number, after = marker.strip("()."), following.strip("().")
    if marker.replace(number, after, 1) != following:
        return False
    if "#" in {number, after}:
        return after == "#"
    if number.isdigit():
        return len(number) < _LONG and after == str(int(number) + 1)
    is_next_letter = len(number) == len(after) == 1 and ord(after) == ord(number) + 1
    return is_next_letter or (number != after and _ROMAN.issuperset((number + after).lower()))


def is_rule(text: str) -> bool:
    """Recognise a rule or the line below a title: one character of punctuation, repeated."""
    return len(text) >= _SHORT and text[0] in PUNCTUATION and text == text[0] * len(text)


def underlines(text: str, title: str) -> bool:
    """Tell whether this line makes the line above it a title."""
    if is_rule(text):
        return True
    return bool(text) and text[0] in PUNCTUATION and text == text[0] * len(text) and len(text) >= len(title)


def introduces_literal(text: str) -> bool:
    """Tell whether a paragraph that ends in this way announces a literal block."""
    return _LITERAL_MARK.search(text) is not None
