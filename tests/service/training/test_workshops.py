"""Workshops: each mistake is found once and at its place, and what is right is silent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from workshop_cases import WORKSHOP, write_project

from hubdocs.project import check, load_project

CASES = yaml.safe_load(Path(__file__).with_name("mistakes").joinpath("workshops.yaml").read_text("utf-8"))


def findings(folder: Path, workshop: str, changes: dict[str, Any] | None = None) -> list[tuple[str, str]]:
    """Check a workshop, and give place and code of each finding, with its hint."""
    path = write_project(folder, workshop, changes)
    report = check(load_project(folder, base=folder), [path])
    return [(f"{item.location} {item.code.value}", item.hint) for item in report.diagnostics]


def test_a_right_workshop_is_silent(tmp_path: Path) -> None:
    """Nothing is found where nothing is wrong."""
    assert findings(tmp_path, WORKSHOP) == []


def test_there_are_enough_mistakes() -> None:
    """The cases are found, and no two have one name."""
    assert len({case["name"] for case in CASES}) == len(CASES) >= 30


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_mistake_is_found_once(case: dict[str, Any], tmp_path: Path) -> None:
    """A right workshop with one change has this one finding."""
    text = WORKSHOP
    for old, new in {case["replace"]: case["by"], **case.get("also", {})}.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    changes = {"dask": {"hub": yaml.safe_load(case["dask"])}} if "dask" in case else None

    found = findings(tmp_path, text, changes)

    assert [place for place, _hint in found] == [f"two-days.workshop.yaml:{case['expect']}"]
    assert case.get("hint", found[0][1]) == found[0][1]


RIGHT = [
    ("without a hub", {"hub: sa/hub-a\nprofile: teaching\nchoices: {resources: small, image: python}\n": ""}),
    ("titles in place of names", {"resources: small": "resources: Small", "profile: teaching": "profile: Teaching"}),
    ("as many at once as come", {"attendees: 40": "attendees: 40\nat_once: 40"}),
    ("space for files in bytes", {"storage: 10G": "storage: 10737418240"}),
    ("space for files in megabytes", {"storage: 10G": "storage: 500M"}),
    ("another country", {"languages: [en, es]": "languages: [es, en-GB]"}),
    ("no languages", {"languages: [en, es]\n": "", "{lesson: own-image}": "{lesson: portuguese}"}),
    (
        "an hour is left out, and there is time",
        {
            "America/Bogota": "America/New_York",
            "2027-03-02": "2027-03-14",
            'start: "08:30"': 'start: "00:30"',
            'end: "11:00"': 'end: "04:00"',
        },
    ),
    (
        "an hour comes twice, and there is more time",
        {
            "America/Bogota": "America/New_York",
            "2027-03-02": "2027-11-07",
            'start: "08:30"': 'start: "00:30"',
            'end: "11:00"': 'end: "02:00"',
        },
    ),
    ("the last lesson asks for a break that is not in the day", {'end: "11:00"': 'end: "10:35"'}),
    ("a break that only the lesson asks for", {"      - {break: 15}\n": "", "minutes: 10}": "minutes: 24}"}),
    ("midnight", {'start: "08:30"': 'start: "21:55"', 'end: "11:00"': 'end: "24:00"'}),
    ("a day of one part", {"      - {break: 10}\n      - {lesson: own-image}\n": ""}),
]


@pytest.mark.parametrize("changes", [case for _name, case in RIGHT], ids=[name for name, _case in RIGHT])
def test_what_is_right_is_silent(changes: dict[str, str], tmp_path: Path) -> None:
    """Nothing is found in what only looks unusual."""
    text = WORKSHOP
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)

    assert findings(tmp_path, text) == []


LISTED = "            choices:\n              python"


@pytest.mark.parametrize("free", ["unlisted_choice", "dynamic_image_building"])
def test_a_free_image_leaves_other_choices_bound(free: str, tmp_path: Path) -> None:
    """Where people may take any image, a size that there is not is still a mistake."""
    text = WORKSHOP.replace("image: python", "image: own").replace("resources: small", "resources: nope")
    path = write_project(tmp_path, text)
    values = tmp_path / "clusters/sa/hub-a.values.yaml"
    hub = values.read_text(encoding="utf-8")
    assert hub.count(LISTED) == 1
    values.write_text(hub.replace(LISTED, f"            {free}: {{enabled: true}}\n{LISTED}"), encoding="utf-8")

    found = check(load_project(tmp_path, base=tmp_path), [path]).diagnostics

    assert [(item.code.value, item.hint) for item in found] == [("unknown-profile", "choices: large, small")]


def test_an_option_that_is_only_free(tmp_path: Path) -> None:
    """An option may have no list of choices at all."""
    path = write_project(tmp_path, WORKSHOP.replace("image: python", "image: own"))
    values = tmp_path / "clusters/sa/hub-a.values.yaml"
    lines = values.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.strip() == "choices:")
    lines[start : start + 3] = ["            unlisted_choice: {enabled: true}"]
    values.write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert check(load_project(tmp_path, base=tmp_path), [path]).diagnostics == ()


def test_another_schema_of_the_name(tmp_path: Path) -> None:
    """A project may have a schema `workshop` of its own: then only that counts for its files."""
    write_project(tmp_path, "room: Aula 3\n")
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/workshop.schema.yaml").write_text("type: object\nrequired: [room]\n", encoding="utf-8")
    report = check(load_project(tmp_path, base=tmp_path), [tmp_path / "two-days.workshop.yaml"])

    assert report.diagnostics == ()
