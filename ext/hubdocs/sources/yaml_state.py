"""What the YAML loader remembers while a document is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hubdocs.model import JSON
    from hubdocs.sources.nodes import Alias, Mapping, Node, Sequence


@dataclass(slots=True)
class Frame:
    """A collection that is open while its events come in."""

    node: Mapping | Sequence
    value: dict[str, JSON] | list[JSON]
    anchor: str | None
    first_node: int
    key: str | None = None
    key_node: Node | None = None
    merges: list[tuple[Alias | Mapping | Sequence, JSON]] = field(default_factory=list)


@dataclass(slots=True)
class Anchor:
    """A value that aliases may repeat; ``size`` is its number of nodes, 0 while it is still open."""

    value: JSON
    node: Node
    size: int
