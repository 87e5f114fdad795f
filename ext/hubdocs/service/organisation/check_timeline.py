"""Whether the actions of a timeline can be done when it says so."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hubdocs.model import Code
from hubdocs.service.organisation.collaboration import MONTHS, first_day
from hubdocs.service.organisation.place import check_known, finding
from hubdocs.service.ways import find_way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import Diagnostic, Pointer
    from hubdocs.service.organisation.collaboration import Action, Collaboration
    from hubdocs.sources import Document


def check_timeline(document: Document, kept: Collaboration) -> Iterator[Diagnostic]:
    """Check the periods and the actions of a timeline."""
    yield from _periods(document, kept)
    for number, action in enumerate(kept.actions):
        at: Pointer = ("timeline", "actions", number)
        yield from _months(document, at, action, kept)
        yield from _after(document, at, action, kept)


def _periods(document: Document, kept: Collaboration) -> Iterator[Diagnostic]:
    """Check that each period begins when the one before it has ended."""
    known = [(number, each) for number, each in enumerate(kept.periods) if each.starts]
    for (before, earlier), (number, period) in itertools.pairwise(known):
        expected = f"{first_day(earlier.starts, (number - before) * MONTHS):%Y-%m}"
        if period.starts != expected:
            message = f"`{period.id}` begins in {period.starts}, and not when the period before it has ended"
            hint = f"`{earlier.id}` begins in {earlier.starts}, so write `starts: {expected!r}`".replace("'", '"')
            at: Pointer = ("timeline", "periods", number, "starts")
            yield finding(document, at, Code.ACTION_ORDER, message, hint)


def _months(document: Document, at: Pointer, action: Action, kept: Collaboration) -> Iterator[Diagnostic]:
    """Check that the periods of an action exist, and that it does not end before it begins."""
    periods = [each.id for each in kept.periods]
    for key, month in (("start", action.start), ("end", action.end)):
        if month is not None:
            where = (*at, key, "period")
            yield from check_known(document, where, month.period, periods, Code.UNKNOWN_ACTION, "period")
    span = kept.span(action)
    if span is not None and span[1] < span[0] + (action.end is not None):
        message = f"`{action.id}` ends before it begins"
        yield finding(document, (*at, "end"), Code.ACTION_ORDER, message, "name a later month, or exchange the two")


def _after(document: Document, at: Pointer, action: Action, kept: Collaboration) -> Iterator[Diagnostic]:
    """Check that what an action waits for exists, and has ended before it begins."""
    others = {each.id: each for each in reversed(kept.actions)}
    for index, name in enumerate(action.after):
        where = (*at, "after", index)
        if name not in others:
            yield from check_known(document, where, name, others, Code.UNKNOWN_ACTION, "action")
            continue
        trouble = _why(action, others[name], kept)
        if trouble:
            yield finding(document, where, Code.ACTION_ORDER, *trouble)


def _why(action: Action, other: Action, kept: Collaboration) -> tuple[str, str] | None:
    """Say why an action cannot wait for another one; ``None``, if it can."""
    if action.id == other.id:
        return f"`{action.id}` waits for itself", "name another action, or leave it out"
    span, before = kept.span(action), kept.span(other)
    if span is None or before is None or before[1] <= span[0]:
        return None
    ring = find_way({each.id: each.after for each in kept.actions}, other.id, action.id)
    if ring:
        circle = " → ".join(f"`{name}`" for name in (action.id, *ring))
        return f"these actions wait for each other: {circle}", "take one of them out of `after`"
    last = other.end or other.start
    message = f"`{action.id}` begins before `{other.id}` has ended, in month {last.month} of `{last.period}`"
    return message, "let it begin later; or, if both may run at the same time, take it out of `after`"
