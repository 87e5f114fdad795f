"""What the command prints, case by case.

A case is a folder in ``cases/``: ``args``, the files of ``project/``, perhaps ``stdin`` and the day that it is in
``today``, and what must come out in ``expected-stdout``, ``expected-stderr`` (missing where it is empty) and
``expected-exit``.
To write what comes out now, run the tests with ``HUBDOCS_REGENERATE=1``, and read the difference.
"""

from __future__ import annotations

import os
import shlex
import shutil
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/args"))


def test_there_are_cases() -> None:
    """The cases are found."""
    assert len(CASES) >= 30


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hubdocs: Callable[..., tuple[int, str, str]]
) -> None:
    """The command prints what the case expects, and exits as it expects."""
    project = tmp_path / "project"
    if (case / "project").is_dir():
        shutil.copytree(case / "project", project)
    else:
        project.mkdir()
    monkeypatch.chdir(project)
    args = shlex.split((case / "args").read_text(encoding="utf-8"))
    if stated := read(case / "today"):
        noon = datetime.combine(date.fromisoformat(stated.strip()), time(12), UTC)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    stdin = (case / "stdin").read_bytes() if (case / "stdin").exists() else b""
    code, stdout, stderr = hubdocs(*args, stdin=stdin)
    actual = {"expected-stdout": stdout, "expected-stderr": stderr, "expected-exit": f"{code}\n"}
    if os.environ.get("HUBDOCS_REGENERATE"):
        write(case, actual)

    assert actual == {name: read(case / name) for name in actual}


def read(path: Path) -> str:
    """Read what is expected; a missing file stands for nothing."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


def write(case: Path, actual: dict[str, str]) -> None:
    """Write what came out as what is expected."""
    for name, text in actual.items():
        if text:
            (case / name).write_text(text, encoding="utf-8")
        else:
            (case / name).unlink(missing_ok=True)
