"""Amounts of memory and processors, as KubeSpawner reads them."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hubdocs.model import JSON

_UNITS: Final = {"K": 1024, "M": 1024**2, "G": 1024**3, "T": 1024**4}
_BYTES: Final = re.compile(r"\s*(?P<number>[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)\s*(?P<unit>[KMGT])")


def byte_count(value: JSON) -> int | None:
    """Read a memory value as KubeSpawner does (``ByteSpecification``): a number of bytes, or with K, M, G or T.

    :return: bytes, or ``None`` where KubeSpawner would refuse it or it is not known.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return int(value) if math.isfinite(value) else None
    match = _BYTES.fullmatch(value) if isinstance(value, str) else None
    count = float(match["number"]) * _UNITS[match["unit"]] if match else math.nan
    return int(count) if math.isfinite(count) else None


def core_count(value: JSON) -> float | None:
    """Read a number of processors as KubeSpawner does: only a number is one."""
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def memory_words(count: int, digits: int = 1) -> str:
    """Write an amount of memory or of space as people read it and as hubs call it: `G` is 1024 `M`.

    :param digits: behind the point, at most.
    """
    for unit, size in (("TB", _UNITS["T"]), ("GB", _UNITS["G"]), ("MB", _UNITS["M"])):
        if count >= size:
            number = f"{count / size:.{digits}f}".rstrip("0").rstrip(".")
            return f"{number} {unit}"
    return f"{count} bytes"


def memory_shown(words: str) -> float:
    """Read what `memory_words` writes: how much it says with its digits, in bytes."""
    number, _space, unit = words.partition(" ")
    return float(number) * _UNITS.get(unit[:1], 1)
