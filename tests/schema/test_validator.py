"""Where the validator finds something: steps of a pointer are keys and places in lists, each what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from hubdocs.schema import SchemaStore, Validator, make_schema
from hubdocs.sources import Source, load_yaml

JARS = {"type": ["object", "array"], "additionalProperties": {"type": "string"}, "items": {"type": "string"}}
SHELF = {"type": "object", "properties": {"jars": JARS}}


@pytest.mark.parametrize(
    ("jars", "expected"),
    [({"755": 1}, ("jars", "755")), (["a", 1], ("jars", 1)), ({"a": 1}, ("jars", "a")), ({"0": 1}, ("jars", "0"))],
)
def test_a_key_of_digits_is_a_key(jars: Any, expected: tuple[str | int, ...]) -> None:
    """Digits are a place in a list only where there is a list, also inside of forms."""
    assert {violation.pointer for violation in violations(SHELF, {"jars": jars})} == {expected}
    (form,) = violations({"anyOf": [SHELF, {"type": "null"}]}, {"jars": jars})
    assert expected in {violation.pointer for branch in form.branches for violation in branch}


def violations(schema: Any, instance: Any) -> Any:
    """List what an instance breaks."""
    text = yaml.safe_dump(schema)
    made = make_schema("inline", Path("inline.schema.yaml"), load_yaml(Source("inline.schema.yaml", text))[0])
    return Validator(made, SchemaStore(())).violations(instance)
