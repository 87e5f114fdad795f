"""Which table a TOML key belongs to, and whether it is free there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from hubdocs.model import Code
from hubdocs.sources.findings import UnreadableError, shorten, too_deep
from hubdocs.sources.nodes import Leaf, Mapping, Node, Sequence, offsets

if TYPE_CHECKING:
    from hubdocs.sources.document import Locator


@dataclass(frozen=True, slots=True)
class Key:
    """One part of a key: its text, and where it is written."""

    text: str
    start: int
    end: int

    @property
    def leaf(self) -> Leaf:
        """The node of this key."""
        return Leaf(self.start, self.end)


Path: TypeAlias = "list[Key]"
"""A dotted key: one or more parts."""


class Tables:
    """The tables of one TOML text, as they fill up."""

    def __init__(self, locator: Locator) -> None:
        self.locator = locator
        self.root = Mapping(0, len(locator.text.content))
        self.current = self.root
        self.level = 1
        self._open: list[Mapping | Sequence] = []
        self._headers: dict[int, tuple[int, int]] = {}
        self._dotted: set[int] = set()
        self._lists: set[int] = set()
        self._inline: set[int] = set()

    def open(self, path: Path, start: int, end: int) -> None:
        """Take a header ``[a.b]``: the keys that follow belong to this table."""
        parent = self._begin(path, start)
        key = path[-1]
        entry = parent.entries.get(key.text)
        if entry is None:
            table = Mapping(start, end)
        elif isinstance(entry[1], Mapping) and id(entry[1]) not in self._inline:
            table = entry[1]
            name = f"the table `{shorten(key.text)}`"
            if id(table) in self._headers:
                raise self._duplicate(name, self._headers[id(table)], (start, end))
            if id(table) in self._dotted:
                raise self._duplicate(name, offsets(entry[0]), (start, end))
        else:
            raise self._taken(key, entry)
        parent.entries[key.text] = (key.leaf, table)
        self._headers[id(table)] = (start, end)
        self._enter(table)

    def append(self, path: Path, start: int, end: int) -> None:
        """Take a header ``[[a.b]]``: the keys that follow belong to a new table of this list."""
        parent = self._begin(path, start)
        key = path[-1]
        entry = parent.entries.get(key.text)
        if entry is None:
            tables = Sequence(start, end)
            self._lists.add(id(tables))
            parent.entries[key.text] = (key.leaf, tables)
        elif isinstance(entry[1], Sequence) and id(entry[1]) in self._lists:
            tables = entry[1]
        else:
            both = f"write both headers as `[[{shorten(key.text)}]]`" if id(entry[1]) in self._headers else ""
            raise self._taken(key, entry, hint=both)
        table = Mapping(start, end)
        tables.items.append(table)
        self._open.append(tables)
        self.level += 1
        self._enter(table)

    def put(self, table: Mapping, path: Path, value: Node) -> None:
        """Set a key of a table; a dotted key sets it in a table inside."""
        value_end = offsets(value)[1]
        for key, following in pairwise(path):
            entry = table.entries.get(key.text)
            if entry is None:
                inner = Mapping(following.start, value_end)
                self._dotted.add(id(inner))
                table.entries[key.text] = (key.leaf, inner)
            elif not isinstance(entry[1], Mapping) or id(entry[1]) in self._inline or id(entry[1]) in self._headers:
                raise self._taken(key, entry)
            else:
                inner = entry[1]
                inner.end = max(inner.end, value_end)
            table = inner
        key = path[-1]
        if key.text in table.entries:
            first = offsets(table.entries[key.text][0])
            name = f"`{shorten(key.text)}`"
            raise self._duplicate(name, first, (key.start, key.end))
        table.entries[key.text] = (key.leaf, value)

    def seal(self, node: Mapping | Sequence) -> None:
        """Note that a table or list was written in one piece and takes nothing more."""
        self._inline.add(id(node))

    def close(self, end: int) -> None:
        """Say where the last line of the current table ends."""
        for node in self._open:
            node.end = max(node.end, end)

    def _begin(self, path: Path, start: int) -> Mapping:
        """Go down from the root to the table that a header's last key belongs to."""
        table = self.root
        self._open = []
        self.level = 1
        for key in path[:-1]:
            entry = table.entries.setdefault(key.text, (key.leaf, Mapping(start, start)))
            inner = entry[1]
            if isinstance(inner, Sequence) and id(inner) in self._lists:
                self._open.append(inner)
                self.level += 1
                inner = inner.items[-1]
            if not isinstance(inner, Mapping) or id(inner) in self._inline:
                raise self._taken(key, entry)
            self._open.append(inner)
            self.level += 1
            table = inner
        return table

    def _enter(self, table: Mapping) -> None:
        self._open.append(table)
        self.level += 1
        self.current = table
        if self.level > self.locator.source.limits.depth:
            raise too_deep(self.locator, table.start)

    def _duplicate(self, what: str, first: tuple[int, int], second: tuple[int, int]) -> UnreadableError:
        line = self.locator.span(*first).start.line
        return UnreadableError(
            self.locator.diagnostic(
                Code.DUPLICATE_KEY,
                f"{what} is already there, on line {line}; TOML does not allow a second one",
                *second,
                hint="keep one of the two, or put their contents together",
                related=(self.locator.related(*first, "the first one is here"),),
            )
        )

    def _taken(self, key: Key, entry: tuple[Node, Node], hint: str = "") -> UnreadableError:
        """Say that a key cannot take the new part because it is something else already."""
        first = offsets(entry[0])
        name = shorten(key.text)
        state, advice = self._state(entry[1], name)
        line = self.locator.span(*first).start.line
        return UnreadableError(
            self.locator.diagnostic(
                Code.DUPLICATE_KEY,
                f"`{name}` {state} on line {line}, so nothing can be added to it here",
                key.start,
                key.end,
                hint=hint or advice,
                related=(self.locator.related(*first, f"`{name}` is first set here"),),
            )
        )

    def _state(self, node: Node, name: str) -> tuple[str, str]:
        """Say what a key is already, and what to do instead."""
        if id(node) in self._lists:
            return "is a list of tables", f"write `[[{name}]]` to add one more table to the list"
        if id(node) in self._headers:
            return "is a table with its own header", "write the key below that header"
        if isinstance(node, (Mapping, Sequence)):
            return "is closed with its bracket", "write the new part inside its brackets"
        return "has a value already", "rename one of the two"
