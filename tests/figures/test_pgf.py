"""Drawings for LaTeX: whatever a text contains, it is a text."""

from __future__ import annotations

import re

import pytest
from drawing_checks import same
from hypothesis import given
from hypothesis import strategies as st
from sphinx.util.texescape import escape, init

from hubdocs.figures import Arrow, Box, Circle, Drawing, Label, Line, write_pgf
from hubdocs.figures.cycle import Cycle

init()

SHAPES = (
    Box(0, 0, 80, 40, "lane lane-0", 6),
    Box(0, 0, 80, 40, "lane lane-1"),
    Box(10, 10, 20, 8, "box doubtful", 4),
    Box(30, 10, 20, 8, "area tone-1"),
    Circle(40, 20, 5, "dot tone-4"),
    Line(((0, 0), (8, 8)), "grid"),
    Arrow(((0, 0), (8, 8)), "line", both=True),
    Label(40, 10, ("one", "two"), "head", "start"),
    Label(40, 50, ("three",), "small", "end"),
)


def test_every_shape_is_drawn() -> None:
    """Shapes have their places, from the bottom up, and colours that are defined."""
    written = write_pgf(Drawing(80, 80, SHAPES), escape)

    assert written.count(r"\pgfusepath{stroke}") == 2
    assert written.count(r"\pgfpathclose\pgfusepath{fill}") == 2
    assert written.count(r"\pgfusepath{discard}") == 1
    assert r"\pgfpathcircle{\pgfqpoint{30bp}{-15bp}}{3.75bp}" in written
    assert r"\pgfsetdash{{3bp}{2bp}}{0bp}" in written
    assert r"\pgftext[left,base]" in written
    assert r"\pgftext[right,base]" in written
    used = set(re.findall(r"(?:fillcolor|strokecolor|\\color)\{(\w+)\}", written))
    assert used == set(re.findall(r"\\definecolor\{(\w+)\}", written))


@pytest.mark.parametrize("mark", ["\\", "{", "}", "$", "&", "#", "_", "^", "~", "%"])
def test_a_mark_of_latex_is_text(mark: str) -> None:
    """A mark that means something in LaTeX is written as a letter."""
    with_mark = write_pgf(Cycle((f"a{mark}b", "c")).draw(same), escape)
    without = write_pgf(Cycle(("ab", "c")).draw(same), escape)
    [line] = set(with_mark.splitlines()) - set(without.splitlines())

    assert f"a{mark}b" not in line.replace(f"\\{mark}", "")


@given(st.text(max_size=40))
def test_braces_are_balanced(text: str) -> None:
    """No text closes what it has not opened, and none makes a comment of what follows it."""
    written = write_pgf(Cycle((text, "b")).draw(same), escape)
    plain = re.sub(r"\\[{}%]", "", written)

    assert plain.count("{") == plain.count("}")
    assert all(plain.find("%", line) in (-1, plain.find("\n", line) - 1) for line in starts(plain))


def starts(text: str) -> list[int]:
    """Give where lines begin."""
    return [match.start() for match in re.finditer("^", text, flags=re.MULTILINE)][:-1]
