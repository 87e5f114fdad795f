"""Check a page of training: its front matter, if it is a lesson, and the parts that it consists of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.checks.words import clean
from hubdocs.model import Code, Diagnostic, Severity
from hubdocs.project.pages.check_directives import is_ours, meant_directive
from hubdocs.project.pages.cut_blocks import check_ends
from hubdocs.project.pages.part_options import PART_OPTIONS, read_options, slip_finding
from hubdocs.project.training.lessons import check_lesson_matter
from hubdocs.project.training.lost_lessons import lost_lesson
from hubdocs.service.training.lesson import LESSON
from hubdocs.service.training.parts import Part, check_parts, lacking
from hubdocs.sources import Text
from hubdocs.sources.snippets.lines import split_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from hubdocs.model import Span
    from hubdocs.project.project import Project
    from hubdocs.service.training.parts import Problem
    from hubdocs.sources.document import Document
    from hubdocs.sources.snippets import Foreign, Snippet

_PREFIX: Final = f"{LESSON}:"
_END: Final = re.compile(r"\s*(?:`{3,}|~{3,}|:{3,})\s*$")


def check_lesson_page(
    path: Path, content: str, project: Project, snippets: Sequence[Snippet], foreign: Sequence[Foreign] = ()
) -> tuple[Diagnostic, ...]:
    """Check a page of training.

    :param content: the page's text.
    :param snippets: what was found in it.
    :param foreign: the directives that are none of ours.
    """
    check = check_lesson_matter(content, path, project)
    ours = [snippet for snippet in snippets if snippet.directive.lower().startswith(_PREFIX)]
    if not ours and check.page is None:
        return check.diagnostics
    lines = split_page(content)
    parts = [part for part in (_part(snippet, lines) for snippet in ours) if not part.is_collected]
    fits = not check.diagnostics
    is_taught = any("name" in PART_OPTIONS.get(part.kind, ()) for part in parts)  # others only collect
    lost = lost_lesson(content, path, project) if is_taught and fits and check.page is None else None
    ends = tuple(check_ends(snippets, Text(content), project.shown(path)))
    slips = (slip for snippet in ours for slip in read_options(snippet, _kind(snippet), lines).slips)
    told = (slip_finding(slip, lines, project.shown(path)) for slip in slips)
    before = (*check.diagnostics, *((lost,) if lost else ()), *told, *ends)
    if ends:  # what else is found may come from them
        return before
    lesson = check.page.lesson if check.page and fits else None
    bare = tuple(_bare(foreign, lacking(parts, lesson) if lesson else frozenset(), path, project, lines))
    if bare or any(is_ours(meant_directive(each.name)) for each in foreign):  # likewise
        return (*before, *bare)
    document = check.page.document if check.page else None
    return (*before, *(_finding(problem, path, project, lines, document) for problem in check_parts(parts, lesson)))


def _bare(
    foreign: Sequence[Foreign], lacking: frozenset[str], path: Path, project: Project, lines: Sequence[str]
) -> Iterator[Diagnostic]:
    """Report parts that the lesson lacks, and that stand on the page without our name in front."""
    names = {each.name.lower() for each in foreign}
    others = {"solution"} if "exercise" in names - lacking else set()  # they belong to exercises of another extension
    for name, span in foreign:
        kind = name.lower()
        if kind in lacking - others:
            message = f"the directive `{clean(name)}` is no part of the lesson"
            hint, text = f"did you mean `{_PREFIX}{kind}`?", lines[span.start.line - 1]
            shown = project.shown(path)
            yield Diagnostic(Code.UNKNOWN_DIRECTIVE, message, shown, span, Severity.ERROR, hint, line_text=text)


def _part(snippet: Snippet, lines: Sequence[str]) -> Part:
    kind = _kind(snippet)
    options = read_options(snippet, kind, lines).options
    minutes, name = options.get("minutes"), options.get("name")
    return Part(
        kind,
        " ".join(snippet.argument.split()),
        name.value if name else "",
        minutes.value if minutes else None,
        is_empty=not any(_body(snippet, lines)),
        span=snippet.span,
        minutes_span=minutes.span if minutes else snippet.span,
    )


def _kind(snippet: Snippet) -> str:
    """Give the kind of a part; a slip in its name is told, and nothing else."""
    return meant_directive(snippet.directive).removeprefix(_PREFIX)


def _body(snippet: Snippet, lines: Sequence[str]) -> Iterator[str]:
    """Give the first line of a directive's body, if it has one."""
    first = snippet.span.start.line
    options = {option.span.start.line for option in snippet.options}
    is_rst = not lines[first - 1].lstrip(" >-*+0123456789.").startswith(("`", "~", ":"))
    edge = len(lines[first - 1]) - len(lines[first - 1].lstrip())
    for number in range(first + 1, len(lines) + 1):
        line = lines[number - 1]
        if not line.strip() or number in options:
            continue
        if _END.match(line) or (is_rst and len(line) - len(line.lstrip()) <= edge):
            return
        yield line
        return


def _finding(
    problem: Problem, path: Path, project: Project, lines: Sequence[str], document: Document | None
) -> Diagnostic:
    if problem.span is None and document is not None:
        key = (LESSON, "minutes") if problem.code is Code.WRONG_MINUTES else (LESSON,)
        return document.locator.diagnostic(
            problem.code,
            problem.message,
            *document.key_offsets_of(key),
            hint=problem.hint,
            severity=problem.severity,
            pointer=key,
        )
    span: Span = problem.span  # type: ignore[assignment] # only a lesson has problems as a whole
    text = lines[span.start.line - 1] if span.start.line <= len(lines) else ""
    return Diagnostic(
        problem.code, problem.message, project.shown(path), span, problem.severity, problem.hint, line_text=text
    )
