"""Mistakes written into a right fleet: each is found, once, at the line that makes it."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from hubdocs.project import check, load_project

if TYPE_CHECKING:
    from hubdocs.project import Project

HERE = Path(__file__).parent
FLEET = HERE / "fleet"
MUTATIONS: list[dict[str, Any]] = yaml.safe_load((HERE / "mutations.yaml").read_text(encoding="utf-8"))
CLASSES = range(1, 9)
LEAST = 5


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Give a copy of the fleet, with its own configuration, in which the rules about style are on."""
    fleet = tmp_path_factory.mktemp("rules") / "fleet"
    shutil.copytree(FLEET, fleet)
    return load_project(fleet, base=fleet)


def found_in(project: Project) -> list[str]:
    """Check the fleet."""
    report = check(project, [project.root])
    return [f"{item.location} {item.code.value}" for item in report.diagnostics]


def test_the_fleet_is_right(project: Project) -> None:
    """Without a mistake there is no finding of any severity; so every finding below is the mistake's."""
    assert found_in(project) == []


def test_every_class_has_enough_mistakes() -> None:
    """Of each class there are at least five."""
    counted = Counter(mutation["class"] for mutation in MUTATIONS)

    assert sorted(counted) == list(CLASSES)
    assert min(counted.values()) >= LEAST


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: f"{mutation['class']}-{mutation['name']}")
def test_mutation(mutation: dict[str, Any], project: Project) -> None:
    """The one finding stands where the mistake was written."""
    file = project.root / mutation["in"]
    right = file.read_text(encoding="utf-8")
    assert right.count(mutation["replace"]) == 1

    file.write_text(right.replace(mutation["replace"], mutation["by"]), encoding="utf-8")
    found = found_in(project)
    file.write_text(right, encoding="utf-8")

    place = mutation["found"]
    assert found == [place if place.count(":") > 1 else f"{mutation['in']}:{place}"]


def test_outdated_sizes_name_the_command_to_run(project: Project) -> None:
    """Who is told of an outdated size is told what computes it again: as many sizes as there are."""
    file = project.root / "lagoon" / "common.values.yaml"
    right = file.read_text(encoding="utf-8")

    file.write_text(right.replace("cpu_guarantee: 0.422625", "cpu_guarantee: 0.43125"), encoding="utf-8")
    (found,) = check(project, [project.root]).diagnostics
    file.write_text(right, encoding="utf-8")

    assert found.hint == (
        "compute the sizes again with `hubdocs resource-choices n2-highmem-4:4`, and paste them as a whole"
    )
