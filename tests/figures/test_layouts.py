"""Drawings: nothing lies on something else or outside, all texts are there, and the same is drawn the same way."""

from __future__ import annotations

import itertools
import pickle
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from drawing_checks import check_labels, check_places, is_inside, is_solid, same
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.figures import Arrow, Box, Figure, Label, mirrored, write_svg
from hubdocs.figures.chart import Chart, make_chart
from hubdocs.figures.cycle import Cycle
from hubdocs.figures.exchanges import Exchange, Exchanges, Party
from hubdocs.figures.lanes import Lanes, LaneStep
from hubdocs.figures.lettering import LETTER, letters, wrapped
from hubdocs.figures.overlap import Overlap, Part
from hubdocs.figures.share import Share, Shares
from hubdocs.figures.ticks import round_ticks
from hubdocs.figures.timeline import Action, Timeline
from hubdocs.figures.tree import Branch, Tree
from hubdocs.service.community.handbook import find_handbook, load_handbook

LONG = "Manage the structure of a community that speaks four languages and lives in nine time zones"
WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"


def process_figures() -> dict[str, Figure]:
    """Make the figures of the processes that come with hubdocs."""
    handbook = load_handbook(find_handbook())
    return {
        f"lanes-{process.name}": Lanes(
            tuple(LaneStep(step.id, step.title, step.who[0], step.after) for step in process.steps)
        )
        for process in handbook.processes
    }


def nested(depth: int) -> Branch:
    """Make a branch in a branch in a branch."""
    return Branch(f"Level {depth}", (nested(depth - 1), Branch("Beside")) if depth else ())


FIGURES: dict[str, Figure] = {
    **process_figures(),
    "lanes-without-actors": Lanes((LaneStep("a", "First", ""), LaneStep("b", LONG, "", ("a",)))),
    "lanes-empty": Lanes(()),
    "cycle-one": Cycle(("Alone",)),
    "cycle-two": Cycle(("There", "Back"), "Travel"),
    "cycle-five": Cycle(("Meet", "Learn", LONG, WORD, "Lead"), "Connection"),
    "cycle-nine": Cycle(tuple(f"Stage {number}, {LONG}" for number in range(9)), LONG),
    "overlap": Overlap(
        ("Community", "Both", "Service"), ((Part("One"), Part(LONG)), (Part(WORD, doubtful=True),), (Part("Two"),))
    ),
    "timeline": Timeline(
        ("Y0", "Y1", "Y2"),
        (
            Action("Prepare", 0, 6, "Start"),
            Action(LONG, 3, 30, "Learn"),
            Action(WORD, 12, 12, "Start"),
            Action("Later than all periods", 90, 99, "Learn"),
        ),
    ),
    "timeline-without-groups": Timeline(("Now",), (Action("Something", 0, 12),)),
    "timeline-many-periods": Timeline(tuple(f"Period number {n} of {WORD}" for n in range(9)), (Action("It", 1, 99),)),
    "timeline-empty": Timeline((), ()),
    "timeline-without-periods": Timeline((), (Action("Something", 0, 12),)),
    "tree": Tree(
        ("Repository", "Cluster", "Hub"),
        (
            Branch("one", (Branch("east", (Branch("staging"), Branch(LONG))), Branch(WORD))),
            Branch(LONG * 3, (Branch("small"),)),
            Branch("alone"),
        ),
    ),
    "tree-deep": Tree(("Top",), (nested(12),)),
    "tree-wide": Tree(("", "Hub"), (Branch("all", tuple(Branch(f"Hub {number}") for number in range(30))),)),
    "tree-empty": Tree(("Repository",), ()),
    "exchanges": Exchanges(
        (Party("Community", 1), Party("Guidance", 2), Party("Engineering", 3), Party(WORD)),
        (
            Exchange("Community", "Guidance", "Questions", both=True),
            Exchange("Engineering", WORD, LONG),
            Exchange(WORD, "Community", WORD),
            Exchange("Guidance", "Guidance", "Talk to each other"),
            Exchange("Guidance", "Somebody else", "News"),
        ),
    ),
    "exchanges-six": Exchanges(
        tuple(Party(f"Team of number {number}", number % 5) for number in range(6)),
        tuple(Exchange(f"Team of number {n}", f"Team of number {(n * 2 + 1) % 6}", LONG, n % 2 > 0) for n in range(6)),
    ),
    "exchanges-none": Exchanges((Party("Community"), Party("Service", 2)), ()),
    "exchanges-empty": Exchanges((), ()),
    "chart": make_chart("Users", [(1, 20), (2, 31), (4, 17), (5, 90)], str, str),
    "chart-bars": make_chart(LONG, [(n, n * n - 7) for n in range(14)], str, lambda at: f"2026-{at}", bars=True),
    "chart-one": make_chart("Users", [(1, Decimal("0.25"))], str, str, from_zero=False),
    "chart-constant": make_chart("Users", [(n, 1000000) for n in range(400)], str, str, bars=True),
    "chart-below-zero": make_chart("Users", [(1, -5), (3, -900)], str, str, gap=0),
    "chart-empty": make_chart("Users", [], str, str),
    "chart-without-ticks": Chart("Users", (), ()),
    "shares": Shares((Share("Hubs", 4, 5, "80 %"), Share(LONG, 0, 0, "none"), Share(WORD, 9, 8, WORD))),
    "shares-empty": Shares(()),
    "overlap-without-shared": Overlap(("Community", "Both", "Service"), ((Part("One"),), (), (Part("Two"),))),
}


