"""A catalogue of 300 with 40 mistakes of every kind: each is found at its place, and all others are published."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from record_cases import RECORD, write_catalogue
from rule_cases import write_cluster
from sphinx_site import Site

from hubdocs.project import check, load_project

if TYPE_CHECKING:
    from pathlib import Path

KINDS: tuple[tuple[str, str, str], ...] = (
    # what stands in the right record, what in the wrong one (both may have {name}), and where which code is found
    ("status: active\n", "status: activ\n", "7:9 wrong-value"),
    ("region: latin-america\n", "", "1:1 missing-key"),
    ("languages: [es]\n", "langauges: [es]\n", "6:1 unknown-key"),
    ("countries: [PE]\n", "countries: PE\n", "5:12 wrong-type"),
    ("website: https:", "website: ftp:", "3:10 wrong-pattern"),
    ("name: {name}\n", "name: [{name}\n", "1:7 yaml-syntax"),
    ("languages: [es]\n", "languages: [es]\nlanguages: [pt]\n", "7:1 duplicate-key"),
    ("role: Oficina, email: oficina@{name}.example.org", "role: Oficina", "9:5 missing-key"),
    ("status: active\n", "status: active\nhubs: [sa/hub-7]\n", "8:8 unknown-record-hub"),
    ("status: active\n", "status: active\nhubs: [sahara/hub-0]\n", "8:8 unknown-record-hub"),
    ("name: {name}\n", "name: c-000\n", "1:7 repeated-community"),
    ("status: active\n", "status: active\nlogo: no.svg\nlogo_alt: A drop\n", "8:7 missing-logo"),
    ("status: active\n", 'status: active\nverified_on: "2027-01-01"\n', "8:14 future-date"),
    (
        "status: active\n",
        'status: active\nmember_since: "2026-02-01"\nverified_on: "2026-01-01"\n',
        "9:14 dates-out-of-order",
    ),
    ("countries: [PE]\n", "countries: [pe]\n", "5:13 wrong-pattern"),
    ("long_name: Comunidad {name}\n", 'long_name: ""\n', "2:12 wrong-length"),
    ("countries: [PE]\n", "countries: [PE, PE]\n", "5:17 repeated-item"),
    ("status: active\n", 'status: active\nverified_on: "last year"\n', "8:14 wrong-format"),
    ("email: datos@{name}.example.org", "email: datos", "11:26 wrong-format"),
    ("status: active\n", "status: active\n\tx: 1\n", "8:1 tab-indentation"),
)
MISTAKES = 40
ALL = 300


@pytest.fixture
def seeded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Site, list[str]]:
    """Write the catalogue; give it with what must be found in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793491200")
    names = [f"c-{number:03}" for number in range(ALL)]
    write_catalogue(tmp_path / "communities", dict.fromkeys(names, ""))
    write_cluster(tmp_path / "clusters" / "sa", {"values": ["{}"]})
    expected = []
    for number in range(MISTAKES):
        name = names[5 + 7 * number]
        right, wrong, found = KINDS[number % len(KINDS)]
        text = RECORD.format(name=name)
        assert text.count(right.format(name=name)) == 1
        path = tmp_path / "communities" / name / "community.yaml"
        path.write_text(text.replace(right.format(name=name), wrong.format(name=name)), encoding="utf-8")
        expected.append(f"communities/{name}/community.yaml:{found}")
    return Site(tmp_path).write({"hubdocs.toml": "", "index.md": "# C\n\n```{hub:communities}\n```\n"}), expected


def test_every_mistake_is_found_at_its_place(seeded: tuple[Site, list[str]]) -> None:
    """By the command; where a name is wrong, that it is not the folder's is told as well."""
    site, expected = seeded
    report = check(load_project(site.folder, base=site.folder), [site.folder])

    found = [f"{item.location} {item.code.value}" for item in report.diagnostics if item.code.value != "record-name"]
    assert sorted(set(found)) == sorted(expected)
    assert len(found) == MISTAKES


def test_all_others_are_published(seeded: tuple[Site, list[str]]) -> None:
    """On the page, in the JSON and in the CSV; the page names those that are missing."""
    site, expected = seeded

    build = site.build("html")

    assert sorted(place for place in build.findings if "record-name" not in place) == sorted(expected)
    html = build.text("index.html")
    assert html.count("data-facets=") == ALL - MISTAKES
    assert f"Missing entries: {MISTAKES}" in html
    catalogue = json.loads(build.text("catalogue.json"))
    assert len(catalogue["communities"]) == ALL - MISTAKES
    assert len(catalogue["missing"]) == MISTAKES
    places = [
        f"{item['record']}:{problem['line']}:{problem['column']} {problem['code']}"
        for item in catalogue["missing"]
        for problem in item["problems"]
    ]
    assert sorted(places) == sorted(expected)
    assert len(build.text("catalogue.csv").splitlines()) == 1 + ALL - MISTAKES
    named = re.findall(r'<dt><code class="docutils literal notranslate"><span class="pre">(c-\d+)<', html)
    assert len(named) == MISTAKES
