"""What a server is given, as a reader sees it: memory, processors, image; and what each choice changes about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hubdocs.service.fleet.amounts import byte_count, core_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hubdocs.model import JSON
    from hubdocs.service.fleet.fleet import Hub

SINGLEUSER: Final = ("jupyterhub", "singleuser")
"""Where the settings of all servers stand in the values of a hub."""

_SHOWN: Final = (
    "mem_guarantee",
    "mem_limit",
    "cpu_guarantee",
    "cpu_limit",
    "extra_resource_limits",
    "extra_resource_guarantees",
    "image",
    "default_url",
)
"""What a reader is shown of all that can be set."""

_USUAL: Final = {
    "mem_guarantee": ("memory", "guarantee"),
    "mem_limit": ("memory", "limit"),
    "cpu_guarantee": ("cpu", "guarantee"),
    "cpu_limit": ("cpu", "limit"),
    "extra_resource_limits": ("extraResource", "limits"),
    "extra_resource_guarantees": ("extraResource", "guarantees"),
    "default_url": ("defaultUrl",),
}
"""What the chart hands on to KubeSpawner, and from where."""


@dataclass(frozen=True, slots=True)
class ServerView:
    """What a server is given, as far as it is said. Amounts are ``None`` where there is nothing to be said.

    :param memory_guarantee: in bytes: always there.
    :param memory_limit: in bytes: never more.
    :param cpu_guarantee: processors, or parts of one.
    :param gpus: the number of graphics processors.
    :param image: name and tag; empty if it is not said.
    :param interface: the address that a server opens with, such as ``/lab``; empty if it is not said.
    """

    memory_guarantee: int | None = None
    memory_limit: int | None = None
    cpu_guarantee: float | None = None
    cpu_limit: float | None = None
    gpus: int | None = None
    image: str = ""
    interface: str = ""

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to be shown."""
        return self == ServerView()


Settings = dict[str, "JSON"]
"""Settings of KubeSpawner, by the names of its traits."""


def usual_settings(hub: Hub) -> Settings:
    """Give what every server of a hub is started with, before a profile changes it."""
    found: Settings = {}
    for name, place in _USUAL.items():
        value = hub.value(*SINGLEUSER, *place)
        if value is not None:
            found[name] = value
    image = _image(hub.value(*SINGLEUSER, "image"))
    if image:
        found["image"] = image
    return found


def override_of(entry: Mapping[str, JSON]) -> Settings:
    """Give the settings of a profile or a choice that are shown."""
    override = entry.get("kubespawner_override")
    return {key: override[key] for key in _SHOWN if key in override} if isinstance(override, dict) else {}


def changed(settings: Settings, override: Settings) -> Settings:
    """Lay an override over settings, as KubeSpawner does: mappings merge, all else replaces."""
    result = dict(settings)
    for key, value in override.items():
        known = result.get(key)
        result[key] = {**known, **value} if isinstance(known, dict) and isinstance(value, dict) else value
    return result


def keys_of(overrides: Iterable[Settings]) -> frozenset[str]:
    """Give all that any of several overrides sets: a choice between them decides about this."""
    return frozenset(key for override in overrides for key in override)


def view_server(settings: Settings, keys: Iterable[str] = _SHOWN) -> ServerView:
    """Read settings.

    :param keys: only these of them.
    """
    of = {key: settings[key] for key in keys if key in settings}
    return ServerView(
        byte_count(of.get("mem_guarantee")) or None,
        byte_count(of.get("mem_limit")) or None,
        core_count(of.get("cpu_guarantee")) or None,
        core_count(of.get("cpu_limit")) or None,
        _gpus(of.get("extra_resource_limits")) or _gpus(of.get("extra_resource_guarantees")),
        _text(of.get("image")),
        _text(of.get("default_url")),
    )


def other_keys(decided: Iterable[str]) -> frozenset[str]:
    """Give all that is shown but what choices decide about."""
    return frozenset(_SHOWN).difference(decided)


def _gpus(resources: JSON) -> int | None:
    """Count graphics processors: every vendor's resource has the letters in its name."""
    total = 0.0
    for name, count in resources.items() if isinstance(resources, dict) else ():
        if "gpu" in name.casefold():
            text = str(count).strip() if isinstance(count, str) else ""
            total += (float(text) if text.isdecimal() and len(text) < _DIGITS else core_count(count)) or 0
    return int(total) or None


_DIGITS: Final = 6
"""More than so many digits are no number of processors."""


def _image(value: JSON) -> str:
    """Write the chart's image as one name."""
    if not isinstance(value, dict):
        return ""
    name, tag = _text(value.get("name")), value.get("tag")
    shown = str(tag) if isinstance(tag, (str, int, float)) and not isinstance(tag, bool) else ""
    return f"{name}:{shown}" if name and shown else name


def _text(value: JSON) -> str:
    return value.strip() if isinstance(value, str) else ""
