"""Parts of lessons that end elsewhere than was meant: they are not closed, or what stands in them closes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.model import Code, Diagnostic, Severity
from hubdocs.service.training.lesson import LESSON

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hubdocs.model import Span
    from hubdocs.sources import Text
    from hubdocs.sources.snippets import Snippet

_PREFIX: Final = f"{LESSON}:"
_MARKS: Final = re.compile(r"`{3,}|~{3,}|:{3,}")
_SHOW_PAGES: Final = frozenset({"", "markdown", "md", "myst", "none", "plain", "rst", "text", "txt"})
"""Languages of blocks that may show how a lesson is written."""

_NAME: Final = re.compile(r"[`~:]{3,}\s*\{([^\s{}]+)\}")


def cut_by(snippet: Snippet, page: Text) -> Span | None:
    """Give the opening line of the block around a snippet that ends where the snippet was meant to end.

    Marks that end a block end the outermost one that has as many of them: a block inside of it needs fewer.
    That concerns lessons only: one of the two is a part of one.
    """
    around = snippet.ended_by
    if around is None:
        return None
    outer, inner = _marks(around, page), _marks(snippet.span, page)
    of_lesson = snippet.directive.startswith(_PREFIX) or _name(around, page).startswith(_PREFIX)
    return around if of_lesson and outer[:1] == inner[:1] and len(outer) <= len(inner) else None


def check_ends(snippets: Sequence[Snippet], page: Text, shown: str) -> Iterator[Diagnostic]:
    """Report parts of lessons whose end is not where it was meant to be, each once.

    :param shown: the page, as findings name it.
    """
    told: set[Span] = set()
    for snippet in snippets:
        around = cut_by(snippet, page)
        if around is not None and around not in told:
            told.add(around)
            yield _cut(snippet, around, page, shown)
        held = _held(snippet, page) if snippet.kind == "fence" and snippet.language not in _SHOW_PAGES else None
        if held is not None:
            line, name = held
            message = f"this block is not closed before `{name}` in line {line}"
            hint = f"write {_code(_marks(snippet.span, page))} above that line"
            yield _finding(message, hint, snippet.span, page, shown)
            return
    for number, snippet in enumerate(snippets):
        if not snippet.closed and snippet.ended_by is None and _swallows(snippet, snippets[number + 1 :]):
            message = f"`{snippet.directive}` has no end, so the rest of the page is taken for a part of it"
            yield _finding(message, f"close it with {_code(_marks(snippet.span, page))}", snippet.span, page, shown)
            return


def _cut(snippet: Snippet, around: Span, page: Text, shown: str) -> Diagnostic:
    line, marks = snippet.span.start.line, _marks(around, page)
    name = _name(around, page) or "this block"
    wider = _marks(snippet.span, page) + marks[0]
    if snippet.directive.startswith(_PREFIX):
        message = f"`{name}` is not closed before `{snippet.directive}` in line {line}"
        hint = f"write {_code(marks)} above that line; if it belongs inside, begin and end this one with {_code(wider)}"
    else:
        message = f"`{name}` ends where the block in line {line} was meant to end"
        hint = f"begin and end this one with {_code(wider)}: one mark more than the block inside"
    return _finding(message, hint, around, page, shown)


def _swallows(snippet: Snippet, later: Sequence[Snippet]) -> bool:
    """Say whether parts of a lesson are lost in a block without end."""
    is_ours = snippet.directive.startswith(_PREFIX) and snippet.span.start.column == 1
    return is_ours and any(each.directive.startswith(_PREFIX) for each in later)


def _held(snippet: Snippet, page: Text) -> tuple[int, str] | None:
    """Find the first part of a lesson whose opening line, as that of another block, was meant to follow a block."""
    marks = _marks(snippet.span, page)
    if not marks or f"{{{_PREFIX}" not in snippet.body:
        return None
    above = ""
    for line, text in zip(snippet.line_map.lines, snippet.body.split("\n"), strict=False):
        found = _NAME.match(text)
        # Authors leave a line empty between blocks; what a program prints, or reads, has none there.
        if found and found[1].startswith(_PREFIX) and text.startswith(marks) and not above.strip():
            return line[0], found[1]
        above = text
    return None


def _marks(span: Span, page: Text) -> str:
    found = _MARKS.match(page.line(span.start.line), span.start.column - 1)
    return found[0] if found else ""


def _code(marks: str) -> str:
    """Show marks as code; backticks are counted, since a message writes code between backticks."""
    return f"{len(marks)} backticks" if marks.startswith("`") else f"`{marks}`"


def _name(span: Span, page: Text) -> str:
    found = _NAME.match(page.line(span.start.line), span.start.column - 1)
    return found[1] if found else ""


def _finding(message: str, hint: str, span: Span, page: Text, shown: str) -> Diagnostic:
    line = page.line(span.start.line)
    return Diagnostic(Code.UNCLOSED_BLOCK, message, shown, span, Severity.ERROR, hint, line_text=line)
