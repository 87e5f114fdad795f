"""How long checking takes, as ratios to well-known work in the same run: absolute times say little elsewhere.

Run with ``nox -s bench``; each line printed is a ratio of the fastest of several runs.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from record_cases import write_catalogue
from sphinx_site import Site

from hubdocs.project import Options, Project, check
from hubdocs.project.cache import VARIABLE, open_cache

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.project.report import Report

REPEAT = 7
COPIES = 20


def _fastest(work: Callable[[], object], repeat: int = REPEAT) -> float:
    """Time some work; give the shortest of several runs, in seconds."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Print a figure although pytest captures output."""

    def print_line(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n  {line}")

    return print_line


def _configuration(corpus: Path) -> list[Path]:
    """List the files of a real fleet that are not encrypted."""
    files = sorted((corpus / "config" / "clusters").glob("*/*.yaml"))
    wanted = [path for path in files if path.name == "cluster.yaml" or path.name.endswith(".values.yaml")]
    return [path for path in wanted if "secret" not in path.name]


def test_checking_against_bare_parsing(corpus: Path, tell: Callable[[str], None]) -> None:
    """Read, place and check a fleet, against parsing the same files with the C loader and nothing else."""
    files = _configuration(corpus)
    texts = [path.read_text(encoding="utf-8") for path in files]
    project = Project(corpus, Options())
    check(project, files)

    ours = _fastest(lambda: check(project, files))

    bare = _fastest(lambda: [list(yaml.load_all(text, Loader=yaml.CSafeLoader)) for text in texts])
    tell(f"{len(files)} files: check / bare C parsing = {ours / bare:.2f}")
    assert check(project, files).files == len(files)
    assert ours / bare < 4  # measured: about 2; beyond this something is wrong


def test_the_command_against_check_jsonschema(corpus: Path, tmp_path: Path, tell: Callable[[str], None]) -> None:
    """The whole command, start included, against check-jsonschema on many cluster files."""
    pytest.importorskip("check_jsonschema", reason="the group `bench` of pyproject.toml has it")
    schema = corpus / "schemas" / "cluster.schema.yaml"
    for number in range(COPIES):
        for path in (corpus / "config" / "clusters").glob("*/cluster.yaml"):
            copy = tmp_path / f"{path.parent.name}-{number}.yaml"
            copy.write_bytes(path.read_bytes())
    files = sorted(str(path) for path in tmp_path.glob("*.yaml"))
    ours = [sys.executable, "-m", "hubdocs", "check", "--schema", str(schema), *files]
    theirs = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *files]

    mine = _fastest(lambda: subprocess.run(ours, check=True, capture_output=True, cwd=tmp_path), repeat=3)

    other = _fastest(lambda: subprocess.run(theirs, check=True, capture_output=True, cwd=tmp_path), repeat=3)
    tell(f"{len(files)} cluster files: hubdocs check / check-jsonschema = {mine / other:.2f}")
    assert mine < other


def test_starting_against_the_libraries(corpus: Path, tell: Callable[[str], None]) -> None:
    """Start and check one file, against starting Python with the two libraries that it cannot do without."""
    path = next((corpus / "config" / "clusters").glob("*/cluster.yaml"))
    ours = [sys.executable, "-m", "hubdocs", "check", "--schema", "cluster", str(path)]
    bare = [sys.executable, "-c", "import yaml, jsonschema_rs"]

    mine = _fastest(lambda: subprocess.run(ours, check=True, capture_output=True), repeat=15)

    least = _fastest(lambda: subprocess.run(bare, check=True, capture_output=True), repeat=15)
    tell(f"one file: hubdocs check / python -c 'import yaml, jsonschema_rs' = {mine / least:.2f}")


def _copy_fleet(source: Path, target: Path, hubs: int) -> list[Path]:
    """Copy the clusters of a fleet again and again, under other names, until there are enough hubs.

    :return: the files that can be read.
    """
    found = 0
    for number in count():
        for folder in sorted(path.parent for path in source.glob("*/cluster.yaml")):
            if found >= hubs:
                return [path for path in sorted(target.rglob("*.yaml")) if "secret" not in path.name]
            copy = target / f"{folder.name}-{number}"
            shutil.copytree(folder, copy)
            text = (copy / "cluster.yaml").read_text(encoding="utf-8")
            text = re.sub(rf"(?m)^name: *{re.escape(folder.name)} *$", f"name: {copy.name}", text)
            text = re.sub(r"(?m)^( *(?:- )?domain: *)", rf"\g<1>n{number}.", text)
            (copy / "cluster.yaml").write_text(text, encoding="utf-8")
            found += len(yaml.load(text, Loader=yaml.CSafeLoader).get("hubs") or [])
    raise AssertionError


