"""Family ``records``: the days that records name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from hubdocs.model import Code, Severity
from hubdocs.rules.rule import Harm, Rule
from hubdocs.service.community import confirmed_until, read_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import Diagnostic
    from hubdocs.rules.record_subject import RecordSubject

_DAYS: Final = {
    "member_since": "write the day of the agreement",
    "verified_on": "write the day of today",
    "requested_on": "write the day of the request",
}
_ELSEWHERE: Final = timedelta(days=1)
"""In other places of the world, tomorrow has begun already."""


def days_have_come(subject: RecordSubject) -> Iterator[Diagnostic]:
    """No record was confirmed, and nobody has joined, on a day that is still to come."""
    for key, hint in _DAYS.items():
        day = _day(subject, key)
        if day is not None and day > subject.around.today + _ELSEWHERE:
            message = f"{day.isoformat()} is still to come"
            yield from subject.report(message, (key,), hint=hint)


def days_are_in_order(subject: RecordSubject) -> Iterator[Diagnostic]:
    """A community is confirmed on the day on which it joins, or later."""
    joined, confirmed = _day(subject, "member_since"), _day(subject, "verified_on")
    if joined is not None and confirmed is not None and confirmed < joined:
        message = f"the record was confirmed on {confirmed.isoformat()}, before the community joined"
        hint = f"it is a member since {joined.isoformat()}; one of the two days is wrong"
        yield from subject.report(message, ("verified_on",), hint=hint)


def record_is_confirmed(subject: RecordSubject) -> Iterator[Diagnostic]:
    """A record is looked at again from time to time, until the service ends."""
    until = confirmed_until(subject.community, subject.around.confirm_after)
    if until is not None and until < subject.around.today:
        days = (subject.around.today - until).days + subject.around.confirm_after
        message = f"nobody has confirmed this record for {days} days"
        hint = "look through it, correct it, and write the day of today"
        yield from subject.report(message, ("verified_on",), hint=hint)


def _day(subject: RecordSubject, key: str) -> date | None:
    return read_day(subject.record.value.get(key))


RULES: Final = (
    Rule(Code.FUTURE_DATE, "records", Harm.STYLE, record=days_have_come),
    Rule(Code.DATES_OUT_OF_ORDER, "records", Harm.STYLE, record=days_are_in_order),
    Rule(Code.UNCONFIRMED_RECORD, "records", Harm.STYLE, Severity.INFORMATION, record=record_is_confirmed),
)
"""The rules of this family about days."""
