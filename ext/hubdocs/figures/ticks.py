"""Round numbers for the axis of a chart."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST: Final = 5
"""How many steps an axis has at most."""


def round_ticks(values: Sequence[Decimal | int], *, from_zero: bool = True) -> tuple[Decimal | int, ...]:
    """Choose a few round numbers from below the lowest value to above the highest.

    :param from_zero: zero is one of them.
    """
    exact = [Decimal(value) for value in values] or [Decimal(0)]
    low, high = min(exact), max(exact)
    if from_zero:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    step = _step(high - low) if high > low else _step(abs(high)) if high else Decimal(1)
    first, last = floor(low / step), ceil(high / step)
    last = max(last, first + 1)
    return tuple(_plain(number * step) for number in range(first, last + 1))


def _step(span: Decimal) -> Decimal:
    """Give the smallest step of 1, 2 or 5 that needs few steps for a span."""
    power = Decimal(1).scaleb((span / _MOST).adjusted())
    return next(step for factor in (1, 2, 5, 10, 20) if span <= _MOST * (step := power * factor))


def _plain(number: Decimal) -> Decimal | int:
    """Give a number without an exponent, as it was given."""
    return int(number) if number == number.to_integral_value() else number
