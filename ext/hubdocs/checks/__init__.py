"""Floor 3: an instance against its schema, and a schema against its own rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.checks.structure import check_structure

if TYPE_CHECKING:
    from hubdocs.model import Diagnostic
    from hubdocs.schema import Schema, SchemaStore

__all__ = ["check_schema", "check_structure"]


def check_schema(schema: Schema, store: SchemaStore) -> tuple[Diagnostic, ...]:
    """Check a schema: its keywords, its references, its defaults and examples."""
    from hubdocs.checks import schema_file  # noqa: PLC0415 (most runs see no schema that is to be checked itself)

    return schema_file.check_schema(schema, store)
