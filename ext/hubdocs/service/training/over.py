"""What of a workshop is over, or late, on the day on which somebody asks."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hubdocs.service.training.agenda import Agenda


def over_words(agenda: Agenda, today: date, notify_by: date | None = None) -> Iterator[str]:
    """Say which days are over, and whether the provider should know already.

    A day is over when it is the next one everywhere: nobody who is still in it reads that.

    :param notify_by: until when the provider is to be told; ``None`` where nobody asks.
    """
    over = [each.day.date for each in agenda.days if each.end.astimezone(UTC).date() < today]
    if over and len(over) == len(agenda.days):
        yield f"this workshop is over: its last day was {max(over)}"
        return
    for each in over:
        yield f"the day {each} is over"
    if notify_by is not None and notify_by < today and not over:
        yield f"tell the provider today: the three weeks before the first day began on {notify_by}"
