"""Whether a hub is enough: checks, plans and links say the same, and what is said is true."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from workshop_cases import WORKSHOP, write_project

from hubdocs.project import check, load_project
from hubdocs.project.reporters.event_plan import event_plan_text
from hubdocs.project.training.event_plan import find_plan
from hubdocs.project.training.workshops import find_workshop

if TYPE_CHECKING:
    from hubdocs.model import Diagnostic
    from hubdocs.service.training.event_plan import EventPlan

CASES = yaml.safe_load(Path(__file__).with_name("mistakes").joinpath("verdicts.yaml").read_text("utf-8"))
CHOSEN = "profile: teaching\nchoices: {resources: small, image: python}\n"


def both(folder: Path, case: dict[str, Any]) -> tuple[list[Diagnostic], EventPlan]:
    """Check a workshop of a hub with more servers, and plan it."""
    text = WORKSHOP.replace(CHOSEN, case.get("chosen", ""))
    path = write_project(folder, text, {"own-image": {"hub": case["needs"]}})
    values = folder / "clusters/sa/hub-a.values.yaml"
    hub = yaml.safe_load(values.read_text(encoding="utf-8"))
    server = hub["jupyterhub"]["singleuser"]
    server["nodeSelector"] = {"node.kubernetes.io/instance-type": "n2-highmem-4"}
    server["profileList"] += case.get("more", [])
    server["profileList"][0]["profile_options"]["image"].update(case.get("image", {}))
    values.write_text(yaml.safe_dump(hub, sort_keys=False), encoding="utf-8")
    project = load_project(folder, base=folder)
    plan = find_plan(find_workshop(path, project))
    assert plan is not None
    return list(check(project, [path]).diagnostics), plan


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_one_verdict(case: dict[str, Any], tmp_path: Path) -> None:
    """What the check finds, the plan says, and nothing else; what is to be written helps."""
    found, plan = both(tmp_path, case)
    text = event_plan_text(plan)
    expected = case.get("expect")

    assert [item.code.value for item in found] == (["hub-lacks"] if expected else [])
    assert text.count("is not enough") == len(found)
    for item in found:
        assert f"{item.severity.value}: {item.message}" == expected
        assert item.hint == case["hint"]
        assert item.message.partition(": ")[2] in text
    for line in case.get("plan", []):
        assert line in text
    if "write" in case:
        assert f"`{case['write'].strip()}`" in case["hint"]
        again, _plan = both(tmp_path / "again", {**case, "chosen": case["write"] + "\n"})
        assert again == []
