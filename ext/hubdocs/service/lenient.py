"""Values of files that may be wrong: what is of another type than it should be is taken as not there.

The checks tell what is wrong; whoever shows a file shows what can be shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hubdocs.model import JSON


def mapping(value: JSON) -> dict[str, Any]:
    """Give a mapping."""
    return value if isinstance(value, dict) else {}


def rows(table: dict[str, Any], key: str) -> list[tuple[str, dict[str, Any]]]:
    """Give the mappings in a mapping, with their keys."""
    return [(name, mapping(row)) for name, row in mapping(table.get(key)).items()]


def listed(table: dict[str, Any], key: str) -> list[Any]:
    """Give a list."""
    value = table.get(key)
    return value if isinstance(value, list) else []


def text(table: dict[str, Any], key: str) -> str:
    """Give a text."""
    value = table.get(key)
    return value.strip() if isinstance(value, str) else ""


def texts(table: dict[str, Any], key: str) -> tuple[str, ...]:
    """Give the texts of a list."""
    return tuple(found for found in listed(table, key) if isinstance(found, str))
