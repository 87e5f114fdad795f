"""When a record was last confirmed, and until when that is enough."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hubdocs.model import JSON
    from hubdocs.service.community.community import Community

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(text: JSON) -> date | None:
    """Read a day as records write it; ``None`` for what is no day, which is a matter of the schema."""
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def confirmed_until(community: Community, days: int) -> date | None:
    """Give the last day on which a record counts as confirmed; ``None`` if it never ends, or never began.

    :param days: for how many a confirmation is enough.
    """
    confirmed = read_day(community.verified_on)
    if confirmed is None or community.status == "ended":
        return None
    try:
        return confirmed + timedelta(days=days)
    except OverflowError:
        return None


def needs_confirmation(community: Community, today: date, days: int) -> bool:
    """Say whether a record must be confirmed again."""
    until = confirmed_until(community, days)
    return until is not None and until < today
