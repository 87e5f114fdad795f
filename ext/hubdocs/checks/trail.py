"""The way from the root of a schema to a keyword that was broken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hubdocs.schema import Place, Resolver, UnresolvedRefError

if TYPE_CHECKING:
    from hubdocs.model import Pointer

_REFERENCES: Final = ("$ref", "$dynamicRef", "$recursiveRef")
_SAME_VALUE_NAMED: Final = ("$defs", "definitions", "dependentSchemas", "dependencies")
_SAME_VALUE: Final = ("if", "then", "else", "not", "propertyNames")
_CHILD: Final = (
    "items",
    "additionalItems",
    "unevaluatedItems",
    "contains",
    "additionalProperties",
    "unevaluatedProperties",
)


@dataclass(frozen=True, slots=True)
class Condition:
    """A ``then`` or ``else`` on the way.

    :param keyword: which of the two.
    :param place: the schema that holds the ``if``.
    :param depth: how many steps into the instance it stands.
    """

    keyword: str
    place: Place
    depth: int


@dataclass(frozen=True, slots=True)
class Trail:
    """Where a keyword stands.

    :param owner: the schema that has the keyword.
    :param places: for each depth of the instance, the schema that was reached first.
    :param conditions: the ``then`` and ``else`` on the way.
    """

    owner: Place
    places: tuple[Place, ...]
    conditions: tuple[Condition, ...]


class _Walker:
    """Follows an evaluation path step by step."""

    def __init__(self, root: Place, resolver: Resolver) -> None:
        self.place = root
        self.resolver = resolver
        self.places = [root]
        self.conditions: list[Condition] = []

    def step(self, rest: Pointer) -> int:
        """Take one step; give how many parts of the path it took, 0 at the end."""
        keyword = str(rest[0])
        after = rest[1] if len(rest) > 1 else None
        if keyword in _REFERENCES:
            return self._follow(keyword)
        if keyword in ("properties", "patternProperties") and after is not None:
            return self._enter(keyword, after, deeper=True)
        if keyword in _SAME_VALUE_NAMED and after is not None:
            return self._enter(keyword, after)
        if keyword in ("allOf", "anyOf", "oneOf") and isinstance(after, int):
            return self._enter(keyword, after)
        if keyword in ("prefixItems", "items") and isinstance(after, int):
            return self._enter(keyword, after, deeper=True)
        if keyword in _CHILD and after is not None:
            return self._enter(keyword, deeper=True)
        if keyword in _SAME_VALUE and after is not None:
            if keyword in ("then", "else"):
                self.conditions.append(Condition(keyword, self.place, len(self.places) - 1))
            return self._enter(keyword)
        return 0

    def _enter(self, *steps: str | int, deeper: bool = False) -> int:
        self.place = self.place.down(*steps)
        if deeper:
            self.places.append(self.place)
        return len(steps)

    def _follow(self, keyword: str) -> int:
        contents = self.place.contents
        ref = contents.get(keyword) if isinstance(contents, dict) else None
        if keyword != "$ref" and self._leads_to_root(keyword, str(ref)):
            self.place = Place(self.places[0].schema, ())
            return 1
        try:
            self.place = self.resolver.follow(self.place, str(ref))
        except UnresolvedRefError:
            return 0
        return 1

    def _leads_to_root(self, keyword: str, ref: str) -> bool:
        """Say whether a dynamic reference ends at the outermost schema, because that has the anchor, too."""
        root = self.places[0].schema.contents
        if not isinstance(root, dict):
            return False
        return (
            root.get("$recursiveAnchor") is True
            if keyword == "$recursiveRef"
            else root.get("$dynamicAnchor") == ref[1:]
        )


def find_trail(root: Place, evaluation: Pointer, resolver: Resolver) -> Trail:
    """Follow an evaluation path (through each ``$ref``) to the schema that has its last keyword."""
    walker = _Walker(root, resolver)
    rest = evaluation
    while rest:
        taken = walker.step(rest)
        if not taken:
            break
        rest = rest[taken:]
    return Trail(walker.place, tuple(walker.places), tuple(walker.conditions))
