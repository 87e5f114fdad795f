"""What the machines of a cloud have, as measured: the ground on which sizes of servers are made."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATA: Final = Path(__file__).with_name("data") / "machines.json"

INSTANCE_TYPE: Final = "node.kubernetes.io/instance-type"
"""The label of a machine that names its type."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A type of machine.

    :param name: as the cloud calls it, such as ``r5.xlarge``.
    :param memory: all of it, in bytes.
    :param available_memory: what is left for the servers of people, in bytes.
    :param available_cores: what is left of the processors.
    :param cores: all of them, as the quota of a cloud counts them.
    """

    name: str
    memory: int
    available_memory: int
    available_cores: Fraction
    cores: int


@cache
def machines() -> Mapping[str, Machine]:
    """Give all types of machines that were measured, by name."""
    return {
        name: Machine(
            name,
            row["bytes"]["capacity"],
            row["bytes"]["available"],
            Fraction(row["cores"]["available"]),
            int(row["cores"]["capacity"]),
        )
        for name, row in json.loads(_DATA.read_bytes()).items()
    }
