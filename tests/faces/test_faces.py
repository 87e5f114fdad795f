"""The faces report the same findings, at the same places, with the same words.

A case is a small project in ``cases/``; its file ``expected`` holds what the engine reports, as text.
To write what is reported now, run the tests with ``HUBDOCS_REGENERATE=1``, and read the difference.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import jsonschema_rs  # noqa: F401 (pytester forgets what its runs import, and these two cannot be imported twice)
import pytest
import yaml
from sphinx_site import Site

from hubdocs.cli.start import run
from hubdocs.project import Report, check, load_project
from hubdocs.project.reporters.text import findings_text

if TYPE_CHECKING:
    from collections.abc import Iterable

CASES = Path(__file__).parent / "cases"


class Finding(NamedTuple):
    """What all faces say of a finding."""

    place: str
    code: str
    message: str
    hint: str


@pytest.fixture
def report(case: Path) -> Report:
    """Check a case through the engine's own door."""
    return check(load_project(case))


@pytest.fixture
def expected(report: Report) -> list[Finding]:
    """Give the findings of a case."""
    return [Finding(item.location, item.code.value, item.message, item.hint) for item in report.diagnostics]


def test_there_are_cases() -> None:
    """The cases are found."""
    assert len([path for path in CASES.iterdir() if path.is_dir()]) >= 20


def test_engine(report: Report, request: pytest.FixtureRequest) -> None:
    """The engine reports what the case expects."""
    if request.node.callspec.id == "mutations":
        assert places_of_slips() == [(item.location, item.code.value) for item in report.diagnostics]
        return
    path = CASES / request.node.callspec.id / "expected"
    text = findings_text(report.diagnostics)
    if os.environ.get("HUBDOCS_REGENERATE"):
        path.write_text(text, encoding="utf-8")

    assert text == path.read_text(encoding="utf-8")


def places_of_slips() -> list[tuple[str, str]]:
    """List where the slips of the table must be found."""
    table = Path(__file__).parents[1] / "checks" / "mutations" / "cases.yaml"
    slips = yaml.safe_load(table.read_text(encoding="utf-8"))
    return [(f"slips/{n:02}-{slip['file']}.yaml:{slip['at']}", slip["code"]) for n, slip in enumerate(slips)]


@pytest.mark.usefixtures("case")
def test_command(expected: list[Finding], capfd: pytest.CaptureFixture[str]) -> None:
    """The command reports the same."""
    code = run(["check", "--format", "json", "--strict"])
    found = [
        Finding(
            f"{item['path']}:{item['range']['start']['line']}:{item['range']['start']['column']}",
            item["code"],
            item["message"],
            item["hint"],
        )
        for item in json.loads(capfd.readouterr().out)["diagnostics"]
    ]

    assert found == expected
    assert code == (1 if expected else 0)


def test_pytest(report: Report, pytester: pytest.Pytester, case: Path) -> None:
    """The pytest plugin reports the same, line for line; what two tests show is shown twice."""
    os.chdir(case)
    arguments = ("--hubdocs", "--hubdocs-strict", "-p", "no:cacheprovider", "--rootdir", str(case), str(case))
    tests = pytester.inline_run(*arguments).getreports("pytest_runtest_logreport")
    failures = [test.longreprtext for test in tests if test.failed]  # type: ignore[union-attr]

    assert {block for text in failures for block in blocks(text)} == set(blocks(findings_text(report.diagnostics)))
    assert tests


def blocks(text: str) -> Iterable[str]:
    """Split findings that were written one after the other."""
    return [block.rstrip("\n") for block in re.split(r"^(?=\S)", text, flags=re.MULTILINE) if block.strip()]


def test_sphinx(expected: list[Finding], case: Path) -> None:
    """The Sphinx extension reports the same in the log of a build."""
    (case / "conf.py").write_text('extensions = ["hubdocs", "myst_parser"]\nmyst_enable_extensions = ["colon_fence"]\n')
    log = Site(case).build().warnings
    pattern = re.compile(r"(?P<place>\S+?:\d+:\d+): WARNING: (?P<text>.*) \[hubdocs\.(?P<code>[a-z-]+)\]")
    found = [(match["place"], match["code"], match["text"]) for line in log if (match := pattern.fullmatch(line))]
    wanted = [
        (item.place, item.code, f"{item.message}; {item.hint}" if item.hint else item.message) for item in expected
    ]

    assert sorted(found) == sorted(wanted)
