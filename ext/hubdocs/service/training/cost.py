"""What the machines of an event cost: a range, with all that it is made of."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.service.training.agenda import minutes_between

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdocs.service.training.agenda import AgendaDay

WARM_MINUTES: Final = 60
"""So long before people come, the machines are started at the earliest."""

IDLE_SECONDS: Final = 3600
"""So long after the last work a server is stopped, where the hub does not say it."""

STOP_MINUTES: Final = 10
"""So long after its last server a machine is given back."""


class Cost(NamedTuple):
    """What machines cost.

    :param machines: how many.
    :param least_hours: of one machine: while people work.
    :param most_hours: of one machine: from the moment when it is warmed until it is given back.
    :param price: of one machine for an hour; ``None`` where nobody said it.
    """

    machines: int
    least_hours: Fraction
    most_hours: Fraction
    price: Fraction | None

    @property
    def least(self) -> Fraction | None:
        """The lower end."""
        return None if self.price is None else self.price * self.machines * self.least_hours

    @property
    def most(self) -> Fraction | None:
        """The upper end."""
        return None if self.price is None else self.price * self.machines * self.most_hours


def cost_of(machines: int, days: Iterable[AgendaDay], idle_seconds: float, price: Fraction | None) -> Cost:
    """Work out what machines cost.

    The least: all machines run while people work, on every day.
    The most: on each day they run longer by the time to warm them, until servers are stopped, and until they are
    given back.

    :param idle_seconds: until servers that nobody uses are stopped; 0 where somebody stops them.
    """
    minutes = [max(0, minutes_between(day.start, day.end)) for day in days]
    least = Fraction(sum(minutes))
    more = len(minutes) * (WARM_MINUTES + Fraction(idle_seconds) / 60 + STOP_MINUTES)
    return Cost(machines, least / 60, (least + more) / 60, price)
