"""What the tests of the readers share: a document written down so that a person can check it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.model import Diagnostic
    from hubdocs.sources import Document

REGENERATE = "HUBDOCS_REGENERATE"


@pytest.fixture(scope="session")
def regenerate() -> bool:
    """Say whether expected files are to be written anew: with ``HUBDOCS_REGENERATE=1``. Read each by hand then."""
    return bool(os.environ.get(REGENERATE))


def _finding(found: Diagnostic) -> dict[str, Any]:
    start, end = found.span
    last = end.column if end.line == start.line else len(found.line_text) + 1
    described: dict[str, Any] = {
        "at": f"{start.line}:{start.column}",
        "under": found.line_text[start.column - 1 : last - 1][:60],
        "code": found.code.value,
        "message": found.message,
        "hint": found.hint,
    }
    if found.severity.value != "error":
        described["severity"] = found.severity.value
    if found.related:
        described["also"] = [f"{one.span.start.line}:{one.span.start.column} {one.message}" for one in found.related]
    return described


def _document(document: Document) -> dict[str, Any]:
    described: dict[str, Any] = {"broken": True} if document.broken else {"value": document.value}
    if document.ambiguous:
        described["ambiguous"] = [[list(one.pointer), one.text, one.alternative] for one in document.ambiguous]
    if document.diagnostics:
        described["findings"] = [_finding(found) for found in document.diagnostics]
    return described


@pytest.fixture(scope="session")
def describe() -> Callable[[tuple[Document, ...]], list[dict[str, Any]]]:
    """Write documents down as plain values."""
    return lambda documents: [_document(document) for document in documents]
