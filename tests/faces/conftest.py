"""A fixture for the cases of the faces."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


TABLE = Path(__file__).parents[1] / "checks" / "mutations"
MUTATIONS = Path("mutations")
"""Stands for the project that is made from the table of slips."""


def write_mutations(folder: Path) -> None:
    """Make a project of all slips of the table: a file for each, and a page that shows them."""
    (folder / "schemas").mkdir(parents=True)
    shutil.copy(TABLE / "storage.schema.yaml", folder / "schemas")
    rules = [
        f'[[files]]\ninclude = ["slips/*-{name}.yaml"]\nschema = "{name}"\n'
        for name in ("cluster", "hub-values", "storage")
    ]
    (folder / "hubdocs.toml").write_text("\n".join(rules), encoding="utf-8")
    (folder / "slips").mkdir()
    page = ["# Slips", ""]
    for number, slip in enumerate(yaml.safe_load((TABLE / "cases.yaml").read_text(encoding="utf-8"))):
        name = f"slips/{number:02}-{slip['file']}.yaml"
        text = (TABLE / f"{slip['file']}.yaml").read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(slip["replace"], slip["with"], 1), encoding="utf-8")
        page.extend([f"```{{config-file}} {name}", "```", ""])
    (folder / "index.md").write_text("\n".join(page), encoding="utf-8")


@pytest.fixture(params=[*CASES, MUTATIONS], ids=lambda case: case.name)
def case(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy a project, and work in the copy."""
    folder = tmp_path / "project"
    if request.param is MUTATIONS:
        write_mutations(folder)
    else:
        shutil.copytree(request.param, folder)
    (folder / "expected").unlink(missing_ok=True)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    return folder
