"""What the pages and the forge say about running things can be run."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from nox.command import CommandFailed
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TEXTS = [
    path
    for pattern in ("*.md", "docs/**/*.md", "community-docs/**/*.md", ".ci/run", ".github/**/*.yml")
    for path in sorted(ROOT.glob(pattern))
]
COMMANDS = (
    "python -m pip install nox && python -m nox -s docs",
    "python -m pip install nox && python -m nox -s tests",
)


@pytest.fixture(scope="module")
def noxfile() -> ModuleType:
    """Load noxfile.py as a module."""
    spec = importlib.util.spec_from_file_location("noxfile", ROOT / "noxfile.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def sessions(noxfile: ModuleType) -> set[str]:
    """Return the names of all sessions."""
    text = Path(noxfile.__file__ or "").read_text(encoding="utf-8")
    return set(re.findall(r"^@nox\.session.*\ndef (\w+)", text, re.MULTILINE))


def load(path: str) -> Any:
    """Read a YAML file of the checkout."""
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_named_sessions_exist(path: Path, sessions: set[str]) -> None:
    """Every session that a page or script names is there."""
    named = re.findall(r"\bnox -s ([A-Za-z_]+)", path.read_text(encoding="utf-8"))

    assert set(named) <= sessions


def test_contributing_names_every_session(sessions: set[str]) -> None:
    """Whoever reads CONTRIBUTING.md learns of every session."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert sessions - set(re.findall(r"`nox -s (\w+)", text)) == set()


def test_readme_shows_the_two_commands() -> None:
    """The two lines stand in the README word for word, and CI runs the second one as it stands there."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if "pip install nox &&" in line] == list(COMMANDS)
    assert COMMANDS[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "builder", "rest"),
    [
        ([], "html", []),
        (["-b", "latex"], "latex", []),
        (["-blatex", "-q"], "latex", ["-q"]),
        (["--builder=man", "-E"], "man", ["-E"]),
        (["-q", "--builder", "text", "-E"], "text", ["-q", "-E"]),
    ],
)
def test_builder_is_found(noxfile: ModuleType, arguments: list[str], builder: str, rest: list[str]) -> None:
    """However the builder is given, it decides where the output goes; the rest is left as it is."""
    assert noxfile.split_builder(arguments) == (builder, rest)


class FakeSession:
    """A session that only notes what it would run, and can be made to fail."""

    def __init__(self, *, fails: bool) -> None:
        """Decide how it ends."""
        self.fails = fails
        self.commands: list[tuple[str, ...]] = []

    def run(self, *command: str, env: dict[str, str]) -> None:
        """Note a command."""
        assert set(env) <= {"GUIDE_INVENTORY"}
        self.commands.append(command)
        if self.fails:
            raise CommandFailed


@pytest.mark.parametrize("fails", [False, True])
def test_a_failed_build_is_not_remembered(
    noxfile: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    """The next build after a failed one reads every page again, and so fails again; one after a good one is quick."""
    monkeypatch.setattr(noxfile, "ROOT", tmp_path)
    doctrees = tmp_path / "_build" / "doctrees" / "docs" / "html"
    doctrees.mkdir(parents=True)
    session = FakeSession(fails=fails)
    with pytest.raises(CommandFailed) if fails else nullcontext():
        noxfile.sphinx_build(session, "docs", "html", "_site", "-W")

    (command,) = session.commands
    assert command[0] == "sphinx-build"
    assert str(doctrees) in command
    assert {"-n", "-W"} < set(command)
    assert doctrees.exists() is not fails


def test_lowest_versions_are_those_that_are_allowed(noxfile: ModuleType) -> None:
    """Each floor of pyproject.toml is tried, and satisfies it."""
    lowest = dict(line.split("==") for line in noxfile.lowest_versions())
    stated = [Requirement(text) for text in PYPROJECT["project"]["dependencies"]]

    assert {"sphinx", "myst-parser", "pytest"} | {requirement.name for requirement in stated} <= set(lowest)
    for requirement in stated:
        assert requirement.specifier.contains(lowest[requirement.name])


def test_default_sessions_need_no_person_and_no_other_host(noxfile: ModuleType, sessions: set[str]) -> None:
    """What runs without being named is what CI runs."""
    assert set(noxfile.nox.options.sessions) == sessions - {"live", "linkcheck", "bench", "traits", "vendored"}


def test_ci_run_is_a_program() -> None:
    """The script can be started, and bash understands it."""
    path = ROOT / ".ci" / "run"

    assert path.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", str(path)], check=True)


def test_workflow_runs_the_list() -> None:
    """The forge asks nox for the sessions, may only read, and runs code of others only as it was reviewed."""
    workflow = load(".github/workflows/ci.yml")
    text = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")

    assert "nox --list-sessions --json" in text
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"] in ({}, {"contents": "read"})
        assert job["timeout-minutes"] <= 30


@pytest.mark.parametrize("path", [".github/workflows/ci.yml", "action.yml"])
def test_actions_are_pinned_and_scripts_take_no_text(path: str) -> None:
    """An action of others is named by commit, with its version beside it; no expression is pasted into a script."""
    text = (ROOT / path).read_text(encoding="utf-8")
    used = re.findall(r"uses: (.*)", text)

    assert used
    assert [line for line in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []
    for script in scripts(load(path)):
        assert "${{" not in script


def scripts(value: Any) -> list[str]:
    """Collect every ``run`` of a workflow or action."""
    if isinstance(value, dict):
        own = [value["run"]] if isinstance(value.get("run"), str) else []
        return own + [script for child in value.values() for script in scripts(child)]
    return [script for child in value for script in scripts(child)] if isinstance(value, list) else []


def test_hooks() -> None:
    """One looks at the files of a commit, the other one at the whole project."""
    hooks = load(".pre-commit-hooks.yaml")

    assert {hook["id"]: hook.get("pass_filenames", True) for hook in hooks} == {
        "hubdocs-check": True,
        "hubdocs-check-project": False,
    }


@pytest.mark.parametrize("hook", load(".pre-commit-hooks.yaml"), ids=lambda hook: hook["id"])
def test_hook_runs_our_command(hook: dict[str, Any]) -> None:
    """The hook starts a command that the package has, in an environment of the package alone."""
    assert hook["language"] == "python"
    assert hook["entry"].split()[0] in PYPROJECT["project"]["scripts"]
    assert "additional_dependencies" not in hook
    assert not any(Requirement(text).name == "sphinx" for text in PYPROJECT["project"]["dependencies"])


@pytest.mark.parametrize("name", ["hook", "action"])
def test_options_exist(name: str) -> None:
    """The hook and the action use options that the command has."""
    text = load(".pre-commit-hooks.yaml")[0]["entry"] if name == "hook" else "\n".join(scripts(load("action.yml")))
    command = [sys.executable, "-m", "hubdocs", "check", "--help"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    options = set(re.findall(r"(?<=[ (])--[a-z]+(?=[ )]|$)", text.replace("--quiet", ""), re.MULTILINE))

    assert [option for option in options if option not in result.stdout] == []
