"""The verdict: does an instance satisfy a schema, and if not, which keywords does it break.

The verdicts come from ``jsonschema-rs``. Its texts are never used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import jsonschema_rs

from hubdocs.model import format_pointer
from hubdocs.schema.errors import BrokenSchemaError, UnknownSchemaError

if TYPE_CHECKING:
    from hubdocs.model import JSON, Pointer
    from hubdocs.schema.schema import Schema
    from hubdocs.schema.store import SchemaStore
    from hubdocs.schema.violation import Violation


_NO_KEYS: Final = (("additionalProperties",), ("unevaluatedProperties",))


class Validator:
    """A compiled schema, or a part of one.

    :param pointer: the part of the schema that instances must satisfy; the whole schema if empty.
    :raises BrokenSchemaError: the schema is not valid itself, or refers to something that is not known offline.
    """

    def __init__(self, schema: Schema, store: SchemaStore, pointer: Pointer = ()) -> None:
        self.schema = schema
        self.pointer = pointer
        self._store = store
        contents = schema.contents
        if pointer:
            ref = f"{schema.uri}#{quote(format_pointer(pointer))}"
            contents = {
                "$schema": schema.draft.value + ("#" if "json-schema.org/draft-" in schema.draft.value else ""),
                "$ref": ref,
            }
        try:
            self._compiled = jsonschema_rs.validator_for(
                contents,  # type: ignore[arg-type] # a schema file holds a mapping or a boolean
                validate_formats=True,
                retriever=self._retrieve,
                base_uri=schema.uri if not pointer else None,
            )
        except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError) as error:
            raise BrokenSchemaError(
                f"the schema `{schema.name}` has errors of its own; check it to see them"
            ) from error

    def _retrieve(self, uri: str) -> Any:
        if uri == self.schema.uri:
            return self.schema.contents
        try:
            return self._store.by_uri(uri).contents
        except UnknownSchemaError as error:
            raise LookupError(uri) from error

    def is_valid(self, instance: JSON) -> bool:
        """Say whether an instance satisfies the schema (much faster than listing what it breaks)."""
        return self._compiled.is_valid(instance)

    def violations(self, instance: JSON) -> tuple[Violation, ...]:
        """List the keywords that an instance breaks."""
        skip = 1 if self.pointer else 0
        found = (_violation(error, skip) for error in self._compiled.iter_errors(instance))
        return tuple(_with_names(_with_keys(violation, instance), instance) for violation in found)


def _violation(error: jsonschema_rs.ValidationError, skip: int) -> Violation:
    from hubdocs.schema.violation import Violation  # noqa: PLC0415 (most instances are valid)

    kind: Any = error.kind
    about_name = getattr(kind, "error", None)
    inner = about_name if isinstance(about_name, jsonschema_rs.ValidationError) else None
    evaluation = tuple(error.evaluation_path)[skip:]
    keyword = "false" if kind.name == "falseSchema" else str(evaluation[-1] if evaluation else kind.name)
    if keyword in ("minContains", "maxContains"):
        keyword = "contains"
    return Violation(
        keyword="propertyNames" if inner else keyword,
        pointer=tuple(error.instance_path),
        evaluation=evaluation,
        names=_names(kind),
        branches=tuple(tuple(_violation(item, skip) for item in branch) for branch in getattr(kind, "context", ())),
        name_checked=str(inner.instance) if inner else "",
        inner=_violation(inner, skip) if inner else None,
    )


def _with_keys(violation: Violation, instance: JSON) -> Violation:
    """Make texts of the steps of pointers that are keys: the validator takes a key of digits for a place in a list."""
    if not any(isinstance(step, int) for step in violation.pointer) and not violation.branches:
        return violation
    from dataclasses import replace  # noqa: PLC0415 (most instances are valid)

    branches = tuple(tuple(_with_keys(item, instance) for item in branch) for branch in violation.branches)
    inner = _with_keys(violation.inner, instance) if violation.inner else None
    return replace(violation, pointer=_keys(violation.pointer, instance), branches=branches, inner=inner)


def _keys(pointer: Pointer, instance: JSON) -> Pointer:
    steps: list[str | int] = []
    for step in pointer:
        if isinstance(instance, dict):
            steps.append(str(step))
            instance = instance.get(str(step))
        else:
            steps.append(step)
            is_there = isinstance(instance, list) and isinstance(step, int) and step < len(instance)
            instance = instance[step] if is_there else None  # type: ignore[index]
    return tuple(steps)


def _with_names(violation: Violation, instance: JSON) -> Violation:
    """Name the keys where a schema knows no key at all: there the validator says only that they are forbidden."""
    from dataclasses import replace  # noqa: PLC0415 (most instances are valid)

    if violation.branches:
        branches = tuple(tuple(_with_names(item, instance) for item in branch) for branch in violation.branches)
        return replace(violation, branches=branches)
    if violation.keyword != "false" or violation.evaluation[-1:] not in _NO_KEYS:
        return violation
    from hubdocs.schema.resolve import value_at  # noqa: PLC0415 (most instances are valid)

    keys = value_at(instance, violation.pointer)
    if not isinstance(keys, dict):
        return violation
    return replace(violation, keyword=str(violation.evaluation[-1]), names=tuple(keys))


def _names(kind: Any) -> tuple[str, ...]:
    if hasattr(kind, "property"):
        return (str(kind.property),)
    if hasattr(kind, "unexpected"):
        return tuple(str(name) for name in kind.unexpected)
    return ()
