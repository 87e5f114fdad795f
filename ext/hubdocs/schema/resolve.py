"""Follow references between schemas, offline."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urljoin

from hubdocs.model import parse_pointer
from hubdocs.schema.errors import UnknownSchemaError, UnresolvedRefError
from hubdocs.schema.schema import make_schema
from hubdocs.schema.walk import subschemas
from hubdocs.sources import Document, Locator, Source

if TYPE_CHECKING:
    from hubdocs.model import JSON, Pointer
    from hubdocs.schema.drafts import Draft
    from hubdocs.schema.schema import Schema
    from hubdocs.schema.store import SchemaStore

REFERENCES: Final = ("$ref", "$dynamicRef", "$recursiveRef")
"""Keywords that stand for another schema."""


@dataclass(frozen=True, slots=True)
class Place:
    """A schema inside a schema file."""

    schema: Schema
    pointer: Pointer

    @property
    def contents(self) -> JSON:
        """The schema at this place."""
        return value_at(self.schema.contents, self.pointer)

    def down(self, *steps: str | int) -> Place:
        """Go further in."""
        return Place(self.schema, (*self.pointer, *steps))


def value_at(value: JSON, pointer: Pointer) -> JSON:
    """Follow a pointer into plain data; ``None`` where it leads nowhere."""
    for step in pointer:
        if isinstance(value, dict) and str(step) in value:
            value = value[str(step)]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def has_value(value: JSON, pointer: Pointer) -> bool:
    """Say whether a pointer leads to a value, ``null`` included."""
    if not pointer:
        return True
    parent = value_at(value, pointer[:-1])
    last = pointer[-1]
    if isinstance(parent, dict):
        return str(last) in parent
    return isinstance(parent, list) and isinstance(last, int) and last < len(parent)


class Resolver:
    """Follows ``$ref`` from one place to another.

    References inside one file by JSON pointer are followed directly; all others (``$anchor``, ``$id``, other files)
    by the ``referencing`` library, which is imported only then.
    """

    def __init__(self, store: SchemaStore) -> None:
        self.store = store
        self._simple: dict[str, bool] = {}
        self._registry: Any = None

    def follow(self, place: Place, ref: str) -> Place:
        """Give the place that a reference at ``place`` points at.

        :raises UnresolvedRefError: it points at nothing that is known offline.
        """
        if ref.startswith("#") and self._is_simple(place.schema):
            fragment = unquote(ref[1:])
            if fragment and not fragment.startswith("/"):
                raise UnresolvedRefError(ref)
            found = Place(place.schema, parse_pointer(fragment))
            if not has_value(place.schema.contents, found.pointer):
                raise UnresolvedRefError(ref)
            return found
        return self._follow_far(place, ref)

    def _is_simple(self, schema: Schema) -> bool:
        """Say whether a schema file has neither an embedded ``$id`` nor an anchor."""
        if schema.uri not in self._simple:
            words = {"$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor"}
            self._simple[schema.uri] = not any(
                isinstance(inner, dict) and (words - {"$id"} if not pointer else words | {"id"}) & inner.keys()
                for pointer, inner in subschemas(schema.contents)
            )
        return self._simple[schema.uri]

    def _follow_far(self, place: Place, ref: str) -> Place:
        from referencing.exceptions import Unresolvable  # noqa: PLC0415 (slow to import, seldom needed)

        registry = self._registry_with(place.schema)
        base = _base_uri(place)
        try:
            resolved = registry.resolver(base).lookup(ref)
        except (Unresolvable, ValueError) as error:
            raise UnresolvedRefError(ref) from error
        uri = urljoin(base, ref).split("#")[0]
        return self._place_of(resolved.contents, uri, place.schema, ref)

    def _place_of(self, contents: JSON, uri: str, near: Schema, ref: str) -> Place:
        """Find where a resolved schema is written: in the same file, or in another one."""
        for schema in (near, self._known(uri)):
            if schema is None:
                continue
            for pointer, inner in subschemas(schema.contents):
                if inner is contents:
                    return Place(schema, pointer)
        if uri in self._registry:
            return self._place_of(contents, uri, standard_schema(self._registry.contents(uri), uri), ref)
        raise UnresolvedRefError(ref)

    def _known(self, uri: str) -> Schema | None:
        try:
            return self.store.by_uri(uri)
        except UnknownSchemaError:
            return None

    def _registry_with(self, schema: Schema) -> Any:
        from referencing import Registry, Resource  # noqa: PLC0415 (slow to import, seldom needed)
        from referencing.exceptions import NoSuchResource  # noqa: PLC0415
        from referencing.jsonschema import specification_with  # noqa: PLC0415

        def resource(known: Schema) -> Resource[Any]:
            return Resource(known.contents, specification_with(known.draft.uri))  # type: ignore[call-arg] # attrs makes it

        def retrieve(uri: str) -> Resource[Any]:
            try:
                return resource(self.store.by_uri(uri))
            except UnknownSchemaError as error:
                raise NoSuchResource(ref=uri) from error  # type: ignore[call-arg] # attrs makes it

        if self._registry is None:
            from jsonschema_specifications import REGISTRY  # noqa: PLC0415

            self._registry = REGISTRY.combine(Registry(retrieve=retrieve))  # type: ignore[call-arg] # attrs builds this argument
        self._registry = self._registry.with_resource(schema.uri, resource(schema))
        return self._registry


def standard_schema(contents: JSON, uri: str) -> Schema:
    """Make a schema of one that comes with the standard: it has no file, and so no places."""
    document = Document(Locator(Source(uri, "")), contents, None)
    return make_schema(uri.rsplit("/", 1)[-1], Path(uri.rsplit("/", 1)[-1]), document)


def metaschema(draft: Draft) -> Schema:
    """Give the schema that schemas of a draft must satisfy."""
    from jsonschema_specifications import REGISTRY  # noqa: PLC0415 (only for checking schemas)

    return standard_schema(REGISTRY.contents(draft.value), draft.value)


def _base_uri(place: Place) -> str:
    """Give the URI that references at a place are relative to: the nearest ``$id`` around it."""
    base = place.schema.uri
    value = place.schema.contents
    for step in place.pointer:
        value = value_at(value, (step,))
        if isinstance(value, dict) and isinstance(value.get("$id"), str):
            base = urljoin(base, str(value["$id"]))
    return base
