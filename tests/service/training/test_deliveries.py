"""Logs of workshops: each mistake is found once and at its place, and what is right is silent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from workshop_cases import WORKSHOP, write_project

from hubdocs.project import check, load_project

CASES = yaml.safe_load(Path(__file__).with_name("mistakes").joinpath("deliveries.yaml").read_text("utf-8"))
LOG = """\
workshop: two-days
date: 2026-05-01
hub: sa/hub-a
language: es
attendees: 30
lessons:
  first-steps: {teaching: 30, exercises: 20}
  files: {teaching: 0, exercises: 20}
"""


def findings(folder: Path, log: str) -> list[tuple[str, str]]:
    """Check a log, and give place and code of each finding, with its hint."""
    write_project(folder, WORKSHOP)
    path = folder / "a.delivery.yaml"
    path.write_text(log, encoding="utf-8")
    report = check(load_project(folder, base=folder), [path])
    return [(f"{item.location} {item.severity.value} {item.code.value}", item.hint) for item in report.diagnostics]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_mistake_is_found_once(case: dict[str, Any], tmp_path: Path) -> None:
    """A right log with one change has this one finding."""
    assert LOG.count(case["replace"]) == 1
    found = findings(tmp_path, LOG.replace(case["replace"], case["by"]))

    assert found == [(f"a.delivery.yaml:{case['expect']}", case["hint"])]


RIGHT = {
    "as it is": ("", ""),
    "without a hub": ("hub: sa/hub-a\n", ""),
    "a workshop that had no file": ("workshop: two-days", "workshop: coast"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_silent(name: str, tmp_path: Path) -> None:
    """Nothing is found in what only looks unusual."""
    assert findings(tmp_path, LOG.replace(*RIGHT[name])) == []


def test_a_project_without_hubs(tmp_path: Path) -> None:
    """It may have been on a hub of somebody else."""
    write_project(tmp_path, WORKSHOP)
    path = tmp_path / "a.delivery.yaml"
    path.write_text(LOG, encoding="utf-8")
    (tmp_path / "clusters/sa/cluster.yaml").unlink()

    assert check(load_project(tmp_path, base=tmp_path), [path]).diagnostics == ()
