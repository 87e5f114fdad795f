"""Findings to plain JSON and back, for the cache."""

from __future__ import annotations

from typing import Any

from hubdocs.model import Code, Diagnostic, Position, Related, Severity, Span


def encode(diagnostic: Diagnostic) -> list[Any]:
    """Write a finding as plain lists, in the order of its parts."""
    return [
        diagnostic.code.value,
        diagnostic.message,
        diagnostic.path,
        _span(diagnostic.span),
        diagnostic.severity.value,
        diagnostic.hint,
        list(diagnostic.pointer),
        diagnostic.line_text,
        [[related.path, _span(related.span), related.message] for related in diagnostic.related],
        list(diagnostic.hubs),
    ]


def decode(stored: list[Any]) -> Diagnostic:
    """Read a finding.

    :raises ValueError, TypeError, IndexError: it was not written by `encode`.
    """
    code, message, path, span, severity, hint, pointer, line_text, related, hubs = stored
    texts = (message, path, hint, line_text)
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("the parts of a finding are texts")
    return Diagnostic(
        Code(code),
        message,
        path,
        _read_span(span),
        Severity(severity),
        hint=hint,
        pointer=tuple(pointer),
        line_text=line_text,
        related=tuple(Related(str(file), _read_span(place), str(text)) for file, place, text in related),
        hubs=tuple(str(hub) for hub in hubs),
    )


def _span(span: Span) -> list[int]:
    return [span.start.line, span.start.column, span.end.line, span.end.column]


def _read_span(stored: list[int]) -> Span:
    first, column, last, end = (int(number) for number in stored)
    return Span(Position(first, column), Position(last, end))
