"""Where one stands, what one names, and where it lies: the findings are those about what was named."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Result

FLEET = Path(__file__).parents[1] / "faces" / "cases" / "fleet" / "clusters" / "sa"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Make a project without clusters, and elsewhere a fleet with two that are wrong and share a domain."""
    (tmp_path / "project" / ".git").mkdir(parents=True)
    (tmp_path / "project" / "hubdocs.toml").write_text('files = []\npages = ["*.md"]\n')
    (tmp_path / "project" / "page.md").write_text("# Page\n")
    shutil.copytree(FLEET, tmp_path / "fleet" / "sa")
    shutil.copytree(FLEET, tmp_path / "fleet" / "af")
    cluster = tmp_path / "fleet" / "af" / "cluster.yaml"
    cluster.write_text(cluster.read_text().replace("name: sa", "name: af"))
    return tmp_path


def files_of(result: Result) -> set[str]:
    """List the files with findings."""
    return {line.split(":")[0] for line in result.stdout.splitlines() if ": error " in line or ": warning " in line}


VALUES = ("common.values.yaml", "hub-a.values.yaml")
BOTH = {f"../fleet/{cluster}/{name}" for cluster in ("af", "sa") for name in VALUES}
CASES = {
    "nothing of it": ("project", (), set()),
    "a fleet elsewhere": ("project", ("../fleet",), {*BOTH, "../fleet/sa/cluster.yaml"}),
    "a cluster elsewhere": ("project", ("page.md", "../fleet/sa"), {f"../fleet/sa/{name}" for name in VALUES}),
    "the folder of a cluster": ("fleet/sa", (), set(VALUES)),
    "the first of two": ("fleet", ("af",), {*(f"af/{name}" for name in VALUES), "sa/cluster.yaml"}),
    "the second of two": ("fleet", ("sa",), {*(f"sa/{name}" for name in VALUES), "sa/cluster.yaml"}),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_named_is_looked_at(
    place: Path, monkeypatch: pytest.MonkeyPatch, hubdocs: Callable[..., Result], case: str
) -> None:
    """A folder outside of the project is checked as if one stood there, and its neighbours are not told of.

    That both clusters have one domain is told at the second one, and concerns both.
    """
    here, named, found = CASES[case]
    monkeypatch.chdir(place / here)

    result = hubdocs("check", *named)

    assert files_of(result) == found
    assert result.code == bool(found)


def test_a_project_behind_a_link(place: Path, monkeypatch: pytest.MonkeyPatch, hubdocs: Callable[..., Result]) -> None:
    """The way that one took to a fleet does not matter."""
    (place / "link").symlink_to(place / "fleet", target_is_directory=True)
    monkeypatch.chdir(place / "project")

    assert files_of(hubdocs("check", "../link")) == {
        f.replace("fleet", "link", 1) for f in CASES["a fleet elsewhere"][2]
    }
