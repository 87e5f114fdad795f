"""``anyOf`` and ``oneOf``: allowed values, types, conditions, or forms that each need a description."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.schema.describe import paths
from hubdocs.schema.describe.claims import either, exactly_one, is_value, words
from hubdocs.schema.describe.conditions import ConditionReader, the_value
from hubdocs.schema.describe.constraints import SIMPLE, types_of
from hubdocs.schema.describe.facts import choices_of, prose_at, types_in
from hubdocs.schema.describe.layers import Layer, Layers, required_names
from hubdocs.schema.describe.property import Choice, How
from hubdocs.schema.words import Phrase, Template, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.model import JSON

_VALUES: Final = frozenset({"const", "deprecated", "description", "enum", "markdownDescription", "title", "type"})


class Style(Enum):
    """How a group of branches is told."""

    CHOICES = "choices"
    """As a list of values."""
    TYPES = "types"
    """As types."""
    CONDITION = "condition"
    """As a sentence about keys that are described elsewhere."""
    FORMS = "forms"
    """Each by itself."""


class Branch(NamedTuple):
    """One of several schemas.

    :param start: as it is written.
    :param layers: with all that it refers to.
    """

    start: Layer
    layers: Layers

    @property
    def keywords(self) -> frozenset[str]:
        """What it talks about, references and combinations followed."""
        own = {keyword for layer in self.layers.all for keyword in layer.contents}
        return frozenset(own - {"$ref", "allOf", "$comment", "$dynamicRef", "$recursiveRef"})

    @property
    def is_mapping(self) -> bool:
        """Say whether it is about a mapping."""
        return "object" in types_in(self.layers.firm)

    def constant(self, name: str) -> tuple[JSON, ...]:
        """Give the only value that a key may have here, in a tuple; empty if there are more."""
        for layer in self.layers.firm:
            values = [choice.data for choice in choices_of(layer.down("properties", name))]
            if len(values) == 1:
                return (values[0],)
        return ()


class Group(NamedTuple):
    """An ``anyOf`` or ``oneOf``.

    :param owner: the schema that it stands in.
    """

    owner: Layer
    how: How
    branches: tuple[Branch, ...]

    def style(self, known: frozenset[str]) -> Style:
        """Choose how to tell it.

        :param known: keys that are described outside of the branches.
        """
        told = [branch.keywords for branch in self.branches]
        if all(keys <= _VALUES and keys & {"const", "enum"} for keys in told):
            return Style.CHOICES
        if all(keys == {"type"} for keys in told):
            return Style.TYPES
        if all(_about_keys(branch.start.place.contents, known) for branch in self.branches):
            return Style.CONDITION
        return Style.FORMS

    def choices(self) -> Iterator[Choice]:
        """Give the values, with the text of their branches."""
        for branch in self.branches:
            texts = (
                prose_at(layer.place.down(keyword))
                for layer in branch.layers.firm
                for keyword in ("markdownDescription", "description", "title")
            )
            prose = next(filter(None, texts), None)
            deprecated = any(layer.contents.get("deprecated") is True for layer in branch.layers.firm)
            values = [choice for layer in branch.layers.firm for choice in choices_of(layer)]
            for choice in values:
                yield Choice(choice.data, choice.prose or prose, deprecated or choice.deprecated)

    def types(self) -> tuple[str, ...]:
        """Give the types of all branches."""
        return tuple(dict.fromkeys(name for branch in self.branches for name in types_in(branch.layers.firm)))

    def rule(self, base: str, always: frozenset[str], reader: ConditionReader) -> Phrase:
        """Tell the group in a sentence."""
        subject = the_value(base, always)
        claims = [reader.read(branch.start.place, subject) for branch in self.branches]
        if self.how is How.ONE:
            return words(exactly_one(claims))
        return Template.ANY_FORM(conditions=words(either(claims)))

    def needs(self, base: str) -> Iterator[tuple[str, Phrase]]:
        """Give the keys that a branch needs and its condition, if one key tells the branches apart."""
        key = self.discriminator()
        if key is None:
            return
        named = the_value(base).key(key).named
        for branch in self.branches:
            constant = branch.constant(key)
            for name in required_names(layer.contents for layer in branch.layers.firm):
                if constant and name != key:
                    yield name, words(is_value(named, constant))

    def discriminator(self) -> str | None:
        """Find the key that has another constant value in each branch that is about a mapping."""
        mappings = [branch for branch in self.branches if branch.is_mapping]
        for name in names_in(mappings[0].layers.firm, "properties") if len(mappings) > 1 else ():
            values = [branch.constant(name) for branch in mappings]
            if all(values) and _distinct([value(data[0]).text for data in values]):
                return name
        return None

    def labels(self) -> list[str]:
        """Give each form a name that stays when others are added: what tells it apart, or its number."""
        for labels in (self._constants(), self._refs(), self._types()):
            if len(labels) == len(self.branches) and all(labels) and _distinct(labels):
                return labels
        return [str(number) for number in range(1, len(self.branches) + 1)]

    def _constants(self) -> list[str]:
        key = self.discriminator()
        if key is None:
            return []
        values = [branch.constant(key) for branch in self.branches]
        types = self._types()
        return [
            f"{paths.quoted(key)}={paths.quoted(value(data[0]).text)}" if data else kind
            for data, kind in zip(values, types, strict=True)
        ]

    def _refs(self) -> list[str]:
        refs = [branch.start.contents.get("$ref") for branch in self.branches]
        return [paths.form_name(ref.rsplit("/", 1)[-1].lstrip("#")) for ref in refs if isinstance(ref, str)]

    def _types(self) -> list[str]:
        return ["-".join(types_of(branch.start.contents)) for branch in self.branches]


def names_in(layers: Iterable[Layer], keyword: str) -> tuple[str, ...]:
    """List the names that a keyword such as ``properties`` maps, each once."""
    maps = (layer.contents.get(keyword) for layer in layers)
    return tuple(dict.fromkeys(name for names in maps if isinstance(names, dict) for name in names))


def _distinct(labels: list[str]) -> bool:
    return len(set(labels)) == len(labels)


def _about_keys(contents: JSON, known: frozenset[str]) -> bool:
    """Say whether a schema only says which known keys are set, and to what."""
    if not isinstance(contents, dict):
        return isinstance(contents, bool)
    return all(_is_about_keys(keyword, inner, known) for keyword, inner in contents.items())


def _is_about_keys(keyword: str, inner: JSON, known: frozenset[str]) -> bool:
    if keyword == "properties" and isinstance(inner, dict):
        return all(name in known and _about_value(schema) for name, schema in inner.items())
    if keyword in ("allOf", "anyOf", "oneOf") and isinstance(inner, list):
        return all(_about_keys(schema, known) for schema in inner)
    if keyword == "required" and isinstance(inner, list):
        return all(name in known for name in inner)
    if keyword == "not":
        return _about_keys(inner, known)
    return keyword in {"minProperties", "maxProperties", "$comment"} or (keyword == "type" and inner == "object")


def _about_value(contents: JSON) -> bool:
    """Say whether a schema only bounds a value, and describes nothing."""
    if not isinstance(contents, dict):
        return isinstance(contents, bool)
    return not contents.keys() - SIMPLE - {"const", "enum", "type", "not", "$comment"}
