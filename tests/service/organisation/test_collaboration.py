"""Working together: each mistake is found once and at its place, and what is right is silent."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.model import Severity
from hubdocs.project import check, load_project
from hubdocs.service.organisation.collaboration import first_day
from hubdocs.service.organisation.load_collaboration import load_collaboration
from hubdocs.service.organisation.topology import common_domain
from hubdocs.sources import Source, load

ROLES = """\
teams:
  engineering: {title: Engineering Team, side: provider, text: Runs the clusters.}
  guidance: {title: Guidance Team, side: provider, text: Knows the communities.}
roles:
  leader: {title: Community Leader, side: community, text: Leads people.}
  guide: {title: Community Guide, side: provider, team: guidance, text: Guides.}
"""
COLLABORATION = """\
exchanges:
  title: Who works with whom
  parties: [engineering, guidance, leader]
  items:
    - {id: incidents, title: Talk about incidents, from: engineering, to: leader, both: true}
    - {id: training, title: Train leaders, from: guidance, to: leader}
topology:
  title: Where things are
  repositories:
    - {id: infrastructure, title: Infrastructure, keepers: [engineering], fleet: clusters}
    - id: docs
      title: Docs
      keepers: [guidance]
      fleet: communities where status=active
      parts: [{id: guide, title: Guide, serves: [leader]}]
cycle:
  title: How communities connect
  stages:
    - {id: find, title: Find, who: [guidance], gives: Leaders.}
    - {id: train, title: Train, who: [guidance, leader], gives: Teachers.}
timeline:
  title: What happens when
  periods:
    - {id: y0, title: Y0, starts: "2026-07"}
    - {id: y1, title: Y1, starts: "2027-07"}
  actions:
    - id: staffing
      title: Staff the teams
      who: [engineering]
      start: {period: y0, month: 3}
      end: {period: y0, month: 6}
    - id: pilots
      title: Pilot workshops
      who: [guidance, leader]
      start: {period: y1, month: 1}
      end: {period: y1, month: 12}
      after: [staffing]
    - {id: opening, title: Opening, who: [leader], start: {period: y0, month: 7}, after: [staffing] }
"""
FILES = {"roles.yaml": ROLES, "collaboration.yaml": COLLABORATION}
CASES = yaml.safe_load(Path(__file__).with_name("mistakes").joinpath("collaboration.yaml").read_text("utf-8"))


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


def test_a_team_that_works_with_nobody_is_no_failure(tmp_path: Path) -> None:
    """It is worth knowing, and no more: the team may be new. One of its roles is enough, too."""
    (tmp_path / "organisation").mkdir()
    (tmp_path / "organisation" / "roles.yaml").write_text(ROLES, encoding="utf-8")
    collaboration = tmp_path / "organisation" / "collaboration.yaml"
    text = COLLABORATION.replace("from: guidance", "from: engineering")
    collaboration.write_text(text, encoding="utf-8")
    (found,) = check(load_project(tmp_path, base=tmp_path)).diagnostics

    assert (found.code.value, found.severity) == ("team-without-exchange", Severity.INFORMATION)
    collaboration.write_text(text.replace("from: engineering, to: leader}", "from: guide, to: leader}"), "utf-8")
    assert check(load_project(tmp_path, base=tmp_path)).diagnostics == ()


def test_alone_nothing_can_be_looked_up(tmp_path: Path) -> None:
    """Without roles beside it, the file is only checked against its schema."""
    assert findings(tmp_path, {"collaboration.yaml": COLLABORATION}) == []


def test_months_are_counted_from_the_first_period() -> None:
    """An action ends when its last month is over; a milestone takes no time."""
    kept = load_collaboration(load(Source("collaboration.yaml", COLLABORATION))[0])

    assert [kept.span(action) for action in kept.actions] == [(2, 6), (12, 24), (6, 6)]
    assert kept.actions[1].line == 32
    assert first_day("2026-07", 6) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("domains", "expected"),
    [
        (("hub-a.af.example.org", "hub-b.af.example.org"), "af.example.org"),
        (("hub-a.af.example.org",), "af.example.org"),
        (("a.x.af.example.org", "b.af.example.org"), "af.example.org"),
        (("af.example.org", "hub.af.example.org"), "example.org"),
        (("a.example.org", "b.example.net"), ""),
        (("hub",), ""),
        ((), ""),
        (("", "hub-a.af.example.org"), "af.example.org"),
    ],
)
def test_the_domain_of_a_region_is_what_its_hubs_have_in_common(domains: tuple[str, ...], expected: str) -> None:
    """One label alone is no domain of anybody."""
    assert common_domain(domains) == expected


_KEYS = (
    "exchanges",
    "topology",
    "cycle",
    "timeline",
    "items",
    "repositories",
    "parts",
    "stages",
    "periods",
    "actions",
    "id",
    "title",
    "start",
    "end",
    "period",
    "month",
    "starts",
    "after",
    "who",
    "from",
    "to",
)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 99999) | st.sampled_from(["y0", "staffing", "2026-13", "0000-01", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(_KEYS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=25,
)


@given(_VALUES)
def test_whatever_a_file_says_it_can_be_read(value: object) -> None:
    """What is of a wrong type is left out, and its check says so."""
    documents = load(Source("collaboration.yaml", yaml.safe_dump(value)))

    kept = load_collaboration(documents[0])

    for action in kept.actions:
        kept.span(action)
    for period in kept.periods:
        assert not period.starts or first_day(period.starts, 11)
