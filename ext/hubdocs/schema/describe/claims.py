"""What can be said of a value, so that it can be denied, simplified, and put into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from hubdocs.schema.words import Mention, Part, Phrase, Template, as_phrase, join, value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdocs.model import JSON


@dataclass(frozen=True, slots=True)
class Fact:
    """Something simple, and its opposite.

    :param set_key: the key that it says is set, if it says just that.
    """

    yes: Phrase
    no: Phrase
    set_key: Part | None = None


@dataclass(frozen=True, slots=True)
class All:
    """Everything of this holds."""

    parts: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these holds."""

    parts: tuple[Claim, ...] = ()


Claim: TypeAlias = "Fact | All | Either"

ALWAYS: Final = All()
NEVER: Final = Either()


def is_set(key: Part) -> Fact:
    """Say that a key is there."""
    return Fact(Template.SET(key=key), Template.UNSET(key=key), key)


def is_value(key: Part, values: Iterable[JSON]) -> Fact:
    """Say that a value is one of some."""
    mentions = [value(data) for data in values]
    if len(mentions) == 1:
        return Fact(Template.IS(key=key, value=mentions[0]), Template.IS_NOT(key=key, value=mentions[0]))
    # A comma and no "or", because the sentence may go on with one.
    named = join(mentions, Template.COMMA)
    return Fact(Template.IS_ONE_OF(key=key, values=named), Template.IS_NONE_OF(key=key, values=named))


def every(parts: Iterable[Claim]) -> Claim:
    """Combine claims that all hold."""
    flat: dict[Claim, None] = {}
    for part in parts:
        if part == NEVER:
            return NEVER
        flat.update(dict.fromkeys(part.parts if isinstance(part, All) else (part,)))
    return next(iter(flat)) if len(flat) == 1 else All(tuple(flat))


def either(parts: Iterable[Claim]) -> Claim:
    """Combine claims of which one holds at least."""
    flat: dict[Claim, None] = {}
    for part in parts:
        if part == ALWAYS:
            return ALWAYS
        flat.update(dict.fromkeys(part.parts if isinstance(part, Either) else (part,)))
    return next(iter(flat)) if len(flat) == 1 else Either(tuple(flat))


def exactly_one(parts: Iterable[Claim]) -> Claim:
    """Combine claims of which one holds, and no other."""
    listed = list(parts)
    if len(listed) == 1:
        return listed[0]
    conditions = join([words(part) for part in listed], Template.SEMICOLON, Template.SEMICOLON)
    return Fact(Template.EXACTLY_ONE(conditions=conditions), Template.NOT_EXACTLY_ONE(conditions=conditions))


def deny(claim: Claim) -> Claim:
    """Say the opposite."""
    if isinstance(claim, Fact):
        return Fact(claim.no, claim.yes)
    if isinstance(claim, All):
        return either(deny(part) for part in claim.parts)
    return every(deny(part) for part in claim.parts)


def words(claim: Claim) -> Phrase:
    """Put a claim into words."""
    if claim in (ALWAYS, NEVER):
        return (Template.ALWAYS if claim == ALWAYS else Template.NEVER)()
    if isinstance(claim, Fact):
        return claim.yes
    last = Template.AND if isinstance(claim, All) else Template.OR
    return as_phrase(join(_grouped(claim), last))


def _grouped(claim: All | Either) -> list[Phrase]:
    """Give the words of each part; keys that must be set come together in the end."""
    keys = [part.set_key for part in claim.parts if isinstance(part, Fact) and part.set_key is not None]
    together = isinstance(claim, All) and len(keys) > 1
    parts: list[Phrase] = []
    for part in claim.parts:
        if isinstance(part, Fact):
            if not (together and part.set_key is not None):
                parts.append(part.yes)
        else:
            parts.append(Template.GROUP(part=words(part)))
    if together:
        parts.append(Template.ARE_SET(keys=join(keys, Template.AND)))
    return parts


__all__ = [
    "ALWAYS",
    "NEVER",
    "All",
    "Claim",
    "Either",
    "Fact",
    "Mention",
    "deny",
    "either",
    "every",
    "exactly_one",
    "is_set",
    "is_value",
    "words",
]
