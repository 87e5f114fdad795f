"""A catalogue of several pages in a browser: the filter looks through all of them, and links are enough without it."""

from __future__ import annotations

import json
import re
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
MANY = 10_000
ALL = 90


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a catalogue of three pages, with a hostile entry and one in Arabic on the last."""
    folder = tmp_path_factory.mktemp("pages")
    fields = ("water", "climate", "health")
    more = {f"c-{n:03}": f"fields: [{fields[n % 3]}]\nsummary: Número {n}.\nhubs: [sa/hub-0]" for n in range(ALL - 2)}
    more["evil"] = 'summary: "<img src=x onerror=alert(1)> águá"\nfields: [oceans]\nmember_since: "2026-01-01"'
    more["nil"] = "summary: Nilo.\nhubs: [sa/hub-0]"
    write_catalogue(folder / "communities", more)
    nil = folder / "communities" / "nil" / "community.yaml"
    nil.write_text(nil.read_text(encoding="utf-8").replace("[es]", "[ar]"), encoding="utf-8")
    write_cluster(folder / "clusters" / "sa", {"values": ["{}"]})
    pages = {
        "hubdocs.toml": "",
        "index.md": "# Home\n\n```{toctree}\nlist/all\n```\n",
        "list/all.md": "# Communities\n\n```{hub:communities}\n:per-page: 30\n```\n",
        "communities/nil/index.md": "---\norphan: true\n---\n# N\n\n```{hub:community}\n```\n",
        "clusters/sa/hub.md": "---\norphan: true\n---\n# H\n\n```{hub:hub} sa/hub-0\n```\n",
    }
    site = Site(folder).write(pages)
    site.settings = {"html_theme": "pydata_sphinx_theme", "html_context": {"default_mode": "auto"}, "html_title": "C"}
    return site.build("html").output / "list"


def wait_for(page: Page, text: str) -> None:
    """Wait until the number of communities is said to be this."""
    page.wait_for_function(
        "text => document.querySelector('.hubdocs-found [role=status]').textContent === text", arg=text
    )


def without_places(html: str) -> str:
    """Leave out of a row what depends on the page that it is on, and on what stands above it."""
    html = re.sub(r'\s*(data-facets|data-keys)="[^"]*"', "", html)
    html = re.sub(r'<tr class="row-\w+"', "<tr", html)
    html = re.sub(r'<span (dir="\w+") (lang="\w+")', r"<span \2 \1", html)
    return re.sub(r"\s+", "", html)


def test_rows_of_other_pages_look_like_those_that_are_there(folder: Path, open_page: Opener) -> None:
    """To the letter: those who do not see them, or style them, notice no difference."""
    with open_page(folder / "all-page-3.html") as tab:
        there = tab.page.locator("tbody tr")
        made = {without_places(row.evaluate("row => row.outerHTML")) for row in there.all()}
        assert len(made) == 30
        tab.page.goto((folder / "all.html").as_uri())
        find = tab.page.locator(".hubdocs-finder [name=find]")
        for words, expected in (("nil", 1), ("evil", 1), ("numero 71", 1)):
            find.fill(words)
            wait_for(tab.page, f"{expected} of {ALL} communities")
            row = tab.page.locator("tbody tr").first.evaluate("row => row.outerHTML")
            assert without_places(row) in made
        find.fill("nil")
        assert tab.page.locator("tbody tr a").first.get_attribute("href") == "../communities/nil/index.html"
        assert tab.page.locator('tbody [dir="rtl"][lang="ar"]').count() == 2  # its title and its summary
        assert tab.page.locator("tbody img").count() == 0
        assert tab.problems == []


def test_filter_facets_and_sorting_look_at_all_pages(folder: Path, open_page: Opener) -> None:
    """Nothing is loaded before; the page comes back as it was; the links to pages are away meanwhile."""
    with open_page(folder / "all-page-2.html") as tab:
        page = tab.page
        links = page.locator(".hubdocs-pages")
        loaded = "document.querySelectorAll('script[src*=entries]').length"
        assert page.locator(".hubdocs-found [role=status]").inner_text() == f"{ALL} of {ALL} communities"
        assert page.evaluate(loaded) == 0
        own = page.locator("tbody tr").first.inner_text()
        page.locator(".hubdocs-finder summary").click()
        assert "water (30)" in page.locator("[name=field]").inner_text()
        page.select_option("[name=field]", "water")
        wait_for(page, f"30 of {ALL} communities")
        assert page.url.endswith("all-page-2.html?field=water")
        assert not links.first.is_visible()
        page.click(".hubdocs-more")
        assert page.locator("tbody tr").count() == 30
        page.locator(".hubdocs-finder [name=find]").fill("numero 7")
        wait_for(page, f"6 of {ALL} communities")
        assert "climate (7)" in page.locator("[name=field]").inner_text()
        page.click(".hubdocs-finder [type=reset]")
        wait_for(page, f"{ALL} of {ALL} communities")
        assert page.locator("tbody tr").first.inner_text() == own
        assert "water (30)" in page.locator("[name=field]").inner_text()
        assert links.first.is_visible()
        page.select_option("[name=sort]", "0")
        wait_for(page, f"{ALL} of {ALL} communities")
        page.wait_for_function("document.querySelector('tbody tr').textContent.includes('evil')")
        assert page.evaluate(loaded) == 1
        assert tab.problems == []


def test_an_address_brings_back_what_was_chosen(folder: Path, open_page: Opener) -> None:
    """On whichever page; words that mean nothing change nothing."""
    with open_page(folder / "all.html") as tab:
        for name in ("all", "all-page-3"):
            address = (folder / f"{name}.html").as_uri()
            tab.page.goto(f"{address}?find=numero+7&field=climate")
            wait_for(tab.page, f"7 of {ALL} communities")
            tab.page.goto(f"{address}?field=nothing&sort=9&layout=x")
            wait_for(tab.page, f"{ALL} of {ALL} communities")
            assert tab.page.locator(".hubdocs-pages").first.is_visible()
            tab.page.goto(f"{address}?find=%3Cimg%20src%3Dx%3E")
            wait_for(tab.page, f"0 of {ALL} communities")
        assert tab.problems == []


def test_what_cannot_be_loaded_is_told(folder: Path, open_page: Opener) -> None:
    """And the pages work as before."""
    with open_page(folder / "all.html") as tab:
        tab.page.route("**/*entries*", lambda route: route.abort())
        tab.page.locator(".hubdocs-finder [name=find]").fill("nil")
        tab.page.wait_for_function(
            "document.querySelector('[role=status]').textContent.includes('could not be loaded')"
        )
        assert tab.page.locator("tbody tr").count() == 30
        tab.page.locator(".hubdocs-pages").first.get_by_text("Next").click()
        assert tab.page.url.endswith("all-page-2.html")


@pytest.mark.parametrize("javascript", [True, False])
def test_links_and_the_keyboard_are_enough(folder: Path, open_page: Opener, javascript: bool) -> None:  # noqa: FBT001 (a case)
    """Every entry can be reached from page to page, with and without a script."""
    with open_page(folder / "all.html", javascript=javascript) as tab:
        seen: list[str] = []
        for number in (1, 2, 3):
            assert tab.page.locator(".hubdocs-finder").is_visible() == javascript
            seen += tab.page.locator("tbody .hubdocs-names code").all_inner_texts()
            if number < 3:
                tab.page.locator(".hubdocs-pages [rel=next]").first.focus()
                tab.page.keyboard.press("Enter")
                tab.page.wait_for_url(f"**/all-page-{number + 1}.html")
        assert len(set(seen)) == len(seen) == ALL


@pytest.mark.parametrize("name", ["all.html", "all-page-2.html?find=numero", "all-page-2.html?layout=cards"])
def test_nothing_is_in_the_way(folder: Path, open_page: Opener, name: str) -> None:
    """On a narrow phone and on a desk, in the light and in the dark."""
    with open_page(folder / "all.html", width=NARROW) as tab:
        tab.page.goto(f"{folder.as_uri()}/{name}")
        if "find" in name:
            wait_for(tab.page, f"{ALL - 2} of {ALL} communities")
        tab.page.locator(".hubdocs-finder summary").click()
        for theme in browsing.THEMES:
            tab.turn(theme)
            tab.check_width()
        tab.resize(browsing.DESK)
        for theme in browsing.THEMES:
            tab.turn(theme)
            tab.check_accessible()
            assert tab.problems == [], theme


def test_ten_thousand_are_fast_enough_on_a_slow_phone(folder: Path, open_page: Opener) -> None:
    """With a processor that is slowed down, a letter more or less takes no time that anybody notices."""
    file = folder / "all-entries.js"
    start, _parse, rest = file.read_text(encoding="utf-8").partition("JSON.parse(")
    whole = json.loads(json.loads(rest.removesuffix(");\n")))
    whole["entries"] = (whole["entries"] * (MANY // ALL + 1))[:MANY]
    many = f"{start}JSON.parse({json.dumps(json.dumps(whole))});"
    with open_page(folder / "all.html", width=browsing.PHONE) as tab:
        tab.page.route("**/*entries*", lambda route: route.fulfill(body=many, content_type="text/javascript"))
        session = tab.page.context.new_cdp_session(tab.page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
        tab.page.locator(".hubdocs-finder [name=find]").fill("n")
        tab.page.wait_for_function(f"document.querySelector('[role=status]').textContent.includes('of {MANY}')")
        times = tab.page.evaluate(
            """async () => {
                const find = document.querySelector(".hubdocs-finder [name=find]");
                const times = [];
                for (const text of ["nu", "numero 7", "zzz", "7", "peru"]) {
                    await new Promise((resume) => setTimeout(resume, 100));
                    find.value = text;
                    const start = performance.now();
                    find.dispatchEvent(new Event("input", {bubbles: true}));
                    document.body.offsetHeight;
                    times.push(performance.now() - start);
                }
                return times;
            }"""
        )
        # The machine that runs the tests has other work, too: the middle one counts.
        assert sorted(times)[len(times) // 2] < MOST
        assert tab.problems == []
