"""The cache: it saves work, and nobody can tell from the findings that it is there."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from hubdocs.project import check, load_project
from hubdocs.project.cache import VARIABLE, open_cache
from hubdocs.sources import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hubdocs.project.report import Report

CLUSTER = """\
name: {name}
provider: kubeconfig
kubeconfig: {{file: enc-access.secret.yaml}}
metadata: {{2i2c: {{hubspot_deal_id: 80012345678}}}}
hubs:
  - name: hub-a
    domain: hub-a.{name}.example.org
    helm_chart: basehub
    helm_chart_values_files: [common.values.yaml, hub-a.values.yaml, enc-hub-a.secret.values.yaml]
"""
COMMON = "jupyterhub: {singleuser: {memory: {limit: 2G, guarantee: 1G}}}\n"
HUB = "jupyterhub: {singleuser: {memory: {guarantee: 1G}}}\n"
PAGE = """\
# A page

```{config-file} clusters/sa/hub-a.values.yaml
```

```{config} ./own/lesson.yaml
minutes: 45
```
"""
SCHEMA = "type: object\nadditionalProperties: false\nproperties:\n  minutes: {type: integer}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a project with two clusters, a page, and a schema outside of the schema folders."""
    root = tmp_path / "project"
    for name in ("af", "sa"):
        folder = root / "clusters" / name
        folder.mkdir(parents=True)
        (folder / "cluster.yaml").write_text(CLUSTER.format(name=name))
        (folder / "common.values.yaml").write_text(COMMON)
        (folder / "hub-a.values.yaml").write_text(HUB)
        (folder / "enc-access.secret.yaml").write_text("ENC")
        (folder / "enc-hub-a.secret.values.yaml").write_text("ENC")
    (root / "page.md").write_text(PAGE)
    (root / "own").mkdir()
    (root / "own" / "lesson.yaml").write_text(SCHEMA)
    (root / "schemas").mkdir()
    (root / "schemas" / "note.schema.yaml").write_text("type: object\n")
    (root / "hubdocs.toml").write_text('[severity]\nno-default = "warning"\n')
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    monkeypatch.chdir(root)
    return root


def run(*, cached: bool = True) -> Report:
    """Check the project that one stands in."""
    project = load_project()
    return check(project, cache=open_cache(project) if cached else None)


def write(path: str, text: str) -> Callable[[Path], None]:
    """Make a change: write a file."""
    return lambda root: (root / path).write_text(text, encoding="utf-8") and None


def delete(path: str) -> Callable[[Path], None]:
    """Make a change: delete a file."""
    return lambda root: (root / path).unlink()


CHANGES = {
    "nothing": lambda _root: None,
    "a value": write("clusters/sa/hub-a.values.yaml", "jupyterhub: {singleuser: {memory: {guarantee: 4G}}}\n"),
    "a value for all hubs": write("clusters/sa/common.values.yaml", COMMON.replace("2G", "512M")),
    "a mistake in the schema's eyes": write("clusters/af/hub-a.values.yaml", "jupyterhub: {singleusr: {}}\n"),
    "a domain that another cluster has": write("clusters/af/cluster.yaml", CLUSTER.format(name="sa")),
    "no YAML": write("clusters/af/common.values.yaml", "a: [\n"),
    "a file less": delete("clusters/af/common.values.yaml"),
    "a file that was listed, encrypted": delete("clusters/af/enc-hub-a.secret.values.yaml"),
    "a file with a name like one that is missing": write("clusters/af/comon.values.yaml", COMMON),
    "a new cluster": lambda root: shutil.copytree(root / "clusters/sa", root / "clusters/sa-2") and None,
    "a cluster less": lambda root: shutil.rmtree(root / "clusters/sa"),
    "a page": write("page.md", PAGE.replace("45", "long")),
    "a schema outside of the folders": write("own/lesson.yaml", SCHEMA.replace("integer", "string")),
    "that schema gone": delete("own/lesson.yaml"),
    "a schema of the project": write("schemas/note.schema.yaml", "type: objekt\n"),
    "a schema that replaces a shipped one": write("schemas/hub-values.schema.yaml", "type: array\n"),
    "the configuration": write("hubdocs.toml", '[severity]\nguarantee-above-limit = "off"\n'),
    "a broken configuration": write("hubdocs.toml", 'severity = "off"\n'),
}


