"""What the YAML loader remembers while a document is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hubdocs.model import JSON
    from hubdocs.sources.nodes import Mapping, Node, Sequence


class Frame:
    """A collection that is open while its events come in.

    :param size_before: nodes of the document before this one, those from aliases included.
    :param key: the key whose value comes next.
    :param merges: for each merge key its node, its value's node, and its value.
    """

    __slots__ = ("anchor", "key", "key_node", "merges", "node", "size_before", "value")

    def __init__(
        self,
        node: Mapping | Sequence,
        value: dict[str, JSON] | list[JSON],
        anchor: str | None,
        size_before: int,
    ) -> None:
        self.node = node
        self.value = value
        self.anchor = anchor
        self.size_before = size_before
        self.key: str | None = None
        self.key_node: Node | None = None
        self.merges: list[tuple[Node, Node, JSON]] = []


class Anchor:
    """A value that aliases may repeat; ``size`` is its number of nodes, 0 while it is still open."""

    __slots__ = ("node", "size", "value")

    def __init__(self, value: JSON, node: Node, size: int) -> None:
        self.value = value
        self.node = node
        self.size = size
