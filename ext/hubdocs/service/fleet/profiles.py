"""The list of profiles that people choose from when they start a server, as KubeSpawner reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Pointer
    from hubdocs.service.fleet.fleet import Hub

PROFILE_LIST: Final = ("jupyterhub", "singleuser", "profileList")
"""Where the list stands in the values of a hub."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A profile, or a choice inside one.

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


def profiles(hub: Hub) -> Iterator[Entry]:
    """Give the profiles of a hub, in their order."""
    listed = hub.value(*PROFILE_LIST)
    for index, value in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(value, dict):
            yield Entry((*PROFILE_LIST, index), value)


def options(profile: Entry) -> Iterator[Entry]:
    """Give the options of a profile, such as image and size."""
    listed = profile.inside("profile_options")
    for name in listed.value if listed is not None else ():
        option = profile.inside("profile_options", name)
        if option is not None:
            yield option


def choices(option: Entry) -> Iterator[Entry]:
    """Give the choices of an option."""
    listed = option.inside("choices")
    for name in listed.value if listed is not None else ():
        choice = option.inside("choices", name)
        if choice is not None:
            yield choice


def selectable(hub: Hub) -> Iterator[Entry]:
    """Give everything that a person can select: profiles, choices, and "another one" (``unlisted_choice``)."""
    for profile in profiles(hub):
        yield profile
        for option in options(profile):
            yield from choices(option)
            unlisted = option.inside("unlisted_choice")
            if unlisted is not None:
                yield unlisted


def overrides(hub: Hub) -> Iterator[Entry]:
    """Give each ``kubespawner_override``."""
    for entry in selectable(hub):
        override = entry.inside("kubespawner_override")
        if override is not None:
            yield override
