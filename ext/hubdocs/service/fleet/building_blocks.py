"""How much the hubs of a fleet have in common: the settings that are the same for all of them, by what they are about.

A setting is a path to a value that is no mapping; a list is one setting. What counts is what a hub really runs with.
A setting is common if every hub has it, with the same value.
"""

from __future__ import annotations

import json
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.service.fleet.layers import LayerKind, origins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hubdocs.model import JSON, Pointer
    from hubdocs.service.fleet.fleet import Hub

GROUPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "login",
        ("jupyterhub.hub.config", "jupyterhub.custom.2i2c", "jupyterhub.hub.loadRoles", "jupyterhub.hub.services"),
    ),
    ("profiles", ("jupyterhub.singleuser.profileList",)),
    ("image", ("jupyterhub.singleuser.image", "jupyterhub.custom.singleuserAdmin")),
    ("storage", ("jupyterhub.singleuser.storage", "jupyterhub.custom.singleuserStorage", "jupyterhub-home-nfs", "nfs")),
    ("servers", ("jupyterhub.singleuser", "jupyterhub.cull", "jupyterhub.scheduling", "jupyterhub.prePuller")),
    ("home-page", ("jupyterhub.custom.homepage", "jupyterhub.custom.homepage_templates")),
    ("network", ("jupyterhub.ingress", "jupyterhub.proxy", "jupyterhub.hub.networkPolicy")),
    ("computing", ("dask-gateway", "binderhub-service")),
    ("hub", ("jupyterhub",)),
)
"""What settings are about: the group of the longest beginning of a path."""

OTHER: Final = "other"
"""The group of all that no beginning fits."""


class Block(NamedTuple):
    """The settings of one group.

    :param common: paths that are the same for all hubs.
    :param defaults: how many of these nobody sets: they come with the chart.
    :param most: paths that more than half of the hubs have with one value, but not all.
    :param different: all other paths.
    :param uses: settings of this group, counted for each hub that has them.
    :param hubs: how many hubs there are.
    """

    group: str
    common: tuple[str, ...]
    defaults: int
    most: tuple[str, ...]
    different: tuple[str, ...]
    uses: int
    hubs: int

    @property
    def shared(self) -> int:
        """The uses that are common."""
        return len(self.common) * self.hubs


class BuildingBlocks(NamedTuple):
    """What the hubs of a fleet have in common.

    :param hubs: the names of the hubs that were looked at.
    :param blocks: one for each group that has settings.
    :param unknown: paths that an encrypted file may set, and that count nowhere.
    :param with_defaults: for how many hubs the chart's own values are at hand.
    :param with_hidden: how many hubs have a file that nobody can read; what only it sets is not in here.
    :param unread: files that cannot be read; what their hubs have is not in here.
    """

    hubs: tuple[str, ...]
    blocks: tuple[Block, ...]
    unknown: tuple[str, ...]
    with_defaults: int = 0
    with_hidden: int = 0
    unread: tuple[str, ...] = ()

    @property
    def total(self) -> Block:
        """All groups together."""
        return Block(
            "",
            tuple(path for block in self.blocks for path in block.common),
            sum(block.defaults for block in self.blocks),
            tuple(path for block in self.blocks for path in block.most),
            tuple(path for block in self.blocks for path in block.different),
            sum(block.uses for block in self.blocks),
            len(self.hubs),
        )


def percent(block: Block) -> Decimal:
    """Give the share of settings that are common, in whole percent."""
    if not block.uses:
        return Decimal(0)
    return (Decimal(100) * block.shared / block.uses).quantize(Decimal(1), ROUND_HALF_UP)


def building_blocks(
    hubs: Iterable[Hub], may_differ: Callable[[Hub, Pointer], bool], unread: tuple[str, ...] = ()
) -> BuildingBlocks:
    """Compare what hubs really run with.

    :param may_differ: says whether a file that nobody can read may set a value of a hub.
    """
    compared = tuple(hub for hub in hubs if hub.layers)
    found: dict[Pointer, list[tuple[Hub, str]]] = {}
    for hub in compared:
        for pointer, value in _settings(hub.values):
            found.setdefault(pointer, []).append((hub, json.dumps(value, sort_keys=True)))
    groups: dict[str, dict[Pointer, list[tuple[Hub, str]]]] = {}
    unknown: list[str] = []
    for pointer, uses in sorted(found.items()):
        if any(may_differ(hub, pointer) for hub in compared):
            unknown.append(_written(pointer))
        else:
            groups.setdefault(group_of(pointer), {})[pointer] = uses
    names = [name for name, _beginnings in GROUPS] + [OTHER]
    return BuildingBlocks(
        tuple(hub.id for hub in compared),
        tuple(_block(name, groups[name], compared) for name in names if name in groups),
        tuple(unknown),
        sum(any(layer.kind is LayerKind.DEFAULTS for layer in hub.layers) for hub in compared),
        sum(hub.has_encrypted for hub in compared),
        unread,
    )


def _block(name: str, settings: dict[Pointer, list[tuple[Hub, str]]], hubs: tuple[Hub, ...]) -> Block:
    alike = {pointer: Counter(value for _hub, value in uses).most_common(1)[0][1] for pointer, uses in settings.items()}
    common = [pointer for pointer, count in alike.items() if count == len(hubs)]
    return Block(
        name,
        tuple(map(_written, common)),
        sum(all(_is_default(hub, pointer) for hub in hubs) for pointer in common),
        tuple(_written(pointer) for pointer, count in alike.items() if len(hubs) > count > len(hubs) / 2),
        tuple(_written(pointer) for pointer, count in alike.items() if count <= len(hubs) / 2 and count < len(hubs)),
        sum(map(len, settings.values())),
        len(hubs),
    )


def _is_default(hub: Hub, pointer: Pointer) -> bool:
    origin = next(origins(hub.layers, pointer), None)
    return origin is not None and origin.layer.kind is LayerKind.DEFAULTS


def _settings(values: dict[str, JSON], at: Pointer = ()) -> Iterator[tuple[Pointer, JSON]]:
    """Give all settings; an empty mapping is one, because it may replace a default."""
    for key, value in values.items():
        if isinstance(value, dict) and value:
            yield from _settings(value, (*at, key))
        else:
            yield (*at, key), value


def group_of(pointer: Pointer) -> str:
    """Say what a setting is about."""
    written = _written(pointer)
    fitting = [
        (len(beginning), name)
        for name, beginnings in GROUPS
        for beginning in beginnings
        if written == beginning or written.startswith(f"{beginning}.")
    ]
    return max(fitting)[1] if fitting else OTHER


def _written(pointer: Pointer) -> str:
    return ".".join(map(str, pointer))
