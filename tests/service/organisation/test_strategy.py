"""Strategy, numbers and updates: each mistake is found once and at its place, and what is right is silent."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.model import Severity
from hubdocs.project import check, load_project
from hubdocs.project.cache import open_cache
from hubdocs.project.community.catalogue import catalogue_facts, publish_all
from hubdocs.project.organisation.draft_update import make_draft
from hubdocs.service.organisation.numbers import agrees, load_numbers
from hubdocs.service.organisation.strategy import load_strategy
from hubdocs.service.organisation.updates import make_update
from hubdocs.sources import Source, load

if TYPE_CHECKING:
    from hubdocs.model import Diagnostic

ROLES = """\
teams: {}
roles:
  guide: {title: Community Guide, side: provider, text: Connects communities.}
"""
STRATEGY = """\
challenge: [It is difficult.]
goal: Make it easy.
priorities:
  - {id: blocks, title: One platform, parts: [{id: same-blocks, title: The same blocks, text: Use them.}]}
  - {id: open, title: Openness, parts: [{id: upstream-first, text: Contribute.}]}
quarters:
  - quarter: 2026-Q3
    objectives:
      # the oldest comes first
      - title: Contributions
        text: Three of them.
        id: upstream
        serves: [upstream-first]
        owner: guide
  - quarter: 2026-Q4
    objectives:
      - id: layers
        title: One file for all
        serves: [same-blocks]
        owner: "guide"
        progress: {done: 1, of: 2, date: "2026-11-15", state: on-track}
      - {id: open-meetings, title: Open meetings, serves: [open], owner: "guide"}
"""
NUMBERS = """\
series:
  - id: communities
    title: Communities
    source: Their records.
    computed: communities where status=active
    points:
      - {month: 2026-11, value: 1}

  - id: users
    title: Users
    source: The dashboards.
    points:
      - {month: 2026-10, value: 10}
      - {month: 2026-11, value: 1.5, precision: about}
"""
RECORD = """\
name: red-andina
long_name: Red Andina <de> Datos
website: https://red-andina.example.org
region: latin-america
countries: [PE]
languages: [es]
status: active
member_since: "2026-11-03"
community_representatives: [{role: Office, email: office@red-andina.example.org}]
technical_contacts: [{role: Data team, email: data@red-andina.example.org}]
"""
UPDATE = """\
---
title: November
date: "2026-11-20"
month: 2026-11
summary: What happened.
authors: [guide]
numbers: [users]
serves: [upstream-first]
tags: [numbers]
---

# November
"""
FILES = {
    "organisation/roles.yaml": ROLES,
    "organisation/strategy.yaml": STRATEGY,
    "organisation/numbers.yaml": NUMBERS,
    "red-andina/community.yaml": RECORD,
    "page.md": "---\nserves: [blocks]\n---\n\n# Page\n",
    "updates/2026-11.md": UPDATE,
}
CASES = yaml.safe_load(Path(__file__).with_name("mistakes").joinpath("strategy.yaml").read_text("utf-8"))


def write(folder: Path, files: dict[str, str]) -> None:
    """Write a project."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def findings(folder: Path, files: dict[str, str]) -> list[Diagnostic]:
    """Check a project with these files."""
    write(folder, files)
    return list(check(load_project(folder, base=folder), [folder]).diagnostics)


def test_a_right_project_is_silent(tmp_path: Path) -> None:
    """Nothing is wrong with the files that the cases change."""
    assert findings(tmp_path, FILES) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_mistake_is_found_once(case: dict[str, Any], tmp_path: Path) -> None:
    """One mistake gives one finding, at the word that is wrong."""
    text = FILES[case["file"]]
    assert text.count(case["replace"]) == 1, "the case changes nothing, or too much"

    found = findings(tmp_path, {**FILES, case["file"]: text.replace(case["replace"], case["by"])})

    assert [f"{item.location} {item.code.value}" for item in found] == [case["expect"]]
    assert case.get("hint", "") in found[0].hint


def test_a_priority_without_an_objective_is_told_and_fails_nothing(tmp_path: Path) -> None:
    """It may be right for a quarter."""
    found = findings(tmp_path, {**FILES, "organisation/strategy.yaml": STRATEGY.replace("[open]", "[blocks]")})

    assert [(item.code.value, item.severity) for item in found] == [("unserved-priority", Severity.INFORMATION)]
    assert found[0].span.start.line == 5


def test_an_update_without_front_matter_is_told_at_its_first_line(tmp_path: Path) -> None:
    """The page cannot be an update."""
    found = findings(tmp_path, {**FILES, "updates/2026-11.md": "# November\n"})

    assert [f"{item.location} {item.code.value}" for item in found] == ["updates/2026-11.md:1:1 missing-key"]


