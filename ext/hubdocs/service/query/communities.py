"""What can be asked about communities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.service.query.field import Field, Kind, Type
from hubdocs.service.query.values import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hubdocs.service.community import Community
    from hubdocs.service.query.values import Value
    from hubdocs.service.query.world import World


class CommunityRow(NamedTuple):
    """A community."""

    community: Community


def _rows(world: World) -> Iterator[CommunityRow]:
    return (CommunityRow(community) for community in world.communities)


def _said(read: Callable[[Community], Value]) -> Callable[[CommunityRow], Cell]:
    """Read something that the record says; it is unknown where the record cannot be read."""
    return lambda row: Cell(read(row.community), unknown=not row.community.readable)


def _office(community: Community) -> str:
    return community.countries[0] if community.countries else ""


def _clusters(community: Community) -> list[Value]:
    return [*dict.fromkeys(hub.partition("/")[0] for hub in community.hubs)]


COMMUNITIES: Final = Kind(
    "communities",
    "community",
    "Those who use the hubs, from their records.",
    _rows,
    (
        Field("id", Type.TEXT, "Its name for machines, `name` in its record.", lambda row: Cell(row.community.name)),
        Field("name", Type.TEXT, "Its full name.", _said(lambda community: community.title)),
        Field("country", Type.TEXT, "The country of its office: two capital letters.", _said(_office)),
        Field("countries", Type.LIST, "All its countries.", _said(lambda community: list(community.countries))),
        Field("region", Type.TEXT, "Its region of the world.", _said(lambda community: community.region)),
        Field("languages", Type.LIST, "Its languages: short codes.", _said(lambda item: list(item.languages))),
        Field("fields", Type.LIST, "Its fields of research and education.", _said(lambda item: list(item.fields))),
        Field("hubs", Type.LIST, "The ids of the hubs that it uses.", _said(lambda item: list(item.hubs))),
        Field("clusters", Type.LIST, "The names of the clusters of these hubs.", _said(_clusters)),
        Field("status", Type.TEXT, "How far it is, such as `active` or `onboarding`.", _said(lambda item: item.status)),
        Field("website", Type.TEXT, "The address of its website.", _said(lambda community: community.website)),
        Field("member_since", Type.DATE, "The day on which it joined.", _said(lambda item: item.member_since)),
        Field(
            "verified_on",
            Type.DATE,
            "The day on which its record was last confirmed.",
            _said(lambda item: item.verified_on),
        ),
    ),
    ("id", "name", "country", "languages", "hubs", "status"),
)
"""Communities."""
