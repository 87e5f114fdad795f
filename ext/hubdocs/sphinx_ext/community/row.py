"""What a list of communities says of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hubdocs.service.community import Community, Published


class Row(NamedTuple):
    """A community, the page about it (or empty), and what is published of it."""

    community: Community
    page: str
    entry: Published | None = None
