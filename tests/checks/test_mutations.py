"""One mistake gives one finding: at the right place, with the right code, naming the remedy."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from hubdocs.project import Options, Project
from hubdocs.project.check_file import check_file

FOLDER = Path(__file__).parent / "mutations"
SCHEMAS = {"cluster": "cluster", "hub-values": "hub-values", "storage": str(FOLDER / "storage.schema.yaml")}
ENOUGH = 60


class Mutation(NamedTuple):
    """A slip in a right file, and the finding that it must give."""

    file: str
    old: str
    new: str
    at: str
    code: str
    says: str


def _mutation(case: dict[str, Any]) -> Mutation:
    return Mutation(case["file"], case["replace"], case["with"], case["at"], case["code"], case["says"])


MUTATIONS = [_mutation(case) for case in yaml.safe_load((FOLDER / "cases.yaml").read_text(encoding="utf-8"))]


def _check(name: str, text: str, folder: Path) -> list[tuple[str, str, str, str]]:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    found = check_file(path, Project(folder, Options(), base=folder), schema=SCHEMAS[name]).diagnostics
    return [(f"{d.span.start.line}:{d.span.start.column}", d.code.value, d.message, d.hint) for d in found]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_files_are_right_before_the_slip(name: str, tmp_path: Path) -> None:
    """A right file has no finding."""
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")

    assert _check(name, text, tmp_path) == []


@pytest.mark.parametrize("case", MUTATIONS, ids=lambda case: f"{case.file}-{case.at}-{case.code}")
def test_one_slip_gives_one_finding(case: Mutation, tmp_path: Path) -> None:
    """One finding, at the slip, with its code and its remedy."""
    text = (FOLDER / f"{case.file}.yaml").read_text(encoding="utf-8")
    assert text.count(case.old) >= 1

    found = _check(case.file, text.replace(case.old, case.new, 1), tmp_path)

    assert [(place, code) for place, code, _, _ in found] == [(case.at, case.code)], found
    assert case.says in f"{found[0][2]} | {found[0][3]}"


def test_there_are_enough_slips() -> None:
    """The table covers every kind of mistake that a schema can find."""
    assert len(MUTATIONS) >= ENOUGH
