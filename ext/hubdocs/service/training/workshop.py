"""A workshop as its file says it: days, parts, and what it needs of a hub."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any, Final

from hubdocs.service.fleet.amounts import byte_count
from hubdocs.service.lenient import listed, mapping, text, texts
from hubdocs.service.training.clock import read_end

if TYPE_CHECKING:
    from hubdocs.model import JSON, Pointer
    from hubdocs.sources import Document

WORKSHOP: Final = "workshop"
"""Name of the schema."""

WORKSHOP_ID: Final = "https://hubdocs.example.org/schemas/workshop.schema.json"
"""Its `$id`: a project may have another schema of this name."""

SUFFIX: Final = ".workshop.yaml"
"""How the names of such files usually end."""

LONGEST_STRETCH: Final = 90
"""Minutes after which there should have been a break: half of a usual morning, which people divide by coffee."""

NODE_MINUTES: Final = 10.0
"""Minutes until a machine that was not there is ready for servers."""

LOGIN_MINUTES: Final = 10.0
"""Minutes in which everybody logs in, where nobody says it."""

STORAGE: Final = 10 * 2**30
"""Space for the files of each person, where nobody says it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day.

    :param kind: ``lesson``, ``break`` or ``activity``.
    :param name: the id of the lesson; else what it is for, perhaps nothing.
    :param minutes: as the file says; ``None`` where the lesson says it.
    :param pointer: where it stands in the file.
    """

    kind: str
    name: str
    minutes: int | None
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Day:
    """A day; times are those of the clocks at the place.

    :param end: ``None`` for the midnight at its end.
    """

    date: date
    start: time
    end: time | None
    title: str
    parts: tuple[Part, ...]
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Materials:
    """What people work with.

    :param path: what is opened first; empty for the repository itself.
    """

    repository: str
    branch: str
    path: str


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop; see its schema for what each part means.

    :param id: the name of its file without the ending.
    :param attendees: 0 where nobody says it.
    :param held_before: ``None`` where nobody says it.
    """

    id: str
    title: str
    kind: str
    place: str
    time_zone: str
    languages: tuple[str, ...]
    hub: str
    profile: str
    choices: tuple[tuple[str, str], ...]
    machine: str
    attendees: int
    at_once: int
    login_minutes: float
    machine_minutes: float
    storage: int
    materials: Materials | None
    data: tuple[str, ...]
    shared_password: bool
    held_before: bool | None
    unusual: str
    longest_stretch: int
    days: tuple[Day, ...]

    @property
    def lesson_ids(self) -> tuple[str, ...]:
        """The ids of its lessons, in their order, each once."""
        parts = (part for day in self.days for part in day.parts if part.kind == "lesson")
        return tuple(dict.fromkeys(part.name for part in parts))


def workshop_id(name: str) -> str:
    """Give the id of a workshop by the name of its file."""
    return name.removesuffix(SUFFIX) if name.endswith(SUFFIX) else name.rpartition(".")[0] or name


def load_workshop(document: Document, name: str) -> Workshop:
    """Read a workshop that its schema has nothing against; what is wrong all the same is left out.

    :param name: of its file.
    """
    value = mapping(document.value)
    attendees = _whole(value.get("attendees"), 0)
    return Workshop(
        workshop_id(name),
        text(value, "title"),
        text(value, "kind") or "workshop",
        text(value, "place"),
        text(value, "time_zone"),
        texts(value, "languages"),
        text(value, "hub"),
        text(value, "profile"),
        tuple((key, chosen) for key, chosen in mapping(value.get("choices")).items() if isinstance(chosen, str)),
        text(value, "machine"),
        attendees,
        min(_whole(value.get("at_once"), attendees), attendees),
        _number(value.get("login_minutes"), LOGIN_MINUTES),
        _number(value.get("machine_minutes"), NODE_MINUTES),
        byte_count(value.get("storage")) or STORAGE,
        _materials(mapping(value.get("materials"))),
        texts(value, "data"),
        value.get("shared_password") is True,
        before if isinstance(before := value.get("held_before"), bool) else None,
        text(value, "unusual"),
        _whole(value.get("longest_stretch"), LONGEST_STRETCH),
        tuple(day for index, row in enumerate(listed(value, "days")) if (day := _day(mapping(row), ("days", index)))),
    )


def _materials(row: dict[str, Any]) -> Materials | None:
    repository = text(row, "repository")
    return Materials(repository, text(row, "branch") or "main", text(row, "path")) if repository else None


_FIRST_DAY: Final = date(1000, 1, 1)
_LAST_DAY: Final = date(8999, 12, 31)
_MOST_MINUTES: Final = 24 * 60
"""Of one part."""


def is_possible(day: date) -> bool:
    """Say whether a workshop may be on a day; the calendar of machines ends soon after the last one.

    Its schema says the same.
    """
    return _FIRST_DAY <= day <= _LAST_DAY


def _day(row: dict[str, Any], pointer: Pointer) -> Day | None:
    try:
        day = date.fromisoformat(text(row, "date"))
        start, end = time.fromisoformat(text(row, "start")), read_end(text(row, "end"))
    except ValueError:
        return None
    if not is_possible(day):
        return None
    rows = enumerate(listed(row, "parts"))
    parts = tuple(part for index, each in rows if (part := _part(mapping(each), (*pointer, "parts", index))))
    return Day(day, start, end, text(row, "title"), parts, pointer)


def _part(row: dict[str, Any], pointer: Pointer) -> Part | None:
    said = _minutes(row.get("minutes"))
    if text(row, "lesson"):
        return Part("lesson", text(row, "lesson"), said, pointer)
    if "break" in row:
        return Part("break", text(row, "title"), _minutes(row["break"]) or 0, pointer)
    if text(row, "activity"):
        return Part("activity", text(row, "activity"), said or 0, pointer)
    return None


def _minutes(value: JSON) -> int | None:
    """Read minutes; more than there are on a day are none."""
    minutes = _whole(value, -1)
    return minutes if 0 <= minutes <= _MOST_MINUTES else None


def _whole(value: JSON, default: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else default


def _number(value: JSON, default: float) -> float:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else default
