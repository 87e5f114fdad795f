"""How many people fit on a machine, how many machines they need, and what must be warm before they come.

Everything is computed exactly; amounts are those with which sizes of servers are made, see `resource_choices`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.service.fleet.resource_choices import sizes

if TYPE_CHECKING:
    from hubdocs.service.fleet.machines import Machine

MOST_PEOPLE: Final = 100
"""So many people on one machine work well; more pods than about that many, a machine does not take."""

SPARE: Final = 1
"""Machines to ask for beyond those that are needed: one may fail, and one may be stopping while another starts."""

MOST_WAITING: Final = Fraction(3, 10)
"""The share of people that may wait for a machine without harm to an event."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How many people fit on a machine.

    :param people: at least 1.
    :param limited_by: ``memory``, ``cpu`` or ``people``.
    :param memory: what is there for servers, in bytes.
    :param cores: likewise.
    """

    people: int
    limited_by: str
    memory: int
    cores: float


def fit(machine: Machine, memory: int | None, cores: float | None) -> Fit | None:
    """Say how many people fit on a machine.

    :param memory: what each server is guaranteed.
    :param cores: likewise.
    :return: ``None`` where nothing is guaranteed, so that nobody knows, or where not even one server fits.
    """
    if not memory and not cores:
        return None
    whole = sizes(machine, 1)[0]
    most: list[tuple[int, str]] = [(MOST_PEOPLE, "people")]
    if memory:
        most.append((int(whole.memory / memory), "memory"))
    if cores:
        most.append((int(whole.cores / Fraction(str(cores))), "cpu"))
    people, limited_by = min(most)
    return Fit(people, limited_by, int(whole.memory), float(whole.cores)) if people else None


def machines_for(people: int, each: int) -> int:
    """Say how many machines people need."""
    return ceil(Fraction(people, each))


def headroom(people: int, in_minutes: float, machine_minutes: float) -> int:
    """Say for how many people there must be room already, so that nobody waits for a machine.

    So many come while a machine starts: 60 people every 3 minutes, and a machine in 10 minutes, make 200.
    """
    return ceil(Fraction(people) / Fraction(str(in_minutes)) * Fraction(str(machine_minutes)))


@dataclass(frozen=True, slots=True)
class Placeholders:
    """What keeps room free: pods that give way to people.

    One of them keeps the room of many people: it is put on a machine as a whole, and makes room for all of them at
    once when it gives way.

    :param people: for how many there is room altogether.
    :param count: how many placeholders there are.
    :param each: for how many people each of them keeps room.
    """

    people: int
    count: int
    each: int


def placeholders(people: int, each: int) -> Placeholders:
    """Say how to keep room for people: one placeholder for each machine, as large as what fits on it.

    :param each: how many people fit on a machine.
    """
    size = min(people, each)
    return Placeholders(people, ceil(Fraction(people, size)) if size else 0, size)


class Waiting(NamedTuple):
    """Who waits if nothing is warm.

    :param share: of all people.
    :param minutes: the longest time that somebody waits.
    """

    share: Fraction
    minutes: float


def waiting(people: int, each: int, in_minutes: float, machine_minutes: float, *, free: int = 0) -> Waiting:
    """Say who waits: people come evenly, and each machine is asked for by the first who finds no place.

    :param each: how many people fit on a machine.
    :param free: for how many there is room at first.
    """
    apart = Fraction(str(in_minutes)) / people
    start = Fraction(str(machine_minutes))
    late, longest = 0, Fraction(0)
    for first in range(min(free, people), people, each):
        # Who comes before the machine is there, waits for it; the first one waits the longest.
        on_it = min(each, people - first)
        late += min(on_it, ceil(start / apart))
        longest = start
    return Waiting(Fraction(late, people), float(longest))
