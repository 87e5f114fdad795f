"""Files of which only one document is read: a second one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from hubdocs.model import Code
from hubdocs.project import check, load_project
from hubdocs.project.check_further import FURTHER

CASES = Path(__file__).parents[1] / "schemas"


def told(folder: Path, schema: str, text: str) -> list[tuple[int, Code]]:
    """Check a text as a file of a kind, and give line and code of each finding."""
    path = folder / "file.yaml"
    path.write_text(text, encoding="utf-8")
    found = check(load_project(folder, base=folder), [path], schema=schema).diagnostics
    return [(item.span.start.line, item.code) for item in found]


def right(schema: str) -> str:
    """Read a right file of a kind."""
    cases = sorted(CASES.glob(f"{schema}/good/*"))
    return cases[0].read_text(encoding="utf-8") if cases else "title: Right or not\n"


@pytest.mark.parametrize("schema", sorted(FURTHER))
def test_a_second_document_is_told_once(schema: str, tmp_path: Path) -> None:
    """What is wrong in the first document is told as ever; of others, only that nobody reads them."""
    text = right(schema)
    if not text.endswith("\n"):
        text += "\n"
    alone = told(tmp_path, schema, text)
    line = text.count("\n") + 2

    assert told(tmp_path, schema, f"{text}---\nunheard: of\n---\nunheard: of\n") == [
        *alone,
        (line, Code.SECOND_DOCUMENT),
    ]
    assert told(tmp_path, schema, f"{text}---\n") == alone  # as people close front matter
    assert told(tmp_path, schema, f"{text}---\n# the end\n") == alone
    assert told(tmp_path, schema, f"---\n{text}...\n") == [(at + 1, code) for at, code in alone]


@pytest.mark.parametrize("schema", ["cluster", "hub-values", "support-values"])
def test_other_files_may_have_more(schema: str, tmp_path: Path) -> None:
    """What reads them decides; each document is checked."""
    text = right(schema)
    codes = {code for _line, code in told(tmp_path, schema, f"{text}\n---\n{text}")}

    assert Code.SECOND_DOCUMENT not in codes
