"""Each code is explained, and its examples are wrong and right as they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from hubdocs.model import Code
from hubdocs.project import check, load_project
from hubdocs.project.explanations import CODES_FOLDER, Example, explain, explanations

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted(CODES_FOLDER.glob("*.md"))
CODES = {code.value: code for code in Code}


def test_every_code_has_its_file() -> None:
    """No code lacks an explanation, and no explanation its code."""
    assert {path.stem for path in FILES} == set(CODES)


def test_explanations_are_complete_and_sorted() -> None:
    """All explanations have a title of their own and say something in every section."""
    found = explanations()

    assert [item.code.value for item in found] == sorted(CODES)
    assert len({item.title for item in found}) == len(found)
    assert all(item.what and item.why and item.wrong.files and item.right.files for item in found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sections(path: Path) -> None:
    """The sections are these four, in this order."""
    outside = re.sub(r"^(`{3,}).*?^\1$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)

    assert re.findall(r"^#+ .*", outside, re.MULTILINE)[1:] == ["## What", "## Why", "## Wrong", "## Right"]


@pytest.mark.parametrize("code", sorted(CODES), ids=str)
def test_wrong_example(code: str, tmp_path: Path) -> None:
    """Checking the wrong example finds exactly the code, once."""
    assert found_in(explain(CODES[code]).wrong, tmp_path) == [code]


@pytest.mark.parametrize("code", sorted(CODES), ids=str)
def test_right_example(code: str, tmp_path: Path) -> None:
    """Checking the right example finds nothing, and looks at something."""
    assert found_in(explain(CODES[code]).right, tmp_path) == []


def found_in(example: Example, folder: Path) -> list[str]:
    """Check a project made of an example's files; each of them has a part in it."""
    example.write_to(folder)
    project = load_project(folder, base=folder)
    report = check(project, [folder])

    # What is read along with a file is none that is checked by itself.
    configured = {file.name for file in example.files if file.name == "hubdocs.toml" or file.name.endswith(".csv")}
    assert report.files + len(configured) == len(example.files)
    return [diagnostic.code.value for diagnostic in report.diagnostics]
