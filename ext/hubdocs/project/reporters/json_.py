"""A report for programs, as JSON.

The shape is stable: new keys may come, none goes or changes its meaning within one ``version``::

    {
      "version": 1,
      "diagnostics": [
        {
          "path": "docs/page.md",
          "range": {"start": {"line": 3, "column": 11}, "end": {"line": 3, "column": 14}},
          "severity": "error",
          "code": "wrong-value",
          "message": "what is wrong",
          "hint": "what to do, or empty",
          "pointer": "/provider",
          "related": [{"path": "...", "range": {"start": ..., "end": ...}, "message": "..."}]
        }
      ],
      "summary": {
        "errors": 1, "warnings": 0, "information": 0, "files": 1, "snippets": 1,
        "encrypted": 0, "without_schema": 0, "ignored": 0
      }
    }

Lines and columns count from 1, columns in characters (Unicode code points); ``end`` is the first place behind.
``severity`` is ``error``, ``warning`` or ``information``.
``pointer`` is the JSON pointer of the value inside its document.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from hubdocs.model import Severity
from hubdocs.project.reporters.plain import plain

if TYPE_CHECKING:
    from hubdocs.model import Diagnostic, Position, Span
    from hubdocs.project.report import Report

VERSION: Final = 1
"""Of the shape; it grows when a key goes or changes its meaning."""


def report_json(report: Report) -> str:
    """Write a report for programs."""
    contents = {
        "version": VERSION,
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in report.diagnostics],
        "summary": {
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "information": report.count(Severity.INFORMATION),
            "files": report.files,
            "snippets": report.snippets,
            "encrypted": report.encrypted,
            "without_schema": report.without_schema,
            "ignored": report.ignored,
        },
    }
    # Paths and pointers are not changed, so that programs find what they name: escaped, they can fool no terminal.
    return json.dumps(contents, indent=2, ensure_ascii=True) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "path": diagnostic.path,
        "range": _range(diagnostic.span),
        "severity": diagnostic.severity.value,
        "code": diagnostic.code.value,
        "message": plain(diagnostic.message),
        "hint": plain(diagnostic.hint),
        "pointer": diagnostic.json_pointer,
        "related": [
            {"path": related.path, "range": _range(related.span), "message": plain(related.message)}
            for related in diagnostic.related
        ],
    }


def _range(span: Span) -> dict[str, dict[str, int]]:
    return {"start": _position(span.start), "end": _position(span.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
