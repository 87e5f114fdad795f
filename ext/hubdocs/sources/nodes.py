"""The shape of a parsed text: where each key and value stands.

Nodes hold offsets (characters from the start of the text); lines and columns are made only for the few places
that somebody asks for. YAML's scalars stay the parser's own events, because copying their marks would cost more
than parsing them.
"""

from __future__ import annotations

from typing import Protocol, TypeAlias

Offsets: TypeAlias = "tuple[int, int]"
"""Start and end (exclusive) of a stretch of text, in characters."""


class Mark(Protocol):
    """A place as PyYAML gives it; ``index`` counts characters."""

    index: int


class Event(Protocol):
    """What PyYAML's parser says of a scalar, an alias, or the start of a collection.

    PyYAML has no types of its own, and its stubs allow for marks that are missing; the parser always sets them.
    """

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    implicit: tuple[bool, bool]
    style: str | None


# These four are written out: what `dataclass` generates takes longer than reading a usual file.


class Leaf:
    """A scalar that is not a YAML event (JSON, TOML)."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


class Sequence:
    """A list: its place and one node for each of its values."""

    __slots__ = ("end", "items", "start")

    def __init__(self, start: int, end: int = 0) -> None:
        self.start = start
        self.end = end
        self.items: list[Node] = []


class Mapping:
    """A mapping: its place, and for each key the key's node and the value's node."""

    __slots__ = ("end", "entries", "start")

    def __init__(self, start: int, end: int = 0) -> None:
        self.start = start
        self.end = end
        self.entries: dict[str, tuple[Node, Node]] = {}


class Alias:
    """A use of an anchor, or a key that a merge key brought in: where it is used, and what it stands for."""

    __slots__ = ("end", "start", "target")

    def __init__(self, start: int, end: int, target: Node) -> None:
        self.start = start
        self.end = end
        self.target = target


Node: TypeAlias = "Leaf | Sequence | Mapping | Alias | Event"


def offsets(node: Node) -> Offsets:
    """Say where a node stands."""
    if isinstance(node, (Leaf, Sequence, Mapping, Alias)):
        return node.start, node.end
    return node.start_mark.index, node.end_mark.index


def target(node: Node) -> Node:
    """Follow aliases to the node that was written out."""
    while isinstance(node, Alias):
        node = node.target
    return node
