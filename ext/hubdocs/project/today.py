"""What day it is, as far as findings and pages are concerned."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import Final

VARIABLE: Final = "SOURCE_DATE_EPOCH"
"""Environment variable with a time in seconds since 1970: with it, a run gives the same on any day."""


def today() -> date:
    """Give the day, the same everywhere in the world: that of ``SOURCE_DATE_EPOCH``, or of the clock."""
    stated = os.environ.get(VARIABLE, "")
    try:
        moment = datetime.fromtimestamp(int(stated), UTC) if stated else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        moment = datetime.now(UTC)
    return moment.date()
