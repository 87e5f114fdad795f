"""What a plain YAML scalar means, by dialect: the consumer of a file decides, so it is chosen per schema.

``1.2``
    The core schema of YAML 1.2.2, section 10.3.2.
``helm``
    What Helm makes of a values file. Helm reads with ``sigs.k8s.io/yaml``, which resolves scalars as go-yaml 2.4
    does (``resolve.go``) and then turns them into JSON: YAML 1.1 booleans, octal ``010``, digits with ``_``,
    no base 60; dates stay text.
"""

from __future__ import annotations

import re
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
    r"[-+]?(?:(?P<hex>0[xX][0-9a-fA-F]+)|(?P<bin>0[bB][01]+)|(?P<oct>0[oO]?[0-7]+)|(?P<dec>0|[1-9][0-9]*))", re.ASCII
)
_TIMESTAMP: Final = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"(?:[Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?(?:[Zz]|[-+][0-9]{2}:[0-9]{2})"
    r"| [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?)?",
    re.ASCII,
)
_INT64: Final = (-(2**63), 2**64 - 1)


def resolve_core(text: str, max_digits: int) -> Scalar | Unsupported:
    """Resolve a plain scalar by the core schema of YAML 1.2.

    :param max_digits: numbers longer than this are not converted.
    """
    if text in _CORE:
        return _CORE[text]
    if text[0] not in _NUMBER_START:
        return text
    if _CORE_INT.fullmatch(text):
        return int(text) if len(text) <= max_digits else Unsupported.TOO_LONG
    if _CORE_PREFIXED.fullmatch(text):
        return int(text[2:], 8 if text[1] == "o" else 16) if len(text) <= max_digits else Unsupported.TOO_LONG
    return _float(text, max_digits)


def resolve_helm(text: str, max_digits: int) -> Scalar | Unsupported:
    """Resolve a plain scalar as Helm's parser does (go-yaml 2.4, ``resolve``).

    :param max_digits: numbers longer than this are not converted.
    """
    if text in _HELM:
        return _HELM[text]
    first = text[0]
    if first not in _NUMBER_START:
        return text
    if first == ".":  # go-yaml hands these to ParseFloat at once, without taking `_` away
        return _float(text, max_digits)
    if _TIMESTAMP.fullmatch(text):
        return text  # sigs.k8s.io/yaml keeps a date as the text that was written
    plain = text.replace("_", "")
    if len(plain) > max_digits and (_GO_INT.fullmatch(plain) or _FLOAT.fullmatch(plain)):
        return Unsupported.TOO_LONG
    number = _go_int(plain)
    if number is not None:
        return number
    result = _float(plain, max_digits)
    return text if isinstance(result, str) else result


def _go_int(plain: str) -> int | None:
    """Read an integer as Go's ``ParseInt(plain, 0, 64)`` and ``ParseUint`` do, or ``None``."""
    match = _GO_INT.fullmatch(plain)
    if not match:
        return None
    digits = plain.lstrip("+-")
    if match["hex"]:
        value = int(digits, 16)
    elif match["bin"]:
        value = int(digits, 2)
    elif match["oct"]:
        value = int(digits.lower().replace("o", ""), 8)
    else:
        value = int(digits)
    if plain[0] == "-":
        value = -value
    if not _INT64[0] <= value <= _INT64[1] or (plain[0] in "+-" and value > _INT64[1] // 2):
        return None  # too large for 64 bits: Go goes on and reads a float
    return value


def _float(text: str, max_digits: int) -> Scalar | Unsupported:
    if not _FLOAT.fullmatch(text):
        return text
    if len(text) > max_digits:
        return Unsupported.TOO_LONG
    value = float(text)
    return Unsupported.NOT_FINITE if value in (float("inf"), float("-inf")) else value


RESOLVERS: Final = {Dialect.YAML_1_2: resolve_core, Dialect.HELM: resolve_helm}
"""The resolver of each dialect: text of a plain scalar and longest number to value."""

_LETTER_BOOLS: Final = frozenset(_HELM) - frozenset(_CORE)
_DIFFERS_DIGITS: Final = re.compile(r"[-+]?0[0-9bB]|[-+]?[0-9][0-9_]*_|[-+]0[xXoO]", re.ASCII)


def alternative(text: str, dialect: Dialect, max_digits: int) -> Scalar | Unsupported:
    """Give the value that the *other* dialect makes of a plain scalar."""
    other = Dialect.YAML_1_2 if dialect is Dialect.HELM else Dialect.HELM
    return RESOLVERS[other](text, max_digits)


def may_differ(text: str) -> bool:
    """Say quickly whether the two dialects might disagree about a plain scalar."""
    return text in _LETTER_BOOLS or (text[:1] in _NUMBER_START and _DIFFERS_DIGITS.match(text) is not None)
