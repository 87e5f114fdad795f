"""Whatever the schema and the instance are: a wrong instance has a finding, a right one has none, nothing is raised."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hubdocs.checks import check_schema, check_structure
from hubdocs.schema import BrokenSchemaError, SchemaStore, Validator, make_schema
from hubdocs.sources import Source, load_yaml

NAMES = st.sampled_from(["a", "b", "name", "names", "size", "x-y", "1"])
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 12), st.sampled_from(["", "a", "name", "no", "1", "2026-01-01", "é😀"])
)
INSTANCES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=12
)
TYPES = st.sampled_from(["string", "integer", "number", "boolean", "object", "array", "null"])


def _schemas(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Combine schemas into larger ones, by every keyword that a schema of configuration uses."""
    listed = st.lists(inner, min_size=1, max_size=3)
    named = st.dictionaries(NAMES, inner, max_size=3)
    names = st.lists(NAMES, max_size=3, unique=True)
    keywords: dict[str, st.SearchStrategy[Any]] = {
        "type": TYPES | st.lists(TYPES, min_size=1, max_size=3, unique=True),
        "properties": named,
        "patternProperties": st.dictionaries(st.sampled_from(["^a", "e$"]), inner, max_size=1),
        "additionalProperties": inner,
        "required": names,
        "items": inner,
        "prefixItems": listed,
        "contains": inner,
        "anyOf": listed,
        "oneOf": listed,
        "allOf": listed,
        "not": inner,
        "if": inner,
        "then": inner,
        "else": inner,
        "propertyNames": inner,
        "dependentRequired": st.dictionaries(NAMES, names, max_size=2),
        "dependentSchemas": named,
        "unevaluatedProperties": inner,
        "unevaluatedItems": inner,
        "enum": st.lists(SCALARS, min_size=1, max_size=3),
        "const": INSTANCES,
        "minimum": st.integers(-2, 5),
        "exclusiveMaximum": st.integers(-2, 5),
        "multipleOf": st.integers(1, 3),
        "minLength": st.integers(0, 3),
        "maxItems": st.integers(0, 2),
        "minProperties": st.integers(0, 2),
        "uniqueItems": st.booleans(),
        "pattern": st.sampled_from(["^a", "^$", "[0-9]"]),
        "format": st.sampled_from(["date", "email", "uri", "unheard-of"]),
        "default": INSTANCES,
        "examples": st.lists(INSTANCES, max_size=2),
        "$ref": st.sampled_from(["#", "#/$defs/a", "#/$defs/b"]),
    }
    return st.fixed_dictionaries({}, optional=keywords)


SCHEMAS = st.recursive(st.booleans() | st.fixed_dictionaries({"type": TYPES}), _schemas, max_leaves=8)


@settings(max_examples=400, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    contents=SCHEMAS,
    extra=st.dictionaries(st.sampled_from(["a", "b"]), SCHEMAS),
    instance=INSTANCES,
    overlay=st.booleans(),
)
def test_findings_follow_the_verdict(contents: Any, extra: dict[str, Any], instance: Any, overlay: bool) -> None:  # noqa: FBT001 (drawn)
    """A finding where the verdict is "wrong", and only there; each lies inside the text."""
    if isinstance(contents, dict):
        contents = {**contents, "$defs": {"a": True, "b": {"type": "object"}, **extra}}
    text = yaml.safe_dump(instance, allow_unicode=True)
    store = SchemaStore(())
    document = load_yaml(Source("f.yaml", text))[0]
    schema = make_schema("s", Path("s.schema.yaml"), load_yaml(Source("s.yaml", yaml.safe_dump(contents)))[0])
    try:
        validator = Validator(schema, store)
    except BrokenSchemaError:
        return

    found = check_structure(document, validator, store, overlay=overlay)
    check_schema(schema, store)

    errors = [item for item in found if item.code.value != "ambiguous-scalar"]
    if validator.is_valid(document.value):
        assert errors == []
    elif not overlay:
        assert errors
    for item in found:
        assert item.message
        assert 1 <= item.span.start.line <= text.count("\n") + 1
        assert "None" not in item.message
