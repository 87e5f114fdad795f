"""The site that the guide for instructors makes from nothing is checked, built and complete as it is printed."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hubdocs.project import check, load_project
from hubdocs.sources.snippets import find_snippets

if TYPE_CHECKING:
    from sphinx.testing.util import SphinxTestApp

PAGE = Path(__file__).resolve().parents[2] / "docs" / "instructors" / "site-of-your-own.md"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Write the files of the page."""
    for snippet in find_snippets(PAGE.read_text(encoding="utf-8"), language="markdown"):
        for option in snippet.attributes:
            if option.name == "file":
                path = tmp_path / option.value
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(snippet.body, encoding="utf-8")
    return tmp_path / "own"


def test_it_is_right(own: Path) -> None:
    """The five files are there, and nothing is wrong with them."""
    names = {path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file()}

    assert names == {"conf.py", "hubdocs.toml", "index.md", "lessons/first-plot.md", "rivers.workshop.yaml"}
    assert check(load_project(own, base=own), []).diagnostics == ()


@pytest.mark.build
def test_it_builds(make_app: type[SphinxTestApp], own: Path) -> None:
    """The front page has the agenda and a kit with the lesson; nobody is warned."""
    app = make_app("html", srcdir=own)
    app.build()
    page = (own / "_build" / "html" / "index.html").read_text(encoding="utf-8")
    (kit,) = (own / "_build" / "html" / "_kits").rglob("*.zip")

    assert app.warning.getvalue() == ""
    assert 'href="lessons/first-plot.html"' in page
    assert kit.name in page
    with zipfile.ZipFile(kit) as file:
        assert any(name.endswith("lessons/first-plot.html") for name in file.namelist())
