"""What can be asked about: kinds of things, and the fields of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeVar

from hubdocs.checks.suggest import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from hubdocs.model import Pointer
    from hubdocs.service.query.values import Cell
    from hubdocs.service.query.world import World

Row = TypeVar("Row")
"""One thing of a kind, with all that its fields are computed from."""


class Type(Enum):
    """What a field holds; the value is what the reference calls it."""

    TEXT = "text"
    LIST = "list of texts"
    NUMBER = "number"
    SIZE = "amount of memory"
    TRUTH = "true or false"
    DATE = "date"
    ANY = "any value"


@dataclass(frozen=True, slots=True)
class Field(Generic[Row]):
    """Something that can be asked about each thing of a kind.

    :param meaning: what it is, in one sentence of Markdown for the reference.
    :param read: computes it.
    :param words: all texts that there can be, with what each means; empty where any text can be.
    """

    name: str
    type: Type
    meaning: str
    read: Callable[[Row], Cell]
    words: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Kind(Generic[Row]):
    """A kind of things.

    :param name: by which a query names it; the plural.
    :param one: the singular.
    :param meaning: what it is, for the reference.
    :param rows: gives all things of the kind.
    :param columns: the fields that a table shows where nobody asks for others; the first names the thing.
    :param inside: makes a field for a path into a mapping of each thing, for names that begin with ``prefix``.
    :param inside_meaning: what such a field is, for the reference.
    """

    name: str
    one: str
    meaning: str
    rows: Callable[[World], Iterable[Row]]
    fields: tuple[Field[Row], ...]
    columns: tuple[str, ...]
    prefix: str = ""
    inside: Callable[[str, Pointer], Field[Row]] | None = None
    inside_meaning: str = ""

    def find(self, name: str) -> Field[Row] | None:
        """Find a field by its name; capitals and the kind of hyphen do not matter."""
        wanted = normal(name)
        return next((field for field in self.fields if normal(field.name) == wanted), None)
