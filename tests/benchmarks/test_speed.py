"""How long checking takes, as ratios to well-known work in the same run: absolute times say little elsewhere.

Run with ``nox -s bench``; each line printed is a ratio of the fastest of several runs.
"""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
import yaml

from hubdocs.project import Options, Project, check

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
