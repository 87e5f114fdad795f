"""What a command wrote before is written again, and no other file is lost."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Result

PROJECT = Path(__file__).parent / "cases" / "agenda" / "project"
WORKSHOP = "two-days.workshop.yaml"
PAGE = "lessons/files.md"

COMMANDS = {
    "a calendar": ("agenda", WORKSHOP, "--ics"),
    "a script": ("preflight", WORKSHOP, "--output"),
    "a report": ("check", WORKSHOP, "--output"),
    "a report for programs": ("check", WORKSHOP, "--format", "json", "--output"),
    "a report for workflows": ("check", WORKSHOP, "--format", "github", "--output"),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a project with a workshop."""
    shutil.copytree(PROJECT, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("target", [WORKSHOP, f"./{WORKSHOP}", PAGE, "holidays.ics", "own.py", "own.json", "own.txt"])
def test_other_files_are_left_as_they_are(here: Path, hubdocs: Callable[..., Result], name: str, target: str) -> None:
    """Neither the workshop nor its lessons are lost, nor what only looks alike."""
    own = {
        "holidays.ics": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//Holidays//EN\r\nEND:VCALENDAR\r\n",
        "own.py": "#!/usr/bin/env python3\nprint('mine')\n",
        "own.json": '{"version": 1, "summary": {}}\n',
        "own.txt": "2 errors in 1 file\nand more to be said of them,\nin some lines:\n- a\n- b\n- c\n",
    }
    for file, text in own.items():
        (here / file).write_bytes(text.encode())
    before = (here / target).read_bytes()

    result = hubdocs(*COMMANDS[name], target)

    assert (here / target).read_bytes() == before
    assert result.code == 2
    assert f"`{target.removeprefix('./')}` is there and is no " in result.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_what_was_written_before_is_written_again(here: Path, hubdocs: Callable[..., Result], name: str) -> None:
    """The second run writes the same, also over an empty file, and over one whose lines end otherwise."""
    target = here / "made"
    target.write_bytes(b"")
    assert hubdocs(*COMMANDS[name], "made").code == 0
    made = target.read_bytes()
    assert made
    assert hubdocs(*COMMANDS[name], "made").code == 0

    for ending in (b"\n", b"\r\n"):
        target.write_bytes(made.replace(b"\r\n", b"\n").replace(b"\n", ending))
        assert hubdocs(*COMMANDS[name], "made").code == 0
        assert target.read_bytes() == made


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_no_file_is_written_to(here: Path, hubdocs: Callable[..., Result], name: str) -> None:
    """A device takes what is written, and a folder is none."""
    assert hubdocs(*COMMANDS[name], os.devnull).code == 0
    result = hubdocs(*COMMANDS[name], "lessons")

    assert (here / "lessons").is_dir()
    assert (result.code, "lessons" in result.stderr) == (2, True)


def test_a_report_with_findings_is_written_again(here: Path, hubdocs: Callable[..., Result]) -> None:
    """However much a report tells, it is known again."""
    workshop = here / WORKSHOP
    workshop.write_text(workshop.read_text(encoding="utf-8").replace("files", "filse"), encoding="utf-8")
    for form in ("text", "json", "github"):
        for _again in range(2):
            result = hubdocs("check", "--strict", "--format", form, "--output", f"made-{form}")
            assert (result.code, result.stderr) == (1, "")


def test_own_forms_are_left_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hubdocs: Callable[..., Result]
) -> None:
    """A form that somebody wrote is not lost; those that were made before are made again."""
    monkeypatch.chdir(tmp_path)
    assert hubdocs("onboarding", "--forms", "forms").code == 0
    assert hubdocs("onboarding", "--forms", "forms").code == 0
    form = min((tmp_path / "forms").iterdir())
    form.write_text("name: Mine\n", encoding="utf-8")

    result = hubdocs("onboarding", "--forms", "forms")

    assert (result.code, form.read_text(encoding="utf-8")) == (2, "name: Mine\n")
