"""Who answers for what: the lines of the responsibility model, and what pages are made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.service.lenient import listed, mapping, rows, text, texts
from hubdocs.service.organisation.place import line_of

if TYPE_CHECKING:
    from typing import Any

    from hubdocs.model import JSON
    from hubdocs.sources import Document

RESPONSIBILITIES: Final = "responsibilities"
"""Name of the schema of responsibilities, and of their file."""

HOLDERS: Final = ("community", "shared", "provider")
"""Who can hold a line, in the order in which figures and tables show them."""


class Model(NamedTuple):
    """What one figure shows.

    :param heads: of the parts of the community, of both, and of the provider.
    """

    name: str
    title: str
    text: str
    heads: tuple[str, str, str]
    line: int = 1


class Request(NamedTuple):
    """A kind of request: when it is right, how to ask, how soon there is an answer, how much of it there is."""

    name: str
    title: str
    text: str
    how: str
    answer: str
    limit: str = ""
    line: int = 1


class Change(NamedTuple):
    """What a choice of the community changes.

    :param option: the id of an option in the catalogue of options.
    :param value: what is chosen.
    """

    option: str
    value: JSON
    holder: str
    accountable: str
    reason: str = ""


class Line(NamedTuple):
    """One thing that somebody answers for; see the schema ``responsibilities`` for what each part means.

    :param line: where it stands in its file, from 1.
    """

    id: str
    title: str
    holder: str
    accountable: str
    reason: str = ""
    models: tuple[str, ...] = ()
    involved: tuple[str, ...] = ()
    does: str = ""
    inferred: str = ""
    unless: tuple[Change, ...] = ()
    request: str = ""
    when: str = ""
    asks: tuple[str, ...] = ()
    since: str = ""
    line: int = 1

    def concerns(self, party: str) -> bool:
        """Whether a role or a team has a part in it, now or after some choice."""
        return party in {self.accountable, *self.involved, *(each.accountable for each in self.unless)}


class Responsibilities(NamedTuple):
    """All lines, in their order.

    :param path: of the file, as findings name it.
    """

    path: str
    version: str
    models: dict[str, Model]
    requests: dict[str, Request]
    lines: tuple[Line, ...]

    def lines_of(self, model: str) -> tuple[Line, ...]:
        """Give the lines that a model shows; all, if none is named."""
        return tuple(line for line in self.lines if not model or model in line.models)

    def held_by(self, model: str, holder: str) -> tuple[Line, ...]:
        """Give the lines of a model that somebody holds."""
        return tuple(line for line in self.lines_of(model) if line.holder == holder)

    def line(self, name: str) -> Line | None:
        """Find a line by its id."""
        return next((line for line in self.lines if line.id == name), None)

    def duties_of(self, party: str) -> tuple[Line, ...]:
        """Give the lines in which a role or a team has a part; those that it answers for come first."""
        found = [line for line in self.lines if line.concerns(party)]
        return tuple(sorted(found, key=lambda line: line.accountable != party))


def load_responsibilities(document: Document) -> Responsibilities:
    """Read who answers for what; what is wrong is left out, and told by the check."""
    table = mapping(document.value)
    lines = (
        _line(row, line_of(document, ("lines", number)))
        for number, row in enumerate(map(mapping, listed(table, "lines")))
        if text(row, "id")
    )
    return Responsibilities(
        document.path,
        text(table, "version"),
        {
            name: Model(
                name,
                text(row, "title") or name,
                text(row, "text"),
                (text(row, "community"), text(row, "shared"), text(row, "provider")),
                line_of(document, ("models", name)),
            )
            for name, row in rows(table, "models")
        },
        {
            name: Request(
                name,
                text(row, "title") or name,
                text(row, "text"),
                text(row, "how"),
                text(row, "answer"),
                text(row, "limit"),
                line_of(document, ("requests", name)),
            )
            for name, row in rows(table, "requests")
        },
        tuple(line for line in lines if line.holder in HOLDERS),
    )


def _line(row: dict[str, Any], line: int) -> Line:
    return Line(
        text(row, "id"),
        text(row, "title") or text(row, "id"),
        text(row, "holder"),
        text(row, "accountable"),
        reason=text(row, "reason"),
        models=texts(row, "models"),
        involved=texts(row, "involved"),
        does=text(row, "does"),
        inferred=text(row, "inferred"),
        unless=tuple(
            Change(
                text(each, "option"),
                each.get("value"),
                text(each, "holder"),
                text(each, "accountable"),
                text(each, "reason"),
            )
            for each in map(mapping, listed(row, "unless"))
        ),
        request=text(row, "request"),
        when=text(row, "when"),
        asks=texts(row, "asks"),
        since=text(row, "since"),
        line=line,
    )
