"""The file of a record, with the place of everything in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdocs.service.community.community import make_community

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdocs.model import JSON, Diagnostic
    from hubdocs.service.community.community import Community
    from hubdocs.sources import Document


class Record(NamedTuple):
    """A record.

    :param shown: the name of its file in findings.
    :param document: what stands in the file; ``None`` where it cannot be read.
    :param diagnostics: what is wrong with it by itself.
    """

    community: Community
    shown: str
    document: Document | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def path(self) -> Path:
        """The record's file."""
        return self.community.path

    @property
    def value(self) -> dict[str, JSON]:
        """What the record says; empty where it says nothing that can be read."""
        value = self.document.value if self.document is not None and not self.document.broken else None
        return value if isinstance(value, dict) else {}

    def items(self, key: str) -> Iterator[tuple[int, str]]:
        """Give the texts in a list, each with its index in the file."""
        listed = self.value.get(key)
        for index, item in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(item, str):
                yield index, item.strip()


def make_record(path: Path, shown: str, document: Document | None, diagnostics: tuple[Diagnostic, ...] = ()) -> Record:
    """Make a record of what was read from its file."""
    value = None if document is None or document.broken else document.value
    return Record(make_community(path, value), shown, document, diagnostics)
