"""Numbers, amounts, days and moments in plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.service.fleet.amounts import memory_words
from hubdocs.service.training.event_words import EventWords as W
from hubdocs.service.training.words import Figure, Say, say

if TYPE_CHECKING:
    from datetime import date, datetime
    from fractions import Fraction


def number(value: float | Fraction) -> Figure:
    """Write a number with two digits behind the point, at most."""
    return Figure(f"{round(float(value), 2):.2f}".rstrip("0").rstrip("."))


def money(value: float | Fraction) -> Figure:
    """Write an amount of money, without its currency."""
    return Figure(f"{float(value):.2f}")


def cores(value: float) -> Figure:
    """Write a number of processors."""
    return number(value)


def amount(count: int) -> Figure:
    """Write an amount of memory or of space."""
    return Figure(memory_words(count))


def day(value: date) -> str:
    """Write a day so that nobody takes the month for the day."""
    return value.isoformat()


def moment_words(value: datetime) -> str:
    """Write a moment by the clocks at the place."""
    return f"{value:%Y-%m-%d %H:%M}"


def amounts(memory: int | None, processors: float | None) -> Say | None:
    """Write what a server has; nothing where nothing is known."""
    if memory and processors:
        return say(W.AMOUNTS, memory=amount(memory), cores=cores(processors))
    if memory:
        return say(W.ONLY_MEMORY, memory=amount(memory))
    return say(W.ONLY_CORES, cores=cores(processors)) if processors else None
