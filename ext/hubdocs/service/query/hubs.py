"""What can be asked about hubs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.service.fleet import LayerKind
from hubdocs.service.fleet.profiles import PROFILE_LIST, overrides, profiles
from hubdocs.service.fleet.traits import load_traits
from hubdocs.service.query.clusters import provider, region
from hubdocs.service.query.features import FEATURES
from hubdocs.service.query.field import Field, Kind, Type
from hubdocs.service.query.values import Cell, read_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hubdocs.model import JSON, Pointer
    from hubdocs.service.fleet import Hub
    from hubdocs.service.query.world import World

_AUTHENTICATOR: Final = ("jupyterhub", "hub", "config", "JupyterHub", "authenticator_class")
_SINGLEUSER: Final = ("jupyterhub", "singleuser")
_MEMORY: Final = (*_SINGLEUSER, "memory", "limit")
_IMAGE: Final = (*_SINGLEUSER, "image")
_INTERFACE: Final = (*_SINGLEUSER, "defaultUrl")


class HubRow(NamedTuple):
    """A hub, and what else is known."""

    hub: Hub
    world: World


def _rows(world: World) -> Iterator[HubRow]:
    return (HubRow(hub, world) for hub in world.hubs)


def _said(key: str) -> Callable[[HubRow], Cell]:
    """Read a text that the cluster's file says of the hub."""
    return lambda row: Cell(row.hub.text(key))


def _effective(read: Callable[[Hub], JSON], *decided_by: Pointer) -> Callable[[HubRow], Cell]:
    """Compute something from what the hub runs with.

    :param decided_by: the values that it depends on: where a hidden layer may set one, it is unknown.
    """
    return lambda row: Cell(read(row.hub), unknown=row.world.may_differ(row.hub, *decided_by))


def _url(hub: Hub) -> str:
    domain = hub.text("domain")
    return f"https://{domain}" if domain else ""


def _authenticator(hub: Hub) -> str:
    """Name the login as people know it: ``github``, also where it is written as the path of a class."""
    written = hub.value(*_AUTHENTICATOR)
    if not isinstance(written, str):
        return ""
    traits = load_traits()
    names = traits.authenticator_names
    if written.lower() in names:
        return written.lower()
    cls = traits.authenticator(written)
    short = (name for name, found in names.items() if cls is not None and found == cls.name)
    return next(short, written)


def _memory(hub: Hub) -> int | None:
    return _bytes(hub.value(*_MEMORY))


def _most_memory(hub: Hub) -> int | None:
    """Find the largest server that somebody can start."""
    written = [hub.value(*_MEMORY), *(override.value.get("mem_limit") for override in overrides(hub))]
    return max(filter(None, map(_bytes, written)), default=None)


def _bytes(value: JSON) -> int | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value)
    return read_size(value) if isinstance(value, str) else None


def _interface(hub: Hub) -> str:
    """Name what opens first: the first part of the path."""
    path = hub.value(*_INTERFACE)
    return path.lstrip("/").partition("?")[0].partition("/")[0] if isinstance(path, str) else ""


def _image(hub: Hub) -> str:
    image = hub.value(*_IMAGE)
    name, tag = (image.get("name"), image.get("tag")) if isinstance(image, dict) else (None, None)
    if not isinstance(name, str):
        return ""
    return f"{name}:{tag}" if isinstance(tag, (str, int)) and tag != "" else name


def _features(row: HubRow) -> Cell:
    maybe = frozenset(item.name for item in FEATURES if row.world.may_differ(row.hub, *item.decided_by))
    return Cell([item.name for item in FEATURES if item.present(row.hub)], unknown=bool(maybe), maybe=maybe)


def _communities(row: HubRow) -> Cell:
    return Cell(list(row.world.users.get(row.hub.id, ())), unknown=not row.world.knows_users)


def _encrypted(hub: Hub) -> bool:
    return any(layer.kind is LayerKind.ENCRYPTED for layer in hub.layers)


def _inside(name: str, pointer: Pointer) -> Field[HubRow]:
    """Make a field for a path into the values that a hub runs with."""
    return Field(name, Type.ANY, "", _effective(lambda hub: hub.value(*pointer), pointer))


HUBS: Final = Kind(
    "hubs",
    "hub",
    "JupyterHubs, from the `cluster.yaml` that lists them and from their values files.",
    _rows,
    (
        Field("id", Type.TEXT, "Its name in the fleet: `cluster/hub`.", lambda row: Cell(row.hub.id)),
        Field("name", Type.TEXT, "Its name on its cluster.", _said("name")),
        Field("display_name", Type.TEXT, "Its name as people see it.", _said("display_name")),
        Field("domain", Type.TEXT, "Its domain.", _said("domain")),
        Field("url", Type.TEXT, "Its address: the domain behind `https://`.", lambda row: Cell(_url(row.hub))),
        Field("cluster", Type.TEXT, "The name of its cluster.", lambda row: Cell(row.hub.cluster.name)),
        Field(
            "provider", Type.TEXT, "Where its cluster runs, such as `aws`.", lambda row: Cell(provider(row.hub.cluster))
        ),
        Field("region", Type.TEXT, "The region or zone of its cluster.", lambda row: Cell(region(row.hub.cluster))),
        Field("chart", Type.TEXT, "The Helm chart that it is made from.", _said("helm_chart")),
        Field(
            "authenticator",
            Type.TEXT,
            "How people log in: the short name of `hub.config.JupyterHub.authenticator_class`, such as `github`.",
            _effective(_authenticator, _AUTHENTICATOR),
        ),
        Field(
            "features",
            Type.LIST,
            "What it can do; see [](#features).",
            _features,
            {feature.name: feature.meaning for feature in FEATURES},
        ),
        Field(
            "profiles",
            Type.NUMBER,
            "How many profiles `singleuser.profileList` has.",
            _effective(lambda hub: sum(1 for _profile in profiles(hub)), PROFILE_LIST),
        ),
        Field(
            "memory_limit",
            Type.SIZE,
            "The memory of a server where no profile says otherwise: `singleuser.memory.limit`.",
            _effective(_memory, _MEMORY),
        ),
        Field(
            "max_memory",
            Type.SIZE,
            "The memory of the largest server: the highest of `memory_limit` and of each `mem_limit` in the profiles.",
            _effective(_most_memory, _MEMORY, PROFILE_LIST),
        ),
        Field(
            "default_interface",
            Type.TEXT,
            "What opens first: the first part of `singleuser.defaultUrl`, such as `lab` or `rstudio`.",
            _effective(_interface, _INTERFACE),
        ),
        Field("image", Type.TEXT, "The image of `singleuser.image`, as `name:tag`.", _effective(_image, _IMAGE)),
        Field("communities", Type.LIST, "The ids of the communities whose records name it.", _communities),
        Field(
            "encrypted",
            Type.TRUTH,
            "Whether some of its values files are encrypted, so that they are not read.",
            lambda row: Cell(_encrypted(row.hub)),
        ),
    ),
    ("id", "provider", "region", "authenticator", "features"),
    prefix="values",
    inside=_inside,
    inside_meaning="What it runs with at a path, such as `values.jupyterhub.cull.enabled`.",
)
"""Hubs."""
