"""Schemas that are valid and still do not say what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.checks.suggest import edit_distance
from hubdocs.checks.words import clean
from hubdocs.model import Code, Severity
from hubdocs.schema import Draft, subschemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Diagnostic, Pointer
    from hubdocs.schema import Schema

# fmt: off
KEYWORDS: Final = frozenset([
    "$anchor", "$comment", "$defs", "$dynamicAnchor", "$dynamicRef", "$id", "$recursiveAnchor", "$recursiveRef",
    "$ref", "$schema", "$vocabulary", "additionalItems", "additionalProperties", "allOf", "anyOf", "const",
    "contains", "contentEncoding", "contentMediaType", "contentSchema", "default", "definitions",
    "dependencies", "dependentRequired", "dependentSchemas", "deprecated", "description", "else", "enum",
    "examples", "exclusiveMaximum", "exclusiveMinimum", "format", "id", "if", "items", "maxContains",
    "maxItems", "maxLength", "maxProperties", "maximum", "minContains", "minItems", "minLength",
    "minProperties", "minimum", "multipleOf", "not", "oneOf", "pattern", "patternProperties", "prefixItems",
    "properties", "propertyNames", "readOnly", "required", "then", "title", "type", "unevaluatedItems",
    "unevaluatedProperties", "uniqueItems", "writeOnly",
])
# fmt: on
"""All keywords of drafts 4 to 2020-12."""

_OLD: Final = (Draft.DRAFT_4, Draft.DRAFT_6, Draft.DRAFT_7, Draft.DRAFT_2019_09)
_SHORT: Final = 5


def lint_schema(schema: Schema) -> Iterator[Diagnostic]:
    """Find what is most probably a slip in a schema."""
    for pointer, contents in subschemas(schema.contents):
        if isinstance(contents, dict):
            yield from _misspelled(schema, pointer, contents)
            yield from _one_item(schema, pointer, contents)


def _misspelled(schema: Schema, pointer: Pointer, contents: dict[str, JSON]) -> Iterator[Diagnostic]:
    """Find keywords that look like a slip of a real one: validators ignore them silently."""
    for name in contents:
        if name in KEYWORDS or name.startswith(("x-", "$")) or len(name) < _SHORT:
            continue
        alike = [known for known in sorted(KEYWORDS) if edit_distance(name.casefold(), known.casefold(), 1) <= 1]
        if alike and alike[0] not in contents:
            message = f"`{clean(name)}` is no keyword of JSON Schema, so it has no effect"
            yield _warn(schema, (*pointer, name), message, f"did you mean `{alike[0]}`?")


def _one_item(schema: Schema, pointer: Pointer, contents: dict[str, JSON]) -> Iterator[Diagnostic]:
    """Find ``items`` with a list of one schema: in older drafts it checks only the first value."""
    items = contents.get("items")
    if schema.draft in _OLD and isinstance(items, list) and len(items) == 1 and "additionalItems" not in contents:
        message = "`items` with a list of one schema checks only the first value; the others may be anything"
        yield _warn(schema, (*pointer, "items"), message, "take the `- ` away, so that all values are checked")


def _warn(schema: Schema, pointer: Pointer, message: str, hint: str) -> Diagnostic:
    document = schema.document
    return document.locator.diagnostic(
        Code.SUSPICIOUS_SCHEMA,
        message,
        *document.key_offsets_of(pointer),
        hint=hint,
        severity=Severity.WARNING,
        pointer=pointer,
    )
