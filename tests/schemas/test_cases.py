"""Files that are right and files that are wrong in one way, found by folder.

A wrong file says in its first line which keyword must fail and where, as in ``# enum /provider``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from schema_cases import faults, read, schema_path, validator

HERE = Path(__file__).parent
LAYERED = frozenset({"hub-values", "support-values"})
"""The schemas whose files are layers, each of them incomplete."""


def cases(kind: str) -> list[object]:
    """Find the files of one kind, named after schema and file."""
    return [pytest.param(path, id=f"{path.parts[-3]}/{path.stem}") for path in sorted(HERE.glob(f"*/{kind}/*.yaml"))]


def judged(path: Path) -> list[tuple[str, str]]:
    """Judge one file by the schema that its folder is named after."""
    name = path.parts[-3]
    return faults(validator(schema_path(name)), read(path), part=name in LAYERED)


@pytest.mark.parametrize("path", cases("good"))
def test_right_files_pass(path: Path) -> None:
    """A right file has no fault."""
    assert judged(path) == []


@pytest.mark.parametrize("path", cases("bad"))
def test_wrong_files_fail_once_and_there(path: Path) -> None:
    """A wrong file has exactly the one fault that it announces."""
    keyword, pointer = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ").split(" ", 1)

    assert judged(path) == [(keyword, pointer.strip().removeprefix("root"))]


@pytest.mark.parametrize(
    ("schema", "least"),
    [
        ("cluster", 12),
        ("hub-values", 15),
        ("profile-list", 15),
        ("support-values", 5),
        ("community", 8),
        ("request", 8),
    ],
)
def test_there_are_enough_wrong_files(schema: str, least: int) -> None:
    """The folders are found, and hold as many cases as they should."""
    assert len(list((HERE / schema / "bad").glob("*.yaml"))) >= least
    assert list((HERE / schema / "good").glob("*.yaml"))
