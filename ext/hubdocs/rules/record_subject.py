"""What the rules for records look at, and how they report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from hubdocs.model import Code, Diagnostic, Pointer, Severity
    from hubdocs.service.community import Community, Record


class Surroundings(NamedTuple):
    """What a record is held against beside itself.

    :param root: the folder of the project; no file outside of it counts.
    :param hubs: all hubs, as ``cluster/hub``; empty where the project has no fleet, so that nothing can be said.
    :param unread: the clusters whose files cannot be read, so that they may have any hub.
    :param today: the day on which dates are judged.
    :param roles: the names of all roles; empty where the project does not say which there are.
    :param confirm_after: the days after which a record must be confirmed again.
    """

    root: Path
    today: date
    hubs: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    confirm_after: int = 365
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RecordSubject:
    """A record, seen by one rule."""

    record: Record
    around: Surroundings
    code: Code
    severity: Severity

    @property
    def community(self) -> Community:
        """The community that the record describes."""
        return self.record.community

    def report(self, message: str, pointer: Pointer, *, hint: str = "", on_key: bool = False) -> Iterator[Diagnostic]:
        """Make a finding about a value in the record."""
        document = self.record.document
        if document is not None:
            find = document.key_offsets_of if on_key else document.value_offsets_of
            yield document.locator.diagnostic(
                self.code, message, *find(pointer), hint=hint, severity=self.severity, pointer=pointer
            )


@dataclass(frozen=True, slots=True)
class RecordsSubject:
    """All records, seen by one rule."""

    records: tuple[Record, ...]
    around: Surroundings
    code: Code
    severity: Severity

    def of(self, record: Record) -> RecordSubject:
        """Look at one of them, to report there."""
        return RecordSubject(record, self.around, self.code, self.severity)
