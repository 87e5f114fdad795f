"""Where a directive or a role stands in its page, as findings say it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hubdocs.model import Code, Diagnostic, Severity, Span

if TYPE_CHECKING:
    from hubdocs.project import Project


def finding_in_page(  # noqa: PLR0913 (what, and where; all named)
    project: Project, *, file: str, line: int, target: str, code: Code, message: str, hint: str = ""
) -> Diagnostic:
    """Make a finding about a word in a file.

    :param file: the page, or the file that it includes.
    :param line: where the directive or the paragraph starts.
    :param target: what the author wrote; the first line from there that has it is meant.
    """
    path = Path(file)
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines() if path.is_file() else []
    found = next((number for number in range(line, len(lines) + 1) if target in lines[number - 1]), None)
    text = lines[(found or line) - 1] if 0 < (found or line) <= len(lines) else ""
    column = text.index(target) + 1 if found else len(text) - len(text.lstrip()) + 1
    length = len(target) if found else max(1, len(text.strip()))
    return Diagnostic(
        code=code,
        message=message,
        path=project.shown(path),
        span=Span.at(found or max(line, 1), column, length),
        severity=Severity.ERROR,
        hint=hint,
        line_text=text,
    )
