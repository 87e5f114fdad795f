"""Floor 3: an instance against its schema, and a schema against its own rules."""

from __future__ import annotations

from hubdocs.checks.schema_file import check_schema
from hubdocs.checks.structure import check_structure

__all__ = ["check_schema", "check_structure"]
