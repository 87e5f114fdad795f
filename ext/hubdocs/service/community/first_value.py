"""First value: when enough people of a community have worked on their hub.

Accounts are personal data: what is made here holds numbers and days, and no account.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import translate
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

NEEDED: Final = 5
"""Distinct accounts outside of the provider, in an interactive session, that make the first value."""


class Session(NamedTuple):
    """A row of the metrics: somebody was there.

    :param interactive: it was an interactive session, not, for example, the end of one.
    """

    day: date
    account: str
    hub: str = ""
    interactive: bool = True


@dataclass(frozen=True, slots=True)
class FirstValue:
    """How far a community is on the way to its first value.

    :param reached: the day on which the fifth account was seen; ``None`` as long as there are fewer.
    :param accounts: distinct accounts that count.
    :param left_out: distinct accounts that would count, but are of the provider.
    :param rows: rows of the metrics.
    :param counted: rows that are interactive sessions since the request, of anybody.
    :param requested: the day of the request, where it is known.
    """

    reached: date | None
    accounts: int
    left_out: int
    rows: int
    counted: int
    requested: date | None = None

    @property
    def days(self) -> int | None:
        """Days from the request to the first value."""
        return (self.reached - self.requested).days if self.reached and self.requested else None


def first_value(sessions: Iterable[Session], provider: Iterable[str], requested: date | None = None) -> FirstValue:
    """Say whether a community has its first value, and since when.

    :param provider: patterns of accounts that do not count, such as ``*@service.example.org``; case does not matter.
    :param requested: the day of the request; what was before does not count.
    """
    first: dict[str, date] = {}
    rows = counted = 0
    for session in sessions:
        rows += 1
        if not session.interactive or (requested is not None and session.day < requested):
            continue
        counted += 1
        account = session.account.strip().casefold()
        first[account] = min(session.day, first.get(account, session.day))
    patterns = [re.compile(translate(pattern.strip().casefold())) for pattern in provider]
    days = sorted(day for account, day in first.items() if not any(known.match(account) for known in patterns))
    reached = days[NEEDED - 1] if len(days) >= NEEDED else None
    return FirstValue(reached, len(days), len(first) - len(days), rows, counted, requested)
