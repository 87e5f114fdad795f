"""An output is what the page shows, but for dots, colours and spaces that nobody sees."""

from __future__ import annotations

import pytest
from lesson_output import difference, matches


@pytest.mark.parametrize(
    ("actual", "shown", "same"),
    [
        ("", "", True),
        ("2.9 m\n", "2.9 m\n", True),
        ("2.9 m\n\n", "2.9 m", True),
        ("2.9 m \n", "2.9 m", True),
        ("2.9 m", "3.0 m", False),
        ("one\n", "", False),
        ("", "one", False),
        ("a\nb\nc\n", "a\n...\nc", True),
        ("a\nb\nc\n", "...\nc", True),
        ("a\nb\nc\n", "a\n...\nd", False),
        ("\n", "...", True),
        ("Python 3.13.1\n", "Python 3...", True),
        ("Python 2.7\n", "Python 3...", False),
        ("a\nb\n", "a...b", False),
        ("\x1b[31mNameError\x1b[39m: x", "NameError: x", True),
        ("axb", "a.b", False),
    ],
)
def test_matches(actual: str, shown: str, *, same: bool) -> None:
    """Dots stand for lines where they are alone, and otherwise for the rest of their line."""
    assert matches(actual, shown) is same


def test_difference() -> None:
    """The message has both, line by line."""
    assert difference("1\n2\n", "") == "the page shows nothing\n  and printed was\n    | 1\n    | 2"
