"""Who worked on a hub and when, out of an exported table (CSV) or list (JSON).

Accounts are personal data. So no finding shows the line it is about, nor what stands in a cell.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.checks.suggest import closest, normal
from hubdocs.model import Code, Diagnostic
from hubdocs.service.community.first_value import Session
from hubdocs.sources import Locator, Source, load
from hubdocs.sources.csv_rows import Cell, read_rows
from hubdocs.sources.findings import UnreadableError, report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.model import JSON
    from hubdocs.sources import Document

COLUMNS: Final = {
    "time": ("time", "timestamp", "datetime", "date", "day"),
    "account": ("account", "user", "username"),
    "hub": ("hub", "hubname", "namespace"),
    "event": ("event", "action"),
}
"""What is read, with the names that its column may have; case, spaces, ``-`` and ``_`` in them do not matter."""

INTERACTIVE: Final = frozenset(
    {"interactive", "interactivesession", "session", "sessionstart", "sessionstarted", "serverstart"}
    | {"serverstarted", "startserver", "start", "started", "spawn", "spawned"}
)
"""Events that are an interactive session; case, spaces, ``-`` and ``_`` in them do not matter."""

_REQUIRED: Final = ("time", "account")
_MEANING: Final = {name: column for column, names in COLUMNS.items() for name in names}
_TIME: Final = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII | re.IGNORECASE
)
_DAY_HINT: Final = "write a date such as 2026-09-17, or a time such as 2026-09-17T08:30:00Z"
_SHAPE: Final = 'write a list of objects such as `{"time": "2026-09-17", "account": "..."}`'
_TELLING: Final = {
    Code.JSON_SYNTAX: "the text is not JSON from here on",
    Code.DUPLICATE_KEY: "this object has the same key twice",
}


class Metrics(NamedTuple):
    """What was read.

    :param diagnostics: what is wrong; with any, the sessions are not complete.
    """

    sessions: tuple[Session, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def read_day(text: str) -> date | None:
    """Read a date, or the day of a time; a time with an offset is counted in UTC."""
    if not _TIME.fullmatch(text.strip()):
        return None
    try:
        moment = datetime.fromisoformat(text.strip().upper())
        return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        return None


def read_sessions(source: Source) -> Metrics:
    """Read the sessions of a file: JSON if its name ends so, else CSV."""
    locator = Locator(source)
    found: list[Diagnostic] = []
    sessions: list[Session] = []
    json = source.path.lower().endswith(".json")
    rows: list[dict[str, Cell]] = []
    try:
        # Not `list`: the rows before a mistake that ends the reading are looked at as well.
        for row in _json_rows(source, found) if json else _csv_rows(locator, found):
            rows.append(row)  # noqa: PERF402 (see above)
    except UnreadableError as error:
        found.append(error.diagnostic)
    has_event = any("event" in row for row in rows)
    try:
        for row in rows:
            session = _session(row, locator, found, has_event=has_event)
            if session is not None:
                sessions.append(session)
    except UnreadableError as error:
        found.append(error.diagnostic)
    return Metrics(tuple(sessions), tuple(_discreet(item) for item in found))


def sessions_on(sessions: Iterable[Session], hub: str) -> tuple[Session, ...]:
    """Give the sessions on a hub, which an export may name with its cluster or without."""
    wanted = {hub.casefold(), hub.rpartition("/")[2].casefold()}
    return tuple(session for session in sessions if session.hub.casefold() in wanted)


def _discreet(found: Diagnostic) -> Diagnostic:
    """Take out of a finding what may be somebody's account."""
    if found.code in _TELLING:
        found = found._replace(message=_TELLING[found.code], hint="export the file again", related=())
    return found._replace(line_text="", pointer=())


def _session(row: dict[str, Cell], locator: Locator, found: list[Diagnostic], *, has_event: bool) -> Session | None:
    time, account = row["time"], row["account"]
    day = read_day(time.text)
    if day is None:
        message = "this is not a date" if time.text.strip() else "the date is missing"
        report(locator, found, locator.diagnostic(Code.WRONG_FORMAT, message, time.start, time.end, hint=_DAY_HINT))
    if not account.text.strip():
        message, hint = "the account is missing", "name the account, or take the row out"
        report(locator, found, locator.diagnostic(Code.WRONG_LENGTH, message, account.start, account.end, hint=hint))
        return None
    event, hub = row.get("event"), row.get("hub")
    interactive = not has_event or (event is not None and normal(event.text.strip()) in INTERACTIVE)
    return None if day is None else Session(day, account.text, hub.text.strip() if hub else "", interactive)


