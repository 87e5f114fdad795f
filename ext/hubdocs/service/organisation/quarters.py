"""Months and quarters as the files of the organisation write them: ``2026-11`` and ``2026-Q4``."""

from __future__ import annotations

import re
from typing import Final

_MONTH: Final = re.compile(r"[1-9][0-9]{3}-(0[1-9]|1[0-2])")
_MONTHS: Final = 12
_IN_QUARTER: Final = 3


def first_day(quarter: str) -> str:
    """Give the day on which a quarter begins; empty for what is no quarter."""
    year, _, number = quarter.partition("-Q")
    if not year.isdecimal() or number not in ("1", "2", "3", "4"):
        return ""
    return f"{year}-{(int(number) - 1) * _IN_QUARTER + 1:02}-01"


def is_month(text: str) -> bool:
    """Say whether a text is a month."""
    return _MONTH.fullmatch(text) is not None


def month_number(month: str) -> int:
    """Count a month from the year 0, so that months can be subtracted."""
    return int(month[:4]) * _MONTHS + int(month[5:7]) - 1
