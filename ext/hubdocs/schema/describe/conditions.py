"""Read a schema as a condition: what it says of a value, instead of what the value consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.schema.describe import paths
from hubdocs.schema.describe.claims import (
    ALWAYS,
    NEVER,
    Claim,
    Fact,
    deny,
    either,
    every,
    exactly_one,
    is_set,
    is_value,
    words,
)
from hubdocs.schema.describe.constraints import SIMPLE, raw, simple_rules, type_words, types_of, value_rules
from hubdocs.schema.errors import UnresolvedRefError
from hubdocs.schema.resolve import REFERENCES, Place, Resolver
from hubdocs.schema.words import Mention, Part, Phrase, Template, as_phrase, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON

ANNOTATIONS: Final = frozenset(
    {
        "$anchor",
        "$comment",
        "$defs",
        "$dynamicAnchor",
        "$id",
        "$recursiveAnchor",
        "$schema",
        "$vocabulary",
        "default",
        "definitions",
        "deprecated",
        "description",
        "examples",
        "id",
        "markdownDescription",
        "readOnly",
        "title",
        "writeOnly",
    }
)
"""Keywords that say nothing about which values are valid."""
_UNDERSTOOD: Final = SIMPLE | frozenset(
    {*REFERENCES, "allOf", "anyOf", "const", "enum", "not", "oneOf", "properties", "required", "type"}
)
_DEEPEST: Final = 12


class Subject(NamedTuple):
    """The value that a condition is about.

    :param named: what it is called in the sentence.
    :param base: the path of the value.
    :param near: the path of the value, from where the sentence stands.
    :param always: keys that are there anyway.
    """

    named: Part
    base: str
    near: str = ""
    always: frozenset[str] = frozenset()

    def key(self, name: str) -> Subject:
        """Go to the value of a key."""
        near, base = paths.key(self.near, name), paths.key(self.base, name)
        return Subject(Mention(near, base), base, near)


def the_value(base: str, always: frozenset[str] = frozenset()) -> Subject:
    """Speak of the value at a path, without naming it."""
    return Subject(Template.THE_VALUE(), base, "", always)


class ConditionReader:
    """Reads schemas as conditions."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def read(self, place: Place, subject: Subject, depth: int = 0) -> Claim:
        """Say what a schema asks of a value."""
        contents = place.contents
        if isinstance(contents, bool):
            return ALWAYS if contents else NEVER
        if not isinstance(contents, dict):
            return ALWAYS
        if depth > _DEEPEST:
            return _fact(subject, raw(contents))
        return every(self._claims(place, contents, subject, depth))

    def rules(self, place: Place, base: str) -> Part:
        """Say what a schema asks of a value that the sentence does not name: ``text, at least 3``."""
        contents = place.contents
        if not isinstance(contents, dict):
            return (Template.NOTHING if contents is False else Template.ANYTHING)()
        if not contents.keys() - ANNOTATIONS - SIMPLE - {"type", "const", "enum"}:
            return join(_value_phrases(place, contents) or [Template.ANYTHING()], Template.COMMA)
        return words(self.read(place, the_value(base)))

    def _claims(self, place: Place, contents: dict[str, JSON], subject: Subject, depth: int) -> Iterator[Claim]:
        yield from self._about_value(place, contents, subject)
        yield from self._about_keys(place, contents, subject, depth)
        for keyword in REFERENCES:
            if isinstance(contents.get(keyword), str):
                yield self._reference(place, str(contents[keyword]), subject, depth)
        for keyword, combine in (("allOf", every), ("anyOf", either), ("oneOf", exactly_one)):
            listed = contents.get(keyword)
            if isinstance(listed, list):
                yield combine(self.read(place.down(keyword, index), subject, depth + 1) for index in range(len(listed)))
        if "not" in contents:
            yield deny(self.read(place.down("not"), subject, depth + 1))
        rest = {key: item for key, item in contents.items() if key not in _UNDERSTOOD | ANNOTATIONS}
        rest = {key: item for key, item in rest.items() if not key.startswith("x-")}
        if rest:
            yield _fact(subject, raw(rest))

    def _about_value(self, place: Place, contents: dict[str, JSON], subject: Subject) -> Iterator[Claim]:
        if "const" in contents:
            yield is_value(subject.named, [contents["const"]])
        choices = contents.get("enum")
        if isinstance(choices, list) and choices:
            yield is_value(subject.named, choices)
        types = types_of(contents)
        if types and types != ("object",) and not {"const", "enum"} & contents.keys():
            named = type_words(types)
            yield Fact(
                Template.OF_TYPE(key=subject.named, type=named), Template.NOT_OF_TYPE(key=subject.named, type=named)
            )
        rules = list(simple_rules(contents, place.schema.draft))
        if rules:
            yield _fact(subject, as_phrase(join(rules, Template.AND)))

    def _about_keys(self, place: Place, contents: dict[str, JSON], subject: Subject, depth: int) -> Iterator[Claim]:
        required = [name for name in _list(contents.get("required")) if isinstance(name, str)]
        properties = contents.get("properties")
        for name in properties if isinstance(properties, dict) else ():
            inner = subject.key(name)
            claim = self.read(place.down("properties", name), inner, depth + 1)
            if claim == ALWAYS:
                continue
            if name in required:
                required.remove(name)
            elif name not in subject.always:
                # A key that is not there breaks no rule about its value.
                claim = either([claim, deny(is_set(inner.named))])
            yield claim
        for name in required:
            yield is_set(subject.key(name).named)

    def _reference(self, place: Place, ref: str, subject: Subject, depth: int) -> Claim:
        try:
            return self.read(self._resolver.follow(place, ref), subject, depth + 1)
        except UnresolvedRefError:
            return _fact(subject, raw({"$ref": ref}))


def _list(value: JSON) -> list[JSON]:
    return value if isinstance(value, list) else []


def _value_phrases(place: Place, contents: dict[str, JSON]) -> list[Phrase]:
    types = types_of(contents)
    phrases = [type_words(types)] if types and not {"const", "enum"} & contents.keys() else []
    return [*phrases, *value_rules(contents), *simple_rules(contents, place.schema.draft)]


def _fact(subject: Subject, rules: Phrase) -> Fact:
    return Fact(Template.FITS(key=subject.named, rules=rules), Template.FITS_NOT(key=subject.named, rules=rules))
