"""Apply the rules for the records of communities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.rules.record_subject import RecordsSubject, RecordSubject
from hubdocs.rules.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hubdocs.model import Code, Diagnostic, Severity
    from hubdocs.rules.record_subject import Surroundings
    from hubdocs.rules.rule import Rule
    from hubdocs.service.community import Record


def check_records(
    records: Iterable[Record], around: Surroundings, severities: Mapping[Code, Severity | None]
) -> tuple[Diagnostic, ...]:
    """Check records by all rules that are on.

    :param severities: what the configuration says; a rule that it does not name has its own severity.
    """
    every = tuple(record for record in records if record.document is not None and record.community.readable)
    found: list[Diagnostic] = []
    for rule in RULES:
        severity = severities.get(rule.code, rule.severity)
        if severity is not None:
            found.extend(_apply(rule, every, around, severity))
    return tuple(dict.fromkeys(found))


def _apply(rule: Rule, records: tuple[Record, ...], around: Surroundings, severity: Severity) -> Iterator[Diagnostic]:
    if rule.record is not None:
        for record in records:
            yield from rule.record(RecordSubject(record, around, rule.code, severity))
    if rule.records is not None:
        yield from rule.records(RecordsSubject(records, around, rule.code, severity))
