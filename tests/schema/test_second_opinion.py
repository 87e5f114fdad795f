"""Two validators agree about the shipped schemas, over right instances with random changes."""

from __future__ import annotations

import copy
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hubdocs.schema import SchemaStore, Validator, shipped_schemas

STORE = SchemaStore((shipped_schemas(),))
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 10**13), st.floats(allow_nan=False, allow_infinity=False), st.text()
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)), max_leaves=5
)


def _places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """List the ways to all values inside a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(place for step, item in inner for place in _places(item, (*way, step)))]


def _changed(value: Any, way: tuple[Any, ...], new: Any, change: str) -> Any:
    """Replace, remove or rename what stands at a place."""
    if not way:
        return new
    value = copy.deepcopy(value)
    parent = value
    for step in way[:-1]:
        parent = parent[step]
    old = parent.pop(way[-1]) if isinstance(parent, dict) else parent[way[-1]]
    if isinstance(parent, list) or change == "replace":
        parent[way[-1]] = new
    elif change == "rename":
        parent[f"{way[-1]}s"] = old
    return value


@pytest.mark.parametrize("name", STORE.names)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_the_same_verdict(name: str, data: st.DataObject) -> None:
    """Apart from formats, which ``jsonschema`` mostly leaves alone, both say the same."""
    schema = STORE.find(name)
    contents: Any = schema.contents
    examples = contents.get("examples") or [{}]
    instance = data.draw(st.sampled_from(examples))
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.sampled_from(_places(instance)))
        change = data.draw(st.sampled_from(["replace", "remove", "rename"]))
        instance = _changed(instance, place, data.draw(VALUES), change)
    ours = Validator(schema, STORE)

    verdict = ours.is_valid(instance)

    second = jsonschema.Draft202012Validator(contents).is_valid(instance)
    only_formats = all(violation.keyword == "format" for violation in ours.violations(instance))
    assert verdict == second or (second and only_formats)
