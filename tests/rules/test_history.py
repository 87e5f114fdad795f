"""Kinds of fixes that fleets have seen: found before, silent after."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from rule_cases import write_cluster

from hubdocs.project import check, load_project

PAIRS = yaml.safe_load((Path(__file__).parent / "history.yaml").read_text(encoding="utf-8"))


def found_in(values: str, pair: dict[str, Any], folder: Path) -> list[str]:
    """Check a hub with these values."""
    write_cluster(folder / "clusters" / "sa", {**pair, "values": [values]})
    report = check(load_project(folder, base=folder), [folder])
    return [f"{item.span.start.line}:{item.span.start.column} {item.code.value}" for item in report.diagnostics]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_pair(pair: dict[str, Any], tmp_path: Path) -> None:
    """The mistake is found once where it was fixed, and nothing is found after the fix."""
    assert found_in(pair["before"], pair, tmp_path / "before") == [pair["found"]]
    assert found_in(pair["after"], pair, tmp_path / "after") == []