def every_figure() -> list[object]:
    """List each figure wide and narrow."""
    return [
        pytest.param(figure, narrow, id=f"{name}-{'narrow' if narrow else 'wide'}")
        for name, figure in FIGURES.items()
        for narrow in (False, True)
    ]


@pytest.mark.parametrize(("figure", "narrow"), every_figure())
def test_nothing_lies_on_something_else(figure: Figure, narrow: bool) -> None:  # noqa: FBT001 (a parameter)
    """Boxes do not touch, and everything is inside of the drawing."""
    check_places(figure.draw(same, narrow=narrow), narrow=narrow)


@pytest.mark.parametrize(("figure", "narrow"), every_figure())
def test_no_two_labels_lie_on_one_another(figure: Figure, narrow: bool) -> None:  # noqa: FBT001 (likewise)
    """Each text has its own room."""
    check_labels(figure.draw(same, narrow=narrow))


@pytest.mark.parametrize(("figure", "narrow"), every_figure())
def test_arrows_go_around_boxes(figure: Figure, narrow: bool) -> None:  # noqa: FBT001 (likewise)
    """No line goes through a box."""
    drawing = figure.draw(same, narrow=narrow)
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Box) and is_solid(shape)]

    for arrow in (shape for shape in drawing.shapes if isinstance(shape, Arrow)):
        for (x1, y1), (x2, y2) in itertools.pairwise(arrow.points):
            for box in boxes:
                for step in range(1, 20):
                    x, y = x1 + (x2 - x1) * step / 20, y1 + (y2 - y1) * step / 20
                    inside = box.x + 1 < x < box.x + box.width - 1 and box.y + 1 < y < box.y + box.height - 1
                    assert not inside, (arrow, box)


@pytest.mark.parametrize(("figure", "narrow"), every_figure())
def test_all_texts_are_drawn_and_can_be_translated(figure: Figure, narrow: bool) -> None:  # noqa: FBT001 (likewise)
    """What is listed as a text is in the drawing, in the words of the translation."""
    drawing = figure.draw(lambda text: f"«{text[::-1]}»", narrow=narrow)
    shown = " ".join(" ".join(shape.lines) for shape in drawing.shapes if isinstance(shape, Label))

    for text in figure.texts:
        assert f"«{text[::-1]}»".replace(" ", "") in shown.replace(" ", "")


@pytest.mark.parametrize(("figure", "narrow"), every_figure())
def test_the_same_is_drawn_the_same_way(figure: Figure, narrow: bool) -> None:  # noqa: FBT001 (likewise)
    """A figure that was kept between builds gives the same bytes, and turning it twice changes nothing."""
    drawing = figure.draw(same, narrow=narrow)
    again = pickle.loads(pickle.dumps(figure)).draw(same, narrow=narrow)  # noqa: S301 (our own bytes)

    assert write_svg(again, "a", "A", "B") == write_svg(drawing, "a", "A", "B")
    assert mirrored(mirrored(drawing)) == drawing
    for shape in mirrored(drawing).shapes:
        assert is_inside(shape, drawing), shape


def test_a_title_is_text_whatever_it_contains() -> None:
    """Marks of XML in data are text in the drawing."""
    hostile = "<script>alert(1)</script>&'\""
    svg = ET.fromstring(write_svg(Cycle((hostile, "b")).draw(same), "a", hostile, hostile))  # noqa: S314 (our own)

    assert {element.tag.partition("}")[2] for element in svg.iter()} == {
        "svg", "title", "desc", "rect", "text", "tspan", "polyline", "polygon",
    }  # fmt: skip
    assert hostile in [element.text for element in svg.iter()]


