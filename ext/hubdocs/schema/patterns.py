"""Patterns that mean the same in Rust, which judges here, and in JavaScript, which judges in a browser."""

from __future__ import annotations

import re
from typing import Final

_PIECE: Final = re.compile(
    r"""
      (?P<dot> \.)                                                # any character but the end of a line
    | \[\^?(?:                                                    # one of several:
          \\[dDwWsSfnrtv\\.*+?()\[\]{}|/^$-]                      #   escapes with one meaning
        | [^\[\]\\&~-]                                            #   a character
        | (?<=[A-Za-z0-9])-(?=[A-Za-z0-9]) | -(?=\]) | (?<=[\[^])- #   a range, or a dash at an end
      )+\]
    | \\[dDwWsSfnrtv\\.*+?()\[\]{}|/^$]                           # escapes with one meaning
    | \((?:\?[:=!]|(?!\?)) | \) | [|^$]                             # groups, looks ahead, anchors
    | (?:[*+?]|\{[0-9]{1,3}(?:,[0-9]{0,3})?\})\??(?![*+?{])                 # repetition
    | [^\\.*+?()\[\]{}|^$]                                        # a character that stands for itself
    """,
    re.VERBOSE,
)


def portable_pattern(pattern: str) -> str | None:
    """Write a pattern so that Rust and JavaScript agree about it, or give ``None``.

    JavaScript's ``.`` leaves out more than the end of a line, so it is written as a class.
    """
    position, written = 0, []
    while position < len(pattern):
        match = _PIECE.match(pattern, position)
        if match is None:
            return None
        written.append(r"[^\n]" if match["dot"] else match[0])
        position = match.end()
    return "".join(written)
