"""The command as a process of its own: as it is started, as it ends, and what it loads on the way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RIGHT = """\
name: sa
provider: kubeconfig
metadata:
  2i2c: {hubspot_deal_id: 80012345678}
kubeconfig: {file: enc-access.secret.yaml}
"""
COMMAND = [sys.executable, "-m", "hubdocs"]
CHANGING = {"FORCE_COLOR", "GITHUB_WORKSPACE", "HUBDOCS_DEBUG", "NO_COLOR", "PYTHONIOENCODING"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, in a plain environment."""
    monkeypatch.chdir(tmp_path)
    for name in CHANGING:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def start(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the command and wait for its end."""
    return subprocess.run(
        [*COMMAND, *args],
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="surrogateescape",
        env={**os.environ, **environment},
    )


def test_module(here: Path) -> None:
    """``python -m hubdocs`` checks, prints, and exits with 1 where there are errors."""
    (here / "cluster.yaml").write_text("name: sa\n", encoding="utf-8")
    result = start("check", "cluster.yaml")

    assert result.returncode == 1
    assert result.stdout.endswith("\n2 errors in 1 file\n")
    assert result.stderr == ""


def test_script(here: Path) -> None:
    """The installed script is the same command."""
    script = shutil.which("hubdocs", path=str(Path(sys.executable).parent))
    if script is None:
        pytest.fail("hubdocs is not installed beside this Python")
    (here / "cluster.yaml").write_text(RIGHT, encoding="utf-8")
    result = subprocess.run([script, "check"], capture_output=True, text=True, check=False)

    assert (result.returncode, result.stdout, result.stderr) == (0, "0 errors in 1 file\n", "")


def test_version() -> None:
    """``--version`` says it, and nothing else."""
    import hubdocs  # noqa: PLC0415 (only here)

    assert start("--version").stdout == f"hubdocs {hubdocs.__version__}\n"


def test_standard_input() -> None:
    """The standard input of the process is read."""
    result = subprocess.run(
        [*COMMAND, "check", "--schema", "cluster", "-"], input=RIGHT.encode(), capture_output=True, check=False
    )

    assert (result.returncode, result.stdout.decode().splitlines()) == (0, ["0 errors in 1 file"])


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end differently on Windows")
@pytest.mark.parametrize("args", [["check"], ["schema", "list"]], ids=" ".join)
def test_reader_that_leaves(args: list[str]) -> None:
    """Nothing is said when nobody reads the output any more."""
    with subprocess.Popen([*COMMAND, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()  # long before the first word
        errors = process.stderr.read()

    assert errors == b""
    assert process.returncode == 141


def test_terminal_without_the_letters(here: Path) -> None:
    """What the encoding of the output lacks is written as an escape."""
    (here / "cluster.yaml").write_text("ação: 東\n", encoding="utf-8")
    result = start("check", "cluster.yaml", PYTHONIOENCODING="ascii")

    assert result.returncode == 1
    assert r"unknown key `a\xe7\xe3o`" in result.stdout


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text there")
def test_file_name_that_is_no_text(here: Path) -> None:
    """A file whose name is not UTF-8 is checked and named."""
    path = os.fsencode(here) + b"/caf\xe9.values.yaml"
    Path(os.fsdecode(path)).write_text("hubb: 1\n", encoding="utf-8")

    assert start("check").stdout.startswith("caf\N{REPLACEMENT CHARACTER}.values.yaml:1:1: error unknown-key")
    (found,) = json.loads(start("check", "--format", "json").stdout)["diagnostics"]
    assert os.fsencode(found["path"]) == b"caf\xe9.values.yaml"


BREAK = "import hubdocs.project, sys; sys.modules['hubdocs.project.check'].find_targets = lambda *a, **k: 1 / 0; "
RUN = "from hubdocs.cli import main; main(['check'])"


def test_mistake_of_our_own() -> None:
    """An unexpected exception is one line that asks to report it, and an exit code of its own."""
    result = subprocess.run([sys.executable, "-c", BREAK + RUN], capture_output=True, text=True, check=False)

    assert result.returncode == 70
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert "ZeroDivisionError: division by zero" in line
    assert "report" in line


def test_mistake_of_our_own_with_traceback() -> None:
    """``HUBDOCS_DEBUG=1`` shows where it happened."""
    environment = {**os.environ, "HUBDOCS_DEBUG": "1"}
    result = subprocess.run(
        [sys.executable, "-c", BREAK + RUN], capture_output=True, text=True, check=False, env=environment
    )

    assert result.returncode != 0
    assert "Traceback" in result.stderr


def test_colours_where_they_are_wanted(here: Path) -> None:
    """Colours are written only if somebody asks for them, and ``NO_COLOR`` wins."""
    (here / "cluster.yaml").write_text("name: sa\n", encoding="utf-8")

    assert "\x1b" not in start("check").stdout
    assert "\x1b[1;31merror\x1b[0m" in start("check", FORCE_COLOR="1").stdout
    assert "\x1b" not in start("check", FORCE_COLOR="1", NO_COLOR="1").stdout


def test_paths_from_the_top_of_a_workflow(here: Path) -> None:
    """For workflows, paths start at the top of the checkout, also where the command runs in a folder of it."""
    folder = here / "sub"
    folder.mkdir()
    (folder / "cluster.yaml").write_text("name: sa\n", encoding="utf-8")
    (folder / "schemas").mkdir()
    (folder / "schemas" / "s.schema.yaml").write_text("properties: {name: {type: integer}}\n", encoding="utf-8")
    os.chdir(folder)
    wanted = ("check", "--format", "github", "--schema", "schemas/s.schema.yaml", "cluster.yaml")

    assert start(*wanted, GITHUB_WORKSPACE=str(here)).stdout.startswith("::error file=sub/cluster.yaml,line=1")
    assert start(*wanted, GITHUB_WORKSPACE=str(here / "other")).stdout.startswith("::error file=cluster.yaml,line=1")


LISTED = "import sys; from hubdocs.cli.start import run; run(sys.argv[1:]); print(*sorted(sys.modules))"


def loaded(*args: str) -> set[str]:
    """List the modules that are loaded by a run of the command."""
    result = subprocess.run([sys.executable, "-c", LISTED, *args], capture_output=True, text=True, check=True)
    return set(result.stdout.splitlines()[-1].split())


def test_a_right_file_loads_only_what_it_needs(here: Path) -> None:
    """Checking a right file loads nothing that only help, mistakes, pages or other formats need."""
    (here / "cluster.yaml").write_text(RIGHT, encoding="utf-8")
    modules = loaded("check", "cluster.yaml")

    assert {"yaml", "jsonschema_rs", "hubdocs.sources.yaml_loader"} <= modules
    unwanted = {"click", "dataclasses", "inspect", "jsonschema", "referencing", "tomllib", "sphinx", "docutils"}
    unwanted |= {"hubdocs.checks.findings", "hubdocs.checks.schema_file", "hubdocs.sources.snippets"}
    unwanted |= {"hubdocs.sources.yaml_errors", "hubdocs.sources.json_loader", "hubdocs.project.pages.check_page"}
    assert modules & unwanted == set()


@pytest.mark.parametrize("args", [["--help"], ["check", "--help"], ["explain-code", "--help"]], ids=" ".join)
def test_help_loads_no_engine(args: list[str]) -> None:
    """Help comes without the engine."""
    assert loaded(*args) & {"yaml", "jsonschema_rs", "hubdocs.project", "hubdocs.schema"} == set()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="arguments are text there")
def test_argument_that_is_no_text(here: Path) -> None:
    """What a terminal of another encoding sends is written as well as it can be, and breaks nothing."""
    front = "---\nlesson:\n  id: one\n  minutes: {teaching: 9, exercises: 0}\n  level: beginner\n  audience: [x]\n"
    (here / "one.md").write_text(
        f"{front}  teaches: [x]\n  language: en\n  licence: x\n---\n\n# One\n", encoding="utf-8"
    )
    asked = ["draft-workshop", "one", "--day", "2027-03-01", "--time-zone", "America/Bogota"]
    result = start(*asked, "--title", os.fsdecode(b"caf\xe9"), "--output", os.fsdecode(b"caf\xe9.workshop.yaml"))

    left_over = "left over: 406 minutes of 2027-03-01, such as for people's own work\n"
    assert (result.returncode, result.stderr) == (0, left_over)
    assert result.stdout.startswith("wrote caf\N{REPLACEMENT CHARACTER}.workshop.yaml\n")
    written = Path(os.fsdecode(os.fsencode(here) + b"/caf\xe9.workshop.yaml"))
    assert written.read_text(encoding="utf-8").startswith("title: caf?\n")
