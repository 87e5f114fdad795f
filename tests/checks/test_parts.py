"""Parts of files, layers and placeholders: excused is what may be missing, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from hubdocs.checks import check_structure
from hubdocs.model import parse_pointer
from hubdocs.schema import SchemaStore, Validator, make_schema, shipped_schemas
from hubdocs.sources import Source, load_yaml

CASES = yaml.safe_load((Path(__file__).parent / "parts" / "cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_part(case: dict[str, Any]) -> None:
    """The findings are the listed ones."""
    store = SchemaStore((shipped_schemas(),))
    if isinstance(case["schema"], str):
        schema = store.find(case["schema"])
    else:
        text = yaml.safe_dump(case["schema"], sort_keys=False)
        schema = make_schema("inline", Path("inline.schema.yaml"), load_yaml(Source("inline.schema.yaml", text))[0])
    source = Source("f.yaml", case["text"], dialect=schema.dialect, placeholders=case.get("placeholders", False))

    found = [
        diagnostic
        for document in load_yaml(source)
        for diagnostic in (
            *document.diagnostics,
            *check_structure(
                document,
                Validator(schema, store),
                store,
                at=parse_pointer(case.get("at", "")),
                overlay=case.get("overlay", False),
            ),
        )
    ]

    assert case["found"] == [f"{d.span.start.line}:{d.span.start.column} {d.code.value}" for d in found], found
