"""A schema in one piece, for a validator in a browser: nothing to look up, nothing that it would judge differently.

The bundle is plain JSON. Its ``$ref`` all lead to its own ``$defs``; what only describes is gone; ``false`` is written
as a mapping, so that a validator says where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.schema.drafts import MANY, NAMED, ONE, Draft
from hubdocs.schema.errors import UnresolvedRefError
from hubdocs.schema.patterns import portable_pattern
from hubdocs.schema.resolve import Place, Resolver

if TYPE_CHECKING:
    from hubdocs.model import JSON
    from hubdocs.schema.schema import Schema
    from hubdocs.schema.store import SchemaStore

FALSE: Final[dict[str, JSON]] = {"not": {}, "x-false": True}
"""What ``false`` is written as."""

_DRAFTS: Final = {Draft.DRAFT_7: "7", Draft.DRAFT_2019_09: "2019-09", Draft.DRAFT_2020_12: "2020-12"}
_FORMATS: Final = frozenset({"date"})
_COPIED: Final = frozenset(
    {
        "const",
        "default",
        "enum",
        "examples",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "format",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minItems",
        "minLength",
        "minProperties",
        "minimum",
        "required",
        "type",
        "uniqueItems",
    }
)
"""Keywords whose value is no schema, and that findings look at."""
_SCHEMAS: Final = frozenset(
    {
        "additionalProperties",
        "allOf",
        "anyOf",
        "contains",
        "else",
        "if",
        "items",
        "not",
        "oneOf",
        "patternProperties",
        "prefixItems",
        "properties",
        "propertyNames",
        "then",
    }
)
"""Keywords with schemas that a browser judges as we do."""
_LEFT_OUT: Final = frozenset(
    {
        "$anchor",
        "$comment",
        "$defs",
        "$id",
        "$schema",
        "definitions",
        "deprecated",
        "description",
        "readOnly",
        "title",
        "writeOnly",
    }
)
"""Keywords that no verdict depends on, once all references are followed."""


class Bundle(NamedTuple):
    """A schema in one piece.

    :param draft: the draft of JSON Schema, by its year or number.
    :param contents: the schema.
    """

    draft: str
    contents: dict[str, JSON]


class NotPortableError(Exception):
    """A schema asks for something that a browser might judge differently."""


_TEXTS = 2
"""So many texts a hint shows."""


class _Bundler:
    """Copies a schema with all that it refers to."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._names: dict[tuple[str, tuple[str | int, ...]], str] = {}
        self._pending: list[tuple[str, Place]] = []

    def bundle(self, root: Place) -> dict[str, JSON]:
        """Copy the schema at a place, and everything that it leads to."""
        self._names[root.schema.uri, root.pointer] = "#"
        made = self._copy(root)
        definitions: dict[str, JSON] = {}
        while self._pending:
            name, place = self._pending.pop()
            definitions[name] = self._copy(place)
        contents: dict[str, JSON] = made if isinstance(made, dict) else {"allOf": [made]}
        return contents | {"$defs": definitions} if definitions else contents

    def _copy(self, place: Place) -> JSON:
        contents = place.contents
        if contents is False:
            return dict(FALSE)
        if not isinstance(contents, dict):
            return True
        made: dict[str, JSON] = {}
        for keyword, value in contents.items():
            if keyword == "$ref":
                made[keyword] = self._ref(place, str(value))
            elif keyword in _SCHEMAS:
                made[keyword] = self._inner(place, keyword, value)
            elif keyword == "pattern":
                made |= self._pattern(str(value))
            elif keyword in _COPIED:
                made[keyword] = self._plain(keyword, value)
            elif keyword not in _LEFT_OUT and not keyword.startswith("x-"):
                raise NotPortableError(keyword)
        return made

    def _ref(self, place: Place, ref: str) -> str:
        try:
            target = self._resolver.follow(place, ref)
        except UnresolvedRefError as error:
            raise NotPortableError(f"$ref {ref}") from error
        key = (target.schema.uri, target.pointer)
        if target.schema.draft is not place.schema.draft:
            raise NotPortableError(f"$ref {ref}")
        if key not in self._names:
            name = f"d{len(self._names)}"
            self._names[key] = f"#/$defs/{name}"
            self._pending.append((name, target))
        return self._names[key]

    def _inner(self, place: Place, keyword: str, value: JSON) -> JSON:
        if keyword in NAMED and isinstance(value, dict):
            names = value
            if keyword == "patternProperties":
                names = {self._only_pattern(name): item for name, item in value.items()}
            return {name: self._copy(place.down(keyword, old)) for name, old in zip(names, value, strict=True)}
        if keyword in MANY and isinstance(value, list):
            if keyword == "items":
                raise NotPortableError("a list of `items`")
            return [self._copy(place.down(keyword, index)) for index in range(len(value))]
        if keyword in ONE:
            return self._copy(place.down(keyword))
        raise NotPortableError(keyword)

    def _pattern(self, pattern: str) -> dict[str, JSON]:
        written = portable_pattern(pattern)
        if written is None:
            raise NotPortableError(f"pattern {pattern}")
        return {"pattern": pattern} if written == pattern else {"pattern": written, "x-pattern": pattern}

    def _only_pattern(self, pattern: str) -> str:
        return str(self._pattern(pattern)["pattern"])

    def _plain(self, keyword: str, value: JSON) -> JSON:
        if keyword == "format" and value not in _FORMATS:
            raise NotPortableError(f"format {value}")
        if keyword == "examples" and isinstance(value, list):
            return [item for number, item in enumerate(value) if _is_shown(item, value[:number])]
        return value


def _is_shown(example: JSON, before: list[JSON]) -> bool:
    """Say whether a hint may show an example: the first of its kind, and of texts the second as well."""
    return sum(type(item) is type(example) for item in before) < (_TEXTS if isinstance(example, str) else 1)


def make_bundle(schema: Schema, store: SchemaStore) -> Bundle:
    """Write a schema in one piece.

    :raises NotPortableError: it asks for something that a browser might judge differently; the text says for what.
    """
    if schema.draft not in _DRAFTS:
        raise NotPortableError(schema.draft.uri)
    return Bundle(_DRAFTS[schema.draft], _Bundler(Resolver(store)).bundle(Place(schema, ())))
