"""Findings about the values of a workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.model import Severity

if TYPE_CHECKING:
    from hubdocs.model import Code, Diagnostic, Pointer
    from hubdocs.sources import Document


def line_at(document: Document, pointer: Pointer) -> int:
    """Give the line of a value."""
    return document.locator.span(*document.value_offsets_of(pointer)).start.line


def finding(  # noqa: PLR0913, PLR0917 (what a finding consists of)
    document: Document,
    pointer: Pointer,
    code: Code,
    message: str,
    hint: str = "",
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    """Make a finding about a value of a workshop."""
    offsets = document.value_offsets_of(pointer)
    return document.locator.diagnostic(code, message, *offsets, hint=hint, severity=severity, pointer=pointer)
