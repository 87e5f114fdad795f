"""Times of clocks at a place, and the moments that they mean."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, Literal, NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from hubdocs.checks.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Collection

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
    """Guess which time zone was meant; of offsets and abbreviations nobody can say it, because many places share them.

    For an offset, cities are named of which it is the time all the year.
    """
    known = available_timezones()
    if not known:
        return "this machine has no time zone database; install the package `tzdata`"
    offset = _OFFSET.fullmatch(name.strip())
    if offset is not None:
        cities = _cities(offset, known)
        what = "an offset is no place: clocks are put forward in some places and not in others"
        return f"{what}; write a continent and a city, such as {', '.join(cities) or '`Africa/Nairobi`'}"
    places = [zone for zone in known if "/" in zone]
    written = name.strip().replace(" ", "_")
    same = sorted(zone for zone in places if zone.rpartition("/")[2].casefold() == written.casefold())
    if not same and _ABBREVIATION.fullmatch(written):
        return "abbreviations are used for several zones; write a continent and a city, such as `Africa/Nairobi`"
    near = closest(written, places)
    found = near or (same[0] if same else None)
    return f"did you mean `{found}`?" if found else "write a continent and a city, such as `Africa/Nairobi`"


_ABBREVIATION: Final = re.compile(r"[A-Z]{1,5}", re.ASCII)
_OFFSET: Final = re.compile(
    r"(?:(?:UTC|GMT|Z) ?)?(?P<sign>[+\N{MINUS SIGN}-]) ?(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?",
    re.ASCII | re.IGNORECASE,
)
_MOST_CITIES: Final = 3
_CITIES: Final = tuple(
    """
    Africa/Abidjan Africa/Accra Africa/Algiers Africa/Cairo Africa/Dakar Africa/Johannesburg Africa/Lagos Africa/Maputo
    Africa/Nairobi America/Anchorage America/Argentina/Buenos_Aires America/Bogota America/Caracas America/Chicago
    America/Denver America/Guatemala America/Halifax America/La_Paz America/Lima America/Los_Angeles America/Manaus
    America/Mexico_City America/Montevideo America/New_York America/Noronha America/Nuuk America/Panama America/Phoenix
    America/Santiago America/Sao_Paulo America/St_Johns Asia/Almaty Asia/Baku Asia/Bangkok Asia/Dhaka Asia/Dubai
    Asia/Jakarta Asia/Kabul Asia/Karachi Asia/Kathmandu Asia/Kolkata Asia/Manila Asia/Riyadh Asia/Singapore
    Asia/Tashkent Asia/Tehran Asia/Tokyo Asia/Yangon Atlantic/Azores Atlantic/Cape_Verde Australia/Adelaide
    Australia/Brisbane Australia/Darwin Australia/Perth Australia/Sydney Europe/Athens Europe/Berlin Europe/Istanbul
    Europe/Lisbon Europe/London Europe/Madrid Europe/Paris Pacific/Apia Pacific/Auckland Pacific/Fiji Pacific/Guam
    Pacific/Honolulu Pacific/Kiritimati Pacific/Marquesas Pacific/Noumea Pacific/Pago_Pago Pacific/Tongatapu
    """.split()  # noqa: SIM905 (a list of so many words is easier to read like this)
)
"""Cities that people know, of all offsets."""
_WINTER, _SUMMER = datetime(2027, 1, 15, tzinfo=UTC), datetime(2027, 7, 15, tzinfo=UTC)


def _cities(offset: re.Match[str], known: Collection[str]) -> list[str]:
    """Name cities of which this is the difference from UTC: all the year, and one of which it is in a part of it."""
    sign = -1 if offset["sign"] in ("-", "\N{MINUS SIGN}") else 1
    away = sign * timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
    always: list[str] = []
    sometimes: list[str] = []
    for zone in _CITIES:
        if zone in known:
            shown = [at.astimezone(ZoneInfo(zone)).utcoffset() for at in (_WINTER, _SUMMER)]
            if away in shown:
                (always if shown[0] == shown[1] else sometimes).append(zone)
    room = _MOST_CITIES - min(1, len(sometimes))
    return [f"`{zone}`" for zone in (*always[:room], *sometimes)][:_MOST_CITIES]


def moment(day: date, clock: time, zone: ZoneInfo) -> Moment:
    """Say which moment a time on a day is."""
    shown = datetime.combine(day, clock, zone)
    at = shown.astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) != shown.replace(tzinfo=None):
        return Moment(at, "never")
    twice = shown.utcoffset() != shown.replace(fold=1).utcoffset()
    return Moment(at, "twice" if twice else "once")
