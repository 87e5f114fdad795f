"""Text that is safe to show: what could fool a terminal or a reader is replaced, place by place."""

from __future__ import annotations

from typing import Final

_UNSAFE: Final = (
    *range(0x20),  # control characters: escape sequences, line ends, bells
    *range(0x7F, 0xA0),  # delete, and the control characters of eight bits
    0x061C,  # direction marks, which make text seem to say something else
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0x2028,  # line ends that are no control characters
    0x2029,
    0xFEFF,  # a byte order mark in the middle of a text
    *range(0xD800, 0xE000),  # half characters: names of files that are no text
    *range(0xE0000, 0xE0080),  # tags, which nobody sees
)
_REPLACEMENTS: Final = dict.fromkeys(_UNSAFE, "\N{REPLACEMENT CHARACTER}")


def plain(text: str) -> str:
    """Replace each unsafe character by one that shows that something was there."""
    return text if text.isascii() and text.isprintable() else text.translate(_REPLACEMENTS)
