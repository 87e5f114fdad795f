"""What the YAML loader remembers while a document is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hubdocs.model import JSON
    from hubdocs.sources.nodes import Mapping, Node, Sequence


@dataclass(slots=True)
class Frame:
    """A collection that is open while its events come in.

    :param size_before: nodes of the document before this one, those from aliases included.
    :param merges: for each merge key its node, its value's node, and its value.
    """

    node: Mapping | Sequence
    value: dict[str, JSON] | list[JSON]
    anchor: str | None
    size_before: int
    key: str | None = None
    key_node: Node | None = None
    merges: list[tuple[Node, Node, JSON]] = field(default_factory=list)


@dataclass(slots=True)
class Anchor:
    """A value that aliases may repeat; ``size`` is its number of nodes, 0 while it is still open."""

    value: JSON
    node: Node
    size: int
