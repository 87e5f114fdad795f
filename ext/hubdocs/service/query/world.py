"""All that questions can be asked about, read from the files of a project."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hubdocs.service.fleet import LayerKind, hidden_above

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hubdocs.model import Pointer
    from hubdocs.service.community import Community
    from hubdocs.service.fleet import Cluster, Fleet, Hub, Layer


@dataclass(frozen=True)
class World:
    """Fleets and communities.

    :param encrypted_sets: all that encrypted files set, as paths in which ``*`` stands for any key;
        ``None`` where nobody says, so that they may set anything.
    """

    fleets: tuple[Fleet, ...] = ()
    communities: tuple[Community, ...] = ()
    encrypted_sets: tuple[Pointer, ...] | None = None

    @property
    def clusters(self) -> Iterator[Cluster]:
        """All clusters of all fleets."""
        return (cluster for fleet in self.fleets for cluster in fleet.clusters)

    @property
    def hubs(self) -> Iterator[Hub]:
        """All hubs of all clusters."""
        return (hub for cluster in self.clusters for hub in cluster.hubs)

    @cached_property
    def users(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the communities on each hub."""
        found: dict[str, tuple[str, ...]] = {}
        for community in self.communities:
            for hub in dict.fromkeys(community.hubs):
                found[hub] = (*found.get(hub, ()), community.name)
        return found

    @cached_property
    def knows_users(self) -> bool:
        """Say whether every community's record could be read."""
        return all(community.readable for community in self.communities)

    def may_differ(self, hub: Hub, *pointers: Pointer) -> bool:
        """Say whether a file that cannot be read may set one of these values of a hub, or something in them."""
        return any(self._may_set(layer, pointer) for pointer in pointers for layer in hidden_above(hub.layers, pointer))

    def _may_set(self, layer: Layer, pointer: Pointer) -> bool:
        if self.encrypted_sets is None or layer.kind is LayerKind.MISSING:
            return True
        return any(
            all(step in ("*", wanted) for step, wanted in zip(path, pointer, strict=False))
            for path in self.encrypted_sets
        )

    def unread(self, kind: str) -> tuple[str, ...]:
        """List the files that cannot be read and may hold more things of a kind."""
        if kind != "hubs":
            return ()
        return tuple(cluster.fleet.options.shown(cluster.path) for cluster in self.clusters if not is_read(cluster))


def is_read(cluster: Cluster) -> bool:
    """Say whether a cluster's file could be read, and is a cluster's at all."""
    document = cluster.document
    return document is not None and not document.broken and isinstance(document.value, dict)
