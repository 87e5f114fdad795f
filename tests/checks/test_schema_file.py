"""Schemas are checked themselves: keywords, references, defaults, examples, slips."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from hubdocs.checks import check_schema
from hubdocs.schema import SchemaStore, make_schema, shipped_schemas
from hubdocs.sources import Source, load

CASES = yaml.safe_load((Path(__file__).parent / "schemas" / "cases.yaml").read_text(encoding="utf-8"))
DRAFT_7 = "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_schema(case: dict[str, object]) -> None:
    """The findings are the listed ones, at their places."""
    document = load(Source("s.schema.yaml", str(case["schema"])))[0]
    schema = make_schema("s", Path("s.schema.yaml"), document)

    found = check_schema(schema, SchemaStore((shipped_schemas(),)))

    told = [f"{item.span.start.line}:{item.span.start.column} {item.code.value}" for item in found]
    assert case["found"] == told, found
    for words in case.get("says", []):  # type: ignore[attr-defined] # a list of texts
        assert words in " | ".join(f"{item.message} {item.hint}" for item in found)


@pytest.mark.parametrize("name", SchemaStore((shipped_schemas(),)).names)
def test_the_shipped_schemas_are_right(name: str) -> None:
    """Ours have no finding of any kind."""
    store = SchemaStore((shipped_schemas(),))

    assert check_schema(store.find(name), store) == ()


def test_the_real_schemas_load(corpus: Path) -> None:
    """The schemas of the field are valid; one has the trap of a list with one schema."""
    store = SchemaStore((corpus / "schemas",))
    found = {
        path.name: [item.code.value for item in check_schema(store.load(path), store)]
        for path in sorted((corpus / "schemas").glob("*.yaml"))
    }

    assert found.pop("cluster.schema.yaml") == ["suspicious-schema"]
    assert set(map(tuple, found.values())) == {()}
