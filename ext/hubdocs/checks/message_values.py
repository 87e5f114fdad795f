"""Findings about values: type, choice, form, size."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from typing import TYPE_CHECKING, Any, Final

from hubdocs.checks import remedies
from hubdocs.checks.because import because
from hubdocs.checks.keys import parts
from hubdocs.checks.smallest import required_keys
from hubdocs.checks.suggest import closest
from hubdocs.checks.trail import find_trail
from hubdocs.checks.words import TYPE_WORDS, clean, join_or, json_type, show_pointer, show_value, type_words
from hubdocs.model import Code
from hubdocs.sources import Dialect

if TYPE_CHECKING:
    from hubdocs.checks.select import Cause
    from hubdocs.checks.subject import Subject
    from hubdocs.checks.trail import Trail
    from hubdocs.model import JSON, Diagnostic, Pointer
    from hubdocs.schema import Place, Violation
    from hubdocs.sources import Kind

_MANY: Final = 12
_TWO: Final = 2
_SHORT: Final = 60
"""An example that is longer is not shown."""
_LONG: Final = 100
"""A text that is longer is cut off."""


def keyword_value(trail: Trail, keyword: str) -> Any:
    """Give the value of the keyword that was broken."""
    contents = trail.owner.contents
    return contents.get(keyword) if isinstance(contents, dict) else None


def subject_words(pointer: Pointer, subject: Subject) -> str:
    """Name the value that a message is about."""
    local = subject.local(pointer)
    return f"`{show_pointer(local)}`" if local else "this file" if not subject.prefix else "this part"


def wrong_type(cause: Cause, trail: Trail, subject: Subject) -> Diagnostic:
    """Report a value of another type; both types are named."""
    pointer = cause.violation.pointer
    wanted: list[str] = []
    for violation in cause.alternatives or (cause.violation,):
        kinds = keyword_value(subject.trail(violation), "type")
        wanted.extend(kinds if isinstance(kinds, list) else [str(kinds)])
    value = subject.value_at(pointer)
    kind = json_type(value)
    shown = "" if isinstance(value, (dict, list)) or value is None else f" {show_value(value)}"
    found = TYPE_WORDS[kind]
    actual = f"{found}{shown}" if not (shown and kind == "boolean") else show_value(value)
    must = type_words(_without_null(wanted))
    message = f"{subject_words(pointer, subject)} must be {must}, but is {actual}{because(trail, pointer, subject)}"
    if value is None and not subject.local(pointer):
        return subject.report(Code.WRONG_TYPE, message, pointer, hint=_needs(trail, subject))
    return subject.report(
        Code.WRONG_TYPE,
        message,
        pointer,
        hint=_type_hint(value, wanted, pointer, trail, subject) or _example(cause, trail, subject),
    )


def _needs(trail: Trail, subject: Subject) -> str:
    """Say what an empty text needs at least."""
    names = required_keys(trail.owner, subject.resolver)
    return f"it needs at least {join_or((f'`{name}`' for name in names), 'and')}" if names else "write its keys"


def _example(cause: Cause, trail: Trail, subject: Subject) -> str:
    """Show an example of the schema: of the whole form, where the value stands in one of several forms."""
    whole = form_example(cause.violation, subject)
    if whole:
        return f"write it like {whole}"
    examples = keyword_value(trail, "examples")
    small = [item for item in examples if not isinstance(item, (dict, list))] if isinstance(examples, list) else []
    return f"for example {show_value(small[0])}" if small else ""


def examples_of(trail: Trail, subject: Subject) -> list[JSON]:
    """Give the examples of the value, or else those of the schema that was broken."""
    for place in (*parts(trail.places[-1], subject.resolver), trail.owner):
        examples = place.contents.get("examples") if isinstance(place.contents, dict) else None
        if isinstance(examples, list) and examples:
            return examples
    return []


def form_example(violation: Violation, subject: Subject) -> str:
    """Show an example of the form that a value's mapping was taken for, if it is one of several."""
    way, key = violation.evaluation, violation.pointer[-1:]
    for index in range(len(way) - 3, -1, -1):
        if way[index] in ("anyOf", "oneOf") and way[index + 2 : index + 4] == ("properties", *key):
            return mapping_example(find_trail(subject.root, way[: index + 2], subject.resolver).owner, subject)
    return ""


