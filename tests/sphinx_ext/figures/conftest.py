"""A small project whose page shows every kind of drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawing_site import write_site

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_site import Site


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project with a page of drawings."""
    monkeypatch.chdir(tmp_path)
    return write_site(tmp_path)
