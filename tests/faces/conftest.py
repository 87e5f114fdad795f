"""A fixture for the cases of the faces."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy a project, and work in the copy."""
    folder = tmp_path / "project"
    shutil.copytree(request.param, folder)
    (folder / "expected").unlink(missing_ok=True)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    return folder
