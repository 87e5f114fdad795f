"""Numbers, amounts, days and moments in plans."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from hubdocs.service.fleet.amounts import memory_shown, memory_words
from hubdocs.service.training.event_words import EventWords as W
from hubdocs.service.training.words import Figure, Say, say

if TYPE_CHECKING:
    from datetime import date, datetime

    from hubdocs.service.training.workshop import Workshop


_MOST_DIGITS: Final = 9
"""More digits than these help nobody who reckons with a pencil."""


def number(value: float | Fraction, digits: int = 2) -> Figure:
    """Write a number with two digits behind the point, at most, or with more of them."""
    return Figure(f"{round(float(value), digits):.{digits}f}".rstrip("0").rstrip("."))


def money(value: float | Fraction) -> Figure:
    """Write an amount of money, without its currency."""
    return Figure(f"{float(value):.2f}")


def cores(value: float) -> Figure:
    """Write a number of processors."""
    return number(value)


def amount(count: int) -> Figure:
    """Write an amount of memory or of space."""
    return Figure(memory_words(count))


def apart(one: int, other: int) -> tuple[Figure, Figure]:
    """Write two amounts of which one is larger, with as many digits as show it."""
    for digits in range(1, _MOST_DIGITS + 1):
        shown = memory_words(one, digits), memory_words(other, digits)
        if shown[0] != shown[1]:
            break
    return Figure(shown[0]), Figure(shown[1])


def cores_divided(room: float, each: float, people: int) -> tuple[Figure, Figure]:
    """Write what a machine has, and what each server gets of it, with as many digits as the division needs."""
    for digits in range(2, _MOST_DIGITS + 1):
        shown = number(room, digits), number(each, digits)
        if Fraction(shown[1]) and Fraction(shown[0]) // Fraction(shown[1]) == people:
            break
    return shown


def memory_divided(room: int, each: int, people: int) -> tuple[Figure, Figure]:
    """Write what a machine has, and what each server gets of it, with as many digits as the division needs."""
    for digits in range(1, _MOST_DIGITS + 1):
        shown = memory_words(room, digits), memory_words(each, digits)
        if memory_shown(shown[0]) // memory_shown(shown[1]) == people:
            break
    return Figure(shown[0]), Figure(shown[1])


def factor(count: int, each: Fraction) -> Figure:
    """Write a number with as many digits as it needs so that its product is what `number` shows of it."""
    for digits in range(2, _MOST_DIGITS + 1):
        shown = number(each, digits)
        if number(count * Fraction(shown)) == number(count * each):
            break
    return shown


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


def people_words(count: int) -> Say:
    """Write how many people there are."""
    return say(W.ONE_PERSON) if count == 1 else say(W.SEVERAL_PEOPLE, count=count)


def machine_words(count: int) -> Say:
    """Write how many machines there are."""
    return say(W.ONE_MACHINE) if count == 1 else say(W.SEVERAL_MACHINES, count=count)


def hour_words(shown: Figure) -> Say:
    """Write how many hours it takes."""
    return say(W.ONE_HOUR) if shown == "1" else say(W.SEVERAL_HOURS, count=shown)


def people_at_once(workshop: Workshop) -> Say:
    """Write how many people come, and how many of them work at the same time."""
    if workshop.attendees == 1:
        return say(W.ONE_PERSON)
    return say(W.PEOPLE_AT_ONCE, people=workshop.attendees, at_once=workshop.at_once)
