"""The script for the hub: it needs nothing but Python, reaches only what it may, and writes what is read back."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from workshop_cases import WORKSHOP

from hubdocs.project import load_project
from hubdocs.project.check_file import check_file
from hubdocs.service.training.agenda import Agenda, compile_agenda
from hubdocs.service.training.lesson import HubNeeds, Lesson
from hubdocs.service.training.needs import needs_of
from hubdocs.service.training.preflight_result import read_preflight
from hubdocs.service.training.preflight_script import preflight_script
from hubdocs.service.training.workshop import load_workshop
from hubdocs.sources import Source, load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def agenda_with(addresses: tuple[str, ...], needs: HubNeeds, name: str = "two-days.workshop.yaml") -> Agenda:
    """Make the agenda of a workshop with one lesson."""
    found = load_workshop(load(Source("w.yaml", WORKSHOP))[0], name)
    workshop = replace(found, data=addresses, materials=None)
    lessons = {"first-steps": Lesson("first-steps", "First steps", "a.md", 20, 10, hub=needs)}
    return compile_agenda(workshop, ZoneInfo("America/Bogota"), lessons)


class _Data(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(206 if self.path == "/rivers.csv" else 404)
        self.send_header("Content-Length", "1")
        self.end_headers()
        self.wfile.write(b"x")

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve data on this machine."""
    server = HTTPServer(("127.0.0.1", 0), _Data)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def run(agenda: Agenda, folder: Path, path: str | None = None) -> tuple[int, str, dict[str, object]]:
    """Run the script in a folder.

    :param path: where commands are looked for.
    """
    script = folder / "preflight.py"
    script.write_text(preflight_script(agenda), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", script.name],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=None if path is None else {**os.environ, "PATH": path},
    )
    assert done.stderr == ""
    return done.returncode, done.stdout, json.loads((folder / "preflight-result.json").read_text(encoding="utf-8"))


def test_what_is_there_is_right(address: str, tmp_path: Path) -> None:
    """All is well where all is there, and the result fits its schema."""
    needs = HubNeeds(memory=2**20, storage=2**20, packages=("pytest",))
    code, said, found = run(agenda_with((f"{address}/rivers.csv",), needs), tmp_path)

    assert code == 0, said
    assert found["packages"] == {"pytest": pytest.__version__}
    assert found["addresses"][f"{address}/rivers.csv"]["reached"] is True  # type: ignore[index]
    assert found["memory"] > 2**20  # type: ignore[operator]
    result = check_file(tmp_path / "preflight-result.json", load_project(tmp_path), schema="preflight")
    assert result.diagnostics == ()


def test_what_is_missing_is_said(address: str, tmp_path: Path) -> None:
    """A package that is not there, an address that does not answer, and memory that is not enough are wrong."""
    needs = HubNeeds(memory=2**60, packages=("no-such-package-here",))
    code, said, found = run(agenda_with((f"{address}/nothing.csv",), needs), tmp_path)

    assert code == 1
    assert "WRONG  package no-such-package-here: missing" in said
    assert f"WRONG  {address}/nothing.csv: not reached" in said
    assert "WRONG  memory: " in said
    assert found["packages"] == {"no-such-package-here": None}


def test_it_needs_an_old_python_and_nothing_else() -> None:
    """The script is Python 3.9, and imports only what comes with it."""
    tree = ast.parse(preflight_script(agenda_with((), HubNeeds())), feature_version=(3, 9))
    imported = {
        alias.name.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }

    assert imported <= set(sys.stdlib_module_names)
    assert not [node for node in ast.walk(tree) if isinstance(node, (ast.ImportFrom, ast.Match))]


@pytest.mark.parametrize("text", ['"""', "'''\nimport os", "\\", '");import os;("', "\u2028\N{PILE OF POO}"])
def test_no_text_becomes_a_command(text: str) -> None:
    """Whatever a file says, it stays one text in the script."""
    agenda = agenda_with((f"https://data.example.org/{text}",), HubNeeds(packages=(text,)), f"{text}.workshop.yaml")
    plain = preflight_script(agenda_with((), HubNeeds()))
    script = preflight_script(agenda)
    (value,) = [
        ast.literal_eval(node.value.args[0])
        for node in ast.parse(script).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
    ]

    assert json.loads(value)["packages"] == [[text.strip()]]
    assert len(script.splitlines()) == len(plain.splitlines())
    assert agenda.days[0].day.date == date(2027, 3, 1)


