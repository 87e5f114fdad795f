"""Pages that were meant to be lessons, and are none: a slip in the key, or in the lines around the front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.checks.suggest import closest
from hubdocs.checks.words import clean
from hubdocs.model import Code, Diagnostic, Severity, Span
from hubdocs.project.pages.front_matter import front_matter
from hubdocs.project.training.lessons import is_markdown
from hubdocs.service.lenient import mapping
from hubdocs.service.training.lesson import LESSON, is_lesson

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.model import JSON
    from hubdocs.project.project import Project

_ABOVE: Final = re.compile(r"\ufeff?(?:[ \t]*\r?\n)+(?=---[ \t]*\r?\n)")
_OPEN: Final = re.compile(r"\ufeff?---[ \t]*\r?\n((?:[^\r\n]*[^\s][^\r\n]*\r?\n)+)")
_OWN: Final = frozenset({"audience", "id", "level", "minutes", "requires", "teaches"})
"""Keys of a lesson; one of them alone may mean anything."""

_ENOUGH: Final = 2


def lost_lesson(content: str, path: Path, project: Project) -> Diagnostic | None:
    """Say why a page that has the parts of a lesson is none, where its front matter was meant to make it one."""
    if not is_markdown(path):
        return None
    shown = project.shown(path)
    if above := _ABOVE.match(content):
        if not _makes_a_lesson(content[above.end() :], project):
            return None
        message = "the front matter does not begin in the first line, so this page is no lesson"
        hint = "take the empty lines above `---` away"
        return Diagnostic(Code.MISSING_KEY, message, shown, Span.at(1, 1, 1), Severity.ERROR, hint, line_text="")
    document = front_matter(content, shown, project)
    if document is None:
        return _open_end(content, shown, project)
    if document.broken:
        return None
    for key, value in mapping(document.value).items():
        if key != LESSON and closest(key, (LESSON,), strict=True) and _is_like_ours(value):
            message = f"`{clean(key)}` makes this page no lesson"
            offsets = document.key_offsets_of((key,))
            hint = f"did you mean `{LESSON}`?"
            return document.locator.diagnostic(Code.UNKNOWN_KEY, message, *offsets, hint=hint, pointer=(key,))
    return None


def _open_end(content: str, shown: str, project: Project) -> Diagnostic | None:
    """Report front matter of a lesson that goes on into the page."""
    opened = _OPEN.match(content)
    if opened is None or not _makes_a_lesson(f"---\n{opened[1]}---\n", project):
        return None
    line = content[: opened.end()].count("\n") + 1
    message = "the front matter has no end, so this page is no lesson"
    hint = f"write `---` in line {line}, below the last of its keys"
    span = Span.at(1, 1, len("---"))
    return Diagnostic(Code.UNCLOSED_BLOCK, message, shown, span, Severity.ERROR, hint, line_text="---")


def _makes_a_lesson(content: str, project: Project) -> bool:
    document = front_matter(content, "", project)
    return document is not None and not document.broken and is_lesson(document)


def _is_like_ours(value: JSON) -> bool:
    return len(_OWN.intersection(mapping(value))) >= _ENOUGH
