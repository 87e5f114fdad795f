"""A small project with a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx_site import Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project, and make it the current folder, so that findings are relative to it."""
    monkeypatch.chdir(tmp_path)
    return Site(tmp_path, {"nitpicky": True}).write({"hubdocs.toml": ""})
