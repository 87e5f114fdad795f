"""Plans of events: the worked example, what never may happen, and what is said where something is not known."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from workshop_cases import WORKSHOP, write_project

from hubdocs.project import load_project
from hubdocs.project.reporters.event_plan import event_plan_json, event_plan_text
from hubdocs.project.training.event_plan import find_plan, find_preflight
from hubdocs.project.training.workshops import find_workshop
from hubdocs.schema import Validator
from hubdocs.service.fleet.machines import machines
from hubdocs.service.training.event_words import EventWords
from hubdocs.service.training.placement import (
    MOST_PEOPLE,
    fit,
    headroom,
    machines_for,
    placeholders,
    waiting,
)
from hubdocs.service.training.plan_sections import Reader, plan_sections
from hubdocs.service.training.plan_words import apart, cores_divided, factor, memory_divided
from hubdocs.service.training.questionnaire import answers
from hubdocs.service.training.words import Say

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.service.training.event_plan import EventPlan

GIB = 2**30
TYPES = st.sampled_from(sorted(machines().values(), key=lambda machine: machine.name))
PEOPLE = st.integers(1, 3000)
EACH = st.integers(1, MOST_PEOPLE)
MINUTES = st.floats(0.5, 240, allow_nan=False).map(lambda value: round(value, 2))
MEMORY = st.integers(GIB // 8, 64 * GIB)
CORES = st.floats(0.05, 16, allow_nan=False).map(lambda value: round(value, 4))


def test_the_worked_example() -> None:
    """60 people every 3 minutes, and a machine that takes 10 minutes: room for 200 people."""
    assert headroom(60, 3, 10) == 200


@pytest.mark.parametrize(("count", "each"), [(1, 8), (8, 8), (9, 8), (200, 8), (5, 100)])
def test_few_large_placeholders(count: int, each: int) -> None:
    """There is one placeholder for each machine, and together they keep enough room."""
    found = placeholders(count, each)

    assert found.count == ceil(count / each)
    assert found.count * found.each >= count
    assert found.each <= each


@pytest.mark.parametrize("name", ["r5.xlarge", "n2-highmem-4", "r5.16xlarge"])
@pytest.mark.parametrize("halvings", [0, 1, 2, 3, 4])
def test_sizes_fill_a_machine(name: str, halvings: int) -> None:
    """Sizes made by halving a machine fit on it without a rest."""
    from hubdocs.service.fleet.resource_choices import sizes  # noqa: PLC0415 (only here)

    size = sizes(machines()[name], halvings + 1)[0]
    found = fit(machines()[name], int(size.memory), float(size.cores))

    assert found is not None
    assert found.people == 2**halvings


@given(TYPES, PEOPLE, st.integers(0, 500), st.one_of(st.none(), MEMORY), st.one_of(st.none(), CORES))
def test_more_people_never_need_fewer_machines(
    machine: Any, people: int, more: int, memory: int | None, cores: float | None
) -> None:
    """However large a server is, machines and room grow with people."""
    found = fit(machine, memory, cores)
    if found is not None:
        assert machines_for(people + more, found.people) >= machines_for(people, found.people)
        assert machines_for(people, found.people) * found.people >= people
        assert (machines_for(people, found.people) - 1) * found.people < people


@given(TYPES, MEMORY, st.integers(0, 8 * GIB), CORES, st.floats(0, 4, allow_nan=False))
def test_a_larger_guarantee_never_packs_more_people(
    machine: Any, memory: int, more: int, cores: float, more_cores: float
) -> None:
    """Neither of memory nor of processors; and what is guaranteed is really there."""
    small, large = fit(machine, memory, cores), fit(machine, memory + more, round(cores + more_cores, 4))

    assert (large.people if large else 0) <= (small.people if small else 0)
    if small is not None:
        assert small.people * memory <= machine.available_memory
        assert small.people * Fraction(str(cores)) <= machine.available_cores


@given(PEOPLE, st.integers(0, 500), MINUTES, MINUTES, MINUTES)
def test_headroom_grows_with_people_and_haste(
    people: int, more: int, login: float, longer: float, start: float
) -> None:
    """More people, a slower machine or less time to log in never need less room."""
    room = headroom(people, login, start)

    assert headroom(people + more, login, start) >= room
    assert headroom(people, login + longer, start) <= room
    assert headroom(people, login, start + longer) >= room


@given(PEOPLE, EACH, MINUTES, MINUTES, st.integers(0, 500))
def test_waiting(people: int, each: int, login: float, start: float, free: int) -> None:
    """Shares are shares; room never makes more people wait, and where there is room for all, nobody waits."""
    found, better = waiting(people, each, login, start), waiting(people, each, login, start, free=free)

    assert 0 < found.share <= 1
    assert better.share <= found.share or free % each
    assert found.minutes == start
    assert waiting(people, each, login, start, free=people).share == 0


@given(PEOPLE, EACH, MINUTES, MINUTES)
def test_waiting_is_what_a_simulation_says(people: int, each: int, login: float, start: float) -> None:
    """Counting one person after the other gives the same."""
    apart, ready, late = Fraction(str(login)) / people, Fraction(0), 0
    for number in range(people):
        comes = number * apart
        if number % each == 0:
            ready = comes + Fraction(str(start))
        late += comes < ready

    assert waiting(people, each, login, start).share == Fraction(late, people)


def plan_of(folder: Path, workshop: str = WORKSHOP, price: Fraction | None = None) -> EventPlan:
    """Plan a workshop of a project."""
    path = write_project(folder, workshop)
    hub = folder / "clusters/sa/hub-a.values.yaml"
    with hub.open("a", encoding="utf-8") as file:
        file.write("    nodeSelector: {node.kubernetes.io/instance-type: n2-highmem-4}\n")
    plan = find_plan(find_workshop(path, load_project(folder, base=folder)), price)
    assert plan is not None
    return plan


def test_a_plan(tmp_path: Path) -> None:
    """Each number is what its formula says."""
    plan = plan_of(tmp_path, price=Fraction("0.5"))
    found = json.loads(event_plan_json(plan))

    assert found["notify_by"] == "2027-02-08"
    assert found["guarantee"] == {"memory": 3 * GIB, "cpu": 0.4}
    assert found["sizing"] == {
        "machine": "n2-highmem-4",
        "people_on_a_machine": 8,  # 28388058789.44 bytes by 3 GiB, and 3.381 processors by 0.4
        "limited_by": "cpu",
        "machines": 5,
        "quota_cpu": 24,
        "headroom": 40,
        "placeholders": {"count": 5, "people_each": 8},
        "waiting_share": 1.0,
        "waiting_minutes": 10.0,
    }
    assert found["storage"] == {"each": 10 * GIB, "all": 400 * GIB}
    # 3 and 2.5 hours on the two days; each longer by an hour, the hour of idle servers, and 10 minutes
    assert found["cost"] == {
        "machine_hours": {"least": 27.5, "most": round(5 * (5.5 + 2 * 130 / 60), 4)},
        "price": 0.5,
        "least": 13.75,
        "most": round(0.5 * 5 * (5.5 + 2 * 130 / 60), 2),
    }


def test_settings_are_right_for_a_hub(tmp_path: Path) -> None:
    """What is to be pasted into the values of a hub fits their schema, and keeps room for everybody."""
    plan = plan_of(tmp_path)
    project = load_project(tmp_path)
    schema = project.store.find("hub-values")
    places = plan.settings["jupyterhub"]["scheduling"]["userPlaceholder"]

    assert Validator(schema, project.store).is_valid(plan.settings)
    assert places["replicas"] * places["resources"]["requests"]["memory"] >= 40 * 3 * GIB
    assert plan.sizing is not None
    assert places["resources"]["requests"]["memory"] <= plan.sizing.machine.available_memory


def test_settings_of_a_wrapper_chart(tmp_path: Path) -> None:
    """A wrapper chart hands on only what stands below its key."""
    path = write_project(tmp_path, WORKSHOP)
    cluster, values = tmp_path / "clusters/sa/cluster.yaml", tmp_path / "clusters/sa/hub-a.values.yaml"
    cluster.write_text(cluster.read_text().replace("basehub", "daskhub"))
    table = yaml.safe_load(values.read_text())
    table["jupyterhub"]["singleuser"]["nodeSelector"] = {"node.kubernetes.io/instance-type": "n2-highmem-4"}
    values.write_text(yaml.safe_dump({"basehub": table}))

    plan = find_plan(find_workshop(path, load_project(tmp_path, base=tmp_path)))

    assert plan is not None
    assert list(plan.settings) == ["basehub"]


def test_an_exam_guarantees_all(tmp_path: Path) -> None:
    """In an exam, what a server may use is guaranteed; the plan says when, and who must be there."""
    usual = plan_of(tmp_path / "a", WORKSHOP)
    hub = (tmp_path / "a" / "clusters/sa/hub-a.values.yaml").read_text()
    path = write_project(tmp_path / "b", WORKSHOP.replace("attendees:", "kind: exam\nattendees:"))
    (tmp_path / "b" / "clusters/sa/hub-a.values.yaml").write_text(hub.replace("mem_guarantee: 3G", "mem_guarantee: 1G"))
    exam = find_plan(find_workshop(path, load_project(tmp_path / "b", base=tmp_path / "b")))
    assert exam is not None
    text = event_plan_text(exam)

    assert exam.guarantee.memory == usual.guarantee.memory == 3 * GIB
    assert "Two engineers are there from 2027-03-01 09:00 to 2027-03-02 11:00" in text
    assert "not before 2027-02-28 21:00, and back after 2027-03-02 11:00" in text
    assert "Two engineers" not in event_plan_text(usual)


@given(TYPES, st.one_of(st.none(), MEMORY), st.one_of(st.none(), CORES))
def test_a_pencil_gives_the_same(machine: Any, memory: int | None, cores: float | None) -> None:
    """Whoever divides the figures that a plan shows gets the number of people that it shows."""
    found = fit(machine, memory, cores)
    if found is None or found.limited_by == "people":
        return
    if found.limited_by == "memory":
        room, each = memory_divided(found.memory, memory or 0, found.people)
        units = {"MB": 2**20, "GB": 2**30, "TB": 2**40}
        one, other = (float(words.split()[0]) * units[words.split()[1]] for words in (room, each))
    else:
        one, other = map(float, cores_divided(found.cores, cores or 0, found.people))

    assert int(one / other + 1e-9) == found.people


def test_as_many_digits_as_are_needed() -> None:
    """More digits are shown only where the usual ones would give another result, or no difference."""
    assert cores_divided(3.6505, 0.4563125, 8) == ("3.651", "0.456")
    assert cores_divided(3.381, 0.4, 8) == ("3.38", "0.4")
    assert memory_divided(31222718072, 3902839759, 8)[1].startswith("3.6")
    assert factor(5, Fraction(46, 3)) == "15.333"
    assert factor(5, Fraction(11)) == "11"
    assert apart(6 * GIB, 6 * GIB - 2**22) == ("6 GB", "5.996 GB")
    assert apart(6 * GIB, 3 * GIB) == ("6 GB", "3 GB")


def test_one_person_on_one_machine(tmp_path: Path) -> None:
    """One is not written like several, in whichever language."""
    plan = plan_of(tmp_path, WORKSHOP.replace("attendees: 40", "attendees: 1"))
    text = event_plan_text(plan)

    assert not re.search(r"(?<![\d.])1 (machines|people|hours)", text)
    assert not re.search(r"of whom 1 work", text)
    for words in (
        "1: 1 person, 8 on each",
        "1 machine and 1 to spare",
        "At least: 1 machine for 5.5 hours",
        "warm 1 machine",
    ):
        assert words in text


CULLS = [
    ("", 60, "60 minutes until idle servers are stopped"),
    ("{timeout: 1800}", 30, "30 minutes until idle servers are stopped"),
    ("{timeout: 864000}", 7 * 24 * 60, "10080 minutes until idle servers are stopped"),
    ("{enabled: false, timeout: 1800}", 0, "At most, if somebody stops all servers at the end of each day: 5 machines"),
]


@pytest.mark.parametrize(("cull", "minutes", "expected"), CULLS)
def test_when_servers_are_stopped(tmp_path: Path, cull: str, minutes: int, expected: str) -> None:
    """The hub stops idle servers, or somebody must; the most that it costs is worked out with that."""
    path = write_project(tmp_path, WORKSHOP + "machine: n2-highmem-4\n")
    values = tmp_path / "clusters/sa/hub-a.values.yaml"
    if cull:
        values.write_text(f"{values.read_text('utf-8')}  cull: {cull}\n", "utf-8")
    plan = find_plan(find_workshop(path, load_project(tmp_path, base=tmp_path)))
    assert plan is not None
    assert plan.cost is not None
    text = event_plan_text(plan)

    assert plan.cost.most_hours == Fraction(330 + 2 * (60 + minutes + 10), 60)
    assert expected in text
    assert ("The hub stops no servers that nobody uses" in text) is (not minutes)


EXAMS = [
    (
        "cpu_limit: 4, cpu_guarantee: 0.4",
        "Each server is guaranteed 0.4 processors, and may use more only while others do not need them.",
    ),
    ("cpu_limit: 0.4, cpu_guarantee: 0.4", "Processors are not shared, either: guarantee and limit are 0.4."),
    ("x: 1", ""),
]


@pytest.mark.parametrize(("processors", "expected"), EXAMS, ids=["shared", "not shared", "not said"])
def test_what_an_exam_says_of_processors(tmp_path: Path, processors: str, expected: str) -> None:
    """Only memory is guaranteed in full; the rule and its time are there where nobody speaks of processors, too."""
    path = write_project(tmp_path, WORKSHOP.replace("attendees:", "kind: exam\nattendees:"))
    values = tmp_path / "clusters/sa/hub-a.values.yaml"
    values.write_text(values.read_text("utf-8").replace("cpu_limit: 4, cpu_guarantee: 0.4", processors), "utf-8")
    plan = find_plan(find_workshop(path, load_project(tmp_path, base=tmp_path)))
    assert plan is not None
    text = event_plan_text(plan)

    assert "[ ] Each server gets all the memory that it may use: guarantee and limit are 3 GB." in text
    assert "[ ] Switch this on not before 2027-02-28 21:00" in text
    assert [line for line in text.splitlines() if "rocessors are not" in line or "is guaranteed" in line] == [
        f"  [ ] {line}" for line in (expected,) if line
    ]


def test_each_reader_has_a_part(tmp_path: Path) -> None:
    """Both parts together have all sections; what is only for one, the other does not get."""
    plan = plan_of(tmp_path, WORKSHOP.replace("storage: 10G", "storage: 20G"))
    parts = {reader: plan_sections(plan, reader=reader) for reader in Reader}
    titles = {reader: {section.title for section in found} for reader, found in parts.items()}

    assert titles[Reader.INSTRUCTORS] | titles[Reader.PROVIDER] == titles[Reader.ALL]
    assert EventWords.BEFORE_INSTRUCTOR not in titles[Reader.PROVIDER]
    assert EventWords.BEFORE_PROVIDER not in titles[Reader.INSTRUCTORS]
    opened = next(section for section in parts[Reader.PROVIDER] if section.title is EventWords.SECTION_OPEN)
    assert [item.word for item in opened.items if isinstance(item, Say)] == [EventWords.OPEN_QUOTA]


UNKNOWN = [
    ("hub: sa/hub-a\nprofile: teaching\nchoices: {resources: small, image: python}\n", "", "On which hub"),
    ("attendees: 40\n", "", "How many people come is not said"),
    ("materials: {", "unusual2: {", "Where the notebooks are"),
]


@pytest.mark.parametrize(("old", "new", "expected"), UNKNOWN, ids=["hub", "people", "materials"])
def test_what_is_not_known_is_asked(tmp_path: Path, old: str, new: str, expected: str) -> None:
    """A plan is made all the same, and says what is open."""
    assert expected in event_plan_text(plan_of(tmp_path, WORKSHOP.replace(old, new)))


ANSWERS = {
    "hub": "sa/hub-a",
    "attendees": "40",
    "materials": "{repository: 'https://git.example.org/rio/taller'}",
    "held_before": "false",
}


def test_each_open_question_names_its_key(tmp_path: Path) -> None:
    """Where the file of a workshop says the least, the plan names the keys that answer all questions."""
    least = WORKSHOP[: WORKSHOP.index("languages:")] + WORKSHOP[WORKSHOP.index("days:") :]
    plan = plan_of(tmp_path / "least", least)
    keys = re.findall(r"Write `(\w+)` into the file of the workshop", event_plan_text(plan))
    unanswered = [question for question, said in answers(plan) if not said]
    full = plan_of(tmp_path / "full", least + "".join(f"{key}: {ANSWERS[key]}\n" for key in keys))

    assert sorted(keys) == sorted(ANSWERS)
    assert EventWords.ASK_BEFORE in unanswered
    assert [question for question, said in answers(full) if not said] == []
    assert "(to be answered)" not in event_plan_text(full)


def test_no_machine_no_numbers(tmp_path: Path) -> None:
    """Where the hub does not say its machines, none is made up; the workshop can say it."""
    path = write_project(tmp_path, WORKSHOP)
    project = load_project(tmp_path, base=tmp_path)
    plan = find_plan(find_workshop(path, project))
    assert plan is not None

    assert plan.sizing is None
    assert "Write `machine` into the file of the workshop" in event_plan_text(plan)
    path.write_text(WORKSHOP + "machine: r5.xlarge\n")
    sized = find_plan(find_workshop(path, project))
    assert sized is not None
    assert sized.sizing is not None


RESULT = {
    "preflight": 1,
    "workshop": "two-days",
    "packages": {"xarray": None},
    "memory": GIB,
    "disk_free": 6 * GIB,
    "nbgitpuller": True,
    "addresses": {"https://data.example.org/rivers.csv": {"reached": False}},
}


def test_a_result_goes_back_into_the_plan(tmp_path: Path) -> None:
    """What was found on the hub is held against what the workshop needs."""
    plan = plan_of(tmp_path)
    path = tmp_path / "result.json"
    path.write_text(json.dumps(RESULT), encoding="utf-8")

    preflight, problems = find_preflight(path, plan, load_project(tmp_path, base=tmp_path))

    assert problems == ()
    assert preflight is not None
    assert [line.text() for line in preflight.lines] == [
        "wrong: the package xarray is missing",
        "wrong: 1 GB of memory, and 2 GB are needed",
        "right: 6 GB free for files, and 5 GB are needed",
        "right: nbgitpuller is there",
        "wrong: https://data.example.org/rivers.csv cannot be reached from the hub",
    ]
    assert preflight.wrong == 3
    assert "Which packages the image has is not known" not in event_plan_text(plan, preflight)
    assert "Which packages the image has is not known" in event_plan_text(plan)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), st.lists, max_leaves=8))
def test_a_wrong_result_is_a_finding(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    """Whatever a file holds, it is read or refused with a finding."""
    folder = tmp_path_factory.mktemp("result")
    path = folder / "result.json"
    path.write_text(json.dumps({**RESULT, "packages": value}), encoding="utf-8")
    preflight, problems = find_preflight(path, _PLANS[0], load_project(folder, base=folder))

    assert preflight is None
    assert problems


_PLANS: list[EventPlan] = []


@pytest.fixture(scope="module", autouse=True)
def _one_plan(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Make a plan that the examples share."""
    _PLANS.append(plan_of(tmp_path_factory.mktemp("plan")))
