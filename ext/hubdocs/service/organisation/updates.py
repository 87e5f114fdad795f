"""Updates to the communities: what their pages say of themselves, and what no schema can say of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.model import Code
from hubdocs.service.community.confirmation import read_day
from hubdocs.service.lenient import mapping, text, texts
from hubdocs.service.organisation.check_strategy import check_serves
from hubdocs.service.organisation.place import check_known, finding
from hubdocs.service.organisation.quarters import is_month

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Diagnostic
    from hubdocs.service.organisation.numbers import Numbers
    from hubdocs.service.organisation.roles import Roles
    from hubdocs.service.organisation.strategy import Strategy
    from hubdocs.sources import Document

UPDATE: Final = "update"
"""Name of the schema of the front matter of an update."""


class Update(NamedTuple):
    """What an update says of itself; see the schema ``update`` for what each part means."""

    title: str
    date: str
    month: str
    summary: str
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()


class Known(NamedTuple):
    """What an update may name; ``None`` where nobody says what there is."""

    roles: Roles | None = None
    strategy: Strategy | None = None
    numbers: Numbers | None = None


def make_update(value: JSON) -> Update | None:
    """Make an update of its front matter; nothing comes of one without a title, a date and a month."""
    table = mapping(value)
    update = Update(
        text(table, "title"),
        text(table, "date"),
        text(table, "month"),
        text(table, "summary"),
        texts(table, "tags"),
        texts(table, "authors"),
        texts(table, "numbers"),
        texts(table, "serves"),
    )
    return update if update.title and read_day(update.date) and is_month(update.month) else None


def check_update(document: Document, name: str, known: Known) -> Iterator[Diagnostic]:
    """Check the front matter of an update that its schema has nothing against.

    :param name: of the page's file, without its ending.
    """
    update = make_update(document.value)
    if update is None:
        return
    if update.month != name:
        message = f"the update is for `{update.month}`, and its file is called `{name}`"
        hint = f"call the file `{update.month}`, or write `month: {name}`"
        yield finding(document, ("month",), Code.WRONG_MONTH, message, hint)
    elif update.date[:7] < update.month:
        message = f"the update was published on {update.date}, before its month `{update.month}`"
        yield finding(document, ("date",), Code.WRONG_MONTH, message, "write the day on which it was published")
    if known.roles is not None:
        for index, author in enumerate(update.authors):
            yield from check_known(
                document, ("authors", index), author, known.roles.parties, Code.UNKNOWN_ROLE, "role or team"
            )
    if known.strategy is not None:
        yield from check_serves(document, ("serves",), update.serves, known.strategy)
    if known.numbers is not None:
        for index, number in enumerate(update.numbers):
            message, hint = known.numbers.missing(number, update.month)
            if message:
                yield finding(document, ("numbers", index), Code.UNKNOWN_NUMBER, message, hint)
