"""Which key of an example is described where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import jsonschema_rs

from hubdocs.schema.describe import Kind
from hubdocs.sources import Source, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Pointer
    from hubdocs.schema.describe import Property
    from hubdocs.sources import Dialect, Document
    from hubdocs.sources import Kind as Format


_DEEPEST: Final = 20
"""Forms inside forms, and properties that repeat others, are followed so far."""


class Key(NamedTuple):
    """A key in a text.

    :param start: of the key, in characters; quotes are part of it.
    :param path: of the property that it sets.
    :param title: what the schema calls the property, or empty.
    """

    start: int
    end: int
    path: str
    title: str


def find_keys(text: str, kind: Format, dialect: Dialect, described: Property, at: Pointer = ()) -> tuple[Key, ...]:
    """Find the keys of a text that a schema describes.

    :param described: the schema.
    :param at: where the text stands in a whole file.
    """
    finder = _Finder(described)
    start = finder.follow(described, at)
    if start is None:
        return ()
    source = Source("", text, dialect=dialect, placeholders=True)
    documents = load(source, kind) if kind != "json" else load(source, "yaml")
    return tuple(sorted({key for document in documents for key in finder.keys(document, start)}))


class _Finder:
    def __init__(self, root: Property) -> None:
        self._root = root
        self._paths: dict[str, Property] = {}

    def keys(self, document: Document, start: Property) -> Iterator[Key]:
        """List the described keys of a document."""
        if document.broken:
            return
        text = document.locator.text.content
        waiting: list[tuple[Pointer, JSON, Property]] = [((), document.value, start)]
        while waiting:
            pointer, value, described = waiting.pop()
            steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
            for step, inner in steps:
                found = self.step(described, step, value)
                if found is None:
                    continue
                waiting.append(((*pointer, step), inner, found))
                start_at, end_at = document.key_offsets_of((*pointer, step))
                if isinstance(step, str) and text[start_at:end_at].strip("\"'") == step:
                    title = found.title.text.strip() if found.title else ""
                    yield Key(start_at, end_at, found.path, title)

    def follow(self, described: Property, pointer: Pointer) -> Property | None:
        """Go down from a property."""
        for step in pointer:
            found = self.step(described, step)
            if found is None:
                return None
            described = found
        return described

    def step(self, described: Property, step: str | int, value: JSON = None) -> Property | None:
        """Give the property that a key or an item sets: one that is named before one that is not.

        :param value: the mapping that has the key: it decides between forms.
        """
        inner = list(self._inside(described, value))
        if isinstance(step, int):
            places = (f"[{step}]", "[]")
            return next((child for place in places for child in inner if child.name == place), None)
        ranks = (
            lambda child: child.kind is Kind.KEY and child.name == step,
            lambda child: child.kind is Kind.PATTERN and _matches(child, step),
            lambda child: child.kind is Kind.OTHER,
        )
        return next((child for fits in ranks for child in inner if fits(child)), None)

    def _inside(self, described: Property, value: JSON, depth: int = 0) -> Iterator[Property]:
        """List what is inside a property: its own, that of its forms, and that of the property that it repeats."""
        yield from described.children
        for alternatives in described.alternatives:
            for form in sorted(alternatives.forms, key=lambda form: _is_other_form(form, value)):
                yield from self._inside(form, value, depth + 1)
        if described.see in self._known and depth < _DEEPEST:
            yield from self._inside(self._known[described.see], value, depth + 1)

    @property
    def _known(self) -> dict[str, Property]:
        if not self._paths:
            self._paths = {described.path: described for described in self._root.walk()}
        return self._paths


def _matches(described: Property, name: str) -> bool:
    """Try a pattern as the validator does: with its reading of patterns, and its limits."""
    try:
        return jsonschema_rs.is_valid({"pattern": str(described.place.pointer[-1])}, name)
    except ValueError:
        return False


def _is_other_form(form: Property, value: JSON) -> bool:
    """Say whether a mapping has a value that a form does not allow for its key."""
    return isinstance(value, dict) and any(
        child.kind is Kind.KEY
        and child.choices
        and child.name in value
        and value[child.name] not in [choice.data for choice in child.choices]
        for child in form.children
    )
