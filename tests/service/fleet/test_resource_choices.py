"""Sizes of servers, computed from what machines have."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hubdocs.service.fleet.machines import INSTANCE_TYPE, Machine, machines
from hubdocs.service.fleet.resource_choices import read_request, resource_choices, sizes

EXAMPLES = {
    "r5.xlarge:4": [
        ("mem_4_gb", "~4 GB RAM, ~0.5 CPUs", 3902839759, 0.4563125, 3.6505, "Up to ~4 CPUs when available"),
        ("mem_7_gb", "~7 GB RAM, ~0.9 CPUs", 7805679519, 0.912625, 3.6505, "Up to ~4 CPUs when available"),
        ("mem_15_gb", "~15 GB RAM, ~1.8 CPUs", 15611359038, 1.82525, 3.6505, "Up to ~4 CPUs when available"),
        ("mem_29_gb", "~29 GB RAM, ~4 CPUs", 31222718077, 3.6505, 3.6505, "~4 CPUs always available"),
    ],
    "n2-highmem-4:5": [
        ("mem_2_gb", "~2 GB RAM, ~0.2 CPUs", 1774253674, 0.2113125, 3.381, "Up to ~3 CPUs when available"),
        ("mem_3_gb", "~3 GB RAM, ~0.4 CPUs", 3548507348, 0.422625, 3.381, "Up to ~3 CPUs when available"),
        ("mem_7_gb", "~7 GB RAM, ~0.8 CPUs", 7097014697, 0.84525, 3.381, "Up to ~3 CPUs when available"),
        ("mem_13_gb", "~13 GB RAM, ~1.7 CPUs", 14194029394, 1.6905, 3.381, "Up to ~3 CPUs when available"),
        ("mem_26_gb", "~26 GB RAM, ~3 CPUs", 28388058789, 3.381, 3.381, "~3 CPUs always available"),
    ],
}


@pytest.mark.parametrize("request_", EXAMPLES)
def test_examples(request_: str) -> None:
    """Names, bytes, shares and order are those that were computed by hand."""
    found = resource_choices([read_request(request_)])

    assert [
        (
            key,
            choice["display_name"],
            choice["kubespawner_override"]["mem_limit"],
            choice["kubespawner_override"]["cpu_guarantee"],
            choice["kubespawner_override"]["cpu_limit"],
            choice["description"],
        )
        for key, choice in found.items()
    ] == EXAMPLES[request_]
    for choice in found.values():
        override = choice["kubespawner_override"]
        assert override["mem_guarantee"] == override["mem_limit"]
        assert override["node_selector"] == {INSTANCE_TYPE: request_.partition(":")[0]}


def test_numbers_have_no_noise() -> None:
    """Shares are short decimal numbers, not what binary arithmetic makes of them."""
    for machine in machines().values():
        for size in sizes(machine, 4):
            assert len(repr(size.override["cpu_guarantee"])) <= 11, size


def test_several_machines() -> None:
    """The choices of one machine follow those of the other; a key that is taken gets a number; one is the default."""
    found = resource_choices([read_request("r5.xlarge:2"), read_request("r7i.xlarge:2")], default=True)

    assert list(found) == ["mem_15_gb", "mem_29_gb", "mem_15_gb_1", "mem_29_gb_1"]
    assert [key for key, choice in found.items() if choice.get("default")] == ["mem_15_gb"]


def test_small_sizes_are_megabytes() -> None:
    """Below a gigabyte the unit changes, and so do the keys."""
    found = resource_choices([read_request("r5.xlarge:7")])

    assert list(found)[:2] == ["mem_465_mb", "mem_931_mb"]


def test_large_machines_keep_two_gibibytes() -> None:
    """The part that stays free is 2 %, but at most 2 GiB and one processor."""
    (whole,) = sizes(machines()["r5.16xlarge"], 1)

    assert whole.override["mem_limit"] == machines()["r5.16xlarge"].available_memory - 2 * 2**30
    assert whole.override["cpu_limit"] == 62.575


@pytest.mark.parametrize(
    "wrong", ["r5.xlarge", "r5.xlarge:", ":4", "r5.xlarge:0", "r5.xlarge:-1", "r5.xlarge:4:4", "a:1", "r5.xlarge:99"]
)
def test_wrong_requests(wrong: str) -> None:
    """What cannot be understood is refused with words."""
    with pytest.raises(ValueError, match=r"no type of machine|nothing is known|more than anybody"):
        read_request(wrong)


def test_nothing() -> None:
    """No request, no choice."""
    assert resource_choices([], default=True) == {}


def in_floats(memory: float, cores: float, count: int) -> dict[str, tuple[str, int, str]]:
    """Compute the choices of a machine in the arithmetic of the machine, step by step, as an independent check."""
    most, whole = cores - min(cores * 0.02, 1), memory - min(memory * 0.02, 2 * 2**30)
    found, limit = {}, whole
    for _ in range(count):
        share = limit / whole * most
        text = f"{limit / 2**30:.0f} GB" if limit >= 2**30 else f"{limit / 2**20:.0f} MB"
        shown = f"{share:.1f}" if share < 2 else f"{share:.0f}"
        about = f"~{most:.0f} CPUs always available" if limit == whole else f"Up to ~{most:.0f} CPUs when available"
        found[f"mem_{text.lower().replace(' ', '_')}"] = (f"~{text} RAM, ~{shown} CPUs", int(limit), about)
        limit /= 2
    return dict(reversed(found.items()))


@pytest.mark.parametrize("name", sorted(machines()))
def test_exact_and_rounded_agree(name: str) -> None:
    """Exact arithmetic gives the bytes and the texts that floating point gives, for every machine and number."""
    machine = machines()[name]
    for count in range(1, 33):
        found = resource_choices([(machine, count)])

        assert {
            key: (choice["display_name"], choice["kubespawner_override"]["mem_limit"], choice["description"])
            for key, choice in found.items()
        } == in_floats(machine.available_memory, float(machine.available_cores), count)
        assert list(found) == list(in_floats(machine.available_memory, float(machine.available_cores), count))


def test_whole_numbers_have_no_point() -> None:
    """Four processors are 4, not 4.0."""
    machine = Machine("own", 2**34, 2**34, Fraction(50), 64)

    assert repr(sizes(machine, 1)[0].override["cpu_limit"]) == "49"


def test_unknown_type_is_answered_with_the_one_that_was_meant() -> None:
    """A slip in the name of a type is answered with the nearest, and all known ones."""
    with pytest.raises(ValueError, match=r"did you mean `r5\.xlarge`\? There are: n2-highmem-16, .*, r7i\.xlarge$"):
        read_request("r5.xlagre:4")
