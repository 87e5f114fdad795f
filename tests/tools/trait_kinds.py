"""The types of traits: as a word, as a phrase, and as the JSON Schema of what may be written for them in YAML.

The schemas say what the trait itself takes; what a class checks beyond its types, nothing but its code knows.
"""

from __future__ import annotations

import math
import re
import sys
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import traitlets
from jupyter_events.traits import Handlers
from jupyterhub import traitlets as hub

if TYPE_CHECKING:
    from collections.abc import Callable

Schema = dict[str, Any]

NOTHING: Final[Schema] = {"not": {}}
"""For what YAML cannot write: a function, an object of Python."""

SIZE: Final = r"^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*[KMGT]$"
"""A number and a unit, as JupyterHub reads them: what Python takes for a number, then exactly one capital letter."""


class Kind(NamedTuple):
    """What a trait takes.

    :param name: one word for programs.
    :param words: a phrase for readers.
    :param several: the same in the plural.
    :param schema: of the values.
    """

    name: str
    words: str
    several: str
    schema: Schema


def describe(trait: Any) -> dict[str, Any]:
    """Describe the type of a trait, as it stands in a snapshot."""
    kind = kind_of(trait)
    return {"kind": kind.name, "type": kind.words, "schema": or_null(kind.schema) if trait.allow_none else kind.schema}


def kind_of(trait: Any) -> Kind:
    """Find out the type of a trait; a trait that is not there takes anything."""
    if trait is None:
        return ANYTHING
    for cls, kind in KINDS:
        if isinstance(trait, cls):
            return kind if isinstance(kind, Kind) else kind(trait)
    raise TypeError(f"unknown type of trait: {trait.this_class.__name__}.{trait.name} is {type(trait).__name__}")


def schema_of(trait: Any) -> Schema:
    """Describe the values that a trait takes, null included."""
    schema = kind_of(trait).schema
    return or_null(schema) if trait is not None and trait.allow_none else schema


def or_null(schema: Schema) -> Schema:
    """Allow null as well."""
    if not schema:
        return schema
    if schema == NOTHING:
        return {"type": "null"}
    if "type" in schema:
        types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        return {**schema, "type": sorted({*types, "null"})}
    if "enum" in schema:
        return {"enum": [*schema["enum"], *([] if None in schema["enum"] else [None])]}
    return {"anyOf": [*schema["anyOf"], {"type": "null"}]}


def number(trait: Any) -> Kind:
    """Describe numbers. To Python, and so to traits, true and false are numbers as well."""
    whole = isinstance(trait, traitlets.Int)
    limits = {"minimum": getattr(trait, "min", None), "maximum": getattr(trait, "max", None)}
    schema = {"type": ["boolean", "integer" if whole else "number"]}
    schema |= {key: limit for key, limit in limits.items() if limit is not None and math.isfinite(limit)}
    return Kind("int", "whole number", "whole numbers", schema) if whole else Kind("float", "number", "numbers", schema)


def sequence(trait: Any) -> Kind:
    """Describe lists and sets."""
    is_set = isinstance(trait, traitlets.Set)
    name = "set" if is_set else "list"
    schema: Schema = {"type": "array"}
    item = trait._trait  # noqa: SLF001 (nothing public says what is inside)
    if items := schema_of(item):
        schema["items"] = items
    elif is_set:
        schema["items"] = {"type": ["boolean", "null", "number", "string"]}  # what Python can put into a set
    if trait._minlen > 0:  # noqa: SLF001
        schema["minItems"] = trait._minlen  # noqa: SLF001
    if trait._maxlen < sys.maxsize:  # noqa: SLF001
        schema["maxItems"] = trait._maxlen  # noqa: SLF001
    inside = f" of {kind_of(item).several}" if items else ""
    return Kind(name, f"{name}{inside}", f"{name}s{inside}", schema)


def command(trait: Any) -> Kind:
    """Describe commands, which may be written as one text."""
    parts: Schema = {"type": "array", "items": {"type": "string"}}
    if trait._minlen > 0:  # noqa: SLF001 (nothing public says this)
        parts["minItems"] = trait._minlen  # noqa: SLF001
    return Kind("command", "command: text, or list of texts", "commands", {"anyOf": [{"type": "string"}, parts]})


