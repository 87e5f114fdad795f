"""Languages and the direction in which they are written."""

from __future__ import annotations

from typing import Final

_RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left.

    :param language: its tag, such as ``ar`` or ``ar-EG``; also as Sphinx writes it, ``ar_EG``.
    """
    return language.replace("_", "-").partition("-")[0].lower() in _RIGHT_TO_LEFT
