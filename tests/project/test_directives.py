"""Directives of ours in pages: slips in their names, and files of workshops that are not there.

Each case is a page in ``directives/``; a marker ``<- code`` at the end of a line says what must be found there.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hubdocs.project import check, load_project

PAGES = sorted((Path(__file__).parent / "directives").glob("*.*"))
MARKER = re.compile(r"(?m)[ ]+<- ([a-z-]+)$")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_directives(page: Path, tmp_path: Path) -> None:
    """The findings stand on the marked lines, and nowhere else."""
    marked = page.read_text(encoding="utf-8")
    copy = tmp_path / page.name
    copy.write_text(MARKER.sub("", marked), encoding="utf-8")
    expected = [(number, code) for number, line in enumerate(marked.split("\n"), 1) for code in MARKER.findall(line)]

    found = check(load_project(tmp_path, base=tmp_path), [copy]).diagnostics

    assert [(item.span.start.line, item.code.value) for item in found] == expected
    assert len(expected) >= 3


def test_a_file_of_almost_that_name(tmp_path: Path) -> None:
    """A file beside the one that is missing is proposed, with its folder."""
    (tmp_path / "trips").mkdir()
    (tmp_path / "trips/merida.workshop.yaml").write_text("title: Rivers\n", encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text("```{lesson:agenda} trips/merida.worksop.yaml\n```\n", encoding="utf-8")

    [found] = check(load_project(tmp_path, base=tmp_path), [page]).diagnostics

    assert (found.code.value, found.hint) == ("file-not-found", "did you mean `trips/merida.workshop.yaml`?")
