"""What can go wrong on the way to a schema."""

from __future__ import annotations


class SchemaError(Exception):
    """A schema cannot be used. The text says why, in words for the reader."""


class UnknownSchemaError(SchemaError):
    """No schema has this name, path or ``$id``.

    :param wanted: what was asked for.
    :param known: the names that exist.
    """

    def __init__(self, wanted: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(f"there is no schema `{wanted}`")
        self.wanted = wanted
        self.known = known


class BrokenSchemaError(SchemaError):
    """The schema's own text has errors; checking the schema itself lists them."""


class UnresolvedRefError(SchemaError):
    """A ``$ref`` points at nothing that is known offline.

    :param ref: the reference as it is written.
    """

    def __init__(self, ref: str) -> None:
        super().__init__(f"`{ref}` points at nothing")
        self.ref = ref
