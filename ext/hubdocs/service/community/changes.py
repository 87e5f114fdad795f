"""What changed between two catalogues."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import NAMESPACE_URL, uuid5

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hubdocs.model import JSON

IGNORED: Final = frozenset({"name", "page"})
"""What of an entry is no news when it changes."""

KEPT: Final = 200
"""How many changes a catalogue remembers."""


class Kind(Enum):
    """What happened to a community."""

    JOINED = "joined"
    LEFT = "left"
    CHANGED = "changed"


class Change(NamedTuple):
    """One thing that changed.

    :param date: the day on which it was noticed, such as ``2026-11-21``.
    :param community: its name for machines.
    :param title: its full name.
    :param field: what of it changed; empty where it came or went.
    """

    date: str
    community: str
    title: str
    kind: Kind
    field: str = ""
    before: JSON = None
    after: JSON = None

    @property
    def id(self) -> str:
        """A name that stays the same in every build, for readers of feeds."""
        said = (self.date, self.community, self.kind.value, self.field, repr(self.before), repr(self.after))
        return uuid5(NAMESPACE_URL, "\0".join(said).encode("utf-8", "replace").decode()).urn

    def facts(self) -> dict[str, JSON]:
        """Give it as plain values."""
        written: dict[str, JSON] = {
            "date": self.date,
            "community": self.community,
            "long_name": self.title,
            "kind": self.kind.value,
        }
        return written | ({"field": self.field, "before": self.before, "after": self.after} if self.field else {})


def compare(old: Mapping[str, JSON], new: Mapping[str, JSON], day: str) -> tuple[Change, ...]:
    """List what changed from one catalogue to the next, by community.

    A community that is missing from the new one because its record has mistakes has not left.
    """
    before, after = _by_name(old, "communities"), _by_name(new, "communities")
    withheld = _by_name(new, "missing")
    hidden_before = _by_name(old, "missing")
    found: list[Change] = []
    for name in sorted({*before, *after}):
        if name not in before:
            if name not in hidden_before:
                found.append(Change(day, name, _title(after[name]), Kind.JOINED))
        elif name not in after:
            if name not in withheld:
                found.append(Change(day, name, _title(before[name]), Kind.LEFT))
        else:
            found.extend(_changed(before[name], after[name], day))
    return tuple(found)


def _changed(before: Mapping[str, JSON], after: Mapping[str, JSON], day: str) -> Iterator[Change]:
    name, title = str(after["name"]), _title(after)
    for field in dict.fromkeys((*after, *before)):
        if field not in IGNORED and before.get(field) != after.get(field):
            yield Change(day, name, title, Kind.CHANGED, field, before.get(field), after.get(field))


def read_changes(catalogue: Mapping[str, JSON]) -> tuple[Change, ...]:
    """Give the changes that a catalogue remembers; what is no change is left out."""
    kinds = {kind.value: kind for kind in Kind}
    listed = catalogue.get("changes")
    return tuple(
        Change(
            str(item.get("date", "")),
            str(item.get("community", "")),
            str(item.get("long_name", "")),
            kinds[str(item["kind"])],
            str(item.get("field", "")),
            item.get("before"),
            item.get("after"),
        )
        for item in (listed if isinstance(listed, list) else ())
        if isinstance(item, dict) and item.get("kind") in kinds
    )


def history(old: Mapping[str, JSON] | None, new: Mapping[str, JSON], day: str) -> tuple[Change, ...]:
    """Give all changes that are remembered, the newest first.

    :param old: the catalogue that was published last; ``None`` for the first one, in which nothing is news.
    """
    if old is None:
        return ()
    found = (*compare(old, new, day), *read_changes(old))
    return tuple({change.id: change for change in reversed(found)}.values())[::-1][:KEPT]


def _by_name(catalogue: Mapping[str, JSON], key: str) -> dict[str, dict[str, JSON]]:
    listed = catalogue.get(key)
    return {
        str(item["name"]): item
        for item in (listed if isinstance(listed, list) else ())
        if isinstance(item, dict) and "name" in item
    }


def _title(entry: Mapping[str, JSON]) -> str:
    return str(entry.get("long_name") or entry["name"])