@pytest.mark.parametrize("first", ["right", "wrong"])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_findings_are_those_of_a_run_without(project: Path, change: Callable[[Path], None], first: str) -> None:
    """Whatever changes between two runs, also to and from a state with findings."""
    if first == "wrong":
        write("clusters/sa/hub-a.values.yaml", "jupyterhub: {singleuser: {memory: {guarantee: 8G}, x: 1}}\n")(project)
        write("clusters/af/common.values.yaml", "nothing: 1\n")(project)
    assert run() == run(cached=False)
    change(project)

    again = run()

    assert again == run(cached=False)
    assert run() == again


@pytest.mark.usefixtures("project")
def test_unchanged_files_are_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run loads neither a file nor a schema."""
    first = run()

    def fail(*_arguments: object, **_options: object) -> None:
        pytest.fail("a file was read although nothing has changed")

    monkeypatch.setattr("hubdocs.project.check_file.read", fail)  # encrypted files are asked for, and not read
    monkeypatch.setattr("hubdocs.project.pages.check_page.check_page", fail)
    monkeypatch.setattr("hubdocs.service.fleet.fleet.load", fail)
    monkeypatch.setattr("hubdocs.rules.run.RULES", None)

    assert run() == first


def test_only_what_changed_is_looked_at(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change in one cluster leaves the files of the other one alone."""
    run()
    write("clusters/sa/hub-a.values.yaml", HUB.replace("1G", "512M"))(project)
    seen: list[str] = []

    def watched(path: Path, *rest: Any, **more: Any) -> Any:
        seen.append(path.name)
        return read(path, *rest, **more)

    monkeypatch.setattr("hubdocs.project.check_file.read", watched)

    run()

    assert seen == ["hub-a.values.yaml", "hub-a.values.yaml"]  # the file, and the page that shows it


BROKEN = {
    "empty": "",
    "cut off": '{"format": 1, "entr',
    "a list": "[]",
    "deep": "[" * 100_000,
    "other types": '{"format": 1, "environment": 3, "strangers": [], "entries": 7}',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
@pytest.mark.usefixtures("project")
def test_a_broken_cache_is_no_cache(tmp_path: Path, text: str) -> None:
    """Whatever stands in its file."""
    first = run()
    (file,) = (tmp_path / "cache").glob("*.json")
    file.write_text(text)

    assert run() == first


@pytest.mark.parametrize(
    "value", [None, 1, "x", [], {}, {"depends": {}}, {"depends": {}, "found": [[1]], "counts": []}]
)
@pytest.mark.usefixtures("project")
def test_a_broken_entry_is_no_entry(tmp_path: Path, value: object) -> None:
    """Entries of another shape are made anew."""
    first = run()
    (file,) = (tmp_path / "cache").glob("*.json")
    contents = json.loads(file.read_text())
    contents["entries"] = dict.fromkeys(contents["entries"], value)
    file.write_text(json.dumps(contents))

    assert run() == first


def test_nothing_is_kept_in_the_project(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody else could have put there is not trusted, and an empty variable switches the cache off."""
    before = sorted(project.rglob("*"))
    run()
    assert sorted(project.rglob("*")) == before
    assert list((tmp_path / "cache").iterdir())

    shutil.rmtree(tmp_path / "cache")
    monkeypatch.setenv(VARIABLE, "")
    run()

    assert not (tmp_path / "cache").exists()


def test_no_place_for_a_cache(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be made is no mistake."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file" / "cache"))

    assert run() == run(cached=False)
    assert project.is_dir()


def test_runs_at_the_same_time(project: Path, tmp_path: Path) -> None:
    """Runs that write the cache at once leave one that can be read, and no parts behind."""
    command = [sys.executable, "-m", "hubdocs", "check", "--format", "json"]
    expected = subprocess.run([*command, "--no-cache"], capture_output=True, check=False, cwd=project).stdout
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, cwd=project) for _ in range(6)]

    outputs = [process.communicate()[0] for process in started]

    assert outputs == [expected] * len(started)
    (file,) = (tmp_path / "cache").iterdir()
    assert json.loads(file.read_text())["entries"]
