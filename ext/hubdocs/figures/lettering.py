"""How much room a text takes. Fonts differ from reader to reader, so letters are counted, never measured."""

from __future__ import annotations

import unicodedata
from typing import Final

LINE: Final = 20
"""The height of a line of text, in pixels."""

LETTER: Final = 8
"""The width that is set aside for a letter, in pixels: more than most fonts need at this size."""

NARROW: Final = 300
"""The width of a narrow drawing, which fits on a phone."""

_SHORTEST: Final = 6
"""How many letters a line holds at least, however little room there is."""


def letters(text: str) -> int:
    """Count the letters that a text is as wide as: one that joins the one before takes no room, a wide one two."""
    return sum(_width(character) for character in text)


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """Break a text into lines.

    :param width: of the room, in pixels.
    :return: at least one line. A word that is too long is broken, also where a script has no spaces.
    """
    room = max(width // LETTER, _SHORTEST)
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if letters(joined) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, room)
        lines += full
    return (*lines, line)


def height(lines: tuple[str, ...]) -> int:
    """Give the height of lines, in pixels."""
    return len(lines) * LINE


def _pieces(word: str, room: int) -> list[str]:
    """Cut a word that does not fit; after a hyphen, a dot or a slash if there is one."""
    pieces = []
    while letters(word) > room:
        end, used = 0, 0
        while end < len(word) and used + _width(word[end]) <= room:
            used += _width(word[end])
            end += 1
        cut = max(word.rfind(mark, 0, end) for mark in "-./_") + 1
        end = cut if cut > _SHORTEST // 2 else max(end, 1)
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
