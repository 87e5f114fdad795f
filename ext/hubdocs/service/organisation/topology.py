"""Domains, hubs and communities as they belong together, taken from the fleet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdocs.service.query.clusters import ClusterRow
from hubdocs.service.query.communities import CommunityRow
from hubdocs.service.query.hubs import HubRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdocs.service.community import Community
    from hubdocs.service.fleet import Cluster, Hub
    from hubdocs.service.query import World

_GONE = ("ended", "prospective")
_LABELS = 2
"""A domain of a region has at least so many labels: one alone says nothing."""


class Place(NamedTuple):
    """Something of the fleet, and what belongs to it.

    :param kind: ``domain``, ``hub``, ``region`` or ``community``.
    :param name: for machines.
    :param title: for people; a region has none, as each language has its own word for it.
    """

    kind: str
    name: str
    title: str = ""
    children: tuple[Place, ...] = ()


def places_of(rows: Iterable[object]) -> tuple[Place, ...]:
    """Give what belongs to the rows of an answer: hubs to domains, communities to hubs and to regions."""
    found = tuple(rows)
    clusters = (_domain(row.cluster, row.world) for row in found if isinstance(row, ClusterRow))
    hubs = (_hub(row.hub, row.world) for row in found if isinstance(row, HubRow))
    communities = [row.community for row in found if isinstance(row, CommunityRow)]
    return (*clusters, *hubs, *_regions(communities))


def common_domain(domains: Iterable[str]) -> str:
    """Give the domain below which all of some domains are; empty, if they have too little in common."""
    split = [domain.split(".")[::-1] for domain in domains if domain]
    if not split:
        return ""
    least = min(len(labels) for labels in split) - 1
    common: list[str] = []
    for number in range(least):
        if len({labels[number] for labels in split}) > 1:
            break
        common.append(split[0][number])
    return ".".join(reversed(common)) if len(common) >= _LABELS else ""


def _domain(cluster: Cluster, world: World) -> Place:
    title = common_domain(hub.text("domain") for hub in cluster.hubs)
    return Place("domain", cluster.name, title or cluster.name, tuple(_hub(hub, world) for hub in cluster.hubs))


def _hub(hub: Hub, world: World) -> Place:
    users = [known for known in world.communities if hub.id in known.hubs and known.status not in _GONE]
    return Place("hub", hub.id, hub.text("domain") or hub.id, tuple(map(_community, _sorted(users))))


def _regions(communities: list[Community]) -> tuple[Place, ...]:
    names = sorted({community.region or "other" for community in communities}, key=lambda name: (name == "other", name))
    return tuple(
        Place(
            "region",
            name,
            children=tuple(
                map(_community, _sorted(known for known in communities if (known.region or "other") == name))
            ),
        )
        for name in names
    )


def _community(community: Community) -> Place:
    return Place("community", community.name, community.title)


def _sorted(communities: Iterable[Community]) -> list[Community]:
    return sorted(communities, key=lambda community: community.title.casefold())
