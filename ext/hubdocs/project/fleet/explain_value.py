"""Why a hub has the value it has: each layer that sets it, and what the schema says about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hubdocs.checks.suggest import closest
from hubdocs.project.fleet.described import describe_value
from hubdocs.service.fleet import LayerKind

if TYPE_CHECKING:
    from hubdocs.model import JSON, Pointer
    from hubdocs.project.project import Project
    from hubdocs.schema.describe import Property
    from hubdocs.service.fleet import Hub, Layer, Origin

VALUES_SCHEMA = "hub-values"
"""The schema that describes the values of a hub."""

_STEP = re.compile(r'"((?:[^"\\]|\\.)*)"|\[([0-9]+)\]|([^.\[\]"]+)')


class ValueStory(NamedTuple):
    """What is to be told of a value.

    :param pointer: where it stands in the values of the hub.
    :param value: what the hub runs with; ``None`` where nothing that can be read sets it.
    :param origins: the layers that set it, the one that wins first.
    :param hidden: layers that may set it, but cannot be read.
    :param described: what the schema says about it, if it knows it.
    :param link: where that can be read on the project's site; empty where the configuration names no site.
    :param alike: keys that may have been meant, where neither a layer nor the schema knows this one.
    """

    hub: Hub
    pointer: Pointer
    value: JSON
    origins: tuple[Origin, ...]
    hidden: tuple[Layer, ...]
    described: Property | None
    link: str
    alike: str


def parse_path(text: str) -> Pointer:
    """Read a path as people write it: ``jupyterhub.singleuser.profileList[0]``; parts with dots in quotes."""
    steps: list[str | int] = []
    for quoted, index, bare in _STEP.findall(text):
        steps.append(int(index) if index else quoted or bare)
    return tuple(steps)


def explain_value(hub: Hub, pointer: Pointer, project: Project) -> ValueStory:
    """Tell where a value of a hub comes from."""
    found = hub.origins(*pointer)
    hidden = tuple(layer for layer in hub.layers if layer.kind in (LayerKind.ENCRYPTED, LayerKind.MISSING))
    described = describe_value(pointer, project)
    property_ = described.found
    alike = ""
    if not found and property_ is None and pointer and isinstance(pointer[-1], str):
        alike = closest(pointer[-1], described.siblings) or ""
    return ValueStory(hub, pointer, hub.value(*pointer), found, hidden, property_, described.link, alike)
