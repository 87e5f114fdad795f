"""How all work together: exchanges, repositories, the cycle of connections, and the timeline."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

COLLABORATION: Final = "collaboration"
"""Name of the schema of the collaboration, and of its file."""

MONTHS: Final = 12
"""How many months a period has."""


class Exchange(NamedTuple):
    """What passes from one party to another.

    :param start: the name of a role or a team.
    :param end: likewise.
    :param both: it passes in both directions.
    """

    id: str
    title: str
    start: str
    end: str
    text: str = ""
    both: bool = False
    inferred: str = ""
    line: int = 1


class Part(NamedTuple):
    """A part of a repository.

    :param serves: names of roles and teams.
    """

    id: str
    title: str
    text: str = ""
    serves: tuple[str, ...] = ()
    line: int = 1


class Repository(NamedTuple):
    """Where something is written down, and what comes of it.

    :param fleet: asks for what of the fleet comes from it; empty if nothing does.
    """

    id: str
    title: str
    text: str = ""
    keepers: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    fleet: str = ""
    parts: tuple[Part, ...] = ()
    inferred: str = ""
    line: int = 1


class Stage(NamedTuple):
    """A stage of the cycle.

    :param gives: what is there afterwards.
    """

    id: str
    title: str
    text: str = ""
    who: tuple[str, ...] = ()
    gives: str = ""
    inferred: str = ""
    line: int = 1


class Period(NamedTuple):
    """Twelve months.

    :param starts: the first month, as ``2026-07``; empty as long as nobody knows it.
    """

    id: str
    title: str
    text: str = ""
    starts: str = ""
    line: int = 1


class Month(NamedTuple):
    """A month of a period, from 1."""

    period: str
    month: int


class Action(NamedTuple):
    """What is done from one month to another.

    :param end: the last month; a milestone has none.
    :param after: the ids of actions that have ended before.
    """

    id: str
    title: str
    start: Month
    end: Month | None = None
    text: str = ""
    who: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    inferred: str = ""
    line: int = 1


class Heading(NamedTuple):
    """What stands above a figure.

    :param middle: of the cycle.
    :param inferred: for all that follows.
    """

    title: str = ""
    text: str = ""
    middle: str = ""
    inferred: str = ""
    line: int = 1


class Collaboration(NamedTuple):
    """All of it; a part that the file does not have is empty.

    :param path: of the file, as findings name it.
    :param headings: of the parts, by their keys.
    :param parties: who is shown, in the order of the columns.
    :param levels: heads of the columns of repositories, regions, hubs and communities.
    """

    path: str
    headings: dict[str, Heading]
    parties: tuple[str, ...]
    exchanges: tuple[Exchange, ...]
    levels: tuple[str, ...]
    repositories: tuple[Repository, ...]
    stages: tuple[Stage, ...]
    periods: tuple[Period, ...]
    actions: tuple[Action, ...]

    def exchanges_of(self, party: str) -> tuple[Exchange, ...]:
        """Give what a role or a team gives or gets."""
        return tuple(each for each in self.exchanges if party in (each.start, each.end))

    def twelfth(self, month: Month) -> int | None:
        """Count the months before one since the first period began; ``None``, if its period does not exist."""
        found = (number for number, period in enumerate(self.periods) if period.id == month.period)
        number = next(found, None)
        return None if number is None else number * MONTHS + month.month - 1

    def span(self, action: Action) -> tuple[int, int] | None:
        """Give how many months have passed when an action begins, and when it ends."""
        start = self.twelfth(action.start)
        if action.end is None or start is None:
            return None if start is None else (start, start)
        end = self.twelfth(action.end)
        return None if end is None else (start, end + 1)


def first_day(starts: str, months: int) -> date:
    """Give the first day of a month of a period.

    :param starts: the first month of the period, as ``2026-07``.
    :param months: how many months have passed since then.
    """
    year, month = (int(part) for part in starts.split("-"))
    count = year * MONTHS + month - 1 + months
    return date(count // MONTHS, count % MONTHS + 1, 1)
