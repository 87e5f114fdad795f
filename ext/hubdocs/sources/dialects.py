"""What a plain YAML scalar means, by dialect: the consumer of a file decides, so it is chosen per schema.

``1.2``
    The core schema of YAML 1.2.2, section 10.3.2.
``helm``
    What Helm makes of a values file. Helm reads with ``sigs.k8s.io/yaml``, which resolves scalars as go-yaml 2.4
    does (``resolve.go``) and then turns them into JSON: YAML 1.1 booleans, octal ``010``, digits with ``_``,
    no base 60; dates stay text.
"""

from __future__ import annotations

import math
import re
import struct
from enum import Enum
from typing import Final


class Dialect(Enum):
    """A way to read plain scalars."""

    YAML_1_2 = "1.2"
    HELM = "helm"


class Unsupported(Enum):
    """Why a scalar has no value in JSON."""

    NOT_FINITE = "not-finite"
    TOO_LONG = "too-long"


Scalar = str | int | float | bool | None

_CORE: Final[dict[str, Scalar | Unsupported]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((s + i for s in ("", "+", "-") for i in (".inf", ".Inf", ".INF")), Unsupported.NOT_FINITE),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), Unsupported.NOT_FINITE),
}
_HELM: Final[dict[str, Scalar | Unsupported]] = {
    **_CORE,
    **dict.fromkeys(("y", "Y", "yes", "Yes", "YES", "on", "On", "ON"), True),
    **dict.fromkeys(("n", "N", "no", "No", "NO", "off", "Off", "OFF"), False),
}

_NUMBER_START: Final = frozenset("+-.0123456789")
_CORE_INT: Final = re.compile(r"[-+]?[0-9]+", re.ASCII)
_CORE_PREFIXED: Final = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII)
_GO_INT: Final = re.compile(
    r"(?P<sign>[-+]?)(?:0[xX](?P<hex>[0-9a-fA-F]+)|0[bB](?P<bin>[01]+)|0[oO]?(?P<oct>[0-7]+)|(?P<dec>0|[1-9][0-9]*))",
    re.ASCII,
)
_GO_POINT: Final = re.compile(r"\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?", re.ASCII)
_BASES: Final = (("hex", 16), ("bin", 2), ("oct", 8), ("dec", 10))
_MIN_INT: Final = -(2**63)
_MAX_INT: Final = 2**63 - 1
_MAX_UINT: Final = 2**64 - 1


def read_int(digits: str, base: int = 10) -> int | Unsupported:
    """Read digits; more of them than Python itself converts are too many, whatever the limits say."""
    try:
        return int(digits, base)
    except ValueError:
        return Unsupported.TOO_LONG


def resolve_core(text: str, max_digits: int) -> Scalar | Unsupported:
    """Resolve a plain scalar by the core schema of YAML 1.2.

    :param max_digits: numbers longer than this are not converted.
    """
    if text in _CORE:
        return _CORE[text]
    if text[0] not in _NUMBER_START:
        return text
    if _CORE_INT.fullmatch(text):
        return read_int(text) if len(text) <= max_digits else Unsupported.TOO_LONG
    if _CORE_PREFIXED.fullmatch(text):
        if len(text) > max_digits:
            return Unsupported.TOO_LONG
        return int(text[2:], 8 if text[1] == "o" else 16)
    if not _FLOAT.fullmatch(text):
        return text
    return _float(text, max_digits)


def resolve_helm(text: str, max_digits: int) -> Scalar | Unsupported:
    """Resolve a plain scalar as Helm's parser does (go-yaml 2.4, ``resolve``).

    Dates need no care: what go-yaml takes for one, ``sigs.k8s.io/yaml`` turns back into the text that was written.

    :param max_digits: numbers longer than this are not converted.
    """
    if text in _HELM:
        return _HELM[text]
    first = text[0]
    if first not in _NUMBER_START:
        return text
    plain = text.replace("_", "")
    # A number that begins with a point goes to Go's ParseFloat as it is: there an underscore stands between digits.
    is_float = _GO_POINT.fullmatch(text) if first == "." else _FLOAT.fullmatch(plain)
    integer = None if first == "." else _GO_INT.fullmatch(plain)
    if not is_float and not integer:
        return text
    if len(plain) > max_digits:
        return Unsupported.TOO_LONG
    number = _go_int(integer) if integer else None
    if number is not None:
        return number
    value = _float(plain, max_digits) if is_float else text
    return text if value is Unsupported.NOT_FINITE else value  # Go finds it out of range and leaves the text


