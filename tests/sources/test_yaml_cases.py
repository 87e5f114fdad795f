"""Each ``yaml/cases/*.yaml`` gives exactly the documents and findings of its ``.expected.json``.

``HUBDOCS_REGENERATE=1 pytest tests/sources/test_yaml_cases.py`` writes these anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hubdocs.sources import Dialect, Source, decode, load_yaml
from hubdocs.sources.yaml_fallback import PythonParser

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.sources import Document

CASES = sorted((Path(__file__).parent / "yaml" / "cases").glob("*.yaml"))
DIFFERENT = {
    "document-directive-unknown": "PyYAML's own parser passes over a directive that it does not know",
    "tab-after-colon-is-fine": "PyYAML's own parser refuses a tab before a value",
    "tab-in-flow": "PyYAML's own parser refuses tabs between brackets",
    "text-bom-inside": "PyYAML's own parser takes a byte order mark inside the text as part of a word",
}
"""Cases that the two parsers read differently."""


def load(case: Path) -> tuple[Document, ...]:
    """Read a case in the dialect that its name asks for."""
    content, bad = decode(case.read_bytes())
    assert bad is None
    dialect = Dialect.HELM if case.stem.endswith(".helm") else Dialect.YAML_1_2
    return load_yaml(Source(case.name, content, dialect=dialect))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path, describe: Callable[..., list[dict[str, Any]]], *, regenerate: bool) -> None:
    """The values, places and words are those that were written down."""
    expected = case.with_suffix(".expected.json")
    actual = describe(load(case))
    if regenerate:
        expected.write_text(json.dumps(actual, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

    assert json.loads(expected.read_text(encoding="utf-8")) == actual


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case_without_libyaml(
    case: Path, describe: Callable[..., list[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """PyYAML's parser in pure Python leads to the same documents, findings and words."""
    expected = describe(load(case))
    monkeypatch.setattr("hubdocs.sources.yaml_events.CParser", PythonParser)
    actual = describe(load(case))

    assert (expected == actual) is (case.stem not in DIFFERENT)


def test_names() -> None:
    """Every case whose name says that it is fine has no finding, and every expected file has its case."""
    fine = [case.name for case in CASES if case.stem.removesuffix(".helm").endswith("-is-fine")]
    found = [name for name in fine if any(doc.diagnostics for doc in load(CASES[0].parent / name))]
    orphans = [
        path.name
        for path in CASES[0].parent.glob("*.expected.json")
        if not path.with_suffix("").with_suffix(".yaml").exists()
    ]

    assert len(fine) > 5
    assert found == []
    assert orphans == []
