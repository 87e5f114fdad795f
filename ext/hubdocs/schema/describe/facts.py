"""What the layers of a value say about it, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.schema.describe.claims import words
from hubdocs.schema.describe.conditions import ANNOTATIONS, ConditionReader, the_value
from hubdocs.schema.describe.constraints import (
    SIMPLE,
    count_range,
    simple_rules,
    type_words,
    types_of,
    value_rules,
)
from hubdocs.schema.describe.property import Choice, Location, Prose
from hubdocs.schema.resolve import REFERENCES, Place
from hubdocs.schema.schema import DIALECT_KEYWORD
from hubdocs.schema.words import Phrase, Template, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Pointer
    from hubdocs.schema.describe.layers import Layer, Layers

_ELSEWHERE: Final = frozenset(
    {
        *REFERENCES,
        DIALECT_KEYWORD,
        "additionalItems",
        "additionalProperties",
        "allOf",
        "anyOf",
        "const",
        "contains",
        "contentSchema",
        "dependencies",
        "dependentRequired",
        "dependentSchemas",
        "deprecationMessage",
        "else",
        "enum",
        "enumDescriptions",
        "if",
        "items",
        "markdownEnumDescriptions",
        "maxContains",
        "meta:enum",
        "minContains",
        "not",
        "oneOf",
        "patternProperties",
        "prefixItems",
        "properties",
        "propertyNames",
        "required",
        "then",
        "type",
        "unevaluatedItems",
        "unevaluatedProperties",
    }
)
"""Keywords that have a place of their own in a description."""
# ``components`` holds definitions, in schemas that were made for OpenAPI.
KNOWN: Final = _ELSEWHERE | ANNOTATIONS | SIMPLE | {"components"}
"""Keywords that need no row of their own."""


class Types(NamedTuple):
    """The types of a value.

    :param names: JSON Schema's names, empty for any.
    :param items: types of the items of a list, where that is all there is to say of them.
    """

    names: tuple[str, ...]
    items: tuple[str, ...] = ()

    @property
    def phrase(self) -> Phrase:
        """The types in words."""
        return type_words(self.names, self.items)


def location_of(place: Place, *, text: bool = False) -> Location:
    """Say where a schema is written: its key, or where its text starts."""
    document = place.schema.document
    if not text:
        start, end = document.key_offsets_of(place.pointer)
    else:
        start, end = document.definition_of(place.pointer) or document.offsets_of(place.pointer)
    position = document.locator.span(start, end).start
    if text and document.locator.text.content[start : start + 1] in ("|", ">"):
        # The text of a block scalar starts on the next line.
        return Location(document.path, position.line + 1, 1, place.schema.path)
    return Location(document.path, position.line, position.column, place.schema.path)


def prose_at(place: Place, when: Phrase | None = None) -> Prose | None:
    """Give the text at a place, if there is one."""
    text = place.contents
    if not isinstance(text, str) or not text.strip():
        return None
    return Prose(text, location_of(place, text=True), when)


def condition(layer: Layer) -> Phrase | None:
    """Say under which condition a layer holds."""
    return None if layer.firm else words(layer.when)


def title_of(layers: Layers) -> Prose | None:
    """Give the title; the outermost one wins."""
    titles = (prose_at(layer.place.down("title")) for layer in layers.firm)
    return next(filter(None, titles), None)


def descriptions_of(layers: Layers) -> tuple[Prose, ...]:
    """Give all descriptions, each text once, the unconditional ones first."""
    found: dict[str, Prose] = {}
    for layer in (*layers.firm, *layers.conditional):
        keywords = ["markdownDescription" if "markdownDescription" in layer.contents else "description"]
        for keyword in keywords if layer.firm else ["title", *keywords]:
            prose = prose_at(layer.place.down(keyword), condition(layer))
            if prose is not None:
                found.setdefault(prose.text, prose)
    return tuple(found.values())


def types_in(layers: tuple[Layer, ...]) -> tuple[str, ...]:
    """Give the types that all layers allow, or those that their other keywords are about."""
    stated = [types_of(layer.contents) for layer in layers if types_of(layer.contents)]
    if stated:
        common = [name for name in stated[0] if all(_allows(types, name) for types in stated[1:])]
        return tuple(common) or stated[0]
    keywords = {keyword for layer in layers for keyword in layer.contents}
    if keywords & {"properties", "patternProperties"}:
        return ("object",)
    if keywords & {"items", "prefixItems"}:
        return ("array",)
    values = [data for layer in layers for data in _values(layer.contents)]
    return tuple(dict.fromkeys(json_type(data) for data in values))


def json_type(data: JSON) -> str:
    """Name the type of a value."""
    if data is None:
        return "null"
    for kind, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array")):
        if isinstance(data, kind):
            return name
    return "object"


def _allows(types: tuple[str, ...], name: str) -> bool:
    return name in types or (name == "integer" and "number" in types)


def _values(contents: dict[str, JSON]) -> list[JSON]:
    choices = contents.get("enum")
    return [contents["const"]] if "const" in contents else choices if isinstance(choices, list) else []


def choices_of(layer: Layer) -> tuple[Choice, ...]:
    """Give the allowed values of a layer, each with what is said about it."""
    contents = layer.contents
    if "const" in contents:
        return (Choice(contents["const"]),)
    choices = contents.get("enum")
    if not isinstance(choices, list):
        return ()
    return tuple(Choice(data, _choice_text(layer.place, index, data)) for index, data in enumerate(choices))


def _choice_text(place: Place, index: int, data: JSON) -> Prose | None:
    """Find the text of one value, in any of the spellings that are in use."""
    pointers: tuple[Pointer, ...] = (
        ("markdownEnumDescriptions", index),
        ("enumDescriptions", index),
        ("meta:enum", data if isinstance(data, str) else str(value(data).text)),
    )
    return next((prose for pointer in pointers if (prose := prose_at(place.down(*pointer)))), None)


def rules_of(layer: Layer, base: str, reader: ConditionReader) -> Iterator[Phrase]:
    """Say what else a layer asks of the value."""
    contents, place = layer.contents, layer.place
    yield from simple_rules(contents, place.schema.draft)
    if "contains" in contents:
        low, high = contents.get("minContains"), contents.get("maxContains")
        inner = reader.rules(place.down("contains"), base)
        counted = count_range(low, high)
        if high is None and low in (None, 1):
            yield Template.CONTAINS(rules=inner)
        else:
            yield Template.CONTAINS_COUNT(rules=inner, range=counted or Template.AT_LEAST(minimum=value(0)))
    if "propertyNames" in contents:
        yield Template.KEY_NAMES(rules=reader.rules(place.down("propertyNames"), base))
    if "not" in contents:
        yield Template.MUST_NOT(condition=words(reader.read(place.down("not"), the_value(base))))
    if False in (contents.get("additionalItems"), contents.get("unevaluatedItems")) or (
        contents.get("items") is False and "prefixItems" in contents
    ):
        yield Template.NO_OTHER_ITEMS()


def conditional_rules(layer: Layer) -> Iterator[Phrase]:
    """Say what a layer that holds on a condition asks, beside what :func:`rules_of` gives."""
    types = types_of(layer.contents)
    if types:
        yield type_words(types)
    yield from value_rules(layer.contents)
    if "default" in layer.contents:
        yield Template.DEFAULT(value=value(layer.contents["default"]))
    if False in (layer.contents.get("additionalProperties"), layer.contents.get("unevaluatedProperties")):
        yield Template.NO_OTHER_KEYS()
    if layer.place.contents is False:
        yield Template.FORBIDDEN()


def on_condition(layer: Layer, rule: Phrase) -> Phrase:
    """Add the condition to a rule, if there is one."""
    when = condition(layer)
    return rule if when is None else Template.WHEN(condition=when, rule=rule)


def examples_of(layers: Layers) -> tuple[JSON, ...]:
    """Give all examples, each once."""
    found: dict[str, JSON] = {}
    for layer in layers.all:
        listed = layer.contents.get("examples", [])
        for data in listed if isinstance(listed, list) else [listed]:
            found.setdefault(value(data).text, data)
    return tuple(found.values())


def deprecation_of(layers: Layers) -> Prose | None:
    """Give the text that says what to use instead."""
    texts = (
        prose_at(layer.place.down(keyword)) for layer in layers.firm for keyword in ("deprecationMessage", "deprecated")
    )
    return next(filter(None, texts), None)


def other_keywords(layer: Layer) -> Iterator[tuple[str, JSON]]:
    """List the keywords that have no words of their own, so that none is lost."""
    for keyword, data in layer.contents.items():
        if keyword not in KNOWN:
            yield keyword, data
    yield from layer.beside
