"""Floor 2: find, load and resolve schemas; describe them as a tree of properties."""

from __future__ import annotations

from hubdocs.schema.drafts import Draft
from hubdocs.schema.errors import BrokenSchemaError, SchemaError, UnknownSchemaError, UnresolvedRefError
from hubdocs.schema.resolve import Place, Resolver, metaschema, value_at
from hubdocs.schema.schema import Schema, make_schema
from hubdocs.schema.store import SchemaStore, schema_name, shipped_schemas
from hubdocs.schema.validator import Validator
from hubdocs.schema.violation import Violation
from hubdocs.schema.walk import children, subschemas

__all__ = [
    "BrokenSchemaError",
    "Draft",
    "Place",
    "Resolver",
    "Schema",
    "SchemaError",
    "SchemaStore",
    "UnknownSchemaError",
    "UnresolvedRefError",
    "Validator",
    "Violation",
    "children",
    "make_schema",
    "metaschema",
    "schema_name",
    "shipped_schemas",
    "subschemas",
    "value_at",
]
