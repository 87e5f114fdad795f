"""The names of our directives, as the check knows them and as Sphinx does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx_site import Site

from hubdocs.project.pages.check_directives import DIRECTIVES
from hubdocs.project.pages.part_options import PART_OPTIONS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("family", DIRECTIVES)
def test_the_check_knows_all_of_them(family: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No right name is told to be wrong, and none is proposed that there is not; `kit` is there while one is made."""
    monkeypatch.chdir(tmp_path)
    built = Site(tmp_path).write({"index.md": "# Index\n"}).build()

    assert DIRECTIVES[family] - {"kit"} == set(built.env.domains[family].directives)


def test_the_check_knows_their_options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No right option of a part of a lesson is told to be wrong, and none is taken for right that there is not."""
    monkeypatch.chdir(tmp_path)
    built = Site(tmp_path).write({"index.md": "# Index\n"}).build()
    directives = built.env.domains["lesson"].directives

    assert {name: set(options) for name, options in PART_OPTIONS.items()} == {
        name: set(directive.option_spec) for name, directive in directives.items()
    }
