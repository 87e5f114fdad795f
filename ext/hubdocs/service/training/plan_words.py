"""Numbers, amounts, days and moments in plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.service.fleet.amounts import memory_words
from hubdocs.service.training.event_words import EventWords as W
from hubdocs.service.training.words import Say, say

if TYPE_CHECKING:
    from datetime import date, datetime
    from fractions import Fraction


def number(value: float | Fraction) -> str:
    """Write a number with two digits behind the point, at most."""
    return f"{round(float(value), 2):.2f}".rstrip("0").rstrip(".")


def cores(value: float) -> str:
    """Write a number of processors."""
    return number(value)


def day(value: date) -> str:
    """Write a day so that nobody takes the month for the day."""
    return value.isoformat()


def moment_words(value: datetime) -> str:
    """Write a moment by the clocks at the place."""
    return f"{value:%Y-%m-%d %H:%M}"


def amounts(memory: int | None, processors: float | None) -> Say | None:
    """Write what a server has; nothing where nothing is known."""
    if memory and processors:
        return say(W.AMOUNTS, memory=memory_words(memory), cores=cores(processors))
    if memory:
        return say(W.ONLY_MEMORY, memory=memory_words(memory))
    return say(W.ONLY_CORES, cores=cores(processors)) if processors else None
