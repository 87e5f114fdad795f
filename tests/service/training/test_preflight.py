"""The script for the hub: it needs nothing but Python, reaches only what it may, and writes what is read back."""

from __future__ import annotations

import ast
import json
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


def run(agenda: Agenda, folder: Path) -> tuple[int, str, dict[str, object]]:
    """Run the script in a folder."""
    script = folder / "preflight.py"
    script.write_text(preflight_script(agenda), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", script.name], cwd=folder, capture_output=True, text=True, check=False, timeout=120
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
