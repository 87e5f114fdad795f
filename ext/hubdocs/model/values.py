"""The type of a value as JSON Schema sees it."""

from __future__ import annotations

from typing import TypeAlias

JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"
"""A plain value with JSON's types: what a document holds once its syntax is gone."""
