"""Values as a query compares them: forgiving where people expect it, and never sure of what nobody can know."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from hubdocs.model import JSON

Value: TypeAlias = "JSON"
"""What a field holds; ``None`` or an empty text or list where there is nothing."""

_SIZE: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?([KMGT]?)(?:I?B)?", re.IGNORECASE)
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_UNITS: Final = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3, "T": 1024**4}
_LONG: Final = 20
"""No number that somebody means has more characters."""


class Cell(NamedTuple):
    """The value of a field.

    :param value: what the files that can be read say.
    :param unknown: a file that cannot be read may say something else.
    :param maybe: of a list, those items that are unknown; if there are none, all are.
    """

    value: Value = None
    unknown: bool = False
    maybe: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Say whether there is no value, as far as is known."""
        return self.value is None or self.value in ("", [])


class Literal(NamedTuple):
    """A value that a query names, in all the ways that it can be read.

    :param text: as it is compared: without capitals and accents.
    :param number: the number, if it is one.
    :param size: the number of bytes, if it is an amount of memory.
    :param truth: if it is ``true`` or ``false``.
    """

    text: str
    number: float | None = None
    size: int | None = None
    truth: bool | None = None


def make_literal(written: str, *, quoted: bool = False) -> Literal:
    """Read a value of a query; in quotation marks, it is only text."""
    if quoted:
        return Literal(fold(written))
    number = float(written) if len(written) <= _LONG and _NUMBER.fullmatch(written) else None
    return Literal(fold(written), number, read_size(written), {"true": True, "false": False}.get(written.casefold()))


def fold(text: str) -> str:
    """Write a text without what people leave out when they look for it: capitals and accents."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def read_size(text: str) -> int | None:
    """Read an amount of memory: bytes, or with K, M, G or T, each 1024 times the one before."""
    match = _SIZE.fullmatch(text) if len(text) <= _LONG else None
    return round(float(match[1]) * _UNITS[match[2].upper()]) if match else None


def show_size(count: float) -> str:
    """Write an amount of memory in the largest unit that it fills, with at most one decimal."""
    for unit in ("T", "G", "M", "K"):
        if count >= _UNITS[unit]:
            number = f"{count / _UNITS[unit]:.1f}"
            return f"{number.removesuffix('.0')}{unit}"
    return f"{count:g}"


def texts_of(value: Value) -> tuple[str, ...]:
    """Give the items of a list as texts."""
    return tuple(_text(item) for item in value if not isinstance(item, (dict, list))) if isinstance(value, list) else ()


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
