"""The kinds of things that can be asked about: the table that the language and its reference are made from."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from hubdocs.service.query.clusters import CLUSTERS
from hubdocs.service.query.communities import COMMUNITIES
from hubdocs.service.query.hubs import HUBS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hubdocs.service.query.field import Kind

KINDS: Final[Mapping[str, Kind[Any]]] = MappingProxyType({kind.name: kind for kind in (HUBS, CLUSTERS, COMMUNITIES)})
"""The kinds by their names; another one is a further entry here."""
