"""Amounts of memory and processors of a hub, and which of them meet in one server."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING, Final

from hubdocs.service.fleet.profiles import choices, options, profiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hubdocs.model import JSON, Pointer
    from hubdocs.rules.subject import HubSubject
    from hubdocs.service.fleet.profiles import Entry

SINGLEUSER: Final = ("jupyterhub", "singleuser")
"""Where the settings of all servers of a hub stand."""

SPAWNER_SECTION: Final = ("jupyterhub", "hub", "config", "KubeSpawner")
"""Where settings of KubeSpawner stand that win over those of the chart."""

_BASES: Final[Mapping[str, Pointer]] = {
    "mem_limit": (*SINGLEUSER, "memory", "limit"),
    "mem_guarantee": (*SINGLEUSER, "memory", "guarantee"),
    "cpu_limit": (*SINGLEUSER, "cpu", "limit"),
    "cpu_guarantee": (*SINGLEUSER, "cpu", "guarantee"),
}
"""For each setting of KubeSpawner the place where a hub sets it for all profiles."""

_MOST_COMBINATIONS: Final = 500


@dataclass(frozen=True, slots=True)
class Amount:
    """A value that a server gets.

    :param level: 0 for the hub's, 1 for the profile's, 2 and more for those of the options, in their order.
    """

    pointer: Pointer
    value: JSON
    level: int


def settings(option: Entry) -> frozenset[str]:
    """Name what the choices of an option set."""
    return option.settings


def meetings(subject: HubSubject, keys: tuple[str, ...]) -> Iterator[dict[str, Amount]]:
    """Give the amounts of some keys that meet in one server, for each server that people can choose.

    Where there is no list of profiles, that is the one server of the hub. A value that people write themselves is
    not known, and of options that multiply beyond reason only the first combinations are given.
    """
    base: dict[str, Amount] = {}
    for key in keys:
        for place in ((*SPAWNER_SECTION, key), _BASES[key]):
            value = subject.value(*place)
            if value is not None:
                base[key] = Amount(place, value, 0)
                break
    listed = list(profiles(subject.hub))
    if not listed:
        yield base
    for profile in listed:
        state = {**base, **_set_by(profile, keys, 1)}
        ways = [_ways(option, keys, level) for level, option in enumerate(options(profile), 2)]
        touching = [way for way in ways if any(way)]
        for combination in islice(product(*touching), _MOST_COMBINATIONS):
            yield {key: amount for part in (state, *combination) for key, amount in part.items()}


def _ways(option: Entry, keys: tuple[str, ...], level: int) -> list[dict[str, Amount]]:
    """Give what each choice of an option sets."""
    ways = [_set_by(choice, keys, level) for choice in choices(option)]
    unlisted = option.inside("unlisted_choice")
    if unlisted is not None and unlisted.value.get("enabled") is True:
        ways.append(_set_by(unlisted, keys, level))
    return ways


def _set_by(entry: Entry, keys: tuple[str, ...], level: int) -> dict[str, Amount]:
    override = entry.override
    if override is None:
        return {}
    return {key: Amount((*override.pointer, key), override.value[key], level) for key in keys if key in override.value}
