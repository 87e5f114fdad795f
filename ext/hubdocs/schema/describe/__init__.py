"""Describe a schema as a tree of properties, in the reader's words."""

from __future__ import annotations

from hubdocs.schema.describe.outline import outline
from hubdocs.schema.describe.paths import anchor
from hubdocs.schema.describe.property import (
    Alternatives,
    Choice,
    How,
    Kind,
    Location,
    Policy,
    Property,
    Prose,
)
from hubdocs.schema.describe.tree import describe

__all__ = [
    "Alternatives",
    "Choice",
    "How",
    "Kind",
    "Location",
    "Policy",
    "Property",
    "Prose",
    "anchor",
    "describe",
    "outline",
]
