"""What can be asked about clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.schema import value_at
from hubdocs.service.query.field import Field, Kind, Type
from hubdocs.service.query.values import Cell
from hubdocs.service.query.world import is_read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hubdocs.service.fleet import Cluster
    from hubdocs.service.query.values import Value
    from hubdocs.service.query.world import World

_PLACES: Final = ("region", "zone", "location")
_ACCOUNTS: Final = ("account", "project", "resource_group")


class ClusterRow(NamedTuple):
    """A cluster, and what else is known."""

    cluster: Cluster
    world: World


def _rows(world: World) -> Iterator[ClusterRow]:
    return (ClusterRow(cluster, world) for cluster in world.clusters)


def _said(read: Callable[[Cluster], Value]) -> Callable[[ClusterRow], Cell]:
    """Read something that the cluster's file says; it is unknown where the file cannot be read."""
    return lambda row: Cell(read(row.cluster), unknown=not is_read(row.cluster))


def text_of(cluster: Cluster, *pointer: str) -> str:
    """Give a text or a number of a cluster's file as text; empty if it says none."""
    value = value_at(cluster.value, pointer)
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


def provider(cluster: Cluster) -> str:
    """Name where a cluster runs."""
    return text_of(cluster, "provider")


def region(cluster: Cluster) -> str:
    """Name the region or zone, from the block of the provider."""
    return _first(cluster, _PLACES)


def _account(cluster: Cluster) -> str:
    return _first(cluster, _ACCOUNTS)


def _first(cluster: Cluster, keys: tuple[str, ...]) -> str:
    found = (text_of(cluster, provider(cluster), key) for key in keys)
    return next(filter(None, found), "")


def _paid_by_us(cluster: Cluster) -> Value:
    value = value_at(cluster.value, (provider(cluster), "billing", "paid_by_us"))
    return value if isinstance(value, bool) else None


def _communities(row: ClusterRow) -> Cell:
    found = {name: None for hub in row.cluster.hubs for name in row.world.users.get(hub.id, ())}
    return Cell([*sorted(found)], unknown=not row.world.knows_users or not is_read(row.cluster))


CLUSTERS: Final = Kind(
    "clusters",
    "cluster",
    "Kubernetes clusters, from their `cluster.yaml`.",
    _rows,
    (
        Field("name", Type.TEXT, "Its name: that of its folder.", lambda row: Cell(row.cluster.name)),
        Field("provider", Type.TEXT, "Where it runs: `aws`, `gcp`, `azure` or `kubeconfig`.", _said(provider)),
        Field("region", Type.TEXT, "The region or zone, from the provider's block.", _said(region)),
        Field(
            "account", Type.TEXT, "The account, project or resource group, from the provider's block.", _said(_account)
        ),
        Field(
            "tenancy",
            Type.TEXT,
            "`dedicated` or `shared`; `dedicated` where the file does not say it.",
            _said(lambda cluster: text_of(cluster, "tenancy") or "dedicated"),
        ),
        Field("paid_by_us", Type.TRUTH, "Whether the provider of the hubs pays the cloud bill.", _said(_paid_by_us)),
        Field("hubs", Type.NUMBER, "How many hubs it has.", _said(lambda cluster: len(cluster.hubs))),
        Field("hub_ids", Type.LIST, "The ids of its hubs.", _said(lambda cluster: [hub.id for hub in cluster.hubs])),
        Field("communities", Type.LIST, "The ids of the communities that use its hubs.", _communities),
        Field(
            "console", Type.TEXT, "The address of the cloud's console.", _said(lambda it: text_of(it, "provider_url"))
        ),
    ),
    ("name", "provider", "region", "tenancy", "paid_by_us", "hubs"),
)
"""Clusters."""
