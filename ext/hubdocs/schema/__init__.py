"""Floor 2: find, load and resolve schemas; describe them as a tree of properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hubdocs.schema.drafts import Draft
from hubdocs.schema.errors import BrokenSchemaError, SchemaError, UnknownSchemaError, UnresolvedRefError
from hubdocs.schema.schema import Schema, make_schema
from hubdocs.schema.store import SchemaStore, schema_name, shipped_schemas
from hubdocs.schema.validator import Validator

if TYPE_CHECKING:
    from hubdocs.schema.resolve import Place, Resolver, metaschema, value_at
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

_ON_DEMAND: Final = {
    "Place": "resolve",
    "Resolver": "resolve",
    "Violation": "violation",
    "children": "walk",
    "metaschema": "resolve",
    "subschemas": "walk",
    "value_at": "resolve",
}
"""What checking a right file does not need, and the module that it stands in."""


def __getattr__(name: str) -> Any:
    """Import the rest when somebody asks for it: the command starts faster."""
    if name not in _ON_DEMAND:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 (see above)

    return getattr(import_module(f"{__name__}.{_ON_DEMAND[name]}"), name)
