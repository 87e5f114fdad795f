"""First value: when enough people of a community have worked on their hub.

Accounts are personal data: what is made here holds numbers and days, and no account.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import translate
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

NEEDED: Final = 5
"""Distinct accounts outside of the provider, in an interactive session, that make the first value."""


OF_PROVIDER: Final = "provider:"
"""How an account begins that names nobody, and stands for one of the provider: in no login there is a colon."""

OF_COMMUNITY: Final = "u-"
"""How an account begins that names nobody, and stands for any other."""


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
    :param provider_known: it was said which accounts are of the provider; if not, all count.
    """

    reached: date | None
    accounts: int
    left_out: int
    rows: int
    counted: int
    requested: date | None = None
    provider_known: bool = True

    @property
    def days(self) -> int | None:
        """Days from the request to the first value."""
        return (self.reached - self.requested).days if self.reached and self.requested else None


def first_value(sessions: Iterable[Session], provider: Sequence[str], requested: date | None = None) -> FirstValue:
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
    known = provider_patterns(provider)
    days = sorted(day for account, day in first.items() if not known.match(account))
    reached = days[NEEDED - 1] if len(days) >= NEEDED else None
    is_known = bool(provider) or any(account.startswith(OF_PROVIDER) for account in first)
    return FirstValue(reached, len(days), len(first) - len(days), rows, counted, requested, is_known)


def provider_patterns(patterns: Iterable[str]) -> re.Pattern[str]:
    """Make what matches the accounts of the provider, in small letters; always those that name nobody."""
    every = (f"{OF_PROVIDER}*", *patterns)
    return re.compile("|".join(translate(pattern.strip().casefold()) for pattern in every))


def anonymous(sessions: Iterable[Session], provider: Iterable[str]) -> tuple[Session, ...]:
    """Put numbers in the place of accounts, so that people can be counted and nobody is named.

    Only interactive sessions stay, sorted by day and number.
    """
    known = provider_patterns(provider)
    numbers: dict[str, str] = {}
    counts = {OF_PROVIDER: 0, OF_COMMUNITY: 0}
    found: set[Session] = set()
    for session in sorted((each for each in sessions if each.interactive), key=lambda each: each.day):
        account = session.account.strip().casefold()
        if account not in numbers:
            kind = OF_PROVIDER if known.match(account) else OF_COMMUNITY
            counts[kind] += 1
            numbers[account] = f"{kind}{counts[kind]}"
        found.add(Session(session.day, numbers[account], session.hub))
    return tuple(sorted(found))
