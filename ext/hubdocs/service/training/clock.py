"""Times of clocks at a place, and the moments that they mean."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Final, Literal, NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from hubdocs.checks.suggest import closest
from hubdocs.checks.words import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_LONG: Final = 60
"""No time zone has a longer name."""


class Moment(NamedTuple):
    """What a time of a clock means.

    :param at: the moment; of two, the first; of none, the one that a clock would show that was not put on.
    :param meaning: whether clocks at the place show this time once, twice, or not at all on that day.
    """

    at: datetime
    meaning: Literal["once", "twice", "never"]


_CONTINENTS: Final = tuple(
    f"{name}/"
    for name in "Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split()  # noqa: SIM905
)
_COUNTRIES: Final = tuple(f"{name}/" for name in ("Brazil", "Canada", "Chile", "Mexico", "US"))
_ALONE: Final = frozenset(
    """
    Cuba Egypt Eire GB GB-Eire Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya NZ NZ-CHAT Navajo PRC Poland
    Portugal ROC ROK Singapore Turkey W-SU
    """.split()  # noqa: SIM905 (a list of so many words is easier to read like this)
)
"""Countries by their names of before: they mean what they say."""
_UTC: Final = frozenset(f"{area}{name}" for area in ("", "Etc/") for name in ("UTC", "Universal", "Zulu"))


def is_place(name: str) -> bool:
    """Say whether a name is that of a place, or of UTC: others of the database mean something else than people think.

    `EST` is not put forward in summer, the sign of `Etc/GMT+3` is turned round, and `localtime` is that of a machine.
    """
    return name.startswith((*_CONTINENTS, *_COUNTRIES)) or name in _ALONE or name in _UTC


def find_zone(name: str) -> ZoneInfo | None:
    """Find the time zone of a place by its name in the time zone database; ``None`` if there is none."""
    return _in_database(name) if is_place(name) else None


def _in_database(name: str) -> ZoneInfo | None:
    if not name or len(name) > _LONG or not name.isascii() or not name.isprintable():
        return None
    try:
        return ZoneInfo(name)
    except (OSError, ValueError):  # a name that there is not is a KeyError; a folder of names cannot be opened
        return None
    except KeyError:
        return None


def no_zone(name: str) -> str:
    """Say what is wrong with a name that is no time zone of a place."""
    if _in_database(name) is not None:
        return f"`{name}` is the time zone of no place"
    return f"there is no time zone `{clean(name)}`"


def zone_hint(name: str) -> str:
    """Guess which time zone was meant; of offsets and abbreviations nobody can say it, because many places share them.

    For an offset, cities are named of which it is the time all the year.
    """
    known = available_timezones()
    if not known:
        return "this machine has no time zone database; install the package `tzdata`"
    offset = _OFFSET.fullmatch(name.strip()) if name.strip() not in _GREENWICH else None
    if offset is not None:
        sign = "-" if offset["sign"] in ("-", "\N{MINUS SIGN}") else "+"
        away = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        cities = _cities(sign, away, known)
        what = "an offset is no place: clocks are put forward in some places and not in others"
        return f"{what}; write a continent and a city, such as {', '.join(cities) or '`Africa/Nairobi`'}"
    written = name.strip().replace(" ", "_")
    return _meant(written, known) or _nearest(written, [zone for zone in known if "/" in zone and is_place(zone)])


def _meant(written: str, known: Collection[str]) -> str:
    """Say of a name that the database has what it means; nothing where the name is another one."""
    turned = _TURNED.fullmatch(written)
    if turned is not None:
        hours = int(turned["hours"])
        minus, plus = "+-" if turned["sign"] == "-" else "-+"
        means = f"`{written}` means UTC{minus}{hours}: the sign is turned round"
        found = ((sign, _cities(sign, timedelta(hours=hours), known)) for sign in (plus, minus))
        such = " and ".join(f"{cities[0]} for UTC{sign}{hours}" for sign, cities in found if cities)
        return f"{means}; write a continent and a city, such as {such or '`Africa/Nairobi`'}"
    if written.removeprefix("Etc/") in _GREENWICH:
        return "write `UTC`, or a continent and a city, such as `Africa/Accra` or `Europe/London`"
    inner = written.partition("/")[2]
    city = _AMERICAN.get(written) or (inner if written.startswith(("posix/", "right/")) and is_place(inner) else "")
    return f"did you mean `{city}`?" if city else ""


_TURNED: Final = re.compile(r"Etc/GMT(?P<sign>[+-])(?P<hours>[1-9][0-9]?)", re.ASCII)
_GREENWICH: Final = frozenset(("GMT", "GMT+0", "GMT-0", "GMT0", "Greenwich", "UCT"))
_AMERICAN: Final = {
    "EST5EDT": "America/New_York",
    "CST6CDT": "America/Chicago",
    "MST7MDT": "America/Denver",
    "PST8PDT": "America/Los_Angeles",
}


def _nearest(written: str, places: Collection[str]) -> str:
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


def _cities(sign: str, difference: timedelta, known: Collection[str]) -> list[str]:
    """Name cities of which this is the difference from UTC: all the year, and one of which it is in a part of it."""
    away = -difference if sign == "-" else difference
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


class ClockChange(NamedTuple):
    """Clocks are put forward or back.

    :param at: what they show until then.
    :param minutes: by how many they are put forward; below zero where they are put back.
    """

    at: time
    minutes: int


_MINUTE: Final = timedelta(minutes=1)
_STEP: Final = timedelta(hours=1)
_LONGEST_DAY: Final = timedelta(days=2)
"""Nobody needs to know of more: such a day is too long."""


def clock_changes(start: datetime, end: datetime) -> Iterator[ClockChange]:
    """Look for changes of clocks between two moments.

    :param start: by the clocks at the place.
    """
    at = start.astimezone(UTC)
    last = min(end.astimezone(UTC), at + _LONGEST_DAY) - _MINUTE
    while at < last:
        low, high = at, min(at + _STEP, last)
        at = high
        before = _offset(low, start.tzinfo)
        if _offset(high, start.tzinfo) == before:
            continue
        while high - low > _MINUTE:
            middle = low + (high - low) // _MINUTE // 2 * _MINUTE
            low, high = (middle, high) if _offset(middle, start.tzinfo) == before else (low, middle)
        minutes = (_offset(high, start.tzinfo) - before) // _MINUTE
        if minutes:
            yield ClockChange((high + before).time(), minutes)


def _offset(at: datetime, zone: tzinfo | None) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


_MIDNIGHT: Final = "24:00"


def read_end(text: str) -> time | None:
    """Read when a day ends; ``None`` stands for the midnight at its end, which people write 24:00.

    :raises ValueError: the text is no time of a day.
    """
    return None if text == _MIDNIGHT else time.fromisoformat(text)


def end_words(end: time | None) -> str:
    """Write when a day ends."""
    return _MIDNIGHT if end is None else f"{end:%H:%M}"


def end_moment(day: date, end: time | None, zone: ZoneInfo) -> Moment:
    """Say which moment the end of a day is; the midnight at its end comes once, whatever is done to clocks then."""
    if end is not None:
        return moment(day, end, zone)
    return Moment(moment(day + timedelta(days=1), time(), zone).at, "once")
