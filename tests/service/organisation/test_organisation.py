"""Roles and responsibilities: each mistake is found once and at its place, and what is right is silent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from hubdocs.project import check, load_project
from hubdocs.service.organisation.differences import differences
from hubdocs.service.organisation.responsibilities import load_responsibilities
from hubdocs.service.organisation.roles import load_roles
from hubdocs.sources import Source, load

if TYPE_CHECKING:
    from hubdocs.service.organisation.responsibilities import Responsibilities

ROLES = """\
teams:
  guidance: {title: Guidance Team, side: provider, text: Guides., synonyms: [Equipo de guía]}
roles:
  guide: {title: Community Guide, side: provider, team: guidance, text: Guides., synonyms: [Guides]}
  engineer: {title: Engineer, side: provider, text: Keeps hubs running.}
  representative: {title: Community Representative, side: community, text: Speaks., synonyms: [champion]}
"""
RESPONSIBILITIES = """\
version: "2026-11"
models:
  infrastructure: {title: Infrastructure, community: Leaders, shared: Together, provider: Engineers}
requests:
  incident: {title: Incident, text: It is broken., how: Write to us., answer: Within one working day.}
lines:
  # what the community holds
  - id: needs
    title: Needs
    holder: community
    models: [infrastructure]
    accountable: representative
    involved: [engineer]
    reason: Only they know them.
  - id: cloud-bill
    title: Cloud bill
    holder: provider
    request: incident
    unless: [{option: "cluster:billing", value: community_pays, holder: community, accountable: representative}]
    accountable: guide
    reason: Few can.
"""
FILES = {"roles.yaml": ROLES, "responsibilities.yaml": RESPONSIBILITIES}
CASES = yaml.safe_load(Path(__file__).with_name("mistakes").joinpath("responsibilities.yaml").read_text("utf-8"))


def findings(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    """Check a project with these files, and give place and code of each finding, with its hint."""
    (folder / "organisation").mkdir()
    for name, text in files.items():
        (folder / "organisation" / name).write_text(text, encoding="utf-8")
    report = check(load_project(folder, base=folder), [folder])
    return [
        (f"{Path(found.path).name}:{found.span.start.line}:{found.span.start.column} {found.code.value}", found.hint)
        for found in report.diagnostics
    ]


def read(text: str) -> Responsibilities:
    """Read responsibilities from a text."""
    return load_responsibilities(load(Source("responsibilities.yaml", text))[0])


def test_a_right_project_is_silent(tmp_path: Path) -> None:
    """Nothing is wrong with the files that the cases change."""
    assert findings(tmp_path, FILES) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_mistake_is_found_once(case: dict[str, Any], tmp_path: Path) -> None:
    """One mistake gives one finding, at the word that is wrong."""
    text = FILES[case["file"]]
    assert text.count(case["replace"]) == 1, "the case changes nothing, or too much"

    found = findings(tmp_path, {**FILES, case["file"]: text.replace(case["replace"], case["by"])})

    assert [place for place, _hint in found] == [case["expect"]]
    assert case.get("hint", "") in found[0][1]


def test_roles_alone_are_enough(tmp_path: Path) -> None:
    """A project may say who there is before it says who does what; the other way round nothing can be looked up."""
    assert findings(tmp_path, {"roles.yaml": ROLES}) == []


def test_responsibilities_without_roles_are_checked_by_their_schema(tmp_path: Path) -> None:
    """Nobody complains about names that cannot be looked up."""
    assert findings(tmp_path, {"responsibilities.yaml": RESPONSIBILITIES}) == []


def test_actors_of_processes_are_roles(tmp_path: Path) -> None:
    """Where a project says who there is, nobody else acts in its processes."""
    tables = tmp_path / "process-tables.yaml"
    tables.write_text(
        "actors:\n"
        "  a: {title: community guides, side: provider}\n"
        "  b: {title: Comunity Guide, side: provider}\n"
        "  c: {title: Equipo de guia, side: provider}\n"
        "systems: {}\n",
        encoding="utf-8",
    )
    assert findings(tmp_path, FILES) == [("process-tables.yaml:3:14 unknown-role", "did you mean `Community Guide`?")]


@pytest.mark.parametrize(
    ("kind", "words", "name"),
    [
        ("role", "Community Representative", "representative"),
        ("role", "community  representatives", "representative"),
        ("role", "representative", "representative"),
        ("role", "Champion", "representative"),
        ("team", "EQUIPO DE GUIA", "guidance"),
        ("team", "representative", None),
        ("role", "Repräsentant", None),
        ("role", "", None),
    ],
)
def test_parties_have_several_names(kind: str, words: str, name: str | None) -> None:
    """Title, plural, name and other words all lead to the same party, whatever capitals and accents."""
    roles = load_roles(load(Source("roles.yaml", ROLES))[0])
    found = roles.find(kind, words)

    assert (found.name if found else None) == name


def test_differences_are_told_line_by_line() -> None:
    """Every kind of difference is seen, and words that explain are none."""
    new = (
        RESPONSIBILITIES.replace("title: Needs", "title: What is needed")
        .replace("holder: provider\n", "holder: shared\n")
        .replace("accountable: guide", "accountable: engineer")
        .replace("involved: [engineer]", "involved: [guide]")
        .replace("Few can.", "Other words.")
        .replace("community_pays", "service_pays")
    ) + "  - {id: data, title: Data, holder: shared, accountable: guide, reason: Both., inferred: A figure.}\n"
    old = RESPONSIBILITIES + "  - {id: past, title: Past, holder: shared, accountable: guide, reason: Both.}\n"

    assert [(each.kind, each.line.id) for each in differences(read(old), read(new))] == [
        ("title", "needs"),
        ("involved", "needs"),
        ("holder", "cloud-bill"),
        ("accountable", "cloud-bill"),
        ("unless", "cloud-bill"),
        ("new", "data"),
        ("gone", "past"),
    ]
    assert differences(read(old), read(old)) == ()
    agreed = new.replace(", inferred: A figure.", "")
    assert [each.kind for each in differences(read(new), read(agreed))] == ["agreed"]


def test_what_is_broken_is_left_out() -> None:
    """Readers of a broken file get what can be read of it."""
    kept = read("lines: [{id: a, holder: community}, {id: b}, 3, {id: c, holder: [x]}]\nmodels: []\nrequests: 1\n")

    assert [line.id for line in kept.lines] == ["a"]
    assert load_roles(load(Source("roles.yaml", "teams: 1\nroles: {a: 2, b: {title: [x]}}\n"))[0]).of_kind("role")
