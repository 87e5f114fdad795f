"""A described schema: frozen values, free of any markup."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from hubdocs.schema.words import Phrase, Template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdocs.model import JSON
    from hubdocs.schema.resolve import Place


class Kind(Enum):
    """What a property stands for."""

    ROOT = "root"
    """The whole document, or the definition that the description starts with."""
    KEY = "key"
    """A key that has a name."""
    PATTERN = "pattern"
    """All keys whose name matches a pattern."""
    OTHER = "other"
    """All keys that are not named."""
    ITEM = "item"
    """Each item of a list, or the item at one place."""
    FORM = "form"
    """One of several forms that a value may have."""
    CONTENT = "content"
    """What is written inside a text."""


class Policy(Enum):
    """Whether a mapping may have keys that are not named."""

    UNSTATED = "unstated"
    """Nothing is said, so it may."""
    OPEN = "open"
    """It may, as the schema says."""
    CLOSED = "closed"
    """It must not."""
    DESCRIBED = "described"
    """It may, and there is a schema for them (a property of kind ``OTHER``)."""


class How(Enum):
    """How many of several forms a value must have."""

    ONE = "oneOf"
    """Exactly one."""
    ANY = "anyOf"
    """At least one."""


class Location(NamedTuple):
    """Where something is written.

    :param path: the file, as findings name it.
    :param file: the file itself.
    """

    path: str
    line: int
    column: int
    file: Path


class Prose(NamedTuple):
    """Text for people: Markdown, and where it stands.

    :param when: the condition under which it is said, ``None`` for always.
    """

    text: str
    location: Location
    when: Phrase | None = None


class Choice(NamedTuple):
    """An allowed value, and what it means."""

    data: JSON
    prose: Prose | None = None
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Several forms of which a value has one.

    :param when: the condition under which that is asked for, ``None`` for always.
    """

    how: How
    forms: tuple[Property, ...]
    when: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One thing that a schema describes: a key, the items of a list, one of several forms ...

    :param kind: what it stands for.
    :param name: what it is called, without its parents.
    :param path: what it is called in full; unique in a schema.
    :param place: the schema it is described by (the first one, if several are merged).
    :param files: all schema files that the description was made from.
    :param location: where it is written.
    :param type: its types.
    :param required: it must always be there.
    :param required_when: conditions under which it must be there.
    :param only_when: conditions under which it is described at all; empty for always.
    :param default: the value it has when nothing is set, in a tuple because it may be ``null``.
    :param fixed: it can only have one value (the one in ``choices``).
    :param constraints: what else is asked of its value.
    :param policy: whether keys that are not named are allowed.
    :param see: path of the property that it repeats; what is inside is described there.
    :param unresolved: references that point at nothing, with their places.
    :param other: keywords that hubdocs has no words for, with their values.
    :param more: there is more inside than the asked depth shows.
    """

    kind: Kind
    name: str
    path: str
    place: Place
    location: Location
    files: frozenset[Path] = frozenset()
    title: Prose | None = None
    descriptions: tuple[Prose, ...] = ()
    type: Phrase = field(default_factory=Template.ANYTHING)
    nullable: bool = False
    required: bool = False
    required_when: tuple[Phrase, ...] = ()
    only_when: tuple[Phrase, ...] = ()
    default: tuple[JSON, ...] = ()
    examples: tuple[JSON, ...] = ()
    choices: tuple[Choice, ...] = ()
    fixed: bool = False
    constraints: tuple[Phrase, ...] = ()
    deprecated: bool = False
    deprecation: Prose | None = None
    read_only: bool = False
    write_only: bool = False
    policy: Policy = Policy.UNSTATED
    alternatives: tuple[Alternatives, ...] = ()
    children: tuple[Property, ...] = ()
    see: str | None = None
    unresolved: tuple[tuple[str, Place], ...] = ()
    other: tuple[tuple[str, JSON], ...] = ()
    more: bool = False

    def walk(self) -> Iterator[Property]:
        """Give the property and everything inside, in reading order."""
        yield self
        for alternatives in self.alternatives:
            for form in alternatives.forms:
                yield from form.walk()
        for child in self.children:
            yield from child.walk()
