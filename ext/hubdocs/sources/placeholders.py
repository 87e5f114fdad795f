"""Placeholders in examples: ``...``, ``<your-hub>``, ``{{ NAME }}``, ``[domain] (e.g. x.org)``.

Some of them are not YAML. They are covered, before the text is parsed, by as many characters that are, so that every
place stays where it is; the values that they make are marked as standing for anything.
"""

from __future__ import annotations

import re
from typing import Final

_COVER: Final = "\ue000"
_ELISION: Final = re.compile(r"(?P<indent>[ ]*)(?P<dots>\.\.\.|…)(?P<rest>[ \t]*(?:#.*)?)")
_STATEMENT: Final = re.compile(r"[ ]*\{[%#].*[%#]\}[ \t]*")
_EXPRESSION: Final = re.compile(r"\{\{[^{}\n]*\}\}")
_CHOICE: Final = re.compile(r"(?<=: )\[[^\[\]\n]*\] *\([^()\n]*\)|(?<=- )\[[^\[\]\n]*\] *\([^()\n]*\)")
_NAMED: Final = re.compile(r"<[^\s<>=][^<>\n]*>")
_DOTS: Final = ("...", "…")


def is_placeholder(text: str) -> bool:
    """Say whether a key or value (of a covered text, or as written) stands for anything."""
    return text in _DOTS or _COVER in text or _NAMED.search(text) is not None or _EXPRESSION.search(text) is not None


def is_elision(text: str) -> bool:
    """Say whether a list's value stands for more values."""
    return text in _DOTS


def cover(content: str) -> str:
    """Replace placeholders that are not YAML by YAML of the same length.

    A line of dots becomes an empty key (``?``) or an empty list value (``-``), as its neighbours ask for.
    """
    lines = content.splitlines(keepends=True)
    for number, line in enumerate(lines):
        bare = line.rstrip("\r\n")
        elision = _ELISION.fullmatch(bare)
        if elision:
            mark = "-" if _in_list(lines, number, elision["indent"]) else "?"
            dots = mark.ljust(len(elision["dots"]))
            lines[number] = elision["indent"] + dots + elision["rest"] + line[len(bare) :]
        elif _STATEMENT.fullmatch(bare):
            lines[number] = "#" * len(bare) + line[len(bare) :]
        else:
            covered = _EXPRESSION.sub(_same_length, line)
            lines[number] = _CHOICE.sub(_same_length, covered)
    return "".join(lines)


def _same_length(match: re.Match[str]) -> str:
    return _COVER * len(match[0])


def _in_list(lines: list[str], number: int, indent: str) -> bool:
    """Say whether the line's nearest neighbours with the same indentation are values of a list."""
    for step in (-1, 1):
        near = number + step
        while 0 <= near < len(lines):
            line = lines[near]
            if line.strip() and not line.lstrip().startswith("#"):
                width = len(line) - len(line.lstrip(" "))
                if width == len(indent):
                    return line.lstrip().startswith("- ") or line.strip() == "-"
                if width < len(indent):
                    break
            near += step
    return False
