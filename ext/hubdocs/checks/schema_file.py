"""A schema against the rules of its own draft: findings at the places of the schema's file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.checks.schema_lint import lint_schema
from hubdocs.checks.structure import check_structure
from hubdocs.checks.words import clean
from hubdocs.model import Code, Severity
from hubdocs.schema import (
    BrokenSchemaError,
    Place,
    Resolver,
    UnresolvedRefError,
    Validator,
    metaschema,
    subschemas,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import Diagnostic, Pointer
    from hubdocs.schema import Schema, SchemaStore

_REFERENCES: Final = ("$ref", "$dynamicRef")


def check_schema(schema: Schema, store: SchemaStore) -> tuple[Diagnostic, ...]:
    """Check a schema: its keywords, its references, its defaults and examples.

    The later steps need a schema that is right so far; they are left out where it is not.
    """
    found = list(schema.document.diagnostics)
    found.extend(_check_keywords(schema, store))
    if not found:
        found.extend(_check_references(schema, store))
    if not any(item.severity is Severity.ERROR for item in found):
        found.extend(_check_values(schema, store))
    found.extend(lint_schema(schema))
    return tuple(sorted(dict.fromkeys(found), key=lambda item: item.sort_key))


def _check_keywords(schema: Schema, store: SchemaStore) -> Iterator[Diagnostic]:
    """Hold the schema against the metaschema of its draft."""
    validator = Validator(metaschema(schema.draft), store)
    for item in check_structure(schema.document, validator, store):
        yield item._replace(code=Code.INVALID_SCHEMA)


def _check_references(schema: Schema, store: SchemaStore) -> Iterator[Diagnostic]:
    resolver = Resolver(store)
    for pointer, contents in subschemas(schema.contents):
        if not isinstance(contents, dict):
            continue
        for keyword in _REFERENCES:
            ref = contents.get(keyword)
            if not isinstance(ref, str):
                continue
            try:
                resolver.follow(Place(schema, pointer), ref)
            except UnresolvedRefError:
                message = f"the reference `{clean(ref)}` points at nothing that is known here"
                hint = "correct it, or put the schema that it means into a schema folder; nothing is fetched"
                yield _at(schema, (*pointer, keyword), Code.UNRESOLVED_REF, message, hint)


def _check_values(schema: Schema, store: SchemaStore) -> Iterator[Diagnostic]:
    """Hold each ``default`` and each of the ``examples`` against the schema that it belongs to."""
    for pointer, contents in subschemas(schema.contents):
        if not isinstance(contents, dict) or not ({"default", "examples"} & contents.keys()):
            continue
        try:
            validator = Validator(schema, store, pointer)
        except BrokenSchemaError:
            continue  # the references have been checked before; what is left is a limit of the validator
        if "default" in contents:
            yield from _check_value(schema, store, validator, (*pointer, "default"), Code.INVALID_DEFAULT)
        examples = contents.get("examples")
        for index in range(len(examples) if isinstance(examples, list) else 0):
            yield from _check_value(schema, store, validator, (*pointer, "examples", index), Code.INVALID_EXAMPLE)


def _check_value(
    schema: Schema, store: SchemaStore, validator: Validator, pointer: Pointer, code: Code
) -> Iterator[Diagnostic]:
    part = schema.document.inside(pointer)
    if validator.is_valid(part.value):
        return
    kind = "the default" if code is Code.INVALID_DEFAULT else "the example"
    for item in check_structure(part, validator, store, overlay=schema.is_overlay):
        said = re.sub("^(this|the) file ", "it ", item.message)
        yield item._replace(
            code=code, message=f"{kind} breaks its own schema: {said}", pointer=(*pointer, *item.pointer)
        )


def _at(schema: Schema, pointer: Pointer, code: Code, message: str, hint: str) -> Diagnostic:
    document = schema.document
    return document.locator.diagnostic(code, message, *document.value_offsets_of(pointer), hint=hint, pointer=pointer)
