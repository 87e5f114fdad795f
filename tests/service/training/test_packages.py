"""Packages of which one of several is enough: for the script, for what it finds, and for what is said of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workshop_cases import WORKSHOP, write_project

from hubdocs.project import load_project
from hubdocs.project.pages.check_page import check_page
from hubdocs.project.reporters.event_plan import event_plan_markdown, event_plan_text
from hubdocs.project.training.event_plan import find_plan, find_preflight
from hubdocs.project.training.workshops import find_workshop
from hubdocs.service.training.learning_resource import Surroundings, learning_resource
from hubdocs.service.training.lesson import HubNeeds, Lesson
from hubdocs.service.training.packages import alternatives, needed_together

if TYPE_CHECKING:
    from pathlib import Path

NEEDS = {"own-image": {"hub": {"packages": ["s3fs | gcsfs", "xarray"]}}}
FOUND = [
    ({"s3fs": "2026.1.0", "gcsfs": None}, "right: the package s3fs is there, version 2026.1.0"),
    ({"s3fs": None, "gcsfs": "2026.2.0"}, "right: the package gcsfs is there, version 2026.2.0"),
    ({"s3fs": None, "gcsfs": None}, "wrong: the package s3fs or gcsfs is missing"),
    ({"s3fs": None}, "wrong: the package s3fs or gcsfs was not looked for; make a new preflight.py"),
    ({"gcsfs": "?"}, "right: the package gcsfs is there, version ?"),
]


@pytest.mark.parametrize(("packages", "expected"), FOUND)
def test_one_of_several_is_enough(tmp_path: Path, packages: dict[str, str | None], expected: str) -> None:
    """The plan says which one is there, or which ones are missing."""
    project = load_project(tmp_path, base=tmp_path)
    plan = find_plan(find_workshop(write_project(tmp_path, WORKSHOP, NEEDS), project))
    assert plan is not None
    result = {"preflight": 1, "workshop": "two-days", "packages": packages}
    path = tmp_path / "result.json"
    path.write_text(json.dumps(result), encoding="utf-8")
    preflight, problems = find_preflight(path, plan, project)

    assert problems == ()
    assert preflight is not None
    assert preflight.lines[0].text() == expected


def test_what_is_said_of_them(tmp_path: Path) -> None:
    """A plan asks for one of them, in words; catalogues find the lesson by each of them."""
    plan = find_plan(find_workshop(write_project(tmp_path, WORKSHOP, NEEDS), load_project(tmp_path, base=tmp_path)))
    assert plan is not None
    lesson = Lesson("a", "A", "a.md", 20, 10, hub=HubNeeds(packages=("s3fs | gcsfs", "zarr")), keywords=("zarr", "b"))
    described = learning_resource(lesson, Surroundings("A", "", "", (), {}, "Site"))

    assert "Run preflight.py on the hub: s3fs or gcsfs, xarray." in event_plan_text(plan)
    assert "Run preflight.py on the hub: s3fs or gcsfs, xarray." in event_plan_markdown(plan)
    assert isinstance(described, dict)
    assert described["keywords"] == ["zarr", "b", "s3fs", "gcsfs"]


@pytest.mark.parametrize("package", ["| s3fs", "s3fs |", "s3fs || gcsfs", "s3fs gcsfs", "|"])
def test_half_a_choice_is_a_finding(tmp_path: Path, package: str) -> None:
    """A stroke without a name beside it, or names without a stroke."""
    write_project(tmp_path, WORKSHOP, {"own-image": {"hub": {"packages": [package]}}})
    project = load_project(tmp_path, base=tmp_path)

    found = check_page(tmp_path / "lessons/own-image.md", project).diagnostics

    assert [item.pointer for item in found] == [("lesson", "hub", "packages", 0)]


NAMES = st.lists(st.sampled_from("abcde"), min_size=1, max_size=3).map(" | ".join)


@given(st.lists(NAMES, max_size=6), st.sets(st.sampled_from("abcde")))
def test_together_they_need_the_same(packages: list[str], installed: set[str]) -> None:
    """Whatever is installed is enough for all lessons if, and only if, it is enough for what is needed together."""
    together = needed_together(packages)

    assert all(installed & set(alternatives(each)) for each in packages) is all(
        installed & set(alternatives(each)) for each in together
    )
    assert not any(set(alternatives(a)) < set(alternatives(b)) for a in together for b in together)
