"""Whether a value of YAML is one that a trait takes.

The schemas of traits use a few keywords only, and ask what Python asks, not what JSON Schema does:
where a list of values has 1 in it, true is in it as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TYPES: Final[Mapping[str, Callable[[Any], bool]]] = {
    "array": lambda value: isinstance(value, list),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int | float) and not isinstance(value, bool) and value == value // 1,
    "null": lambda value: value is None,
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "string": lambda value: isinstance(value, str),
}


def fits(schema: Mapping[str, Any], value: Any) -> bool:
    """Say whether a trait with this schema takes a value. What the class checks beyond the type is not known here."""
    return all(_KEYWORDS[keyword](argument, value) for keyword, argument in schema.items())


def _has_type(types: str | list[str], value: Any) -> bool:
    return any(_TYPES[name](value) for name in ([types] if isinstance(types, str) else types))


def _in_order(schemas: list[Mapping[str, Any]], value: Any) -> bool:
    return not isinstance(value, list) or all(map(fits, schemas, value))


def _properties(schemas: Mapping[str, Mapping[str, Any]], value: Any) -> bool:
    return not isinstance(value, dict) or all(fits(schemas[key], value[key]) for key in schemas.keys() & value.keys())


_KEYWORDS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "additionalProperties": lambda schema, value: (
        not isinstance(value, dict) or all(fits(schema, each) for each in value.values())
    ),
    "anyOf": lambda schemas, value: any(fits(schema, value) for schema in schemas),
    "enum": lambda values, value: value in values,
    "items": lambda schema, value: not isinstance(value, list) or all(fits(schema, each) for each in value),
    "maximum": lambda limit, value: not isinstance(value, int | float) or value <= limit,
    "maxItems": lambda limit, value: not isinstance(value, list) or len(value) <= limit,
    "minimum": lambda limit, value: not isinstance(value, int | float) or value >= limit,
    "minItems": lambda limit, value: not isinstance(value, list) or len(value) >= limit,
    "not": lambda schema, value: not fits(schema, value),
    "pattern": lambda pattern, value: not isinstance(value, str) or re.search(pattern, value) is not None,
    "prefixItems": _in_order,
    "properties": _properties,
    "type": _has_type,
}
