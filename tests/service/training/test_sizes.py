"""The sizes that people can choose: which are listed, and which one is proposed in place of the chosen one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workshop_cases import WORKSHOP, write_project

from hubdocs.project import load_project
from hubdocs.project.reporters.event_plan import event_plan_json, event_plan_text
from hubdocs.project.training.event_plan import find_plan
from hubdocs.project.training.workshops import find_workshop
from hubdocs.service.fleet.servers import Offer, Pick, Server
from hubdocs.service.training.event_plan import EventPlan, plan_event
from hubdocs.service.training.open_points import open_points
from hubdocs.service.training.sizes import better_size, sizes_of

if TYPE_CHECKING:
    from pathlib import Path

GIB = 2**30
KNOWN = {name: {"hub": {"memory": "1G"}} for name in ("first-steps", "files", "own-image")}
LARGE = WORKSHOP.replace("resources: small", "resources: large")
SMALLER = (
    "The size `small` is enough for the lessons, too (3 GB of memory, 0.4 processors guaranteed), on fewer machines: 5 "
    "in place of 14. Write `choices: {resources: small, image: python}` into the file of the workshop."
)
LARGER = (
    "The size `large` is enough for the lessons (7 GB of memory, 0.8 processors guaranteed); machines of the type "
    "n2-highmem-4 that are needed then: 14. Write `choices: {resources: large, image: python}` into the file of the "
    "workshop."
)


def plan_of(folder: Path, workshop: str, needs: str = "2G", hub: tuple[str, str] = ("", "")) -> EventPlan:
    """Plan a workshop whose lessons all say what memory they need."""
    path = write_project(folder, workshop, {**KNOWN, "data": {"hub": {"memory": needs}}})
    values = folder / "clusters/sa/hub-a.values.yaml"
    more = "    nodeSelector: {node.kubernetes.io/instance-type: n2-highmem-4}\n"
    values.write_text(values.read_text(encoding="utf-8").replace(*hub) + more, encoding="utf-8")
    plan = find_plan(find_workshop(path, load_project(folder, base=folder)))
    assert plan is not None
    return plan


def offer_with(servers: tuple[Server, ...]) -> Offer:
    """Give what a hub offers that has no other servers."""
    return Offer(servers, complete=True, any_image=False, quota=None)


def proposals(plan: EventPlan) -> list[str]:
    """Give what is said of another size."""
    return [point.text() for point in open_points(plan) if "The size" in point.text()]


def test_a_smaller_size_is_proposed(tmp_path: Path) -> None:
    """Where fewer machines do, the plan says which size, and what to write."""
    assert proposals(plan_of(tmp_path / "large", LARGE)) == [SMALLER]
    assert proposals(plan_of(tmp_path / "small", WORKSHOP)) == []


def test_a_larger_size_is_proposed(tmp_path: Path) -> None:
    """Where the chosen one is too small, the plan says which one is not."""
    assert proposals(plan_of(tmp_path / "a", WORKSHOP, "4G")) == [LARGER]
    assert proposals(plan_of(tmp_path / "b", WORKSHOP, "20G")) == []


UNSURE = {
    "an image": (LARGE, ("profileList:", "extraFiles: {}\n    profileList:"), True),
    "restricted": (
        LARGE,
        ("display_name: Small\n", "display_name: Small\n                allowed_groups: [a]\n"),
        False,
    ),
    "by code": (
        LARGE,
        ("jupyterhub:\n", "jupyterhub:\n  hub: {extraConfig: {a: 'c.KubeSpawner.profile_list = f'}}\n"),
        False,
    ),
    "another image": (
        LARGE,
        ("{mem_limit: 3G", "{image: r.example.org/other:1, mem_limit: 3G"),
        False,
    ),
}


@pytest.mark.parametrize("name", UNSURE)
def test_nothing_is_proposed_that_is_not_sure(tmp_path: Path, name: str) -> None:
    """Not everybody may choose it, there may be others, or other software comes with it."""
    workshop, hub, is_proposed = UNSURE[name]

    assert bool(proposals(plan_of(tmp_path, workshop, hub=hub))) is is_proposed


def test_a_lesson_that_says_nothing(tmp_path: Path) -> None:
    """Nobody knows whether less memory is enough for it."""
    path = write_project(tmp_path, LARGE)
    with (tmp_path / "clusters/sa/hub-a.values.yaml").open("a", encoding="utf-8") as file:
        file.write("    nodeSelector: {node.kubernetes.io/instance-type: n2-highmem-4}\n")
    plan = find_plan(find_workshop(path, load_project(tmp_path, base=tmp_path)))

    assert plan is not None
    assert sizes_of(plan)
    assert proposals(plan) == []


def test_sizes_are_listed_where_none_is_chosen(tmp_path: Path) -> None:
    """With what to write; programs get them always."""
    plan = plan_of(tmp_path, WORKSHOP.replace("choices: {resources: small, image: python}\n", ""), "4G")
    text = event_plan_text(plan)
    sizes = json.loads(event_plan_json(plan))["sizes"]

    assert (
        "  Sizes that can be chosen: `choices: {resources: small}`: 3 GB of memory, 0.4 processors; machines: 5; not"
        in text
    )
    assert "      `choices: {resources: large}`: 7 GB of memory, 0.8 processors; machines: 14\n" in text
    assert [(size["write"], size["enough"], size["planned"], size["better"]) for size in sizes] == [
        ({"choices": {"resources": "small"}}, False, True, False),
        ({"choices": {"resources": "large"}}, True, False, True),
    ]


def test_sizes_that_are_profiles(tmp_path: Path) -> None:
    """Where a hub has a profile for each size, the plan says which profile to write."""
    plan = plan_of(tmp_path, WORKSHOP)
    assert plan.server is not None
    servers = tuple(
        replace(plan.server, profile=name, title=name, picks=(), memory_guarantee=size * GIB, usual=name == "big")
        for name, size in (("big", 8), ("tiny", 2))
    )
    workshop = replace(plan.agenda.workshop, profile="", choices=())
    found = plan_event(replace(plan.agenda, workshop=workshop), plan.hub, offer_with(servers))

    assert [size.file for size in sizes_of(found)] == [{"profile": "big"}, {"profile": "tiny"}]
    assert "Write `profile: tiny` into" in proposals(found)[0]


Amounts = tuple[int | None, int, float | None, str, bool]
AMOUNT = st.integers(GIB // 2, 30 * GIB)
CORES = st.none() | st.floats(0.05, 4).map(lambda value: round(value, 3))
MACHINE = st.sampled_from(["n2-highmem-4", "n2-highmem-16", "", "no-such"])
SERVERS = st.lists(st.tuples(st.none() | AMOUNT, AMOUNT, CORES, MACHINE, st.booleans()), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> EventPlan:
    """Make a plan, of which a test changes what the hub offers."""
    return plan_of(tmp_path_factory.mktemp("plan"), WORKSHOP)


@given(st.data(), SERVERS, st.integers(1, 300))
def test_a_proposed_size_fits_and_never_needs_more(
    plan: EventPlan, data: st.DataObject, amounts: list[Amounts], people: int
) -> None:
    """Whatever a hub offers: what is proposed is enough; writing it makes just that plan, and nothing is better."""
    assert plan.server is not None
    servers = tuple(_server(plan.server, number, values) for number, values in enumerate(amounts))
    chosen = data.draw(st.sampled_from(servers))
    workshop = replace(plan.agenda.workshop, attendees=people, at_once=people, choices=_choices(chosen))
    offer = offer_with(servers)
    before = plan_event(replace(plan.agenda, workshop=workshop), plan.hub, offer)
    size = better_size(before, sizes_of(before))
    if size is None:
        return
    after = plan_event(
        replace(
            plan.agenda, workshop=replace(workshop, profile=size.profile or workshop.profile, choices=size.choices)
        ),
        plan.hub,
        offer,
    )

    assert after.server is not None
    assert not after.server.restricted
    assert after.sizing is not None
    assert after.sizing.machines == size.machines
    assert (after.guarantee.memory or 0) >= 2 * GIB
    assert (after.server.memory_limit or 0) >= 2 * GIB
    if next(each for each in sizes_of(before) if each.is_chosen).is_enough:
        assert before.sizing is not None
        assert after.sizing.machines < before.sizing.machines
        assert after.machine_name == before.machine_name
    assert better_size(after, sizes_of(after)) is None


def _server(like: Server, number: int, amounts: Amounts) -> Server:
    memory, limit, cores, machine, restricted = amounts
    return replace(
        like,
        picks=(Pick("size", f"size-{number}", f"Size {number}"),),
        memory_guarantee=memory,
        memory_limit=max(limit, memory or 0),
        cpu_guarantee=cores,
        machine=machine,
        restricted=restricted,
        usual=number == 0,
    )


def _choices(server: Server) -> tuple[tuple[str, str], ...]:
    return tuple((pick.option, pick.name) for pick in server.picks)
