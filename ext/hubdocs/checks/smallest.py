"""The smallest text that a schema accepts, to show what is missing."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from hubdocs.checks.keys import known_keys, parts
from hubdocs.checks.remedies import entry
from hubdocs.checks.words import yaml_scalar
from hubdocs.schema import UnresolvedRefError

if TYPE_CHECKING:
    from hubdocs.model import JSON, Pointer
    from hubdocs.schema import Place, Resolver
    from hubdocs.sources import Kind


def smallest_text(name: str, place: Place | None, resolver: Resolver, kind: Kind) -> str:
    """Write a key with the smallest value that the key's schema accepts.

    :param place: the schema of the key, or ``None`` where it says nothing about it.
    :param kind: the language to write it in.
    """
    value = smallest(place, resolver) if place is not None else f"<{name}>"
    if value in ("", None):
        value = f"<{name}>"
    return entry(name, value, kind)


def smallest(place: Place, resolver: Resolver, depth: int = 0) -> JSON:
    """Make the smallest value that a schema asks for: a fixed one, an example, or one made from its type."""
    contents = [part.contents for part in parts(place, resolver)]
    schemas = [schema for schema in contents if isinstance(schema, dict)]
    for keyword in ("const", "default"):
        for schema in schemas:
            if keyword in schema and schema[keyword] is not None:
                return schema[keyword]
    for keyword in ("examples", "enum"):
        for schema in schemas:
            values = schema.get(keyword)
            if isinstance(values, list) and values and _is_small(values[0]):
                return values[0]
    kinds = [schema["type"] for schema in schemas if "type" in schema]
    kind = kinds[0] if kinds else "object" if any("properties" in schema for schema in schemas) else None
    if isinstance(kind, list):
        kind = kind[0] if kind else None
    return _of_type(kind, place, resolver, depth)


def _is_small(value: JSON) -> bool:
    return not isinstance(value, (dict, list)) or len(yaml_scalar(value)) <= 60  # noqa: PLR2004 (half a line)


def _of_type(kind: JSON, place: Place, resolver: Resolver, depth: int) -> JSON:
    if kind == "object":
        return _mapping(place, resolver, depth)
    if kind == "array":
        return _list(place, resolver, depth)
    simple: dict[str, JSON] = {"integer": 0, "number": 0, "boolean": False}
    return simple.get(str(kind), "")


def _list(place: Place, resolver: Resolver, depth: int) -> JSON:
    """Make a list with one value where at least one is asked for."""
    for part in parts(place, resolver):
        contents = part.contents
        if isinstance(contents, dict) and contents.get("minItems", 0) and "items" in contents:
            return [smallest(part.down("items"), resolver, depth + 1) or "..."]
    return []


def _mapping(place: Place, resolver: Resolver, depth: int) -> JSON:
    if depth > 3:  # noqa: PLR2004 (deeper than anyone reads in a hint)
        return {}
    keys = known_keys(place, resolver)
    made: dict[str, JSON] = {}
    for name in required_keys(place, resolver):
        value = smallest(keys[name], resolver, depth + 1) if name in keys else ""
        made[name] = f"<{name}>" if value in ("", None) else value
    return made


def required_keys(place: Place, resolver: Resolver) -> list[str]:
    """List the keys that a mapping needs; of several forms, those of the first."""
    names: dict[str, None] = {}
    seen: set[tuple[str, Pointer]] = set()
    pending = [place]
    while pending:
        current = pending.pop(0)
        contents = current.contents
        identity = (current.schema.uri, current.pointer)
        if identity in seen or not isinstance(contents, dict):
            continue
        seen.add(identity)
        needed = contents.get("required")
        names.update(
            dict.fromkeys(name for name in needed if isinstance(name, str)) if isinstance(needed, list) else {}
        )
        ref = contents.get("$ref")
        if isinstance(ref, str):
            with contextlib.suppress(UnresolvedRefError):
                pending.append(resolver.follow(current, ref))
        every = contents.get("allOf")
        pending.extend(current.down("allOf", index) for index in range(len(every) if isinstance(every, list) else 0))
        pending.extend(current.down(keyword, 0) for keyword in ("anyOf", "oneOf") if contents.get(keyword))
    return list(names)
