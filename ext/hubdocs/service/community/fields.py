"""Fields of files by their names in processes: ``schema#path``, as in the reference."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.checks.suggest import closest
from hubdocs.schema import Place, Resolver, SchemaError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hubdocs.model import JSON
    from hubdocs.schema import SchemaStore

CHOICES: Final = "request#selections."
"""Behind it stands the id of an option."""

_SAME: Final = ("allOf", "anyOf", "oneOf")
_THEN: Final = ("then", "else")
_STEP: Final = re.compile(r"\[\]|\.?((?:[^.\[\]\"]|\[(?!\]))+)")
_DEEPEST: Final = 12


class FieldTrouble(NamedTuple):
    """Why a field does not exist, and which one may be meant."""

    message: str
    hint: str = ""


def split_field(name: str) -> tuple[str, tuple[str, ...]]:
    """Take a field apart: the schema, and the keys; ``[]`` stands for each item of a list."""
    schema, _hash, path = name.partition("#")
    return schema, tuple("[]" if found[0] == "[]" else found[1] for found in _STEP.finditer(path))


class Fields:
    """Knows which fields the schemas of a project have.

    :param options: the ids in the catalogue of options, each with whether something can be chosen. They are the fields
        below ``request#selections``; where there are none, any id is taken for one.
    """

    def __init__(self, store: SchemaStore, options: Mapping[str, bool] | None = None) -> None:
        self._store = store
        self._options = options or {}
        self._resolver = Resolver(store)

    def trouble(self, name: str) -> FieldTrouble | None:
        """Say why a field does not exist; ``None`` if it does."""
        schema, steps = split_field(name)
        if schema not in self._store.files:
            near = closest(schema, self._store.names)
            return FieldTrouble(f"there is no schema `{schema}`", f"did you mean `{near}#...`?" if near else "")
        if self._options and name.startswith(CHOICES) and (option := name.removeprefix(CHOICES)) not in self._options:
            near = closest(option, self._options)
            hint = f"did you mean `{CHOICES}{near}`?" if near else "see the catalogue of options"
            return FieldTrouble(f"the catalogue has no option `{option}`", hint)
        try:
            places = list(self._same(Place(self._store.find(schema), ())))
        except SchemaError as error:
            return FieldTrouble(str(error))
        for number, step in enumerate(steps):
            inside = [found for place in places for found in self._inside(place, step)]
            if not inside:
                known = {key for place in places for key in _keys(place)}
                near = closest(step, known)
                rest = "".join(f".{other}" if other != "[]" else other for other in steps[number + 1 :])
                begin = name[: len(name) - len(step) - len(rest)] if near else ""
                return FieldTrouble(
                    f"the schema `{schema}` has no field `{name.partition('#')[2]}`",
                    f"did you mean `{begin}{near}{rest}`?" if near else "see the reference of the schema",
                )
            places = [same for place in inside for same in self._same(place)]
        return None

    def choices(self) -> Iterator[str]:
        """List the fields of a request that are choices."""
        yield from (f"{CHOICES}{option}" for option, chosen in self._options.items() if chosen)

    def leaves(self, schema: str) -> Iterator[str]:
        """List the fields of a schema in which no other fields are named; none where there is no such schema."""
        if schema not in self._store.files:
            return
        for name in self._leaves(Place(self._store.find(schema), ()), "", 0):
            yield f"{schema}#{name}"

    def _leaves(self, place: Place, path: str, depth: int) -> Iterator[str]:
        places = list(self._same(place))
        named = dict.fromkeys(key for same in places for key in _keys(same))
        items = [found for same in places for found in self._inside(same, "[]") if "[]" not in named]
        inside = [found for item in items for same in self._same(item) for found in _keys(same)]
        if depth > _DEEPEST or not (named or inside):
            yield path
            return
        for key in named:
            below = next(found for same in places for found in self._inside(same, key))
            yield from self._leaves(below, f"{path}.{key}" if path else key, depth + 1)
        if inside and not named:
            yield from self._leaves(items[0], f"{path}[]", depth + 1)

    def _same(self, place: Place, depth: int = 0) -> Iterator[Place]:
        """Give all schemas that hold for the same value."""
        contents = place.contents
        if not isinstance(contents, dict) or depth > _DEEPEST:
            return
        yield place
        if isinstance(ref := contents.get("$ref"), str):
            try:
                yield from self._same(self._resolver.follow(place, ref), depth + 1)
            except SchemaError:
                return
        for keyword in _SAME:
            branches = contents.get(keyword)
            for index in range(len(branches) if isinstance(branches, list) else 0):
                yield from self._same(place.down(keyword, index), depth + 1)
        for keyword in _THEN:
            if keyword in contents:
                yield from self._same(place.down(keyword), depth + 1)

    def _inside(self, place: Place, step: str) -> Iterator[Place]:
        contents = place.contents
        if not isinstance(contents, dict):
            return
        if step == "[]":
            if isinstance(contents.get("items"), dict):
                yield place.down("items")
            return
        if isinstance(_properties(contents).get(step), dict):
            yield place.down("properties", step)
        elif isinstance(contents.get("additionalProperties"), dict):
            yield place.down("additionalProperties")


def _properties(contents: JSON) -> dict[str, JSON]:
    found = contents.get("properties") if isinstance(contents, dict) else None
    return found if isinstance(found, dict) else {}


def _keys(place: Place) -> Iterator[str]:
    yield from (key for key, value in _properties(place.contents).items() if isinstance(value, dict))
