"""Check documents that were read from a file or a snippet against their schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.checks import check_structure

if TYPE_CHECKING:
    from hubdocs.model import Diagnostic, Pointer
    from hubdocs.project.project import Project
    from hubdocs.schema import Schema
    from hubdocs.sources import Document


def check_documents(
    documents: tuple[Document, ...],
    schema: Schema,
    project: Project,
    *,
    at: Pointer = (),
    overlay: bool | None = None,
) -> list[Diagnostic]:
    """Check documents that were read against a schema.

    :param overlay: ``None`` leaves it to the schema.
    :raises BrokenSchemaError: the schema has errors of its own.
    """
    validator = project.validator(schema)
    lenient = schema.is_overlay if overlay is None else overlay
    found: list[Diagnostic] = []
    for document in documents:
        found.extend(document.diagnostics)
        found.extend(check_structure(document, validator, project.store, at=at, overlay=lenient))
    return found
