"""The line under a finding: marks stand where the mistake is, whatever the line is made of."""

from __future__ import annotations

from unicodedata import category, east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.model import Position, Span
from hubdocs.project.reporters.excerpt import WIDTH, excerpt
from hubdocs.project.reporters.plain import plain

# (line, first column, column behind, the line as shown, the marks)
LINES = [
    ("name: sa", 7, 9, "name: sa", "      ^^"),
    ("name: sa   ", 7, 9, "name: sa", "      ^^"),
    ("name:", 6, 6, "name:", "     ^"),
    ("", 1, 1, "", "^"),
    ("short", 90, 95, "short", "     ^"),
    ("\tkey: x", 2, 5, "    key: x", "    ^^^"),
    ("\t\tkey", 1, 3, "        key", "^^^^^^^^"),
    ("ab\tcd", 4, 6, "ab  cd", "    ^^"),
    ("東京: x", 1, 3, "東京: x", "^^^^"),
    ("東京: x", 5, 6, "東京: x", "      ^"),
    ("e\u0301te\u0301: x", 8, 9, "e\u0301te\u0301: x", "     ^"),
    ("ｱ: x", 4, 5, "ｱ: x", "   ^"),
    ("\u202ea: x", 5, 6, "\N{REPLACEMENT CHARACTER}a: x", "    ^"),
    ("a\x1b[2Jb: x", 1, 7, "a\N{REPLACEMENT CHARACTER}[2Jb: x", "^^^^^^"),
]


@pytest.mark.parametrize(("line", "start", "end", "shown", "marks"), LINES)
def test_line(line: str, start: int, end: int, shown: str, marks: str) -> None:
    """Marks are aligned as a terminal shows the line."""
    assert excerpt(line, Span(Position(1, start), Position(1, end))) == (shown, marks)


def test_several_lines() -> None:
    """Of a stretch of several lines the first is marked to its end."""
    assert excerpt("a: |", Span(Position(1, 4), Position(5, 2))) == ("a: |", "   ^")
    assert excerpt("a: one", Span(Position(1, 4), Position(2, 1))) == ("a: one", "   ^^^")


LONG = "".join(f"{number:04}," for number in range(100))


@pytest.mark.parametrize("at", [0, 60, 251, 480, 495])
def test_long_line(at: int) -> None:
    """Of a long line the part around the mistake is shown, and dots where it goes on."""
    shown, marks = excerpt(LONG, Span(Position(1, at + 1), Position(1, at + 5)))
    start = len(marks) - len(marks.lstrip())

    assert shown[start : len(marks)] == LONG[at : at + 4]
    assert len(shown) <= WIDTH + 6
    assert shown.startswith("...") == (not shown.startswith("0000"))
    assert shown.endswith("...") == (not shown.endswith("0099,"))


def test_line_of_a_million_characters() -> None:
    """Neither the line nor the marks grow with the file."""
    line = "x" * 1_000_000
    for span in (Span.at(1, 500_000, 3), Span.at(1, 1, 900_000), Span.at(1, 1_000_000)):
        shown, marks = excerpt(line, span)

        assert len(shown) <= WIDTH + 6
        assert "^" in marks
        assert len(marks) <= len(shown)


def cells(text: str) -> int:
    """Count the cells of a terminal, in a simple way."""
    return sum(
        0 if category(letter) in ("Mn", "Me", "Cf") else 2 if east_asian_width(letter) in "WF" else 1 for letter in text
    )


# No joiners: what follows one is drawn into what stands before it, which this simple way does not know.
LETTERS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\t\u200d"), max_size=400)


@given(LETTERS, st.integers(0, 400), st.integers(0, 60))
def test_any_line(line: str, start: int, length: int) -> None:
    """The marks begin below the character that they are about, and nothing unsafe is shown."""
    start = min(start, len(line))
    end = min(start + length, len(line))
    shown, marks = excerpt(line, Span(Position(1, start + 1), Position(1, end + 1)))
    before = len(marks) - len(marks.lstrip())

    assert plain(shown) == shown
    assert cells(shown) <= WIDTH + 6
    if not shown.startswith("..."):
        assert before == cells(plain(line[:start]))
    if cells(plain(line)) <= WIDTH:
        assert shown == plain(line).rstrip()
        assert len(marks) - before == max(1, cells(plain(line[start:end])))


@given(st.text())
def test_nothing_unsafe_is_left(text: str) -> None:
    """What is cleaned has as many characters as before, and none that steers a terminal or turns the text around."""
    shown = plain(text)

    assert len(shown) == len(text)
    assert not any(category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in shown)
    assert not set(shown) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    assert plain(shown) == shown
