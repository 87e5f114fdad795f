"""Read how all work together from its file; what is wrong is left out, and told by the check."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from hubdocs.service.lenient import listed, mapping, text, texts
from hubdocs.service.organisation.collaboration import (
    MONTHS,
    Action,
    Collaboration,
    Exchange,
    Heading,
    Month,
    Part,
    Period,
    Repository,
    Stage,
)
from hubdocs.service.organisation.place import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import Pointer
    from hubdocs.sources import Document


_MONTH = re.compile(r"[12][0-9]{3}-(0[1-9]|1[0-2])")


class _Row(NamedTuple):
    """A mapping of a list, and where it stands."""

    table: dict[str, Any]
    document: Document
    pointer: Pointer

    @property
    def line(self) -> int:
        return line_of(self.document, self.pointer)

    @property
    def title(self) -> str:
        return text(self.table, "title") or self("id")

    def __call__(self, key: str) -> str:
        return text(self.table, key)

    def names(self, key: str) -> tuple[str, ...]:
        return texts(self.table, key)

    def month(self, key: str) -> Month | None:
        found = mapping(self.table.get(key))
        number = found.get("month")
        if not isinstance(number, int) or not 1 <= number <= MONTHS:
            return None
        return Month(text(found, "period"), number)

    @property
    def starts(self) -> str:
        """The first month of a period; nothing, if it is no month."""
        return self("starts") if _MONTH.fullmatch(self("starts")) else ""

    def rows(self, key: str) -> Iterator[_Row]:
        """Give those of its mappings in a list that have an id."""
        for number, row in enumerate(listed(self.table, key)):
            if text(mapping(row), "id"):
                yield _Row(mapping(row), self.document, (*self.pointer, key, number))


def load_collaboration(document: Document) -> Collaboration:
    """Read how all work together."""
    table = mapping(document.value)
    parts = {key: _Row(mapping(row), document, (key,)) for key, row in table.items()}
    nothing = _Row({}, document, ())
    exchanges, topology = parts.get("exchanges", nothing), parts.get("topology", nothing)
    cycle, timeline = parts.get("cycle", nothing), parts.get("timeline", nothing)
    return Collaboration(
        document.path,
        {
            key: Heading(row("title"), row("text"), row("middle"), row("inferred"), row.line)
            for key, row in parts.items()
        },
        exchanges.names("parties"),
        tuple(map(_exchange, exchanges.rows("items"))),
        topology.names("levels"),
        tuple(map(_repository, topology.rows("repositories"))),
        tuple(
            Stage(row("id"), row.title, row("text"), row.names("who"), row("gives"), row("inferred"), row.line)
            for row in cycle.rows("stages")
        ),
        tuple(Period(row("id"), row.title, row("text"), row.starts, row.line) for row in timeline.rows("periods")),
        tuple(_action(row, start) for row in timeline.rows("actions") if (start := row.month("start"))),
    )


def _exchange(row: _Row) -> Exchange:
    return Exchange(
        row("id"),
        row.title,
        row("from"),
        row("to"),
        text=row("text"),
        both=row.table.get("both") is True,
        inferred=row("inferred"),
        line=row.line,
    )


def _repository(row: _Row) -> Repository:
    return Repository(
        row("id"),
        row.title,
        text=row("text"),
        keepers=row.names("keepers"),
        serves=row.names("serves"),
        fleet=row("fleet"),
        parts=tuple(
            Part(part("id"), part.title, part("text"), part.names("serves"), part.line) for part in row.rows("parts")
        ),
        inferred=row("inferred"),
        line=row.line,
    )


def _action(row: _Row, start: Month) -> Action:
    return Action(
        row("id"),
        row.title,
        start,
        row.month("end"),
        text=row("text"),
        who=row.names("who"),
        after=row.names("after"),
        inferred=row("inferred"),
        line=row.line,
    )