def mapping_example(place: Place, subject: Subject) -> str:
    """Show the first example of a schema, if it is a mapping."""
    for part in parts(place, subject.resolver):
        examples = part.contents.get("examples") if isinstance(part.contents, dict) else None
        if isinstance(examples, list) and examples:
            shown = remedies.value_text(examples[0], subject.kind)
            return f"`{clean(shown)}`" if isinstance(examples[0], dict) and len(shown) <= _SHORT else ""
    return ""


def _without_null(wanted: list[str]) -> list[str]:
    """Leave "or empty" out of the list of types unless nothing else is asked for: it only distracts."""
    return [kind for kind in wanted if kind != "null"] or wanted


def _text_that_fits(written: str, trail: Trail, subject: Subject) -> str:
    """Give an example, with its quotation marks, where quotation marks alone would make another mistake."""
    contents = trail.owner.contents if isinstance(trail.owner.contents, dict) else {}
    pattern = contents.get("pattern")
    is_date = contents.get("format") != "date" or re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written)
    if is_date and (not isinstance(pattern, str) or _finds(pattern, written)):
        return ""
    texts = _texts_that_fit(examples_of(trail, subject), contents)
    return clean(json.dumps(texts[0], ensure_ascii=False)) if texts else ""


def _texts_that_fit(examples: list[JSON], contents: dict[str, Any]) -> list[str]:
    """Give the examples that are texts of the form that is asked for: one that is wrong itself helps nobody."""
    pattern = contents.get("pattern")
    texts = [item for item in examples if isinstance(item, str)]
    return [item for item in texts if not isinstance(pattern, str) or _finds(pattern, item)]


def _whole(text: str) -> str:
    """Show an example to its end, which may be what matters; only a very long one is cut off."""
    return f"`{clean(text)}`" if len(text) <= _LONG else show_value(text)


def _finds(pattern: str, text: str) -> bool:
    """Say whether a pattern is found in a text; one of another dialect may be."""
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return True


def _type_hint(value: JSON, wanted: list[str], pointer: Pointer, trail: Trail, subject: Subject) -> str:
    written = _written(pointer, subject)
    if isinstance(value, str):
        return _hint_for_text(value, wanted, subject.kind)
    if "string" in wanted and not isinstance(value, (dict, list)) and value is not None:
        reader = " by Helm" if subject.document.locator.source.dialect is Dialect.HELM else ""
        instead = _text_that_fits(written, trail, subject)
        if instead:
            return f"write it like `{instead}`"
        read = f"`{written}` is read as {TYPE_WORDS[json_type(value)]}{reader}; " if isinstance(value, bool) else ""
        return f'{read}put it in quotation marks: `"{written}"`'
    if "array" in wanted and not isinstance(value, dict):
        return remedies.AS_LIST[subject.kind]
    if "array" in wanted:
        return remedies.MAPPING_AS_LIST[subject.kind]
    if "object" in wanted and value is None:
        return remedies.EMPTY_MAPPING[subject.kind]
    if "object" in wanted and isinstance(value, list):
        return remedies.LIST_AS_MAPPING[subject.kind]
    if "object" in wanted:
        return remedies.AS_MAPPING[subject.kind]
    return "write the value out" if value is None else ""


def _hint_for_text(value: str, wanted: list[str], kind: Kind) -> str:
    text = value.strip()
    if {"integer", "number"} & set(wanted) and re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?", text):
        return "take the quotation marks away"
    if "boolean" in wanted:
        if text.lower() in ("true", "yes", "on", "y"):
            return "write `true`, without quotation marks"
        if text.lower() in ("false", "no", "off", "n"):
            return "write `false`, without quotation marks"
        return "write `true` or `false`"
    if "array" in wanted:
        return remedies.AS_LIST[kind]
    if "object" in wanted:
        return remedies.AS_MAPPING[kind]
    return ""


def _written(pointer: Pointer, subject: Subject) -> str:
    document = subject.document
    start, end = document.offsets_of(subject.local(pointer))
    return document.locator.text.content[start:end]


