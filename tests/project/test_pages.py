"""Snippets in pages: which are checked, against what, and what examples that must fail have to do.

Each case is a page in ``pages/``. Its first comment says how the page is read; lines that end in a marker
``<- code`` say where a finding must be. Markers that are no comments are cut off before the page is checked.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hubdocs.project import Project
from hubdocs.project.options import Options, SnippetRule
from hubdocs.project.pages.check_page import check_page

PAGES = sorted((Path(__file__).parent / "pages").glob("*.*"))
STRIPPED = re.compile(r"(?m)(?<=[^# ])[ ]+<- [a-z-]+$")
MARKER = re.compile(r"<- ([a-z-]+)")
OPTIONS = Options(snippets=(SnippetRule(("rule*",), "hub-values"),))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page(page: Path, tmp_path: Path) -> None:
    """The findings stand on the marked lines, and nowhere else."""
    marked_text = page.read_text(encoding="utf-8")
    text = STRIPPED.sub("", marked_text)
    copy = tmp_path / page.name
    copy.write_text(text, encoding="utf-8")
    (tmp_path / "cluster.yaml").write_text("name: 5\n", encoding="utf-8")
    marked = [(number, code) for number, line in enumerate(marked_text.split("\n"), 1) for code in MARKER.findall(line)]

    result = check_page(copy, Project(tmp_path, OPTIONS, base=tmp_path))

    found = [(item.span.start.line, item.code.value) for item in result.diagnostics if item.path == page.name]
    assert sorted(found) == sorted(marked), result.diagnostics


def test_what_was_expected_is_kept_for_the_page(tmp_path: Path) -> None:
    """The page shows the very message that a reader would get."""
    page = tmp_path / "page.md"
    page.write_text("```{config} cluster\n:overlay:\n:expect: wrong-value\n\nprovider: gpc\n```\n", encoding="utf-8")

    result = check_page(page, Project(tmp_path, base=tmp_path))

    assert result.diagnostics == ()
    [(_, block)] = result.blocks
    assert [(item.location, item.code.value) for item in block.expected] == [("page.md:5:11", "wrong-value")]
    assert "did you mean `gcp`?" in block.expected[0].hint


def test_a_shown_file_is_checked(tmp_path: Path) -> None:
    """What is wrong with a file that a page shows is told at the file."""
    (tmp_path / "cluster.yaml").write_text("name: 5\n", encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text("```{config-file} cluster.yaml\n:overlay:\n```\n", encoding="utf-8")

    result = check_page(page, Project(tmp_path, base=tmp_path))

    assert [(item.location, item.code.value) for item in result.diagnostics] == [("cluster.yaml:1:7", "wrong-type")]
    assert result.files == (tmp_path / "cluster.yaml",)


def test_the_schema_of_a_shown_file_is_found_from_the_page(tmp_path: Path) -> None:
    """A path of a schema starts from the page's folder, as that of the file does."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "own.schema.yaml").write_text("type: object\nadditionalProperties: false\n", encoding="utf-8")
    (folder / "a.yaml").write_text("b: 1\n", encoding="utf-8")
    page = folder / "page.md"
    page.write_text("```{config-file} a.yaml\n:schema: own.schema.yaml\n```\n", encoding="utf-8")

    result = check_page(page, Project(tmp_path, base=tmp_path))

    assert [(item.location, item.code.value) for item in result.diagnostics] == [("docs/a.yaml:1:1", "unknown-key")]


@pytest.mark.parametrize("target", ["../secret.yaml", "/../secret.yaml", "link.yaml"])
def test_nothing_outside_the_project_is_shown(tmp_path: Path, target: str) -> None:
    """Neither a path nor a link leads out."""
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "secret.yaml").write_text("name: a\n", encoding="utf-8")
    (root / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    page = root / "page.md"
    page.write_text(f"```{{config-file}} {target}\n```\n", encoding="utf-8")

    result = check_page(page, Project(root, base=root))

    assert [(item.location, item.code.value) for item in result.diagnostics] == [("page.md:1:18", "outside-project")]
    assert result.files == ()
