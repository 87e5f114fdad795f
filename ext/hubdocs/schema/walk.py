"""Visit the schemas inside a schema, at the places where the standard has schemas and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.schema.drafts import MANY, NAMED, ONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Pointer


def children(schema: JSON) -> Iterator[tuple[Pointer, JSON]]:
    """Give each schema directly inside a schema, with the steps that lead to it."""
    if not isinstance(schema, dict):
        return
    for keyword, value in schema.items():
        if keyword in ONE and isinstance(value, (dict, bool)):
            yield (keyword,), value
        elif keyword in MANY and isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, (dict, bool)):
                    yield (keyword, index), item
        elif keyword in NAMED and isinstance(value, dict):
            for name, item in value.items():
                if isinstance(item, (dict, bool)):
                    yield (keyword, name), item


def subschemas(schema: JSON) -> Iterator[tuple[Pointer, JSON]]:
    """Give a schema and all schemas inside it, outermost first, each with its pointer."""
    pending: list[tuple[Pointer, JSON]] = [((), schema)]
    while pending:
        pointer, current = pending.pop()
        yield pointer, current
        inner = [((*pointer, *steps), child) for steps, child in children(current)]
        pending.extend(reversed(inner))