def _go_int(match: re.Match[str]) -> int | Unsupported | None:
    """Read an integer as Go's ``ParseInt`` and then ``ParseUint`` do; ``None`` if it needs more than 64 bits."""
    name, base = next((name, base) for name, base in _BASES if match[name] is not None)
    value = read_int(match[name], base)
    if isinstance(value, Unsupported):
        return value
    if match["sign"] == "-":
        return -value if -value >= _MIN_INT else None
    return value if value <= (_MAX_INT if match["sign"] else _MAX_UINT) else None


def _float(text: str, max_digits: int) -> float | Unsupported:
    if len(text) > max_digits:
        return Unsupported.TOO_LONG
    value = float(text)
    return Unsupported.NOT_FINITE if math.isinf(value) else value


RESOLVERS: Final = {Dialect.YAML_1_2: resolve_core, Dialect.HELM: resolve_helm}
"""The resolver of each dialect: text of a plain scalar and longest number to value."""

_LETTER_BOOLS: Final = frozenset(_HELM) - frozenset(_CORE)
_DIFFERS_DIGITS: Final = re.compile(r"[-+]?0[0-9bBoOxX]", re.ASCII)


MAY_DIFFER: Final = _NUMBER_START | {word[:1] for word in _LETTER_BOOLS}
"""First characters of the scalars that :func:`may_differ` is worth being asked about."""


MAY_BE_NO_TEXT: Final = _NUMBER_START | {word[:1] for word in _HELM}
"""First characters of the plain scalars that may mean something else than the text they are, in any dialect."""


def alternative(text: str, dialect: Dialect, max_digits: int) -> Scalar | Unsupported:
    """Give the value that the *other* dialect makes of a plain scalar."""
    other = Dialect.YAML_1_2 if dialect is Dialect.HELM else Dialect.HELM
    return RESOLVERS[other](text, max_digits)


def may_differ(text: str) -> bool:
    """Say quickly whether the two dialects might disagree about a plain scalar."""
    if text[:1] in _NUMBER_START:
        return "_" in text or _DIFFERS_DIGITS.match(text) is not None
    return text in _LETTER_BOOLS


def go_float_text(value: float) -> str:
    """Write a number as ``sigs.k8s.io/yaml`` writes one that is a key: ``FormatFloat(value, 'g', -1, 32)``.

    That is the shortest text that gives the same 32-bit number again, with an exponent from a million on.
    """
    try:
        single = struct.unpack("<f", struct.pack("<f", value))[0]
    except OverflowError:
        return ".inf" if value > 0 else "-.inf"
    for precision in range(9):
        text = f"{single:.{precision}e}"
        if struct.unpack("<f", struct.pack("<f", float(text)))[0] == single:
            break
    mantissa, exponent = text.split("e")
    digits = mantissa.lstrip("-").replace(".", "").rstrip("0") or "0"
    sign, power = mantissa[: mantissa.startswith("-")], int(exponent)
    if power < -4 or power >= 6:  # noqa: PLR2004 (Go's own bounds for 'g' with the shortest precision)
        point = f".{digits[1:]}" if len(digits) > 1 else ""
        return f"{sign}{digits[0]}{point}e{'-' if power < 0 else '+'}{abs(power):02d}"
    if power < 0:
        return f"{sign}0.{'0' * (-power - 1)}{digits}"
    whole = digits[: power + 1].ljust(power + 1, "0")
    return f"{sign}{whole}.{digits[power + 1 :]}" if len(digits) > power + 1 else sign + whole
