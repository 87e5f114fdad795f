"""What a schema asks for, in the reader's words, ready to be translated.

A :class:`Phrase` is a template and its parts. ``text()`` gives English; a face that speaks the reader's language
translates the templates and puts the parts together itself.
"""

from __future__ import annotations

import json
import string
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hubdocs.model import JSON


class Mention(NamedTuple):
    """A word of the configuration inside a phrase: a key, a value, a pattern.

    :param text: as it is written in a file.
    :param path: for a key, the property that it names, so that it can become a link.
    """

    text: str
    path: str | None = None


class Template(Enum):
    """Everything that a description can say. The values are the message ids of the catalogue."""

    # types
    ANYTHING = "any value"
    NOTHING = "no value is allowed"
    STRING = "text"
    INTEGER = "whole number"
    NUMBER = "number"
    BOOLEAN = "true or false"
    OBJECT = "mapping"
    ARRAY = "list"
    NULL = "empty"
    STRINGS = "list of texts"
    INTEGERS = "list of whole numbers"
    NUMBERS = "list of numbers"
    BOOLEANS = "list of true or false"
    OBJECTS = "list of mappings"
    ARRAYS = "list of lists"
    # joining
    IT = "{part}"
    GROUP = "({part})"
    COMMA = "{first}, {second}"
    SEMICOLON = "{first}; {second}"
    OR = "{first} or {second}"
    AND = "{first} and {second}"
    # conditions, each with its opposite
    SET = "{key} is set"
    UNSET = "{key} is not set"
    ARE_SET = "{keys} are set"
    IS = "{key} is {value}"
    IS_NOT = "{key} is not {value}"
    IS_ONE_OF = "{key} is one of {values}"
    IS_NONE_OF = "{key} is none of {values}"
    IS_MORE = "{key} is more than {value}"
    IS_AT_LEAST = "{key} is at least {value}"
    IS_LESS = "{key} is less than {value}"
    IS_AT_MOST = "{key} is at most {value}"
    OF_TYPE = "{key} is of the type “{type}”"
    NOT_OF_TYPE = "{key} is not of the type “{type}”"
    FITS = "{key} has this: {rules}"
    FITS_NOT = "{key} does not have this: {rules}"
    THE_VALUE = "the value"
    ALWAYS = "always"
    NEVER = "never"
    EXACTLY_ONE = "exactly one of these holds: {conditions}"
    NOT_EXACTLY_ONE = "not exactly one of these holds: {conditions}"
    SCHEMA = "the schema {schema}"
    # constraints
    WHEN = "when {condition}: {rule}"
    WHEN_STARTS = "When {condition}:"
    ONLY_WHEN = "Only when {condition}."
    AT_LEAST = "at least {minimum}"
    AT_MOST = "at most {maximum}"
    BETWEEN = "from {minimum} to {maximum}"
    ABOVE = "more than {minimum}"
    BELOW = "less than {maximum}"
    EXACTLY = "exactly {number}"
    MULTIPLE = "a multiple of {number}"
    LENGTH = "length: {range}"
    PATTERN = "matches the pattern {pattern}"
    FORMAT = "format: {format}"
    ITEMS = "number of items: {range}"
    UNIQUE = "no item twice"
    CONTAINS = "contains an item for which this holds: {rules}"
    CONTAINS_COUNT = "number of items for which “{rules}” holds: {range}"
    KEYS = "number of keys: {range}"
    KEY_NAMES = "each key: {rules}"
    FORBIDDEN = "must not be set"
    NO_OTHER_KEYS = "no other keys"
    OTHER_KEYS = "other keys are allowed"
    NO_OTHER_ITEMS = "no further items"
    ENCODING = "encoded as {encoding}"
    MEDIA_TYPE = "holds text of the type {type}"
    VALUE = "the value {value}"
    ONE_OF_VALUES = "one of {values}"
    DEFAULT = "the default is {value}"
    MUST_NOT = "not allowed: {condition}"
    ANY_FORM = "at least one of these holds: {conditions}"
    READ_ONLY = "set by the program, not by you"
    WRITE_ONLY = "can be set, but is never shown"

    def __call__(self, **parts: Part) -> Phrase:
        """Fill in the parts."""
        return Phrase(self, tuple(sorted(parts.items())))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A template and its parts.

    :param template: what is said.
    :param parts: by name, what it is said of.
    """

    template: Template
    parts: tuple[tuple[str, Part], ...] = ()

    def pieces(self, translate: Callable[[str], str] = str) -> Iterator[str | Mention]:
        """Give the words in order: plain text, and mentions.

        :param translate: turns a template into the reader's language.
        """
        parts = dict(self.parts)
        try:
            template = list(string.Formatter().parse(translate(self.template.value)))
            named = {name for _, name, _, _ in template if name is not None}
        except ValueError:
            named = None
        if named != parts.keys():  # a translation that lost or broke a part would lose a fact
            template = list(string.Formatter().parse(self.template.value))
        for literal, name, _, _ in template:
            if literal:
                yield literal
            part = parts.get(name) if name is not None else None
            if isinstance(part, Phrase):
                yield from part.pieces(translate)
            elif part is not None:
                yield part

    def text(self) -> str:
        """Give the English words, mentions in backticks."""
        return "".join(piece if isinstance(piece, str) else f"`{piece.text}`" for piece in self.pieces())


Part: TypeAlias = "Phrase | Mention | str"
"""What stands in a phrase."""


def value(data: JSON) -> Mention:
    """Mention a value, as a file holds it."""
    plain = isinstance(data, str) and data.isprintable() and data == data.strip() and data != ""
    return Mention(str(data) if plain and not _reads_otherwise(str(data)) else json.dumps(data, ensure_ascii=False))


def _reads_otherwise(text: str) -> bool:
    """Say whether a text without quotes would be read as something else than text."""
    if text.casefold() in {"null", "~", "true", "false", "yes", "no", "on", "off", "y", "n"}:
        return True
    try:
        float(text.replace("_", ""))
    except ValueError:
        return False
    return True


def join(parts: Iterable[Part], last: Template, between: Template = Template.COMMA) -> Part:
    """Join parts into one: ``a, b or c``."""
    *rest, final = list(parts)
    if not rest:
        return final
    joined = rest[0]
    for part in rest[1:]:
        joined = between(first=joined, second=part)
    return last(first=joined, second=final)


def as_phrase(part: Part) -> Phrase:
    """Make a phrase of a part."""
    return part if isinstance(part, Phrase) else Template.IT(part=part)
