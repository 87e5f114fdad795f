"""Keywords that bound a value, in words: everything that needs no look at another schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from hubdocs.schema.drafts import Draft
from hubdocs.schema.words import Mention, Part, Phrase, Template, as_phrase, join, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON

SIMPLE: Final = frozenset(
    {
        "contentEncoding",
        "contentMediaType",
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
        "multipleOf",
        "pattern",
        "uniqueItems",
    }
)
"""The keywords that are put into words here."""

_TYPES: Final = {
    "string": Template.STRING,
    "integer": Template.INTEGER,
    "number": Template.NUMBER,
    "boolean": Template.BOOLEAN,
    "object": Template.OBJECT,
    "array": Template.ARRAY,
    "null": Template.NULL,
}
_LISTS: Final = {
    "string": Template.STRINGS,
    "integer": Template.INTEGERS,
    "number": Template.NUMBERS,
    "boolean": Template.BOOLEANS,
    "object": Template.OBJECTS,
    "array": Template.ARRAYS,
}


def types_of(contents: JSON) -> tuple[str, ...]:
    """Give the types that a schema names, in its order."""
    stated = contents.get("type") if isinstance(contents, dict) else None
    listed = stated if isinstance(stated, list) else [stated]
    return tuple(name for name in listed if isinstance(name, str))


def type_words(types: tuple[str, ...], item_types: tuple[str, ...] = ()) -> Phrase:
    """Put types into words: ``text``, ``list of texts or empty``.

    :param item_types: the types of the items, if the value may be a list.
    """
    if not types:
        return Template.ANYTHING()
    item = _LISTS.get(item_types[0]) if len(item_types) == 1 else None
    named: list[Part] = []
    for name in types:
        if name == "array" and item is not None:
            named.append(item())
        else:
            named.append(_TYPES[name]() if name in _TYPES else Mention(name))
    return as_phrase(join(named, Template.OR))


def simple_rules(contents: dict[str, JSON], draft: Draft) -> Iterator[Phrase]:
    """Say what the bounding keywords of a schema ask for."""
    bounds = _number_range(contents, draft)
    if bounds is not None:
        yield bounds
    if "multipleOf" in contents:
        yield Template.MULTIPLE(number=value(contents["multipleOf"]))
    for low, high, template in (
        ("minLength", "maxLength", Template.LENGTH),
        ("minItems", "maxItems", Template.ITEMS),
        ("minProperties", "maxProperties", Template.KEYS),
    ):
        counted = count_range(contents.get(low), contents.get(high))
        if counted is not None:
            yield template(range=counted)
    if contents.get("uniqueItems") is True:
        yield Template.UNIQUE()
    for keyword, template, part in (
        ("pattern", Template.PATTERN, "pattern"),
        ("format", Template.FORMAT, "format"),
        ("contentEncoding", Template.ENCODING, "encoding"),
        ("contentMediaType", Template.MEDIA_TYPE, "type"),
    ):
        if keyword in contents:
            yield template(**{part: Mention(str(contents[keyword]))})


def count_range(low: JSON, high: JSON) -> Phrase | None:
    """Put a range of counts into words."""
    if low is not None and low == high:
        return Template.EXACTLY(number=value(low))
    return _range(low or None, high)


def value_rules(contents: dict[str, JSON]) -> Iterator[Phrase]:
    """Say which values are allowed."""
    if "const" in contents:
        yield Template.VALUE(value=value(contents["const"]))
    choices = contents.get("enum")
    if isinstance(choices, list) and choices:
        yield Template.ONE_OF_VALUES(values=join([value(data) for data in choices], Template.OR))


def raw(contents: JSON) -> Phrase:
    """Show a schema as it is: the last resort, so that nothing is left out."""
    return Template.SCHEMA(schema=Mention(json.dumps(contents, ensure_ascii=False)))


def _range(low: JSON, high: JSON) -> Phrase | None:
    if low is not None and high is not None:
        return Template.BETWEEN(minimum=value(low), maximum=value(high))
    if low is not None:
        return Template.AT_LEAST(minimum=value(low))
    return None if high is None else Template.AT_MOST(maximum=value(high))


def _number_range(contents: dict[str, JSON], draft: Draft) -> Phrase | None:
    """Put the bounds of a number into words; in draft 4, exclusive bounds are switches."""
    low, high = contents.get("minimum"), contents.get("maximum")
    above, below = contents.get("exclusiveMinimum"), contents.get("exclusiveMaximum")
    if draft is Draft.DRAFT_4:
        low, above = (None, low) if above is True else (low, None)
        high, below = (None, high) if below is True else (high, None)
    parts: list[Phrase] = []
    inclusive = _range(low, high)
    if inclusive is not None:
        parts.append(inclusive)
    if above is not None:
        parts.append(Template.ABOVE(minimum=value(above)))
    if below is not None:
        parts.append(Template.BELOW(maximum=value(below)))
    return as_phrase(join(parts, Template.AND)) if parts else None
