"""What pages show of the command is what it does.

Each ``console`` block whose lines begin with ``$ hubdocs`` is run, without a shell, in a copy of this project.
What the page shows below a command is what the command must print. ``...`` on a line of its own stands for any lines.
A block of code with the attribute ``file=NAME`` is a file that is there when the commands of its page run.
A ``console`` block with the attribute ``cwd=FOLDER`` runs in that folder, as in a project of its own, after the
commands of the page that run in the same folder.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from hubdocs.sources.snippets import Snippet, find_snippets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    page
    for pattern in ("README.md", "CONTRIBUTING.md", "docs/**/*.md", "community-docs/**/*.md")
    for page in ROOT.glob(pattern)
    if not {"_build", "_site"} & set(page.parts)
)
COPIED = ("docs", "community-docs", "schemas", "pyproject.toml", "README.md", "CONTRIBUTING.md")
PROMPT = "$ "


class Command(NamedTuple):
    """A command that a page shows, and what the page shows below it."""

    page: Path
    line: int
    words: tuple[str, ...]
    shown: str
    cwd: str = ""


def snippets(text: str) -> tuple[Snippet, ...]:
    """Find the blocks of a page, those inside of shown Markdown not."""
    return find_snippets(text, language="markdown")


def read_block(page: Path, block: Snippet) -> Iterator[Command]:
    """Take a block apart at its prompts."""
    first = block.line_map.lines[0][0]
    cwd = next((option.value for option in block.attributes if option.name == "cwd"), "")
    current: tuple[int, str] | None = None
    shown: list[str] = []
    for number, line in enumerate(block.body.splitlines(), first):
        if not line.startswith(PROMPT):
            shown.append(line)
            continue
        if current:
            yield Command(page, current[0], tuple(shlex.split(current[1])), "\n".join(shown), cwd)
        current, shown = (number, line.removeprefix(PROMPT)), []
    if current:
        yield Command(page, current[0], tuple(shlex.split(current[1])), "\n".join(shown), cwd)


def commands() -> list[Command]:
    """List the commands of all pages."""
    return [
        command
        for page in PAGES
        for block in snippets(page.read_text(encoding="utf-8"))
        if block.language == "console"
        for command in read_block(page, block)
    ]


def matches(actual: str, shown: str) -> bool:
    """Compare an output with what a page shows of it."""
    parts = re.split(r"^\.\.\.$\n?", f"{shown}\n" if shown else "", flags=re.MULTILINE)
    pattern = r"(?:.*\n)*?".join(re.escape(part) for part in parts)
    return re.fullmatch(pattern, actual) is not None


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Command], str]:
    """Return a function that gives what a command prints.

    Commands that share a folder are run once, in their order, and not again for each that follows.
    """
    known: dict[Command, str] = {}

    def output(command: Command) -> str:
        if command not in known:
            copy = make_copy(tmp_path_factory.mktemp("project"), command.page)
            known.update(run_sharing(command, copy) if command.cwd else {command: run(command.words[1:], copy)})
        return known[command]

    return output


def make_copy(folder: Path, page: Path) -> Path:
    """Copy what the commands of a page look at, and write the files that the page shows."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("_build", "_site"))
        else:
            shutil.copy(source, folder / name)
    for block in snippets(page.read_text(encoding="utf-8")):
        for name in (option.value for option in block.attributes if option.name == "file"):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.body, encoding="utf-8")
    return folder


def run_sharing(command: Command, copy: Path) -> dict[Command, str]:
    """Run the commands of a page that share a folder, in their order."""
    folder = copy / command.cwd
    folder.mkdir(exist_ok=True)
    (folder / ".git").mkdir()  # so that no configuration is looked for above
    sharing = [other for other in commands() if (other.page, other.cwd) == (command.page, command.cwd)]
    return {other: run(other.words[1:], folder) for other in sharing}


def test_there_are_commands() -> None:
    """The pages show commands, and the way to find them works."""
    assert {"command-line.md", "README.md"} <= {command.page.name for command in commands()}


def name_of(command: Command) -> str:
    """Give a command's test the name of its place."""
    return f"{command.page.relative_to(ROOT).as_posix()}:{command.line}"


@pytest.mark.parametrize("command", commands(), ids=name_of)
def test_command(command: Command, outputs: Callable[[Command], str]) -> None:
    """A command prints what its page shows, and pages show only commands that can be tried here."""
    if command.words[0] != "hubdocs":
        pytest.fail(f"only `hubdocs` is run in `console` blocks, not `{command.words[0]}`; call the block `shell`")
    output = outputs(command)

    if not matches(output, command.shown):
        assert output == f"{command.shown}\n"


def run(arguments: Sequence[str], folder: Path) -> str:
    """Run the command, and give what it prints."""
    result = subprocess.run(
        [sys.executable, "-m", "hubdocs", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=plain_environment(),
    )
    return result.stdout + result.stderr


def plain_environment() -> dict[str, str]:
    """Give an environment in which nothing changes what the command prints."""
    changing = {"FORCE_COLOR", "HUBDOCS_DEBUG", "GITHUB_WORKSPACE", "COLUMNS"}
    return {name: value for name, value in os.environ.items() if name not in changing}


@pytest.mark.parametrize(
    ("actual", "shown", "same"),
    [
        ("", "", True),
        ("one\n", "one", True),
        ("one\n", "two", False),
        ("one\ntwo\n", "one", False),
        ("one\n\ntwo\n", "one\n\ntwo", True),
        ("one\ntwo\nthree\n", "one\n...\nthree", True),
        ("one\nthree\n", "one\n...\nthree", True),
        ("one\ntwo\n", "...", True),
        ("one\ntwo\nthree\n", "...\ntwo", False),
        ("a.c\n", "abc", False),
        ("1 error\n", "", False),
    ],
)
def test_outputs_are_compared(actual: str, shown: str, *, same: bool) -> None:
    """Only dots on a line of their own stand for something else."""
    assert matches(actual, shown) is same


def test_prompts_are_found() -> None:
    """A block is taken apart at its prompts, wherever it stands."""
    body = ["```console", "$ hubdocs check 'a b.md'", "one", "", "two", "$ hubdocs --version", "```"]
    text = "# Page\n\n- In a list:\n\n" + "".join(f"  {line}\n" for line in body)
    (block,) = snippets(text)

    assert [(found.line, found.words, found.shown) for found in read_block(ROOT / "page.md", block)] == [
        (6, ("hubdocs", "check", "a b.md"), "one\n\ntwo"),
        (10, ("hubdocs", "--version"), ""),
    ]
