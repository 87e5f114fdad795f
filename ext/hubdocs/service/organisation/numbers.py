"""Numbers about the service: series of months and values, and what no schema can say of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hubdocs.model import Code
from hubdocs.service.lenient import listed, mapping, text
from hubdocs.service.organisation.place import finding, hint_for, line_of
from hubdocs.service.organisation.quarters import is_month

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import Diagnostic, Pointer
    from hubdocs.sources import Document

NUMBERS: Final = "numbers"
"""Name of the schema of numbers, and of their file."""

BUILDING_BLOCKS: Final = "building-blocks"
"""What a series is computed from that is no query: the share of settings that all hubs have in common."""

PRECISIONS: Final = ("exact", "about", "more-than")
"""How exact a number can be."""


class Point(NamedTuple):
    """A number of a month.

    :param month: such as ``2026-11``.
    :param value: a number, or a month in a series of the kind ``month``.
    :param precision: one of `PRECISIONS`.
    :param position: its place in its list.
    """

    month: str
    value: Decimal | str
    precision: str = "exact"
    position: int = 0
    line: int = 1


class Series(NamedTuple):
    """One thing that is counted, month by month.

    :param kind: ``count``, ``share`` (in percent) or ``month``.
    :param computed: the query that gives the number of today; empty where nobody can compute it.
    :param compare: ``month`` or ``always``.
    :param position: its place in its list.
    """

    id: str
    title: str
    text: str
    kind: str
    source: str
    points: tuple[Point, ...]
    computed: str = ""
    compare: str = "month"
    position: int = 0
    line: int = 1

    def point(self, month: str = "") -> Point | None:
        """Give the number of a month; without one, the latest."""
        if not month:
            return self.points[-1] if self.points else None
        return next((point for point in self.points if point.month == month), None)


class Numbers(NamedTuple):
    """All series, in their order.

    :param path: of the file, as findings name it.
    """

    path: str
    series: tuple[Series, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all series."""
        return tuple(series.id for series in self.series)

    def find(self, name: str) -> Series | None:
        """Find a series by its id."""
        return next((series for series in self.series if series.id == name), None)

    def missing(self, name: str, month: str) -> tuple[str, str]:
        """Say why there is no such number, and what to write instead; two empty texts if there is one."""
        series = self.find(name)
        if series is None:
            return f"there is no series `{name}`", hint_for(name, self.ids)
        if series.point(month) is None:
            months = ", ".join(point.month for point in series.points)
            return f"the series `{name}` has no number for `{month}`", f"it has: {months}" if months else ""
        return "", ""


def load_numbers(document: Document) -> Numbers:
    """Read numbers; what is wrong is left out, and told by the check."""
    found = enumerate(map(mapping, listed(mapping(document.value), "series")))
    return Numbers(document.path, tuple(_series(row, number, document) for number, row in found if text(row, "id")))


def _series(row: dict[str, Any], number: int, document: Document) -> Series:
    kind = text(row, "kind") or "count"
    at: Pointer = ("series", number)
    points = (
        _point(mapping(each), kind, index, line_of(document, (*at, "points", index)))
        for index, each in enumerate(listed(row, "points"))
    )
    return Series(
        text(row, "id"),
        text(row, "title") or text(row, "id"),
        text(row, "text"),
        kind,
        text(row, "source"),
        tuple(point for point in points if point is not None),
        computed=text(row, "computed"),
        compare=text(row, "compare") or "month",
        position=number,
        line=line_of(document, at),
    )


def _point(row: dict[str, Any], kind: str, index: int, line: int) -> Point | None:
    value = row.get("value")
    month, precision = text(row, "month"), text(row, "precision") or "exact"
    if not is_month(month) or isinstance(value, bool):
        return None
    if kind == "month":
        known = value if isinstance(value, str) and is_month(value) else None
        return Point(month, known, precision, index, line) if known else None
    number = Decimal(str(value)) if isinstance(value, int | float) else None
    return Point(month, number, precision, index, line) if number is not None and number.is_finite() else None


def check_numbers(document: Document) -> Iterator[Diagnostic]:
    """Check that ids are unique, months in their order, and values of the kind of their series."""
    seen: dict[str, int] = {}
    for series in load_numbers(document).series:
        at: Pointer = ("series", series.position)
        if series.id in seen:
            message = f"another series is called `{series.id}` already, in line {seen[series.id]}"
            yield finding(document, (*at, "id"), Code.REPEATED_NAME, message, "give each series its own id")
        seen.setdefault(series.id, series.line)
        yield from _points(document, at, series)


def _points(document: Document, at: Pointer, series: Series) -> Iterator[Diagnostic]:
    before = ""
    rows = listed(mapping(mapping(document.value)["series"][series.position]), "points")
    kept = {point.position for point in series.points}
    for index, row in enumerate(map(mapping, rows)):
        where: Pointer = (*at, "points", index)
        month = text(row, "month")
        if before and month <= before:
            message = f"`{month}` stands after `{before}`"
            hint = "let the oldest month come first, and each only once"
            yield finding(document, (*where, "month"), Code.OUT_OF_ORDER, message, hint)
        before = max(before, month)
        if index not in kept:
            wanted = "a month such as `2025-08`" if series.kind == "month" else "a number"
            message = f"a value of the kind `{series.kind}` is {wanted}"
            hint = "write such a value, or another `kind` for the series"
            yield finding(document, (*where, "value"), Code.WRONG_TYPE, message, hint)


def latest_to_compare(series: Series, month: str) -> Point | None:
    """Give the latest number of a series, if it has to be what is computed.

    :param month: the current one. What was true in an earlier month may differ today, unless the series says that
        it is always compared.
    """
    latest = series.point()
    if latest is None or not series.computed or series.kind == "month":
        return None
    return latest if series.compare == "always" or latest.month == month else None


def check_computed(
    document: Document, series: Series, point: Point, computed: Decimal, *, exact: bool
) -> Iterator[Diagnostic]:
    """Hold a number against what is computed.

    :param exact: nothing is unknown; if something is, there may be more than what is computed, but not less.
    """
    typed = point.value
    if isinstance(typed, str) or agrees(typed, computed, point.precision) or (not exact and typed > computed):
        return
    least = "" if exact else "at least "
    message = f"`{series.id}` is {typed} for {point.month}, but `{series.computed}` gives {least}{computed} today"
    hint = f"write {computed}, or add a number for the current month"
    if point.precision != "exact":
        hint += "; `precision` says how exact it is meant"
    at: Pointer = ("series", series.position, "points", point.position, "value")
    yield finding(document, at, Code.OUTDATED_NUMBER, message, hint)


ABOUT: Final = Decimal("0.1")
"""What is about right may differ by this part of what is computed."""


def agrees(typed: Decimal, computed: Decimal, precision: str) -> bool:
    """Say whether a number is right, as exact as it is meant."""
    if precision == "more-than":
        return typed < computed
    if precision == "about":
        return abs(typed - computed) <= abs(computed) * ABOUT
    return typed == computed