def wrong_choice(cause: Cause, trail: Trail, subject: Subject) -> Diagnostic:
    """Report a value that is not one of the allowed ones."""
    pointer = cause.violation.pointer
    allowed: list[JSON] = []
    for violation in cause.alternatives or (cause.violation,):
        way = subject.trail(violation)
        choice = keyword_value(way, violation.keyword)
        allowed.extend(choice if violation.keyword == "enum" and isinstance(choice, list) else [choice])
    allowed = [value for i, value in enumerate(allowed) if value not in allowed[:i]]
    value = subject.value_at(pointer)
    texts = [item for item in allowed if isinstance(item, str)]
    alike = closest(value, texts) if isinstance(value, str) else None
    listed = join_or(show_value(item) for item in allowed[:_MANY])
    more = f" ({len(allowed) - _MANY} more)" if len(allowed) > _MANY else ""
    choice = f"allowed: {listed}{more}" if len(allowed) > 1 else f"write {listed}"
    hint = f"did you mean `{alike}`? {choice[0].upper()}{choice[1:]}" if alike else choice
    shown = "a collection" if isinstance(value, (dict, list)) else show_value(value)
    message = f"{subject_words(pointer, subject)} cannot be {shown}{because(trail, pointer, subject)}"
    return subject.report(Code.WRONG_VALUE, message, pointer, hint=hint)


def wrong_pattern(cause: Cause, trail: Trail, subject: Subject) -> Diagnostic:
    """Report a text of another form than the pattern asks for."""
    pointer = cause.violation.pointer
    value = subject.value_at(pointer)
    contents = trail.owner.contents if isinstance(trail.owner.contents, dict) else {}
    examples = examples_of(trail, subject)
    hint = f"it must fit the pattern `{contents.get('pattern')}`"
    if examples:
        types = contents.get("type")
        as_list = isinstance(examples[0], list) and isinstance(types, list) and "array" in types
        texts = [_whole(item) for item in _texts_that_fit(examples, contents)][:_TWO]
        hint = "write several of them as a list" if as_list else f"write it like {join_or(texts)}" if texts else hint
    message = f"{subject_words(pointer, subject)} has the wrong form: {show_value(value)}"
    return subject.report(Code.WRONG_PATTERN, message, pointer, hint=hint)


_FORMATS: Final = {
    "date": ("a date", "2026-03-31"),
    "date-time": ("a date and time with a time zone", "2026-03-31T09:00:00Z"),
    "time": ("a time with a time zone", "09:00:00Z"),
    "duration": ("a duration", "P2DT3H"),
    "email": ("an e-mail address", "name@example.org"),
    "idn-email": ("an e-mail address", "name@example.org"),
    "hostname": ("a host name", "hub.example.org"),
    "idn-hostname": ("a host name", "hub.example.org"),
    "ipv4": ("an IPv4 address", "192.0.2.1"),
    "ipv6": ("an IPv6 address", "2001:db8::1"),
    "uri": ("a full web address", "https://example.org/page"),
    "iri": ("a full web address", "https://example.org/page"),
    "uri-reference": ("a web address", "/page"),
    "iri-reference": ("a web address", "/page"),
    "uuid": ("a UUID", "123e4567-e89b-12d3-a456-426614174000"),
    "regex": ("a regular expression", "^[a-z]+$"),
    "json-pointer": ("a JSON pointer", "/hubs/0"),
}


def wrong_format(cause: Cause, trail: Trail, subject: Subject) -> Diagnostic:
    """Report a text that is not what its format says."""
    pointer = cause.violation.pointer
    name = str(keyword_value(trail, "format"))
    words, example = _FORMATS.get(name, (f"of the format `{name}`", ""))
    value = subject.value_at(pointer)
    message = f"{subject_words(pointer, subject)} must be {words}, but is {show_value(value)}"
    hint = f"for example `{example}`" if example else ""
    if name == "date":
        hint = _date_hint(value) or f"write year, month and day, {hint}"
    return subject.report(Code.WRONG_FORMAT, message, pointer, hint=hint)


def _date_hint(value: JSON) -> str:
    """Say how long the month is of which somebody wrote a day that it does not have."""
    written = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])-([0-9]{2})", value) if isinstance(value, str) else None
    if written is None or written[1] == "0000":
        return ""
    days = monthrange(int(written[1]), int(written[2]))[1]
    return f"this month has {days} days" if int(written[3]) > days else ""
