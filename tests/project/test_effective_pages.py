"""Pages that show what a hub runs with, as the check of a project sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdocs.project import check, load_project
from hubdocs.project.cache import VARIABLE, open_cache

if TYPE_CHECKING:
    from pathlib import Path

CLUSTER = """\
name: sa
provider: kubeconfig
metadata: {2i2c: {hubspot_deal_id: 80012345678}}
kubeconfig: {file: enc-access.secret.yaml}
hubs:
- name: hub-a
  domain: hub-a.sa.example.org
  helm_chart: basehub
  helm_chart_values_files: [common.values.yaml]
"""
VALUES = "jupyterhub:\n  cull: {timeout: 7200}\n"
PAGE = "# Hub\n\n```{config-effective} sa/hub-a\n:at: /jupyterhub/cull\n```\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a project with a hub and a page about it, and a place for the cache."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    root = tmp_path / "project"
    (root / "clusters" / "sa").mkdir(parents=True)
    (root / "hubdocs.toml").write_text("", encoding="utf-8")
    (root / "clusters" / "sa" / "cluster.yaml").write_text(CLUSTER, encoding="utf-8")
    (root / "clusters" / "sa" / "common.values.yaml").write_text(VALUES, encoding="utf-8")
    (root / "page.md").write_text(PAGE, encoding="utf-8")
    return root


def found(folder: Path) -> list[str]:
    """Check the project, with what earlier checks found."""
    project = load_project(folder, base=folder)
    report = check(project, cache=open_cache(project))
    return [f"{item.location} {item.code.value}" for item in report.diagnostics if item.path == "page.md"]


@pytest.mark.parametrize(
    ("file", "old", "new", "finding"),
    [
        ("clusters/sa/cluster.yaml", "name: hub-a", "name: hub-b", "page.md:3:23 unknown-hub"),
        ("clusters/sa/common.values.yaml", "cull", "hub", "page.md:4:6 invalid-option"),
        ("page.md", "/jupyterhub", "/jupiterhub", "page.md:4:6 invalid-option"),
    ],
)
def test_what_was_found_before_does_not_outlive_its_reason(
    folder: Path, file: str, old: str, new: str, finding: str
) -> None:
    """A page is checked again when a file of the hub that it shows changes: to the worse, and back."""
    path = folder / file
    before = path.read_text(encoding="utf-8")
    assert found(folder) == []

    path.write_text(before.replace(old, new), encoding="utf-8")
    assert found(folder) == found(folder) == [finding]

    path.write_text(before, encoding="utf-8")
    assert found(folder) == []


def test_a_hub_that_comes(folder: Path) -> None:
    """A page that names a hub too early is right as soon as there is such a hub."""
    cluster = folder / "clusters" / "sa"
    cluster.rename(folder / "aside")
    assert found(folder) == ["page.md:3:23 unknown-hub"]

    (folder / "aside").rename(cluster)

    assert found(folder) == []