def fixed(trait: Any) -> Kind:
    """Describe tuples."""
    parts = [kind_of(part) for part in trait._traits]  # noqa: SLF001 (nothing public says what is inside)
    schema: Schema = {"type": "array"}
    if parts:
        schema |= {"prefixItems": [schema_of(part) for part in trait._traits]}  # noqa: SLF001
        schema |= {"minItems": len(parts), "maxItems": len(parts)}
    inside = f": {', '.join(part.words for part in parts)}" if parts else ""
    return Kind("tuple", f"list{inside}", f"lists{inside}", schema)


def mapping(trait: Any) -> Kind:
    """Describe dictionaries. Keys are texts, as in every mapping of a values file."""
    schema: Schema = {"type": "object"}
    value = trait._value_trait  # noqa: SLF001 (nothing public says what is inside)
    if trait._per_key_traits:  # noqa: SLF001
        schema["properties"] = {key: schema_of(part) for key, part in trait._per_key_traits.items()}  # noqa: SLF001
    if values := schema_of(value):
        schema["additionalProperties"] = values
    inside = f" of {kind_of(value).several}" if values else ""
    return Kind("dict", f"mapping{inside}", f"mappings{inside}", schema)


def choice(trait: Any) -> Kind:
    """Describe traits that take one of some values."""
    if isinstance(trait, traitlets.UseEnum):
        members = trait.enum_class.__members__
        numbers = [member.value for member in members.values() if isinstance(member.value, int)]
        values = [*members, *(f"{trait.enum_class.__name__}.{name}" for name in members), *numbers]
        return Kind("enum", one_of(members), one_of(members), {"enum": [*values, None]})  # null stands for the default
    values = list(trait.values)
    schema: Schema = {"enum": values}
    if isinstance(trait, traitlets.CaselessStrEnum):
        schema = {"type": "string", "pattern": f"^(?i:{'|'.join(map(re.escape, values))})$"}
    return Kind("enum", one_of(values), one_of(values), schema)


def one_of(values: Any) -> str:
    """List values in words."""
    return f"one of {', '.join(repr(value) for value in values)}"


def union(trait: Any) -> Kind:
    """Describe traits that take values of several types."""
    kinds = [kind_of(part) for part in trait.trait_types]
    schemas = [schema_of(part) for part in trait.trait_types]
    schemas = [schema for schema in schemas if schema != NOTHING]
    if {} in schemas:
        schemas = [{}]
    schema = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
    words = " or ".join(kind.words for kind in kinds)
    return Kind("union", words, " or ".join(kind.several for kind in kinds), schema)


ANYTHING: Final = Kind("any", "any value", "values", {})
TEXT: Final = Kind("text", "text", "texts", {"type": "string"})
BYTES: Final = Kind(
    "bytesize",
    "number of bytes, or a number with K, M, G or T",
    "sizes",
    {"type": ["boolean", "null", "number", "string"], "pattern": SIZE},
)

KINDS: Final[tuple[tuple[Any, Kind | Callable[[Any], Kind]], ...]] = (
    (hub.ByteSpecification, BYTES),
    (hub.Command, command),
    ((hub.Callable, traitlets.Callable), Kind("function", "function", "functions", NOTHING)),
    (traitlets.Type, Kind("class", "class, by its short name or its path", "classes", {"type": "string"})),
    (traitlets.Bool, Kind("bool", "true or false", "true or false", {"enum": [False, True, 0, 1]})),
    ((traitlets.CUnicode, traitlets.CInt, traitlets.CFloat), Kind("any", "text or number", "texts or numbers", {})),
    ((traitlets.Int, traitlets.Float), number),
    (traitlets.Unicode, TEXT),
    (traitlets.Bytes, Kind("bytes", "bytes", "bytes", NOTHING)),
    ((traitlets.Enum, traitlets.UseEnum), choice),
    (traitlets.Union, union),
    (traitlets.Tuple, fixed),
    (traitlets.Container, sequence),
    (traitlets.Dict, mapping),
    (Handlers, Kind("list", "list of objects of Python", "lists of objects", {"type": "array", "items": NOTHING})),
    (traitlets.Instance, Kind("object", "object of Python", "objects of Python", NOTHING)),
    (traitlets.Any, ANYTHING),
)
"""The kinds by the class of the trait; what comes from another class stands before it."""


def plain(value: Any) -> Any:
    """Write a default value as YAML would.

    :raises TypeError: it cannot be written.
    """
    if isinstance(value, (set, frozenset)):
        return sorted(plain(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, type):
        return f"{value.__module__}.{value.__qualname__}"
    if isinstance(value, Enum):
        return value.name
    raise TypeError(type(value).__name__)
