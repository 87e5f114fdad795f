"""How command lines are read, completed, and answered."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.shell_completion import ShellComplete
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdocs.cli import start
from hubdocs.cli.check import command as check_command
from hubdocs.cli.group import command
from hubdocs.cli.plain import FORMATS, Wanted, read_plainly
from hubdocs.cli.usage import COMMANDS
from hubdocs.model import Code
from hubdocs.project import reporters

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAIN = [
    "check",
    "check a.yaml b/ c.md",
    "check -",
    "check --schema cluster a.yaml",
    "check a.yaml --schema cluster b.yaml",
    "check --schema cluster --overlay --at /hubs/0 -",
    "check --format json --strict",
    "check --strict --format github docs",
]
LEFT_TO_CLICK = [
    "",
    "--help",
    "schema list",
    "check --help",
    "check --schema=cluster a.yaml",
    "check --format jsn",
    "check --overlay a.yaml",
    "check --at /hubs/0 a.yaml",
    "check --schema",
    "check --schema a --schema b",
    "check --schema --strict",
    "check --unknown",
    "check - -",
    "check --config x.toml",
    "check --output x.json",
    "check -- --odd-name.yaml",
    "check -h",
]


@pytest.mark.parametrize("line", PLAIN)
def test_plain_lines_are_read_as_click_reads_them(line: str) -> None:
    """What is read without click is what click reads."""
    name, *rest = line.split()
    context = check_command.make_context(name, rest)

    assert read_plainly(line.split()) == Wanted(**context.params)


@pytest.mark.parametrize("line", LEFT_TO_CLICK, ids=lambda line: line or "nothing")
def test_other_lines_are_left_to_click(line: str) -> None:
    """Whatever needs help, words of its own, or a second look is left to click."""
    assert read_plainly(line.split()) is None


def test_empty_words_are_left_to_click() -> None:
    """An empty path or value is nothing plain."""
    assert read_plainly(["check", ""]) is None
    assert read_plainly(["check", "--schema", "", "a.yaml"]) is None


def test_completing_is_left_to_click(monkeypatch: pytest.MonkeyPatch) -> None:
    """While a shell completes, the command line is not run."""
    monkeypatch.setenv("_HUBDOCS_COMPLETE", "bash_complete")

    assert read_plainly(["check"]) is None


def test_formats_are_those_of_the_reporters() -> None:
    """The command offers each format that there is."""
    assert FORMATS == reporters.FORMATS


def test_every_command_is_listed_with_its_own_words() -> None:
    """The commands exist, and the list shows them all."""
    context = click.Context(command)

    assert command.list_commands(context) == sorted(COMMANDS)
    assert [command.get_command(context, name).name for name in COMMANDS] == list(COMMANDS)  # type: ignore[union-attr]
    assert command.get_command(context, "nothing") is None


def completed(line: str, incomplete: str) -> list[str]:
    """Complete a word as a shell would ask for it."""
    completion = ShellComplete(command, {}, "hubdocs", "_HUBDOCS_COMPLETE")
    return [item.value for item in completion.get_completions(line.split(), incomplete)]


@pytest.mark.parametrize(
    ("line", "incomplete", "expected"),
    [
        ("", "", list(COMMANDS)),
        ("", "sch", ["schema"]),
        ("schema", "", ["list", "show"]),
        ("schema show", "cl", ["cluster"]),
        ("check --schema", "hub", ["hub-values", "hubdocs"]),
        ("check --format", "", list(FORMATS)),
        ("check", "--st", ["--strict"]),
        ("explain-code", "unknown-", [code.value for code in Code if code.value.startswith("unknown-")]),
        ("completion", "", ["bash", "zsh", "fish"]),
    ],
)
def test_completion(
    line: str, incomplete: str, expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands, options, formats, schemas and codes are completed."""
    monkeypatch.chdir(tmp_path)

    assert completed(line, incomplete) == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script(shell: str, hubdocs: Callable[..., Any]) -> None:
    """The script asks the command, in the way of the shell."""
    result = hubdocs("completion", shell)

    assert result.code == 0
    assert f"_HUBDOCS_COMPLETE={shell}_complete" in result.stdout


WORDS = ["check", "schema", "show", "list", "explain-code", "completion", "bash", "cluster", "unknown-key", "a.yaml"]
WORDS += ["--schema", "--at", "/hubs/0", "--format", "json", "--strict", "--overlay", "--help", "--", "-", "nothing"]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with nothing in it."""
    return tmp_path_factory.mktemp("empty")


@settings(max_examples=150)
@given(words=st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=5)), max_size=6))
def test_any_command_line(words: list[str], empty: Path) -> None:
    """Whatever is typed ends with one of the exit codes that the help names."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(empty), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a: 1")))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = start.run(words)

    assert code in (0, 1, start.WRONG_USAGE)
    assert out.getvalue() or err.getvalue()


def test_codes_are_listed(hubdocs: Callable[..., Any]) -> None:
    """Without a code, all are listed, one on a line."""
    lines = hubdocs("explain-code").stdout.splitlines()

    assert [line.split()[0] for line in lines] == sorted(code.value for code in Code)
    assert all(len(line.split()) > 2 for line in lines)


def test_schemas_are_listed(hubdocs: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Schemas are listed with name, title, path and ``$id``; one that cannot be read does not hide the others."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "lesson.schema.yaml").write_text("title: A lesson\n", encoding="utf-8")
    (tmp_path / "schemas" / "broken.schema.yaml").write_text("a: [\n", encoding="utf-8")
    text = hubdocs("schema", "list").stdout
    listed = {schema["name"]: schema for schema in json.loads(hubdocs("schema", "list", "--format", "json").stdout)}

    assert text.startswith("broken: this file cannot be read; check it to see why\n  schemas/broken.schema.yaml\n")
    assert "lesson: A lesson\n  schemas/lesson.schema.yaml\n" in text
    assert "\n  https://hubdocs.example.org/schemas/cluster.schema.json\n" in text
    assert listed["lesson"] == {"name": "lesson", "title": "A lesson", "path": "schemas/lesson.schema.yaml", "id": ""}
    assert list(listed) == sorted(listed)
    assert {"cluster", "community", "hub-values", "hubdocs", "support-values"} <= set(listed)


def test_report_in_a_file(hubdocs: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--output`` writes the whole report, without colours, and shows the numbers."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FORCE_COLOR", "1")
    (tmp_path / "cluster.yaml").write_text("ação: 1\n", encoding="utf-8")
    result = hubdocs("check", "--output", "report.txt", "--format", "text")
    written = (tmp_path / "report.txt").read_bytes().decode("utf-8")

    assert result.stdout == "4 errors in 1 file\n"
    assert written.endswith(f"\n\n{result.stdout}")
    assert "unknown key `ação`" in written
    assert "\x1b" not in written


def test_interrupted(hubdocs: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C ends the command with a word, and the exit code of shells."""

    def interrupt(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("hubdocs.cli.run_check.run_check", interrupt)

    assert hubdocs("check") == (start.INTERRUPTED, "", "interrupted\n")
    code, _, errors = hubdocs("check", "--config", __file__)
    assert (code, errors.split()) == (start.INTERRUPTED, ["interrupted"])


def test_folder_that_is_gone(hubdocs: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trouble with files that is nobody's mistake is one line, too."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    result = hubdocs("check")

    assert result.code == start.WRONG_USAGE
    assert len(result.stderr.splitlines()) == 1
