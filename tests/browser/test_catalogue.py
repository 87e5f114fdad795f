"""The catalogue in a browser: filter, facets, sorting, the address, the keyboard, and without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import browsing
import pytest
from record_cases import write_catalogue
from rule_cases import write_cluster
from sphinx_site import Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from browsing import Tab
    from playwright.sync_api import Page

    Opener = Callable[..., AbstractContextManager[Tab]]

NARROW = 320
SLOW = 6
"""How many times slower a cheap phone is."""
MOST = 100
"""Milliseconds that a filter may take there."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a catalogue of 300, one of them hostile and one of them broken."""
    folder = tmp_path_factory.mktemp("catalogue")
    fields = ("water", "climate", "health")
    more = {f"c-{n:03}": f"fields: [{fields[n % 3]}]\nsummary: Número {n}.\nhubs: [sa/hub-0]" for n in range(298)}
    more["evil"] = 'summary: "<img src=x onerror=alert(1)> águá"\nfields: [oceans]\nmember_since: "2026-01-01"'
    write_catalogue(folder / "communities", {**more, "broken": "x: 1"})
    write_cluster(folder / "clusters" / "sa", {"values": ["{}"]})
    site = Site(folder).write({"hubdocs.toml": "", "index.md": "# C\n\n```{hub:communities}\n```\n"})
    site.settings = {"html_theme": "pydata_sphinx_theme", "html_context": {"default_mode": "auto"}, "html_title": "C"}
    return site.build("html").output / "index.html"


def count(page: Page) -> str:
    """Give what is said of the number of communities."""
    return page.locator(".hubdocs-found [role=status]").inner_text()


def test_filter_facets_and_sorting(page: Path, open_page: Opener) -> None:
    """Accents do not matter; facets count what the others leave; the address holds all of it."""
    with open_page(page) as tab:
        find = tab.page.locator(".hubdocs-finder [name=find]")
        assert count(tab.page) == "299 of 299 communities"
        find.fill("AGUA")
        assert count(tab.page) == "1 of 299 communities"
        assert tab.page.locator("tbody tr").count() == 1
        assert tab.page.locator("tbody img").count() == 0
        find.fill("")
        tab.page.locator(".hubdocs-finder summary").click()
        tab.page.select_option("[name=field]", "water")
        assert count(tab.page) == "100 of 299 communities"
        assert "climate (99)" in tab.page.locator("[name=field]").inner_text()
        assert tab.page.url.endswith("?field=water")
        tab.page.select_option("[name=field]", "")
        tab.page.select_option("[name=sort]", "0")
        assert "evil" in tab.page.locator("tbody tr").first.inner_text()
        tab.page.click(".hubdocs-finder [type=reset]")
        tab.page.wait_for_function("!location.search")
        assert count(tab.page) == "299 of 299 communities"
        tab.page.click(".hubdocs-more")
        assert tab.page.locator("tbody tr").count() == 150
        assert tab.problems == []


def test_an_address_brings_back_what_was_chosen(page: Path, open_page: Opener) -> None:
    """Words that mean nothing change nothing."""
    with open_page(page) as tab:
        for query, expected in (
            ("find=numero+7&field=climate", "19 of 299 communities"),
            ("field=nothing&sort=9&layout=x", "299 of 299 communities"),
            ("find=%3Cimg%20src%3Dx%3E", "0 of 299 communities"),
        ):
            tab.page.goto(f"{page.as_uri()}?{query}")
            assert count(tab.page) == expected
        assert tab.problems == []


def test_the_keyboard_is_enough(page: Path, open_page: Opener) -> None:
    """From the filter to the facets, and a choice there."""
    with open_page(page) as tab:
        tab.page.locator(".hubdocs-finder [name=find]").focus()
        tab.page.keyboard.press("Tab")
        tab.page.keyboard.press("Enter")
        tab.page.keyboard.press("Tab")
        assert tab.page.evaluate("document.activeElement.name") == "field"
        tab.page.keyboard.press("h")
        assert count(tab.page) == "99 of 299 communities"


@pytest.mark.parametrize("layout", ["", "?layout=cards"])
def test_nothing_is_in_the_way(page: Path, open_page: Opener, layout: str) -> None:
    """On a narrow phone and on a desk, in the light and in the dark."""
    with open_page(page, width=NARROW) as tab:
        tab.page.goto(page.as_uri() + layout)
        tab.page.locator(".hubdocs-finder summary").click()
        for theme in browsing.THEMES:
            tab.turn(theme)
            tab.check_width()
        tab.resize(browsing.DESK)
        for theme in browsing.THEMES:
            tab.turn(theme)
            tab.check_accessible()
            assert tab.problems == [], theme


def test_without_a_script_there_is_the_whole_table(page: Path, open_page: Opener) -> None:
    """And no form that does nothing; what is missing is told."""
    with open_page(page, javascript=False) as tab:
        assert tab.page.locator("tbody tr").count() == 299
        assert not tab.page.locator(".hubdocs-finder").is_visible()
        assert tab.page.get_by_text("Missing entries: 1").is_visible()


def test_a_slow_phone_is_fast_enough(page: Path, open_page: Opener) -> None:
    """With a processor that is slowed down, a letter more or less takes no time that anybody notices."""
    with open_page(page, width=browsing.PHONE) as tab:
        session = tab.page.context.new_cdp_session(tab.page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
        times = tab.page.evaluate(
            """() => ["n", "nu", "numero 7", "zzz", "", "7"].map((text) => {
                const find = document.querySelector(".hubdocs-finder [name=find]");
                find.value = text;
                const start = performance.now();
                find.dispatchEvent(new Event("input", {bubbles: true}));
                document.body.offsetHeight;
                return performance.now() - start;
            })"""
        )
        # The machine that runs the tests has other work, too: the middle one counts.
        assert sorted(times)[len(times) // 2] < MOST
