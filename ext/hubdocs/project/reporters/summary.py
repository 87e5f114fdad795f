"""What a run found, in a few sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.model import Severity

if TYPE_CHECKING:
    from hubdocs.project.report import Report

_NAMES = (
    (Severity.ERROR, "error", "errors"),
    (Severity.WARNING, "warning", "warnings"),
    (Severity.INFORMATION, "piece of information", "pieces of information"),
)


def summary(report: Report) -> str:
    """Say how much was found in how many files, and what was not looked at."""
    return "".join(f"{line}\n" for line in (_found(report), *_left_out(report)))


def is_report(text: str) -> bool:
    """Say whether a text is a report, in any of its forms: it ends with a summary, or holds one."""
    if text.startswith("{"):
        return bool(_JSON.match(text)) and '"summary": {' in text
    last = text.rstrip("\n").split("\n")[-_MOST_LINES:]
    return any(_FOUND.fullmatch(line) for line in last)


_MOST_LINES: Final = 5
"""A summary has no more lines."""
_JSON: Final = re.compile(r'\{\s*"version": [0-9]+,\s*"diagnostics": \[')
_FOUND: Final = re.compile(
    r"[0-9,]+ errors?(?:(?:, | and )[0-9,]+ (?:warnings?|pieces? of information))*"
    r" in (?:[0-9,]+ of )?[0-9,]+ files?(?: \([0-9,]+ snippets?\))?"
)


def counted(number: int, one: str, many: str) -> str:
    """Write a number with its word."""
    return f"{number:,} {one if number == 1 else many}"


def _found(report: Report) -> str:
    counts = [
        counted(number, one, many)
        for severity, one, many in _NAMES
        if (number := report.count(severity)) or severity is Severity.ERROR
    ]
    words = f"{', '.join(counts[:-1])} and {counts[-1]}" if len(counts) > 1 else counts[0]
    places = len({diagnostic.path for diagnostic in report.diagnostics})
    where = counted(max(places, report.files), "file", "files")
    if 0 < places <= report.files and report.files > 1:
        where = f"{places:,} of {where}"
    snippets = f" ({counted(report.snippets, 'snippet', 'snippets')})" if report.snippets else ""
    return f"{words} in {where}{snippets}"


def _left_out(report: Report) -> list[str]:
    lines = []
    if not (report.files or report.encrypted or report.diagnostics):
        lines.append("nothing was found to check; the configuration says which files are looked for")
    if report.encrypted:
        lines.append(counted(report.encrypted, "file is", "files are") + " encrypted and was not opened")
        if report.encrypted > 1:
            lines[-1] = lines[-1].replace(" was ", " were ")
    if report.without_schema:
        lines.append(counted(report.without_schema, "file has", "files have") + " no schema")
    if report.ignored:
        lines.append(counted(report.ignored, "finding is", "findings are") + " ignored, as the configuration says")
    return lines
