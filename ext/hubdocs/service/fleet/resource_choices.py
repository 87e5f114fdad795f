"""Sizes of servers for a type of machine: all of it, half of it, a quarter of it, and so on.

Each size takes the same part of the memory and of the processors, so that a machine can be filled without a rest.
Everything is computed exactly, so the numbers are those that a person would write.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from hubdocs.checks.suggest import closest
from hubdocs.service.fleet.machines import INSTANCE_TYPE, Machine, machines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_SIZES: Final = 32
"""How many sizes of one machine can be asked for: by then they are far too small for any server."""

_MEBIBYTE: Final = 2**20
_GIBIBYTE: Final = 2**30
_SLACK: Final = Fraction(2, 100)
_MOST_SLACK_BYTES: Final = 2 * _GIBIBYTE
_MOST_SLACK_CORES: Final = 1
_FEW_CORES: Final = 2


@dataclass(frozen=True, slots=True)
class Size:
    """One size.

    :param memory: in bytes; guarantee and limit at once.
    :param cores: the part of the processors that is guaranteed.
    :param most_cores: all processors of the machine, which are the limit.
    """

    machine: Machine
    memory: Fraction
    cores: Fraction
    most_cores: Fraction

    @property
    def memory_text(self) -> str:
        """The memory as people read it."""
        if self.memory >= _GIBIBYTE:
            return f"{round(self.memory / _GIBIBYTE)} GB"
        return f"{round(self.memory / _MEBIBYTE)} MB"

    @property
    def key(self) -> str:
        """The key of the choice, as long as no other one has it."""
        return "mem_" + self.memory_text.lower().replace(" ", "_").replace(".", "_")

    @property
    def display_name(self) -> str:
        """The name of the choice."""
        cores = f"{float(round(self.cores, 1)):.1f}" if self.cores < _FEW_CORES else str(round(self.cores))
        return f"~{self.memory_text} RAM, ~{cores} CPUs"

    @property
    def description(self) -> str:
        """The sentence below the name."""
        most = f"~{round(self.most_cores)} CPUs"
        return f"{most} always available" if self.cores == self.most_cores else f"Up to {most} when available"

    @property
    def override(self) -> dict[str, Any]:
        """What the choice sets."""
        return {
            "mem_guarantee": int(self.memory),
            "mem_limit": int(self.memory),
            "cpu_guarantee": _plain(self.cores),
            "cpu_limit": _plain(self.most_cores),
            "node_selector": {INSTANCE_TYPE: self.machine.name},
        }


def _plain(number: Fraction) -> int | float:
    """Write a number as a person does: a whole one without a point."""
    return int(number) if number.denominator == 1 else float(number)


def sizes(machine: Machine, count: int) -> tuple[Size, ...]:
    """Give the sizes for a type of machine, the smallest first; the largest is the whole machine."""
    memory = machine.available_memory - min(machine.available_memory * _SLACK, Fraction(_MOST_SLACK_BYTES))
    cores = machine.available_cores - min(machine.available_cores * _SLACK, Fraction(_MOST_SLACK_CORES))
    halvings = reversed(range(count))
    return tuple(Size(machine, memory / 2**halving, cores / 2**halving, cores) for halving in halvings)


def read_request(text: str) -> tuple[Machine, int]:
    """Read what a person asks for: ``TYPE:COUNT``.

    :raises ValueError: it is no such thing, or nothing is known of the type.
    """
    name, colon, count = text.rpartition(":")
    if not colon or not name or not (count.isascii() and count.isdigit() and count.strip("0")):
        raise ValueError(f"`{text}` is no type of machine with a number of sizes, such as `r5.xlarge:4`")
    number = count.lstrip("0")
    if len(number) > len(str(MOST_SIZES)) or int(number) > MOST_SIZES:
        raise ValueError(f"{number} sizes are more than anybody can choose from; ask for at most {MOST_SIZES}")
    machine = machines().get(name)
    if machine is None:
        alike = closest(name, machines())
        hint = f"did you mean `{alike}`? There are: " if alike else "there are: "
        raise ValueError(f"nothing is known of machines of the type `{name}`; {hint}{', '.join(machines())}")
    return machine, int(number)


def resource_choices(requests: Iterable[tuple[Machine, int]], *, default: bool = False) -> dict[str, dict[str, Any]]:
    """Give the choices of a profile's option, for one type of machine after the other.

    :param default: mark the first choice as the one that is chosen at first.
    """
    choices: dict[str, dict[str, Any]] = {}
    for size in _distinct(requests):
        key, number = size.key, 0
        while key in choices:
            number += 1
            key = f"{size.key}_{number}"
        choices[key] = {
            "display_name": size.display_name,
            "description": size.description,
            "kubespawner_override": size.override,
        }
    first = next(iter(choices), None)
    if default and first is not None:
        choices[first]["default"] = True
    return choices


def _distinct(requests: Iterable[tuple[Machine, int]]) -> Iterator[Size]:
    """Give all sizes; of those of one machine that people would read as the same, only the smallest."""
    for machine, count in requests:
        by_key = {size.key: size for size in reversed(sizes(machine, count))}
        yield from reversed(by_key.values())
