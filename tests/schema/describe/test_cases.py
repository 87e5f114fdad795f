"""Each schema in ``cases`` is described by the text beside it.

``HUBDOCS_REGENERATE=1 pytest tests/schema/describe`` writes the texts anew; look at the difference before you commit.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hubdocs.schema import SchemaStore
from hubdocs.schema.describe import describe, outline

CASES = Path(__file__).with_name("cases")


@pytest.mark.parametrize("path", sorted(CASES.glob("*.schema.yaml")), ids=lambda path: path.name.split(".")[0])
def test_description(path: Path) -> None:
    """A schema is described in these words, and nothing of it is left out."""
    store = SchemaStore([CASES], root=CASES)
    described = outline(describe(store.load(path), store))
    expected = path.with_name(path.name.replace(".schema.yaml", ".txt"))
    if os.environ.get("HUBDOCS_REGENERATE"):
        expected.write_text(described, encoding="utf-8")

    assert expected.read_text(encoding="utf-8") == described
