"""Floor 0: the values that every other floor speaks in. Standard library only, frozen, picklable."""

from __future__ import annotations

from hubdocs.model.codes import Code
from hubdocs.model.diagnostic import Diagnostic, Related, Severity
from hubdocs.model.pointer import Pointer, format_pointer, parse_pointer
from hubdocs.model.position import LineMap, Position, Span
from hubdocs.model.values import JSON

__all__ = [
    "JSON",
    "Code",
    "Diagnostic",
    "LineMap",
    "Pointer",
    "Position",
    "Related",
    "Severity",
    "Span",
    "format_pointer",
    "parse_pointer",
]
