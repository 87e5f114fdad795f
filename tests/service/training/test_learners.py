"""Learner profiles: each mistake is found at its place, what is right is silent, and all is read as it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from learner_cases import PROFILES, write_learners
from workshop_cases import lesson_page

from hubdocs.project import check, load_project
from hubdocs.service.training.learners import OBSTACLES, load_learners
from hubdocs.sources import Source, load

CASES = yaml.safe_load(Path(__file__).with_name("mistakes").joinpath("learners.yaml").read_text("utf-8"))


def findings(folder: Path, profiles: str, **others: str) -> list[tuple[str, str]]:
    """Check profiles, and give place and code of each finding, with its hint."""
    path = write_learners(folder, profiles, others)
    report = check(load_project(folder, base=folder), [path])
    return [(f"{item.location} {item.code.value}", item.hint) for item in report.diagnostics]


def test_right_profiles_are_silent(tmp_path: Path) -> None:
    """Nothing is found where nothing is wrong."""
    assert findings(tmp_path, PROFILES) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_each_mistake_is_found(case: dict[str, Any], end: str, tmp_path: Path) -> None:
    """Right profiles with one change have these findings, whatever ends the lines."""
    assert PROFILES.count(case["replace"]) == 1

    found = findings(tmp_path, PROFILES.replace(case["replace"], case["by"]).replace("\n", end))

    assert [place for place, _hint in found] == [f"learner-profiles.yaml:{place}" for place in case["expect"]]
    assert case["hint"] in found[0][1]


def test_what_is_missing_is_told_once(tmp_path: Path) -> None:
    """Two lessons that need the same one give one finding in a profile, and one in each."""
    pages = {f"lessons/{name}.md": lesson_page(name, {"requires": ["files"]}) for name in ("data", "dask")}
    profiles = PROFILES.replace("lessons: [data]", "lessons: [data, dask]").replace("knows: [files]", "knows: []")
    both = profiles.replace("lessons: [first-steps, files]", "lessons: [dask, data]")

    assert [place for place, _hint in findings(tmp_path / "a", profiles, **pages)] == [
        "learner-profiles.yaml:14:15 untaught-requirement"
    ]
    assert [place for place, _hint in findings(tmp_path / "b", both, **pages)] == [
        "learner-profiles.yaml:8:15 untaught-requirement",
        "learner-profiles.yaml:14:15 untaught-requirement",
    ]


def test_without_roles_any_role_is_right(tmp_path: Path) -> None:
    """A project need not have a file of roles."""
    write_learners(tmp_path, PROFILES.replace("role: hub-user", "role: stranger"))
    (tmp_path / "organisation" / "roles.yaml").unlink()

    assert check(load_project(tmp_path, base=tmp_path), [tmp_path / "learner-profiles.yaml"]).diagnostics == ()


def test_all_is_read() -> None:
    """What the file says is there, obstacles in their order."""
    ecologist, engineer = load_learners(load(Source("a.yaml", PROFILES))[0])

    assert (ecologist.id, ecologist.lessons, ecologist.can) == ("ecologist", ("first-steps", "files"), ())
    assert engineer.obstacles == (("network", "A telephone."), ("time", "Little."))
    assert engineer.reads("es-CO")
    assert not engineer.reads("pt")
    assert ecologist.reads("pt")


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "title", "lessons", "obstacles", *OBSTACLES]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(_VALUES)
def test_whatever_stands_there_is_read(value: Any) -> None:
    """Profiles that the schema would refuse are read as far as they can be."""
    text = yaml.safe_dump({"profiles": value}, allow_unicode=True)

    for document in load(Source("a.yaml", text)):
        assert all(profile.id and profile.title for profile in load_learners(document))
