"""Rules over the records of communities: what they must tell, where, and what they must never tell."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from record_cases import write_catalogue
from rule_cases import write_cluster

from hubdocs.project import check, load_project
from hubdocs.project.cache import open_cache

if TYPE_CHECKING:
    from pathlib import Path

YEAR_2026 = "1793491200"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be the first of November 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", YEAR_2026)


def found_in(folder: Path, **options: Any) -> list[str]:
    """Check a project."""
    report = check(load_project(folder, base=folder), [folder], **options)
    return [f"{item.location.removeprefix('communities/')} {item.code.value}" for item in report.diagnostics]


CASES: dict[str, tuple[str, list[str]]] = {
    "a hub that exists": ("hubs: [sa/hub-0]", []),
    "another hub": ("hubs: [sa/hub-9]", ["agua/community.yaml:12:8 unknown-record-hub"]),
    "another cluster": ("hubs: [af/hub-0]", ["agua/community.yaml:12:8 unknown-record-hub"]),
    "no name of a hub": ("hubs: [hub]", ["agua/community.yaml:12:8 wrong-pattern"]),
    "a logo": ("logo: ../logo.svg\nlogo_alt: A drop", []),
    "a logo by another name": ("logo: lgoo.svg\nlogo_alt: A drop", ["agua/community.yaml:12:7 missing-logo"]),
    "a logo outside": ("logo: ../../../../logo.svg\nlogo_alt: A drop", ["agua/community.yaml:12:7 missing-logo"]),
    "a logo from the root": ("logo: /etc/hostname\nlogo_alt: A drop", ["agua/community.yaml:12:7 missing-logo"]),
    "a logo that is a script": ("logo: javascript:a\nlogo_alt: A drop", ["agua/community.yaml:12:7 missing-logo"]),
    "a logo on the web": ("logo: https://a.example.org/l.svg\nlogo_alt: A drop", []),
    "a silent logo": ("logo: https://a.example.org/l.svg", ["agua/community.yaml:12:1 logo-without-words"]),
    "tomorrow": ('verified_on: "2026-11-02"', []),
    "the day after": ('verified_on: "2026-11-03"', ["agua/community.yaml:12:14 future-date"]),
    "no day": ('verified_on: "2026-02-30"', ["agua/community.yaml:12:14 wrong-format"]),
    "too early": (
        'member_since: "2026-02-01"\nverified_on: "2026-01-01"',
        ["agua/community.yaml:13:14 dates-out-of-order"],
    ),
    "the last day": ('verified_on: "2025-11-01"', []),
    "too long ago": ('verified_on: "2025-10-31"', ["agua/community.yaml:12:14 unconfirmed-record"]),
}


@pytest.mark.parametrize(("lines", "found"), CASES.values(), ids=CASES)
def test_record(lines: str, found: list[str], tmp_path: Path) -> None:
    """The finding stands at the value that is wrong, with its column."""
    write_cluster(tmp_path / "clusters" / "sa", {"values": ["{}"]})
    (tmp_path / "logo.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "communities").mkdir()
    (tmp_path / "communities" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    write_catalogue(tmp_path / "communities", {"agua": lines, "sol": ""})

    assert found_in(tmp_path) == found


def test_how_long_a_confirmation_lasts_is_configured(tmp_path: Path) -> None:
    """And an ended service needs none."""
    write_catalogue(tmp_path / "communities", {"agua": 'verified_on: "2026-09-30"'})

    assert found_in(tmp_path) == []
    (tmp_path / "hubdocs.toml").write_text("confirm_after = 30\n", encoding="utf-8")
    assert found_in(tmp_path) == ["agua/community.yaml:12:14 unconfirmed-record"]
    record = tmp_path / "communities" / "agua" / "community.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("active", "ended"), encoding="utf-8")
    assert found_in(tmp_path) == []


def test_names(tmp_path: Path) -> None:
    """The second record of a name is told, and only among those that were asked about."""
    write_catalogue(tmp_path / "communities", {"agua": "", "sol": "", "um": ""})
    for folder, name, full in (("sol", "agua", "SÓL"), ("um", "um", "Sol")):
        record = tmp_path / "communities" / folder / "community.yaml"
        text = record.read_text(encoding="utf-8").replace(f"name: {folder}\n", f"name: {name}\n", 1)
        record.write_text(text.replace(f"long_name: Comunidad {folder}", f"long_name: {full}"), encoding="utf-8")

    assert found_in(tmp_path) == [
        "sol/community.yaml:1:7 record-name",
        "sol/community.yaml:1:7 repeated-community",
        "um/community.yaml:2:12 repeated-full-name",
    ]
    report = check(load_project(tmp_path, base=tmp_path), [tmp_path / "communities" / "um"])
    assert [item.code.value for item in report.diagnostics] == ["repeated-full-name"]


def test_without_a_fleet_nothing_is_said_about_hubs(tmp_path: Path) -> None:
    """Nor where the file of the cluster cannot be read."""
    write_catalogue(tmp_path / "communities", {"agua": "hubs: [sa/hub-0]"})
    assert found_in(tmp_path) == []

    write_cluster(tmp_path / "clusters" / "af", {"values": ["{}"]})
    assert found_in(tmp_path) == ["agua/community.yaml:12:8 unknown-record-hub"]
    (tmp_path / "clusters" / "sa").mkdir()
    (tmp_path / "clusters" / "sa" / "cluster.yaml").write_text("name: [\n", encoding="utf-8")
    assert found_in(tmp_path) == ["clusters/sa/cluster.yaml:1:7 yaml-syntax"]


def test_what_contacts_fill_are_roles_of_the_organisation(tmp_path: Path) -> None:
    """Where a project says which roles there are, a contact can fill only those; the cache knows of it."""
    project = tmp_path / "project"
    write_catalogue(project / "communities", {"agua": ""})
    record = project / "communities" / "agua" / "community.yaml"
    record.write_text(
        record.read_text("utf-8").replace("{role: Datos,", "{role: Datos, fills: [admin, guia],"), "utf-8"
    )
    roles = project / "organisation" / "roles.yaml"

    def found() -> list[str]:
        return found_in(project, cache=open_cache(load_project(project, base=project)))

    assert found() == found() == []
    roles.parent.mkdir()
    roles.write_text("teams: {}\nroles: {admin: {title: Admin, side: community, text: Adds users.}}\n", "utf-8")
    assert found() == found() == ["agua/community.yaml:11:34 unknown-role"]
    more = "  guia: {title: Guía, side: community, text: Guides.}\n"
    roles.write_text(f"teams: {{}}\nroles:\n  admin: {{title: Admin, side: community, text: Adds.}}\n{more}", "utf-8")
    assert found() == found() == []


def test_a_single_record_at_the_top_may_have_any_name(tmp_path: Path) -> None:
    """The folder of a checkout has a name that nobody chose."""
    write_catalogue(tmp_path, {"agua": ""})
    (tmp_path / "agua" / "community.yaml").rename(tmp_path / "community.yaml")

    assert found_in(tmp_path) == []


def test_the_cache_knows_what_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run finds the same without looking; a new hub, a logo or another day is noticed."""
    monkeypatch.setenv("HUBDOCS_CACHE_DIR", str(tmp_path / "cache"))
    project = tmp_path / "project"
    lines = 'hubs: [sa/hub-1]\nlogo: l.svg\nlogo_alt: A drop\nverified_on: "2026-10-31"'
    write_catalogue(project / "communities", {"agua": lines})
    write_cluster(project / "clusters" / "sa", {"values": ["{}"]})

    def found() -> list[str]:
        return [text.split()[1] for text in found_in(project, cache=open_cache(load_project(project, base=project)))]

    assert found() == found() == ["unknown-record-hub", "missing-logo"]
    shutil.rmtree(project / "clusters" / "sa")
    write_cluster(project / "clusters" / "sa", {"values": ["{}"], "hubs": 2})
    assert found() == found() == ["missing-logo"]
    (project / "communities" / "agua" / "l.svg").write_text("<svg/>", encoding="utf-8")
    assert found() == found() == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893491200")
    assert found() == found() == ["unconfirmed-record"]
