"""A report for workflows of GitHub and its kin: findings become notes beside the lines of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.model import Severity
from hubdocs.project.reporters.plain import plain
from hubdocs.project.reporters.summary import summary

if TYPE_CHECKING:
    from hubdocs.model import Diagnostic
    from hubdocs.project.report import Report

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "notice"}


def report_github(report: Report) -> str:
    """Write one workflow command for each finding, then the summary."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in report.diagnostics) + summary(report)


def _command(diagnostic: Diagnostic) -> str:
    start, end = diagnostic.span
    properties = {"file": diagnostic.path, "line": start.line, "endLine": end.line}
    if start.line == end.line:  # columns of a stretch of several lines are refused
        properties |= {"col": start.column, "endColumn": end.column}
    properties["title"] = diagnostic.code.value
    shown = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {shown}::{_text(_message(diagnostic))}"


def _message(diagnostic: Diagnostic) -> str:
    lines = [diagnostic.message, diagnostic.hint]
    for related in diagnostic.related:
        start = related.span.start
        lines.append(f"{related.path}:{start.line}:{start.column}: {related.message}")
    return "\n".join(plain(line) for line in lines if line)


def _text(text: str) -> str:
    """Escape what would end a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape what would end a property, too."""
    return (
        _text("".join(character if character in "\r\n" else plain(character) for character in text))
        .replace(":", "%3A")
        .replace(",", "%2C")
    )
