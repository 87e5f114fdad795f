"""The list of profiles that people choose from when they start a server, as KubeSpawner reads it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Pointer
    from hubdocs.service.fleet.fleet import Hub

PROFILE_LIST: Final = ("jupyterhub", "singleuser", "profileList")
"""Where the list stands in the values of a hub."""


@dataclass(frozen=True)
class Entry:
    """A profile, an option of it, or a choice inside one. What stands inside is looked up once.

    :param pointer: where it stands in the hub's values.
    :param value: what it says.
    """

    pointer: Pointer
    value: dict[str, JSON]

    def inside(self, *steps: str | int) -> Entry | None:
        """Give a mapping inside, or ``None``."""
        value: JSON = self.value
        for step in steps:
            value = value.get(str(step)) if isinstance(value, dict) else None
        return Entry((*self.pointer, *steps), value) if isinstance(value, dict) else None

    def _all_inside(self, key: str) -> tuple[Entry, ...]:
        """Give the mappings inside a mapping of its own."""
        listed = self.value.get(key)
        if not isinstance(listed, dict):
            return ()
        pointer = (*self.pointer, key)
        return tuple(Entry((*pointer, name), value) for name, value in listed.items() if isinstance(value, dict))

    @cached_property
    def options(self) -> tuple[Entry, ...]:
        """Of a profile: its options, such as image and size."""
        return self._all_inside("profile_options")

    @cached_property
    def choices(self) -> tuple[Entry, ...]:
        """Of an option: its choices."""
        return self._all_inside("choices")

    @cached_property
    def settings(self) -> frozenset[str]:
        """Of an option: the names of what its choices set."""
        entries = (*self.choices, self.inside("unlisted_choice"))
        found = (entry.override for entry in entries if entry is not None)
        return frozenset(key for override in found if override is not None for key in override.value)

    @cached_property
    def override(self) -> Entry | None:
        """What it sets of the server: its ``kubespawner_override``."""
        return self.inside("kubespawner_override")


def profiles(hub: Hub) -> tuple[Entry, ...]:
    """Give the profiles of a hub, in their order."""
    return hub.remember("profiles", _profiles)


def _profiles(hub: Hub) -> tuple[Entry, ...]:
    listed = hub.value(*PROFILE_LIST)
    found = enumerate(listed if isinstance(listed, list) else [])
    return tuple(Entry((*PROFILE_LIST, index), value) for index, value in found if isinstance(value, dict))


def options(profile: Entry) -> tuple[Entry, ...]:
    """Give the options of a profile, such as image and size."""
    return profile.options


def choices(option: Entry) -> tuple[Entry, ...]:
    """Give the choices of an option."""
    return option.choices


def selectable(hub: Hub) -> tuple[Entry, ...]:
    """Give everything that a person can select: profiles, choices, and "another one" (``unlisted_choice``)."""
    return hub.remember("selectable", lambda hub: tuple(_selectable(hub)))


def _selectable(hub: Hub) -> Iterator[Entry]:
    for profile in profiles(hub):
        yield profile
        for option in profile.options:
            yield from option.choices
            unlisted = option.inside("unlisted_choice")
            if unlisted is not None:
                yield unlisted


def overrides(hub: Hub) -> tuple[Entry, ...]:
    """Give each ``kubespawner_override``."""
    return hub.remember("overrides", lambda hub: tuple(_overrides(hub)))


def _overrides(hub: Hub) -> Iterator[Entry]:
    for entry in selectable(hub):
        if entry.override is not None:
            yield entry.override