def test_one_of_several_packages_is_enough(tmp_path: Path) -> None:
    """The script looks for each of them, and says which is there."""
    enough, shown, found = run(agenda_with((), HubNeeds(packages=("no-such | pytest",))), tmp_path)
    missing, missed, _found = run(agenda_with((), HubNeeds(packages=("no-such | no-other",))), tmp_path)

    assert enough == 0
    assert "ok     package pytest: " in shown
    packages = found["packages"]
    assert isinstance(packages, dict)
    assert list(packages) == ["no-such", "pytest"]
    assert packages["no-such"] is None
    assert missing == 1
    assert "WRONG  package no-such or no-other: missing\n" in missed


def test_a_version_is_not_a_part_of_the_name(tmp_path: Path) -> None:
    """What is there is not called missing, whatever a lesson writes behind its name."""
    for package in ("pytest>=1.0", "pytest[dev]", "pytest ~= 7", "no-such | pytest==1"):
        code, said, _found = run(agenda_with((), HubNeeds(packages=(package,))), tmp_path)

        assert code == 0, said
        assert pytest.__version__ in said


def r_that_says(folder: Path, lines: str) -> str:
    """Put a stand-in for R into a folder, and give the folder."""
    command = folder / "bin" / "Rscript"
    command.parent.mkdir()
    command.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    command.chmod(0o755)
    return str(command.parent)


LISTS = r"printf 'Welcome to R\n\npackage sf 1.0-16 \npackage tidyverse 2.0.0 \npackage pytest 0.0.1 \n'"


def test_packages_of_r(tmp_path: Path) -> None:
    """In a lesson for RStudio, packages are those of R; one of Python may be among them."""
    path = r_that_says(tmp_path, LISTS)
    needs = HubNeeds(packages=("sf", "r-tidyverse", "pytest", "pip"), interface="rstudio")
    code, said, found = run(agenda_with((), needs), tmp_path, path)
    packages = found["packages"]

    assert code == 0, said
    assert isinstance(packages, dict)
    assert packages.pop("pip")
    assert packages == {"sf": "1.0-16", "r-tidyverse": "2.0.0", "pytest": "0.0.1"}
    missing, said, _found = run(agenda_with((), HubNeeds(packages=("terra",), interface="rstudio")), tmp_path, path)
    assert missing == 1
    assert "WRONG  package terra: missing\n" in said


def test_a_package_of_r_in_a_notebook(tmp_path: Path) -> None:
    """Notebooks can be in R, too: what Python has not, R may have; what Python has, counts."""
    path = r_that_says(tmp_path, LISTS)
    _code, _said, found = run(agenda_with((), HubNeeds(packages=("sf", "pytest", "no-such"))), tmp_path, path)

    assert found["packages"] == {"no-such": None, "pytest": pytest.__version__, "sf": "1.0-16"}


@pytest.mark.parametrize("answer", [None, "exit 1", "echo nothing"])
def test_r_that_cannot_be_asked(tmp_path: Path, answer: str | None) -> None:
    """Nothing is called missing that nobody looked for; the result says so, too."""
    path = r_that_says(tmp_path, answer) if answer else str(tmp_path)
    code, said, found = run(agenda_with((), HubNeeds(packages=("sf",), interface="rstudio")), tmp_path, path)

    assert code == 1
    assert "WRONG  package sf: not looked for: R (Rscript) cannot be asked here\n" in said
    assert found["packages"] == {}
    needs = needs_of([Lesson("a", "A", "a.md", hub=HubNeeds(packages=("sf",), interface="rstudio"))])
    result = load(Source("r.json", (tmp_path / "preflight-result.json").read_text(encoding="utf-8")))[0]
    line = read_preflight(result, agenda_with((), HubNeeds()).workshop, needs).lines[0].text()
    assert line.startswith("wrong: the package sf was not looked for; make a new preflight.py, and run it where R")
