"""Processes: the shipped ones are right, and each mistake is found at its place."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from hubdocs.project import check, load_project
from hubdocs.service.community.handbook import find_handbook, load_handbook, shipped_processes

MISTAKES = Path(__file__).parent / "processes" / "mistakes.process.yaml"
OCCASIONS = {"new", "renewal", "additional-hub", "event", "offboarding"}


def test_the_shipped_processes_are_right(tmp_path: Path) -> None:
    """Everything that they name exists, and no field is forgotten."""
    shutil.copytree(shipped_processes(), tmp_path / "processes")

    report = check(load_project(tmp_path, base=tmp_path))

    assert report.diagnostics == ()
    assert report.files >= 7


def test_there_is_a_process_for_each_occasion() -> None:
    """Somebody knows what to do whenever something happens."""
    handbook = load_handbook(find_handbook())

    assert {occasion for process in handbook.processes for occasion in process.occasions} == OCCASIONS
    onboarding = handbook.process("onboarding")
    assert onboarding is not None
    assert len(onboarding.steps) == 9
    turn_up = handbook.process("turn-up")
    assert turn_up is not None
    assert [step.id for step in turn_up.steps_on("additional-hub")] == ["hub"]


def test_each_mistake_is_found_at_its_place(tmp_path: Path) -> None:
    """A comment in the file says what is wrong on its line."""
    shutil.copy(MISTAKES, tmp_path)
    lines = MISTAKES.read_text(encoding="utf-8").splitlines()
    expected = [
        (number, *found.groups())
        for number, line in enumerate(lines, 1)
        if (found := re.search(r"  # ([a-z-]+): (.*)$", line))
    ]

    found = check(load_project(tmp_path, base=tmp_path)).diagnostics

    assert [(item.span.start.line, item.code.value, item.hint) for item in found] == expected
    for item in found:
        line = lines[item.span.start.line - 1]
        name = item.line_text[item.span.start.column - 1 : item.span.end.column - 1]
        assert name
        assert line[: item.span.start.column - 1].endswith((" ", "[")), line


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("community#summary: Only the catalogue shows it.", "", "unmapped-field"),
        ("request#selections.docs:site: The pages are made beside the hub.", "", "unmapped-field"),
        ("fields: [request#selections.hub:dask,", "fields: [request#selections.hub:desk,", "unknown-field"),
        ("question: identity", "question: identify", "unknown-field"),
        ("default_fact: name", "default_fact: nmae", "unknown-field"),
        ("only_where: {gpu: true}", "only_where: {gup: true}", "unknown-field"),
        ("fields: [community#github_organization]", "fields: [community#github_organisation]", "unknown-field"),
        ("fields: [community#github_organization]", "fields: [community#name]", "unmapped-field"),
    ],
)
def test_mistakes_in_facts_are_found(tmp_path: Path, old: str, new: str, code: str) -> None:
    """A fact names only what exists, and every field has its place."""
    text = (shipped_processes() / "process-facts.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "process-facts.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")

    found = check(load_project(tmp_path, base=tmp_path)).diagnostics

    assert code in {item.code.value for item in found}
    assert all(item.span.start.line > 1 for item in found)


def test_new_findings_after_a_change_of_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept from an earlier run does not outlive a change of the table beside the process."""
    from hubdocs.project.cache import open_cache  # noqa: PLC0415 (only here)

    monkeypatch.setenv("HUBDOCS_CACHE_DIR", str(tmp_path / "cache"))
    project_folder = tmp_path / "project"
    shutil.copytree(shipped_processes(), project_folder)

    def run() -> list[str]:
        project = load_project(project_folder, base=project_folder)
        return [item.code.value for item in check(project, cache=open_cache(project)).diagnostics]

    assert run() == []
    tables = project_folder / "process-tables.yaml"
    tables.write_text(tables.read_text(encoding="utf-8").replace("grafana:", "graph:"), encoding="utf-8")

    assert set(run()) == {"unknown-party"}
