"""A JSON Schema, with the place of each of its keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdocs.schema.drafts import DEFAULT_DRAFT, DRAFTS, Draft
from hubdocs.sources import Dialect

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.model import JSON
    from hubdocs.sources import Document

DIALECT_KEYWORD = "x-dialect"
"""Annotation at the root of a schema: the YAML dialect of the program that reads such files."""

OVERLAY_KEYWORD = "x-overlay"
"""Annotation at the root of a schema: ``true`` where each file is only a layer, and others add what it lacks."""


class Schema(NamedTuple):
    """One schema file.

    :param name: what authors call it: the file's name without ``.schema.yaml``.
    :param uri: its identity for ``$ref``: its ``$id``, or a ``file:`` URI made from its path.
    :param path: the file.
    :param document: its text, with positions.
    :param draft: the JSON Schema draft it is written for.
    :param dialect: how its instances are read when they are YAML.
    """

    name: str
    uri: str
    path: Path
    document: Document
    draft: Draft
    dialect: Dialect

    @property
    def is_overlay(self) -> bool:
        """Say whether its instances are layers, in which keys may be missing."""
        return isinstance(self.contents, dict) and self.contents.get(OVERLAY_KEYWORD) is True

    @property
    def contents(self) -> JSON:
        """The schema as plain data."""
        return self.document.value

    @property
    def title(self) -> str:
        """Its own title, or its name."""
        title = self.contents.get("title") if isinstance(self.contents, dict) else None
        return title if isinstance(title, str) else self.name


def make_schema(name: str, path: Path, document: Document, dialect: Dialect | None = None) -> Schema:
    """Make a schema of a document that was read from a file.

    :param dialect: overrides what the schema says of itself.
    """
    contents = document.value if isinstance(document.value, dict) else {}
    stated = contents.get(DIALECT_KEYWORD)
    own = next((known for known in Dialect if known.value == stated), Dialect.YAML_1_2)
    declared = contents.get("$schema")
    draft = DRAFTS.get(declared.rstrip("#"), DEFAULT_DRAFT) if isinstance(declared, str) else DEFAULT_DRAFT
    identity = contents.get("$id", contents.get("id") if draft is Draft.DRAFT_4 else None)
    uri = identity.rstrip("#") if isinstance(identity, str) and ":" in identity else path.absolute().as_uri()
    return Schema(name, uri, path, document, draft, dialect or own)
