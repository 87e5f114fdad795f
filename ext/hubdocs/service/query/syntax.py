"""A query once it is read."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from hubdocs.service.query.field import Field, Kind
    from hubdocs.service.query.values import Literal


class Op(Enum):
    """How a field is compared."""

    EQUAL = "="
    DIFFERENT = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    CONTAINS = "~"
    HAS = "has"
    IN = "in"
    EMPTY = "is empty"
    UNKNOWN = "is unknown"


class Test(NamedTuple):
    """A field compared with something."""

    field: Field[Any]
    op: Op
    values: tuple[Literal, ...] = ()


class Not(NamedTuple):
    """The opposite of a condition."""

    condition: Condition


class Every(NamedTuple):
    """Several conditions that must all hold."""

    conditions: tuple[Condition, ...]


class Some(NamedTuple):
    """Several conditions of which one must hold."""

    conditions: tuple[Condition, ...]


Condition: TypeAlias = "Test | Not | Every | Some"
"""What a thing must be like to be part of the answer."""


class Query(NamedTuple):
    """A question.

    :param kind: what is asked about.
    :param condition: which of them; all without it.
    """

    kind: Kind[Any]
    condition: Condition | None = None