def _whole(root: Path) -> Report:
    """Check a fleet, schemas and rules, as a new process would."""
    project = Project(root, Options())
    return check(project, cache=open_cache(project))


def test_a_fleet_against_bare_parsing(corpus: Path, tmp_path: Path, tell: Callable[[str], None]) -> None:
    """Find, read, merge and check the files of 170 hubs, against parsing them with the C loader and nothing else."""
    files = _copy_fleet(corpus / "config" / "clusters", tmp_path / "clusters", 170)
    texts = [path.read_text(encoding="utf-8") for path in files]
    _whole(tmp_path)

    ours = _fastest(lambda: _whole(tmp_path))

    bare = _fastest(lambda: [list(yaml.load_all(text, Loader=yaml.CSafeLoader)) for text in texts])
    tell(f"170 hubs, {len(files)} files: check with rules / bare C parsing = {ours / bare:.2f}")
    assert ours / bare < 3.5  # measured: 2.4; beyond this something is wrong


def test_a_warm_cache(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tell: Callable[[str], None]
) -> None:
    """Check a fleet that has not changed since the last run, against checking it for the first time."""
    _copy_fleet(corpus / "config" / "clusters", tmp_path / "fleet" / "clusters", 170)
    first = _fastest(lambda: _whole(tmp_path / "fleet"))
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    _whole(tmp_path / "fleet")

    second = _fastest(lambda: _whole(tmp_path / "fleet"))

    tell(f"170 hubs: second run / first run = {second / first:.2f}")
    assert second / first < 0.25  # measured: 0.1


def test_growth(corpus: Path, tmp_path: Path, tell: Callable[[str], None]) -> None:
    """Check a hundred hubs and ten thousand: the time for each hub stays the same."""
    times, sizes = [], (100, 10_000)
    for hubs in sizes:
        _copy_fleet(corpus / "config" / "clusters", tmp_path / str(hubs) / "clusters", hubs)
        times.append(_fastest(lambda hubs=hubs: _whole(tmp_path / str(hubs)), repeat=3 if hubs < 1000 else 1))
    growth = times[1] / times[0] / (sizes[1] / sizes[0])
    tell(f"{sizes[0]} to {sizes[1]} hubs: time for each hub grows by {growth:.2f}")
    assert growth < 1.5


def test_growth_of_a_catalogue(tmp_path: Path, tell: Callable[[str], None]) -> None:
    """Build the pages of a thousand communities and of ten thousand: the time for each stays the same, as do pages."""
    times, sizes = [], (1000, 10_000)
    for size in sizes:
        folder = tmp_path / str(size)
        write_catalogue(folder / "communities", {f"c-{n:05}": f"summary: Número {n}." for n in range(size)})
        site = Site(folder).write({"hubdocs.toml": "", "index.md": "# C\n\n```{hub:communities}\n```\n"})
        times.append(_fastest(lambda site=site: site.build("html", fresh=True), repeat=1))  # type: ignore[misc] # mypy cannot tell the type of its default
        largest = max(path.stat().st_size for path in (folder / "_build" / "html").glob("index*.html")) / 1024
        assert largest < 700
    growth = times[1] / times[0] / (sizes[1] / sizes[0])
    tell(f"{sizes[0]} to {sizes[1]} communities: time for each grows by {growth:.2f}; a page has {largest:.0f} KB")
    assert growth < 1.5


def test_memory(corpus: Path, tmp_path: Path, tell: Callable[[str], None]) -> None:
    """Check the files of 170 hubs: the whole process needs less than 200 MB."""
    if not Path("/proc/self/status").exists():
        pytest.skip("only Linux tells how much memory a process has needed since it was started")
    _copy_fleet(corpus / "config" / "clusters", tmp_path / "clusters", 170)
    script = (
        "from hubdocs.cli.start import run; run(['check', '--no-cache']);"
        "print('\\n' + next(line for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    command = [sys.executable, "-c", script]
    output = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    largest = int(output.split()[-2]) / 1024
    tell(f"170 hubs: {largest:.0f} MB")
    assert largest < 200
