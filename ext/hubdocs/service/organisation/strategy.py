"""The strategy: goal, theory, priorities, and the objectives of each quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hubdocs.service.lenient import listed, mapping, text, texts
from hubdocs.service.organisation.place import line_of

if TYPE_CHECKING:
    from hubdocs.model import Pointer
    from hubdocs.sources import Document

STRATEGY: Final = "strategy"
"""Name of the schema of a strategy, and of its file."""

STATES: Final = ("on-track", "at-risk", "reached", "missed", "dropped")
"""How an objective can stand."""


class Point(NamedTuple):
    """A statement with a name.

    :param line: where it stands in its file, from 1.
    """

    id: str
    title: str
    text: str
    line: int = 1


class Priority(NamedTuple):
    """Something that comes first, with its parts."""

    id: str
    title: str
    text: str
    parts: tuple[Point, ...]
    line: int = 1


class Progress(NamedTuple):
    """How far an objective is.

    :param done: so many of ``of`` are done.
    :param date: on which somebody last looked.
    :param state: one of `STATES`.
    """

    done: int
    of: int
    unit: str
    date: str
    state: str
    text: str = ""


class Objective(NamedTuple):
    """What shall be reached in a quarter.

    :param quarter: such as ``2026-Q4``.
    :param serves: ids of priorities, or of parts.
    :param owner: the name of a role or a team.
    """

    id: str
    quarter: str
    title: str
    text: str
    serves: tuple[str, ...]
    owner: str
    progress: Progress | None = None
    line: int = 1


class Strategy(NamedTuple):
    """All of it, in its order.

    :param path: of the file, as findings name it.
    :param quarters: that objectives are listed for, the oldest first.
    """

    path: str
    challenge: tuple[str, ...]
    goal: str
    manner: tuple[Point, ...]
    theory: str
    theory_points: tuple[Point, ...]
    priorities: tuple[Priority, ...]
    practice: tuple[Point, ...]
    quarters: tuple[str, ...]
    objectives: tuple[Objective, ...]

    @property
    def current(self) -> str:
        """The last quarter; empty if there is none."""
        return self.quarters[-1] if self.quarters else ""

    @property
    def served(self) -> dict[str, Priority | Point]:
        """What can be served, by id: the priorities, and their parts."""
        found: dict[str, Priority | Point] = {}
        for priority in self.priorities:
            found.setdefault(priority.id, priority)
            for part in priority.parts:
                found.setdefault(part.id, part)
        return found

    def priority_of(self, name: str) -> Priority | None:
        """Give the priority of an id, or the one that a part belongs to."""
        return next(
            (found for found in self.priorities if name == found.id or any(name == part.id for part in found.parts)),
            None,
        )

    def find(self, words: str) -> Priority | Point | None:
        """Find what is meant, by its id or its title."""
        wanted = " ".join(words.split())
        served = self.served
        return served.get(wanted) or next(
            (found for found in served.values() if found.title.casefold() == wanted.casefold()), None
        )

    def objectives_of(self, quarter: str) -> tuple[Objective, ...]:
        """Give the objectives of a quarter."""
        return tuple(objective for objective in self.objectives if objective.quarter == quarter)


def load_strategy(document: Document) -> Strategy:
    """Read a strategy; what is wrong is left out, and told by the check."""
    table = mapping(document.value)
    theory = mapping(table.get("theory"))
    quarters = [(number, mapping(row)) for number, row in enumerate(listed(table, "quarters"))]
    return Strategy(
        document.path,
        texts(table, "challenge"),
        text(table, "goal"),
        _points(document, table, "manner"),
        text(theory, "text"),
        _points(document, theory, "points", ("theory",)),
        tuple(
            Priority(
                text(row, "id"),
                text(row, "title") or text(row, "id"),
                text(row, "text"),
                _points(document, row, "parts", ("priorities", number)),
                line_of(document, ("priorities", number)),
            )
            for number, row in enumerate(map(mapping, listed(table, "priorities")))
            if text(row, "id")
        ),
        _points(document, table, "practice"),
        tuple(text(row, "quarter") for _number, row in quarters if text(row, "quarter")),
        tuple(
            _objective(mapping(each), text(row, "quarter"), document, ("quarters", number, "objectives", index))
            for number, row in quarters
            for index, each in enumerate(listed(row, "objectives"))
            if text(mapping(each), "id")
        ),
    )


def _points(document: Document, table: dict[str, Any], key: str, at: Pointer = ()) -> tuple[Point, ...]:
    return tuple(
        Point(
            text(row, "id"),
            text(row, "title") or text(row, "text"),
            text(row, "text"),
            line_of(document, (*at, key, number)),
        )
        for number, row in enumerate(map(mapping, listed(table, key)))
        if text(row, "id")
    )


def _objective(row: dict[str, Any], quarter: str, document: Document, at: Pointer) -> Objective:
    return Objective(
        text(row, "id"),
        quarter,
        text(row, "title") or text(row, "id"),
        text(row, "text"),
        texts(row, "serves"),
        text(row, "owner"),
        _progress(mapping(row.get("progress"))),
        line_of(document, at),
    )


def _progress(row: dict[str, Any]) -> Progress | None:
    done, of, state = row.get("done"), row.get("of"), text(row, "state")
    if not isinstance(done, int) or not isinstance(of, int) or of < 1 or state not in STATES:
        return None
    return Progress(done, of, text(row, "unit"), text(row, "date"), state, text(row, "text"))
