"""Which keys a schema knows, here and elsewhere."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from hubdocs.schema import Place, Resolver, UnresolvedRefError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from hubdocs.model import JSON, Pointer

_COMBINING = ("allOf", "anyOf", "oneOf")
_CONDITIONAL = ("if", "then", "else")


def parts(place: Place, resolver: Resolver) -> Iterator[Place]:
    """Give all schemas that speak about the same value: the place itself, and what it refers to and combines."""
    seen: set[tuple[str, Pointer]] = set()
    pending = [place]
    while pending:
        current = pending.pop()
        identity = (current.schema.uri, current.pointer)
        if identity in seen or not isinstance(current.contents, dict):
            continue
        seen.add(identity)
        yield current
        pending.extend(reversed(list(_combined(current, current.contents, resolver))))


def _combined(place: Place, contents: dict[str, JSON], resolver: Resolver) -> Iterator[Place]:
    """Give the schemas that a schema refers to and combines for its own value."""
    ref = contents.get("$ref")
    if isinstance(ref, str):
        with contextlib.suppress(UnresolvedRefError):
            yield resolver.follow(place, ref)
    for keyword in _COMBINING:
        branches = contents.get(keyword)
        for index in range(len(branches) if isinstance(branches, list) else 0):
            yield place.down(keyword, index)
    for keyword in _CONDITIONAL:
        if keyword in contents:
            yield place.down(keyword)
    dependent = contents.get("dependentSchemas")
    for name in dependent if isinstance(dependent, dict) else ():
        yield place.down("dependentSchemas", name)


def known_keys(place: Place, resolver: Resolver) -> dict[str, Place]:
    """Give the keys that a schema names for its value, each with the key's own schema."""
    found: dict[str, Place] = {}
    for part in parts(place, resolver):
        contents = part.contents
        properties = contents.get("properties") if isinstance(contents, dict) else None
        for name, value in (properties if isinstance(properties, dict) else {}).items():
            if value is not False:
                found.setdefault(name, part.down("properties", name))
    return found


def find_below(
    place: Place, name: str, resolver: Resolver, *, present: Collection[str] = (), depth: int = 3
) -> tuple[str, ...] | None:
    """Find a key deeper inside: the keys that lead to its parent, the shortest way first.

    A list on the way is shown as ``key[]``.

    :param present: keys that the mapping has; a way through one of them is preferred.
    """
    level: list[tuple[tuple[str, ...], Place]] = [((), place)]
    for _ in range(depth):
        following: list[tuple[tuple[str, ...], Place]] = []
        for way, current in level:
            known = known_keys(current, resolver)
            for key in sorted(known, key=lambda key: key not in present) if not way else known:
                shown, child = _inside(key, known[key], resolver)
                if name in known_keys(child, resolver):
                    return (*way, shown)
                following.append(((*way, shown), child))
        level = following[:200]
    return None


def _inside(key: str, place: Place, resolver: Resolver) -> tuple[str, Place]:
    """For a key whose value is a list, go on to the values of the list, shown as ``key[]``."""
    for part in parts(place, resolver):
        contents = part.contents
        if isinstance(contents, dict) and isinstance(contents.get("items"), dict):
            return f"{key}[]", part.down("items")
    return key, place