def test_lines_may_end_as_on_windows(tmp_path: Path) -> None:
    """The front matter is found, and mistakes in it are at their places."""
    write(tmp_path, FILES)
    (tmp_path / "page.md").write_bytes(FILES["page.md"].replace("[blocks]", "[block]").replace("\n", "\r\n").encode())

    found = check(load_project(tmp_path, base=tmp_path), [tmp_path]).diagnostics

    assert [f"{item.location} {item.code.value}" for item in found] == ["page.md:2:10 unknown-priority"]


@pytest.mark.parametrize(("month", "count"), [("2026-11", 1), ("2026-10", 0)])
def test_an_old_number_is_history(month: str, count: int, tmp_path: Path) -> None:
    """Only the number of the current month must be what is computed today."""
    numbers = NUMBERS.replace("month: 2026-11, value: 1}", f"month: {month}, value: 7}}")

    found = findings(tmp_path, {**FILES, "organisation/numbers.yaml": numbers})

    assert [item.code.value for item in found] == ["outdated-number"] * count


def test_the_cache_sees_new_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A finding about a computed number comes when a community joins, although the file did not change."""
    monkeypatch.setenv("HUBDOCS_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    write(folder, {f"communities/{name}" if "community" in name else name: text for name, text in FILES.items()})

    def run() -> list[str]:
        project = load_project(folder, base=folder)
        return [item.code.value for item in check(project, [folder], cache=open_cache(project)).diagnostics]

    assert run() == []
    assert run() == []
    other = RECORD.replace("red-andina", "great-lakes").replace("Red Andina", "Great Lakes")
    write(folder, {"communities/great-lakes/community.yaml": other})
    assert run() == ["outdated-number"]


@pytest.mark.parametrize(
    ("typed", "computed", "precision", "right"),
    [
        (73, 73, "exact", True),
        (73, 74, "exact", False),
        (70, 73, "about", True),
        (60, 73, "about", False),
        (4000, 4001, "more-than", True),
        (4000, 4000, "more-than", False),
        (0, 0, "about", True),
    ],
)
def test_numbers_agree_as_exactly_as_they_are_meant(typed: int, computed: int, precision: str, *, right: bool) -> None:
    """Precision decides how far a number may be off."""
    assert agrees(Decimal(typed), Decimal(computed), precision) is right


def test_a_draft_is_right_as_it_is_and_says_what_is_new(tmp_path: Path) -> None:
    """It has the numbers, the communities and the objectives since the last update, and passes the check."""
    last = UPDATE.replace("2026-11-20", "2026-11-01").replace("month: 2026-11", "month: 2026-10")
    files = {**FILES, "updates/2026-10.md": last}
    del files["updates/2026-11.md"]
    write(tmp_path, files)

    draft = make_draft(load_project(tmp_path, base=tmp_path), "2026-11")

    assert draft.path == tmp_path / "updates" / "2026-11.md"
    assert "- Users: {hub:number}`users 2026-11`" in draft.text
    assert "- Red Andina \\<de\\> Datos (PE)" in draft.text
    assert "1 of 2, on track" in draft.text
    assert "Contributions" not in draft.text
    assert findings(tmp_path, {**files, "updates/2026-11.md": draft.text}) == []


def test_a_draft_says_what_changed_in_the_catalogue(tmp_path: Path) -> None:
    """With an older catalogue, changes of hubs and the like are told."""
    write(tmp_path, FILES)
    project = load_project(tmp_path, base=tmp_path)
    facts = catalogue_facts(publish_all(project)[0], project)
    write(tmp_path, {"red-andina/community.yaml": RECORD.replace("countries: [PE]", "countries: [PE, BO]")})

    draft = make_draft(load_project(tmp_path, base=tmp_path), "2026-11", facts)

    assert "- Red Andina \\<de\\> Datos, `countries`: PE became PE, BO" in draft.text


def test_a_draft_says_which_computed_numbers_are_missing(tmp_path: Path) -> None:
    """They can be written down before the month is over."""
    numbers = NUMBERS.replace("{month: 2026-11, value: 1}", "{month: 2026-10, value: 1}")
    write(tmp_path, {**FILES, "organisation/numbers.yaml": numbers})

    assert make_draft(load_project(tmp_path, base=tmp_path)).missing == (("communities", "2026-11", "1"),)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=9)
    | st.sampled_from(["0000-01", "2026-13", "2026-Q9"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "series",
                    "points",
                    "month",
                    "value",
                    "id",
                    "quarters",
                    "objectives",
                    "progress",
                    "serves",
                    "date",
                    "title",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_nothing_breaks_the_loaders(value: Any) -> None:
    """Whatever a file holds, something can be shown, or nothing."""
    document = load(Source("x.yaml", "{}"))[0].replace_value(value)

    for series in load_numbers(document).series:
        assert all(point.month[4] == "-" for point in series.points)
    assert load_strategy(document).current in ("", *load_strategy(document).quarters)
    update = make_update(value)
    assert update is None or update.title
