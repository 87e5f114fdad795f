"""Questions about clusters, hubs and communities, in a small language.

A query is read by :func:`parse`, and answered by :func:`answer` from a :class:`World`. What can be asked about
stands in one table, :data:`KINDS`, which the reference is made from.
"""

from __future__ import annotations

from hubdocs.service.query.answer import Answer, answer, misses, sort_rows
from hubdocs.service.query.errors import QueryError
from hubdocs.service.query.field import Field, Kind, Type
from hubdocs.service.query.kinds import KINDS
from hubdocs.service.query.parser import find_field, parse
from hubdocs.service.query.syntax import Query
from hubdocs.service.query.values import Cell
from hubdocs.service.query.world import World

__all__ = [
    "KINDS",
    "Answer",
    "Cell",
    "Field",
    "Kind",
    "Query",
    "QueryError",
    "Type",
    "World",
    "answer",
    "find_field",
    "misses",
    "parse",
    "sort_rows",
]