TEXTS = st.text(max_size=40)
NAMES = st.sampled_from(("One", "Two", LONG, WORD, "", "四つの言葉を話すコミュニティ"))
ACTIONS = st.builds(Action, TEXTS, st.integers(-20, 80), st.integers(-20, 80), NAMES)
BRANCHES = st.recursive(
    st.builds(Branch, TEXTS),
    lambda known: st.builds(Branch, TEXTS, st.lists(known, max_size=4).map(tuple)),
    max_leaves=12,
)
EXCHANGES = st.builds(Exchange, NAMES, NAMES, TEXTS, st.booleans())
NUMBERS = st.integers(-(10**12), 10**12) | st.decimals(-1000, 1000, places=3)
SHARES = st.builds(Share, TEXTS, st.integers(-2, 9), st.integers(-2, 9), TEXTS)
ANY: st.SearchStrategy[Figure] = st.one_of(
    st.builds(Timeline, st.lists(TEXTS, max_size=9).map(tuple), st.lists(ACTIONS, max_size=6).map(tuple)),
    st.builds(Tree, st.lists(TEXTS, max_size=4).map(tuple), st.lists(BRANCHES, max_size=3).map(tuple)),
    st.builds(
        Exchanges,
        st.lists(st.builds(Party, NAMES, st.integers(0, 4)), max_size=7).map(tuple),
        st.lists(EXCHANGES, max_size=6).map(tuple),
    ),
    st.builds(
        make_chart,
        TEXTS,
        st.lists(st.tuples(st.integers(0, 500), NUMBERS), max_size=30),
        st.just(str),
        st.just(str),
        bars=st.booleans(),
        from_zero=st.booleans(),
        gap=st.integers(0, 3),
    ),
    st.builds(Shares, st.lists(SHARES, max_size=5).map(tuple)),
    st.builds(Cycle, st.lists(TEXTS, min_size=1, max_size=8).map(tuple), TEXTS),
    st.builds(Overlap, st.tuples(TEXTS, TEXTS, TEXTS), st.tuples(*[st.lists(st.builds(Part, TEXTS)).map(tuple)] * 3)),
    st.lists(st.tuples(TEXTS, NAMES, st.integers(0, 9)), max_size=8).map(
        lambda rows: Lanes(
            tuple(LaneStep(str(n), text, who, (str(after),)) for n, (text, who, after) in enumerate(rows))
        )
    ),
)


@given(ANY, st.booleans())
def test_whatever_is_drawn_has_room(figure: Figure, narrow: bool) -> None:  # noqa: FBT001 (a parameter)
    """No size and no text makes boxes or labels overlap or leave the drawing."""
    drawing = figure.draw(same, narrow=narrow)

    check_places(drawing, narrow=narrow)
    check_labels(drawing)
    assert mirrored(mirrored(drawing)) == drawing
    assert write_svg(drawing, "a", "A", "B") == write_svg(figure.draw(same, narrow=narrow), "a", "A", "B")


@pytest.mark.parametrize(
    ("values", "from_zero", "expected"),
    [
        ((120, 410), True, (0, 100, 200, 300, 400, 500)),
        ((96, 99), False, (96, 97, 98, 99)),
        ((-5, 3), True, (-6, -4, -2, 0, 2, 4)),
        (
            (Decimal("0.2"), Decimal("0.9")),
            True,
            (0, Decimal("0.2"), Decimal("0.4"), Decimal("0.6"), Decimal("0.8"), 1),
        ),
        ((), True, (0, 1)),
        ((7, 7), False, (6, 8)),
    ],
)
def test_ticks_are_round(values: tuple[Decimal | int, ...], from_zero: bool, expected: object) -> None:  # noqa: FBT001 (likewise)
    """A few round numbers hold all values."""
    assert round_ticks(values, from_zero=from_zero) == expected


@given(st.lists(NUMBERS, max_size=9), st.booleans())
def test_ticks_hold_all_values(values: list[Decimal | int], from_zero: bool) -> None:  # noqa: FBT001 (likewise)
    """They are few, at equal distances, and no value lies outside."""
    ticks = [Decimal(tick) for tick in round_ticks(values, from_zero=from_zero)]

    assert 2 <= len(ticks) <= 8
    assert len({high - low for low, high in itertools.pairwise(ticks)}) == 1
    assert all(ticks[0] <= value <= ticks[-1] for value in values)
    assert not from_zero or 0 in ticks


@given(st.text(max_size=60), st.integers(min_value=0, max_value=400))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    """All letters are in some line, and no line is wider than the room."""
    lines = wrapped(text, width)

    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(letters(line) <= max(width // LETTER, 6) for line in lines)


def test_lanes_draw_no_line_that_others_say() -> None:
    """Who waits for the second step waits for the first as well; a line of its own would only hide the others."""
    steps = (("a", ()), ("b", ("a",)), ("c", ("a", "b")), ("d", ("b",)))
    drawing = Lanes(tuple(LaneStep(name, name, "", after) for name, after in steps)).draw(same)

    assert sum(isinstance(shape, Arrow) for shape in drawing.shapes) == 3
