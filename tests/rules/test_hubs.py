"""Rules over one hub: what they must tell, and what they must never tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from rule_cases import write_cluster

from hubdocs.project import check, load_project

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_hub(case: dict[str, Any], tmp_path: Path) -> None:
    """The findings are the listed ones, at the lines that set the values."""
    folder = tmp_path / "clusters" / "sa"
    write_cluster(folder, case)

    report = check(load_project(tmp_path, base=folder), [tmp_path])

    found = [f"{item.path}:{item.span.start.line} {item.code.value}" for item in report.diagnostics]
    assert case["found"] == found, report.diagnostics


@pytest.mark.parametrize(
    ("excepted", "found"),
    [
        ('hubs = ["sa/hub-0"]', ["0.values.yaml:1"]),  # the other hub has the value, too
        ('hubs = ["sa/hub-0", "sa/hub-1"]', []),
        ('hubs = ["sa/*"]', []),
        ('hubs = ["af/*"]', ["0.values.yaml:1"]),
        ('hubs = ["sa/*"]\ninclude = ["clusters/af/**"]', ["0.values.yaml:1"]),
        ('hubs = ["sa/*"]\ninclude = ["clusters/sa/**"]', []),
    ],
)
def test_exceptions_for_hubs(excepted: str, found: list[str], tmp_path: Path) -> None:
    """A finding is taken away only if every hub that it concerns is excepted."""
    config = f'[[ignore]]\ncode = "guarantee-above-limit"\nreason = "until the end of the term"\n{excepted}\n'
    (tmp_path / "hubdocs.toml").write_text(config, encoding="utf-8")
    values = "{jupyterhub: {singleuser: {memory: {guarantee: 4G, limit: 2G}}}}"
    write_cluster(tmp_path / "clusters" / "sa", {"values": [values], "hubs": 2})

    report = check(load_project(tmp_path, base=tmp_path / "clusters" / "sa"), [tmp_path])

    assert [f"{item.path}:{item.span.start.line}" for item in report.diagnostics] == found
    assert report.ignored == 1 - len(found)


def test_a_single_file_is_judged_by_its_schema(tmp_path: Path) -> None:
    """Without the rules, the schema says of the same key what it can say."""
    folder = tmp_path / "clusters" / "sa"
    values = "jupyterhub:\n  singleuser:\n    profileList:\n      - display_name: A\n        allowed_group: [a]\n"
    write_cluster(folder, {"values": [values]})
    project = load_project(tmp_path, base=folder)

    alone = check(project, [folder / "0.values.yaml"])
    together = check(project, [tmp_path])

    assert [(item.span.start.line, item.code.value) for item in alone.diagnostics] == [(5, "unknown-key")]
    assert [(item.span.start.line, item.code.value) for item in together.diagnostics] == [
        (5, "ineffective-restriction")
    ]
