"""Numbers, shares and months as readers of the site write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from babel.dates import format_skeleton
from babel.numbers import format_decimal, format_percent

from hubdocs.service.organisation.quarters import month_number
from hubdocs.sphinx_ext.translation import _, site_locale

if TYPE_CHECKING:
    from hubdocs.service.organisation.numbers import Point

_MONTHS = 12
_HUNDRED = 100


class NumberWords:
    """Writes numbers.

    :param language: of the site, as in ``conf.py``.
    """

    def __init__(self, language: str) -> None:
        self._locale = site_locale(language)

    def plain(self, number: Decimal | int) -> str:
        """Write a number."""
        return str(format_decimal(number, locale=self._locale))

    def share(self, number: Decimal | int) -> str:
        """Write a number of percent."""
        return str(format_percent(Decimal(number) / _HUNDRED, "#,##0.#%", locale=self._locale))

    def month(self, month: str) -> str:
        """Write a month such as ``2026-11``."""
        return self.month_at(month_number(month))

    def month_at(self, number: int) -> str:
        """Write a month that is counted from the year 0."""
        first = date(number // _MONTHS, number % _MONTHS + 1, 1)
        return str(format_skeleton("yMMMM", first, locale=self._locale))

    def of_kind(self, kind: str, value: Decimal | int | str) -> str:
        """Write a value of a series."""
        if isinstance(value, str):
            return self.month(value)
        return self.share(value) if kind == "share" else self.plain(value)

    def point(self, kind: str, point: Point) -> str:
        """Write a number as exactly as it is known."""
        written = self.of_kind(kind, point.value)
        known = {"about": _("about %s"), "more-than": _("more than %s")}
        return str(known[point.precision]) % written if point.precision in known else written
