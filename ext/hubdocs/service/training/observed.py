"""How long lessons took when they were taught: from the log of deliveries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Final

from hubdocs.service.lenient import mapping, rows, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hubdocs.model import JSON
    from hubdocs.sources import Document

DELIVERY: Final = "delivery"
"""Name of the schema."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one lesson took on one occasion."""

    teaching: int
    exercises: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A workshop that was taught.

    :param attendees: 0 where nobody says it.
    """

    workshop: str
    date: date | None
    hub: str
    language: str
    attendees: int
    lessons: tuple[tuple[str, Taken], ...]


@dataclass(frozen=True, slots=True)
class Observed:
    """How long a lesson took, over all deliveries.

    :param teaching: the median, in whole minutes; half of the deliveries took longer.
    :param exercises: likewise.
    :param least: the shortest, of both together.
    :param most: the longest.
    :param count: how many times it was taught.
    :param notes: what those who taught it would do otherwise, the newest first.
    """

    teaching: int
    exercises: int
    least: int
    most: int
    count: int
    notes: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """How long it takes, in the middle."""
        return self.teaching + self.exercises


def load_delivery(document: Document) -> Delivery:
    """Read a delivery that its schema has nothing against."""
    value = mapping(document.value)
    attendees = value.get("attendees")
    try:
        day = date.fromisoformat(text(value, "date"))
    except ValueError:
        day = None
    return Delivery(
        text(value, "workshop"),
        day,
        text(value, "hub"),
        text(value, "language"),
        attendees if isinstance(attendees, int) else 0,
        tuple(
            (name, Taken(_minutes(row.get("teaching")), _minutes(row.get("exercises")), text(row, "note")))
            for name, row in rows(value, "lessons")
        ),
    )


def observe(deliveries: Iterable[Delivery]) -> Mapping[str, Observed]:
    """Sum up how long lessons took, by their ids."""
    found: dict[str, list[Taken]] = {}
    for delivery in sorted(deliveries, key=lambda each: each.date or date.min, reverse=True):
        for name, taken in delivery.lessons:
            found.setdefault(name, []).append(taken)
    return {name: _sum_up(taken) for name, taken in sorted(found.items())}


def _sum_up(taken: list[Taken]) -> Observed:
    whole = [each.teaching + each.exercises for each in taken]
    return Observed(
        round(median(each.teaching for each in taken)),
        round(median(each.exercises for each in taken)),
        min(whole),
        max(whole),
        len(taken),
        tuple(dict.fromkeys(each.note for each in taken if each.note)),
    )


def _minutes(value: JSON) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
