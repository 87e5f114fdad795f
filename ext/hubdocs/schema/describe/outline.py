"""A description as plain text, for a terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from hubdocs.schema.describe.property import How, Kind, Policy, Property
from hubdocs.schema.words import Template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON
    from hubdocs.schema.describe.property import Alternatives, Prose

_HOW: Final = {How.ONE: "exactly one of these forms", How.ANY: "one or more of these forms"}


def outline(described: Property) -> str:
    """Write a description as indented text."""
    return "\n".join(_lines(described, "")) + "\n"


def _lines(described: Property, indent: str) -> Iterator[str]:
    marks = [described.type.text()]
    if described.required:
        marks.append("required")
    if described.deprecated:
        marks.append("deprecated")
    yield f"{indent}{_heading(described)}: {', '.join(marks)}"
    inner = indent + "  "
    for line in _facts(described):
        yield f"{inner}{line}".rstrip()
    for alternatives in described.alternatives:
        yield f"{inner}- {_form_heading(alternatives)}:"
        for form in alternatives.forms:
            yield from _lines(form, inner + "  ")
    for child in described.children:
        yield from _lines(child, inner)


def _heading(described: Property) -> str:
    return described.name if described.kind is Kind.ROOT else described.path


def _form_heading(alternatives: Alternatives) -> str:
    when = f"when {alternatives.when.text()}: " if alternatives.when else ""
    return when + _HOW[alternatives.how]


def _facts(described: Property) -> Iterator[str]:
    if described.title is not None:
        yield f"“{described.title.text}”"
    for prose in (*described.descriptions, described.deprecation):
        if prose is not None:
            yield from _prose(prose)
    yield from (f"- only when {when.text()}" for when in described.only_when)
    yield from (f"- needed when {when.text()}" for when in described.required_when)
    yield from (f"- default: {_json(data)}" for data in described.default)
    for choice in described.choices:
        text = f": {choice.prose.text.strip()}" if choice.prose else ""
        mark = " (deprecated)" if choice.deprecated else ""
        yield f"- {'is always' if described.fixed else 'may be'} {_json(choice.data)}{mark}{text}"
    yield from (f"- {rule.text()}" for rule in described.constraints)
    yield from (f"- {template.value}" for template in _remarks(described))
    yield from (f"- example: {_json(data)}" for data in described.examples)
    yield from (f"- {keyword}: {_json(data)}" for keyword, data in described.other)
    yield from (f"- {ref} points at nothing" for ref, _place in described.unresolved)
    if described.see is not None:
        yield f"- as {described.see or 'the whole document'}"
    if described.more:
        yield "- ..."


def _remarks(described: Property) -> Iterator[Template]:
    """Give what is said in the same words wherever it is said."""
    if described.policy is Policy.CLOSED:
        yield Template.NO_OTHER_KEYS
    if described.policy is Policy.OPEN:
        yield Template.OTHER_KEYS
    if described.read_only:
        yield Template.READ_ONLY
    if described.write_only:
        yield Template.WRITE_ONLY


def _prose(prose: Prose) -> Iterator[str]:
    if prose.when is not None:
        yield f"When {prose.when.text()}:"
    yield from prose.text.strip().split("\n")


def _json(data: JSON) -> str:
    return json.dumps(data, ensure_ascii=False)
