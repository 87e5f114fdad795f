"""The schemas that describe one value together: its own, those it refers to, and those that hold on a condition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from hubdocs.schema.describe.claims import ALWAYS, Claim, deny, every, is_set
from hubdocs.schema.describe.conditions import ANNOTATIONS, ConditionReader, the_value
from hubdocs.schema.drafts import Draft
from hubdocs.schema.errors import UnresolvedRefError
from hubdocs.schema.resolve import REFERENCES, Place, Resolver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.model import JSON, Pointer

_BEFORE_2019: Final = (Draft.DRAFT_4, Draft.DRAFT_6, Draft.DRAFT_7)
_MOST: Final = 200
"""Layers of one value at most: conditions that refer to one another could go on for long."""


@dataclass(frozen=True, eq=False)
class Layer:
    """One of the schemas that describe a value.

    :param place: where it is written.
    :param when: the condition under which it holds.
    """

    place: Place
    when: Claim = ALWAYS

    @cached_property
    def contents(self) -> dict[str, JSON]:
        """The schema's keywords that count; none for a schema that is ``true`` or ``false``."""
        beside = dict(self.beside)
        return {keyword: value for keyword, value in self._keywords.items() if keyword not in beside}

    @cached_property
    def beside(self) -> tuple[tuple[str, JSON], ...]:
        """Keywords that do not count, because older drafts ignore what stands beside a ``$ref``."""
        if "$ref" not in self._keywords or self.place.schema.draft not in _BEFORE_2019:
            return ()
        return tuple((key, value) for key, value in self._keywords.items() if key not in ANNOTATIONS | {"$ref"})

    @cached_property
    def _keywords(self) -> dict[str, JSON]:
        contents = self.place.contents
        return contents if isinstance(contents, dict) else {}

    @cached_property
    def key(self) -> tuple[str, Pointer, Claim]:
        """What makes it the same as another one (a schema itself cannot be compared cheaply)."""
        return (self.place.schema.uri, self.place.pointer, self.when)

    @property
    def firm(self) -> bool:
        """Say whether it always holds."""
        return self.when == ALWAYS

    def down(self, *steps: str | int) -> Layer:
        """Go further in, under the same condition."""
        return Layer(self.place.down(*steps), self.when)


@dataclass(frozen=True, eq=False)
class Layers:
    """What belongs together, after all references were followed.

    :param all: outermost first.
    :param unresolved: references that point at nothing.
    """

    all: tuple[Layer, ...]
    unresolved: tuple[tuple[str, Place], ...] = ()

    @cached_property
    def firm(self) -> tuple[Layer, ...]:
        """Those that always hold."""
        return tuple(layer for layer in self.all if layer.firm)

    @cached_property
    def conditional(self) -> tuple[Layer, ...]:
        """Those that hold on a condition."""
        return tuple(layer for layer in self.all if not layer.firm)

    @cached_property
    def required(self) -> frozenset[str]:
        """Keys that must always be there."""
        return frozenset(required_names(layer.contents for layer in self.firm))


def required_names(schemas: Iterable[dict[str, JSON]]) -> Iterator[str]:
    """List the keys that schemas require."""
    for contents in schemas:
        listed = contents.get("required")
        yield from (name for name in listed if isinstance(name, str)) if isinstance(listed, list) else ()


class LayerFinder:
    """Collects the layers of a value."""

    def __init__(self, resolver: Resolver, reader: ConditionReader) -> None:
        self._resolver = resolver
        self._reader = reader

    def find(self, start: Iterable[Layer], base: str) -> Layers:
        """Follow every reference and condition.

        :param start: where the value is described.
        :param base: its path.
        """
        firm, unresolved = self._spread(start)
        always = Layers(tuple(firm)).required
        found = {layer.key: layer for layer in firm}
        pending = list(firm)
        while pending and len(found) < _MOST:
            for layer in self._conditional(pending.pop(0), base, always):
                inner, lost = self._spread([layer])
                unresolved += lost
                new = {one.key: one for one in inner if one.key not in found}
                found.update(new)
                pending.extend(new.values())
        return Layers(tuple(found.values()), tuple(unresolved))

    def _spread(self, start: Iterable[Layer]) -> tuple[list[Layer], list[tuple[str, Place]]]:
        """Add what layers refer to and what they are composed of (``$ref``, ``allOf``)."""
        found: dict[tuple[str, Pointer, Claim], Layer] = {}
        unresolved: list[tuple[str, Place]] = []
        pending = list(start)
        while pending:
            layer = pending.pop(0)
            if layer.key in found:
                continue
            found[layer.key] = layer
            inner: list[Layer] = []
            for keyword in REFERENCES:
                ref = layer.contents.get(keyword)
                if not isinstance(ref, str):
                    continue
                try:
                    inner.append(Layer(self._resolver.follow(layer.place, ref), layer.when))
                except UnresolvedRefError:
                    unresolved.append((ref, layer.place.down(keyword)))
            composed = layer.contents.get("allOf")
            inner += [layer.down("allOf", index) for index in range(len(composed) if isinstance(composed, list) else 0)]
            pending = inner + pending
        return list(found.values()), unresolved

    def _conditional(self, layer: Layer, base: str, always: frozenset[str]) -> Iterator[Layer]:
        """Give what holds on a condition."""
        contents, subject = layer.contents, the_value(base, always)
        if "if" in contents:
            condition = self._reader.read(layer.place.down("if"), subject)
            for keyword, when in (("then", condition), ("else", deny(condition))):
                if keyword in contents:
                    yield Layer(layer.place.down(keyword), every([layer.when, when]))
        for keyword in ("dependentSchemas", "dependencies"):
            dependents = contents.get(keyword)
            for name, schema in dependents.items() if isinstance(dependents, dict) else ():
                if not isinstance(schema, list):
                    when = is_set(subject.key(name).named)
                    yield Layer(layer.place.down(keyword, name), every([layer.when, when]))
