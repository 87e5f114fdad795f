"""Times of clocks at a place, and the moments that they mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from hubdocs.checks.suggest import closest

_LONG: Final = 60
"""No time zone has a longer name."""


class Moment(NamedTuple):
    """What a time of a clock means.

    :param at: the moment; of two, the first; of none, the one that a clock would show that was not put on.
    :param meaning: whether clocks at the place show this time once, twice, or not at all on that day.
    """

    at: datetime
    meaning: Literal["once", "twice", "never"]


def find_zone(name: str) -> ZoneInfo | None:
    """Find a time zone by its name in the time zone database; ``None`` if there is none."""
    if not name or len(name) > _LONG or not name.isascii() or not name.isprintable():
        return None
    try:
        return ZoneInfo(name)
    except (OSError, ValueError):  # a name that there is not is a KeyError; a folder of names cannot be opened
        return None
    except KeyError:
        return None


def zone_hint(name: str) -> str:
    """Guess which time zone was meant."""
    known = available_timezones()
    if not known:
        return "this machine has no time zone database; install the package `tzdata`"
    near = closest(name.replace(" ", "_"), known)
    same = sorted(zone for zone in known if zone.rpartition("/")[2].casefold() == name.replace(" ", "_").casefold())
    found = near or (same[0] if same else None)
    return f"did you mean `{found}`?" if found else "write a continent and a city, such as `Africa/Nairobi`"


def moment(day: date, clock: time, zone: ZoneInfo) -> Moment:
    """Say which moment a time on a day is."""
    shown = datetime.combine(day, clock, zone)
    at = shown.astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) != shown.replace(tzinfo=None):
        return Moment(at, "never")
    twice = shown.utcoffset() != shown.replace(fold=1).utcoffset()
    return Moment(at, "twice" if twice else "once")
