"""A report for people: each finding with its line, and a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.model import Severity
from hubdocs.project.reporters.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdocs.model import Diagnostic
    from hubdocs.project.report import Report

_COLOURS: Final = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFORMATION: "36"}
_BOLD: Final = "1"
_DIM: Final = "2"


def report_text(report: Report, *, colour: bool = False) -> str:
    """Write a report for people.

    :param colour: add colours as terminals understand them.
    """
    findings = findings_text(report.diagnostics, colour=colour)
    return f"{findings}\n{summary(report)}" if findings else summary(report)


def findings_text(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """Write findings for people, one after the other."""
    return "".join(_finding(diagnostic, colour=colour) for diagnostic in diagnostics)


def _finding(diagnostic: Diagnostic, *, colour: bool = False) -> str:
    """Write one finding: place, message, the line with marks, what to do, other places."""
    from hubdocs.project.reporters.excerpt import excerpt  # noqa: PLC0415 (many runs find nothing)
    from hubdocs.project.reporters.plain import plain  # noqa: PLC0415 (likewise)

    def paint(style: str, text: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if colour and text else text

    severity = paint(f"{_BOLD};{_COLOURS[diagnostic.severity]}", diagnostic.severity.value)
    place = paint(_BOLD, plain(diagnostic.location))
    code = paint(_COLOURS[diagnostic.severity], diagnostic.code.value)
    lines = [f"{place}: {severity} {code} {plain(diagnostic.message)}"]
    number = str(diagnostic.span.start.line)
    gutter = " " * len(number)
    if diagnostic.line_text.strip():
        line, marks = excerpt(diagnostic.line_text, diagnostic.span)
        marks = marks.rstrip()
        start = len(marks) - len(marks.lstrip())
        painted = marks[:start] + paint(_COLOURS[diagnostic.severity], marks[start:])
        lines.append(f"{paint(_DIM, f'  {number} |')} {line}")
        lines.append(f"{paint(_DIM, f'  {gutter} |')} {painted}")
    if diagnostic.hint:
        lines.append(f"  {gutter} = {plain(diagnostic.hint)}")
    for related in diagnostic.related:
        start_of = related.span.start
        where = plain(f"{related.path}:{start_of.line}:{start_of.column}")
        lines.append(f"  {gutter} = {where}: {plain(related.message)}")
    return "".join(f"{line}\n" for line in lines)
