"""Explanations of codes as text for a terminal."""

from __future__ import annotations

from textwrap import fill, indent
from typing import TYPE_CHECKING, Final

from hubdocs.model import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.project.explanations import Explanation

_WIDTH: Final = 80


def explanation_text(explanation: Explanation, *, colour: bool = False) -> str:
    """Write what a code means.

    :param colour: add colours as terminals understand them.
    """
    parts = [_strong(f"{explanation.code.value}: {explanation.title}", colour=colour)]
    sections = (explanation.what, explanation.why, explanation.wrong.text, explanation.right.text)
    for name, text in zip(("What", "Why", "Wrong", "Right"), sections, strict=True):
        parts += ["", _strong(name, colour=colour), *_paragraphs(text.splitlines())]
    return "".join(f"{part}\n" for part in parts)


def codes_text(explained: Iterable[Explanation]) -> str:
    """List codes, one on a line."""
    width = max(len(code.value) for code in Code)
    return "".join(f"{item.code.value.ljust(width)}  {item.title}\n" for item in explained)


def _strong(text: str, *, colour: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if colour else text


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Fill paragraphs, set code off."""
    text: list[str] = []
    code: list[str] = []
    marks = ""
    for line in [*lines, ""]:
        if marks and line == marks:
            yield indent("\n".join(code), "    | ", lambda _line: True)
            marks, code = "", []
        elif marks:
            code.append(line)
        elif line.startswith("```"):
            marks = line[: len(line) - len(line.lstrip("`"))]
            if text:
                yield _filled(text)
                text = []
            name = line.partition("file=")[2].partition(" ")[0]
            if name:
                yield f"    {name}"
        elif line:
            text.append(line)
        elif text:
            yield _filled(text)
            text = []


def _filled(lines: list[str]) -> str:
    return fill(" ".join(lines), _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
