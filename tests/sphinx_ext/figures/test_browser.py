"""Drawings in a browser: one of two, as wide as there is room, and readable in any colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest
from browsing import DESK, PHONE, visit
from drawing_site import KINDS, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.build, pytest.mark.xdist_group("browser")]

TEXT, SHAPE = 4.5, 3.0
"""The contrast that WCAG asks of text, and of lines and areas without which a drawing cannot be understood."""

SEEN = """() => [...document.querySelectorAll(".hubdocs-figure")].map(figure => ({
    room: figure.clientWidth,
    shown: [...figure.children].filter(svg => svg.getBoundingClientRect().width).map(svg => ({
        kind: svg.classList[0].split("-").pop(),
        title: svg.querySelector("title").textContent,
        scale: svg.getBoundingClientRect().width / svg.getAttribute("width"),
    })),
}))"""

# Colours are painted on a canvas of one pixel: that knows every way to write them, and lays one over another.
CONTRASTS = """() => {
    const brush = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d");
    const painted = (colours) => {
        for (const colour of colours) { brush.fillStyle = colour; brush.fillRect(0, 0, 1, 1); }
        return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = ([red, green, blue]) => {
        const part = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
    };
    const contrast = (one, other) => {
        const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    };
    const page = getComputedStyle(document.documentElement).backgroundColor;
    const ground = getComputedStyle(document.body).backgroundColor;
    const found = [];
    for (const svg of document.querySelectorAll(".hubdocs-figure-wide")) {
        const boxes = [...svg.querySelectorAll("rect")];
        const below = (x, y, but) => [page, ground, ...boxes
            .filter(box => box !== but && !(but && but.compareDocumentPosition(box) & 4))
            .filter(box => {
                const {left, right, top, bottom} = box.getBoundingClientRect();
                return left < x && x < right && top < y && y < bottom;
            })
            .map(box => getComputedStyle(box).fill)].filter(colour => colour && colour !== "none");
        for (const shape of svg.querySelectorAll("rect, circle, polyline, polygon, tspan")) {
            const kind = (shape.localName === "tspan" ? shape.parentNode : shape).getAttribute("class");
            if (/hubdocs-(grid|lane|card)/.test(kind)) continue;
            const style = getComputedStyle(shape);
            const filled = /hubdocs-(bar|dot)/.test(kind) || ["tspan", "polygon"].includes(shape.localName);
            const place = shape.getBoundingClientRect();
            const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
            const under = below(x, y, shape.localName === "rect" ? shape : null);
            const colour = filled ? style.fill : style.stroke;
            found.push([shape.localName === "tspan", kind, contrast(painted(under), painted([...under, colour]))]);
        }
    }
    return found;
}"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build the page of drawings, from left to right and from right to left."""
    site = write_site(tmp_path_factory.mktemp("figures"))
    site.settings |= {"html_theme": "pydata_sphinx_theme", "html_context": {"default_mode": "auto"}}
    found = {"en": site.build("html").output / "index.html"}
    site.settings |= {"language": "ar"}
    return found | {"ar": site.build("html", output="arabic").output / "index.html"}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("width", "kind"), [(PHONE, "narrow"), (DESK, "wide")])
def test_one_drawing_of_each_is_seen(
    browser: Browser, pages: dict[str, Path], width: int, kind: str, language: str
) -> None:
    """On a phone the narrow one, on a desk the wide one; nothing scrolls sideways, and no letter shrinks much."""
    with visit(browser, pages[language], width=width) as tab:
        tab.check_width()
        tab.check_accessible()
        found: list[dict[str, Any]] = tab.page.evaluate(SEEN)

    assert tab.problems == []
    assert [[(svg["kind"], svg["title"]) for svg in figure["shown"]] for figure in found] == [
        [(kind, f"Drawing of {name}")] for name in KINDS
    ]
    assert all(0.85 < svg["scale"] <= 1.001 for figure in found for svg in figure["shown"])


def test_the_narrow_one_is_seen_wherever_there_is_little_room(browser: Browser, pages: dict[str, Path]) -> None:
    """Whatever the width of the window is, one drawing is seen, and it does not shrink to what cannot be read."""
    with visit(browser, pages["en"]) as tab:
        for width in range(PHONE, DESK, 80):
            tab.page.set_viewport_size({"width": width, "height": 800})
            for figure in tab.page.evaluate(SEEN):
                assert [svg["scale"] > 0.85 for svg in figure["shown"]] == [True], (width, figure)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast(browser: Browser, pages: dict[str, Path], theme: Literal["light", "dark"]) -> None:
    """Texts, lines and areas stand out from what lies below them."""
    with visit(browser, pages["en"], theme=theme) as tab:
        found: list[tuple[bool, str, float]] = tab.page.evaluate(CONTRASTS)

    assert {kind.split()[0] for _is_text, kind, _contrast in found} >= {
        *("hubdocs-box", "hubdocs-bar", "hubdocs-area", "hubdocs-track", "hubdocs-dot", "hubdocs-curve"),
        *("hubdocs-head", "hubdocs-text", "hubdocs-small", "hubdocs-line", "hubdocs-link", "hubdocs-axis"),
    }
    assert [row for row in found if row[2] < (TEXT if row[0] else SHAPE)] == []


def test_forced_colours_show_every_edge(browser: Browser, pages: dict[str, Path]) -> None:
    """A reader's own colours win, and each shape is one of them."""
    context = browser.new_context(forced_colors="active", viewport={"width": DESK, "height": 800})
    page = context.new_page()
    page.goto(pages["en"].as_uri())
    found = page.evaluate(CONTRASTS)
    context.close()

    assert found
    assert [row for row in found if row[2] < TEXT] == []