def _csv_rows(locator: Locator, found: list[Diagnostic]) -> Iterator[dict[str, Cell]]:
    rows = read_rows(locator)
    header = next(rows, ())
    columns: dict[str, int] = {}
    for index, cell in enumerate(header):
        meaning = _MEANING.get(normal(cell.text.strip()))
        if meaning in columns:
            message = f"a second column for the {meaning}"
            hint = "take one of the two out"
            raise UnreadableError(locator.diagnostic(Code.REPEATED_ITEM, message, cell.start, cell.end, hint=hint))
        if meaning:
            columns[meaning] = index
    missing = [name for name in _REQUIRED if name not in columns]
    for name in missing:
        report(locator, found, _no_column(name, header, locator))
    for row in () if missing else rows:
        if len(row) != len(header):
            message = f"the header has {len(header)} cells, this row {len(row)}"
            hint = "export the file again; a delimiter inside of a cell needs quotation marks"
            place = row[0].start, row[-1].end
            report(locator, found, locator.diagnostic(Code.WRONG_LENGTH, message, *place, hint=hint))
        else:
            yield {name: row[index] for name, index in columns.items()}


def _no_column(name: str, header: tuple[Cell, ...], locator: Locator) -> Diagnostic:
    """Say that a column is missing; the header itself is not shown, for it may be a row."""
    names = " or ".join(f"`{other}`" for other in COLUMNS[name])
    alike = next(((cell, word) for cell in header if (word := closest(cell.text.strip(), COLUMNS[name]))), None)
    hint = f"did you mean `{alike[1]}`?" if alike else f"name the column {names} in the first row"
    start, end = (alike[0].start, alike[0].end) if alike else (header[0].start, header[-1].end) if header else (0, 0)
    return locator.diagnostic(Code.MISSING_KEY, f"no column is for the {name}", start, end, hint=hint)


def _json_rows(source: Source, found: list[Diagnostic]) -> Iterator[dict[str, Cell]]:
    document = load(source, "json")[0]
    locator, value = document.locator, document.value
    found += document.diagnostics
    if document.broken:
        return
    if not isinstance(value, list):
        start, end = document.value_offsets_of(())
        raise UnreadableError(locator.diagnostic(Code.WRONG_TYPE, "this is not a list", start, end, hint=_SHAPE))
    for index, item in enumerate(value):
        place = document.value_offsets_of((index,))
        if not isinstance(item, dict):
            report(locator, found, locator.diagnostic(Code.WRONG_TYPE, "this is not an object", *place, hint=_SHAPE))
            continue
        row = _json_row(document, index, item, found)
        missing = [name for name in _REQUIRED if row is not None and name not in row]
        for name in missing:
            message = f"no key is for the {name}"
            report(locator, found, locator.diagnostic(Code.MISSING_KEY, message, *place, hint=_SHAPE))
        if row is not None and not missing:
            yield row


def _json_row(document: Document, index: int, item: dict[str, JSON], found: list[Diagnostic]) -> dict[str, Cell] | None:
    """Give what an object says; nothing where a value of it is wrong."""
    locator, wrong = document.locator, False
    row: dict[str, Cell] = {}
    for key, said in item.items():
        meaning = _MEANING.get(normal(key.strip()))
        if meaning is None or (said is None and meaning not in _REQUIRED):
            continue
        start, end = document.value_offsets_of((index, key))
        if isinstance(said, str) and meaning not in row:
            row[meaning] = Cell(said, start, end)
            continue
        again = meaning in row
        code = Code.REPEATED_ITEM if again else Code.WRONG_TYPE
        message = f"a second key for the {meaning}" if again else f"the {meaning} is not a text"
        hint = "take one of the two out" if again else "write it in quotation marks"
        report(locator, found, locator.diagnostic(code, message, start, end, hint=hint))
        wrong = True
    return None if wrong else row
