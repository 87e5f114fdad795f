"""What the tests of the pages look for, they would find: each on a page made to be wrong in that way."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import browsing
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser

    Opener = Callable[..., AbstractContextManager[browsing.Tab]]

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>T</title>
<style>@media (prefers-color-scheme: dark) {{ body {{ background: #222; color: #eee; }} }}</style></head>
<body><main><h1>Heading</h1>{0}</main></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes a page with some content."""

    def write(content: str) -> Path:
        path = tmp_path / "page.html"
        path.write_text(PAGE.format(content), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("<script>console.error('oh')</script>", "console: oh"),
        ("<script>throw new Error('oh')</script>", "script: oh"),
        ("<img src='missing.png' alt=''>", "missing.png"),
        ("<img src='https://cdn.example.org/a.png' alt=''>", "from another host: https://cdn.example.org/a.png"),
        ("<style>@import 'https://cdn.example.org/a.css'</style>", "from another host: https://cdn.example.org/a.css"),
        ("<script>fetch('http://example.org/').catch(() => 0)</script>", "from another host: http://example.org/"),
    ],
)
def test_loading(open_page: Opener, page: Callable[[str], Path], content: str, problem: str) -> None:
    """Errors, missing files and other hosts are noticed while a page loads."""
    with open_page(page(content)) as tab:
        tab.page.wait_for_load_state("networkidle")

        assert any(problem in found for found in tab.problems), tab.problems


def test_width(open_page: Opener, page: Callable[[str], Path]) -> None:
    """A page that is too wide is noticed, and what makes it so; a part that scrolls by itself is fine."""
    wide = "<div style='width: 500px' id='wide'>x</div>"
    with open_page(page(wide), width=browsing.PHONE) as tab:
        tab.check_width()

        assert tab.problems == ['wider than the window: <div class="" id="wide">']
    with open_page(page(f"<div style='overflow-x: auto'>{wide}</div>"), width=browsing.PHONE) as tab:
        tab.check_width()

        assert tab.problems == []


def test_visible(open_page: Opener, page: Callable[[str], Path]) -> None:
    """A page that shows itself by a script only is noticed where there are no scripts."""
    hidden = page("<style>main { display: none }</style><script>document.querySelector('main').style = ''</script>")
    with open_page(hidden, javascript=False) as tab:
        tab.check_visible()

        assert tab.problems == ["no main to be seen", "no h1 to be seen"]
    with open_page(page("text"), javascript=False) as tab:
        tab.check_visible()

        assert tab.problems == []


def test_accessible(open_page: Opener, page: Callable[[str], Path]) -> None:
    """A picture without words is noticed, and a contrast that only lacks in the dark."""
    with open_page(page("<img src='data:,' id='bare'><p style='color: #333'>some words</p>")) as tab:
        tab.problems.clear()
        tab.check_accessible()

        assert len(tab.problems) == 1
        assert tab.problems[0].startswith("image-alt")
        assert "#bare" in tab.problems[0]
    with open_page(page("<p style='color: #333'>some words</p>"), theme="dark") as tab:
        tab.check_accessible(only=["color-contrast"])

        assert [problem.partition(":")[0] for problem in tab.problems] == ["color-contrast"]


def test_a_page_that_turns_dark(open_page: Opener, page: Callable[[str], Path]) -> None:
    """Contrast is looked at when all colours have changed: those that a script sets, and those that take their time."""
    slow = (
        "<style>body, p { transition: all 0.5s } [data-theme=dark] p { color: #333 }</style><p>some words</p><script>"
        "const dark = matchMedia('(prefers-color-scheme: dark)');"
        "dark.onchange = () => { document.documentElement.dataset.theme = dark.matches ? 'dark' : 'light'; };</script>"
    )
    with open_page(page(slow)) as tab:
        tab.check_accessible()
        assert tab.problems == []
        tab.turn("dark")
        assert tab.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(34, 34, 34)"
        tab.check_accessible(only=["color-contrast"])

        assert [problem.partition(":")[0] for problem in tab.problems] == ["color-contrast"]


@pytest.mark.parametrize("javascript", [True, False])
def test_one_page_after_the_other(browser: Browser, page: Callable[[str], Path], *, javascript: bool) -> None:
    """A page is opened as if none had been before it: what was wrong there, how wide it was, what a script kept."""
    left = "<script>localStorage.setItem('kept', 1)</script><img src='missing.png' alt=''>"
    with browsing.new_tab(browser, javascript=javascript) as tab:
        tab.open(page(left), width=browsing.PHONE, theme="dark")
        assert tab.problems
        tab.open(page("text"))
        assert tab.problems == []
        assert tab.page.evaluate(
            "[localStorage.length, innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]"
        ) == [0, browsing.DESK, False]


def test_accessible_on_a_long_page(open_page: Opener, page: Callable[[str], Path]) -> None:
    """On a long page each kind of element is still looked at, without a wait of minutes."""
    rows = "<li><span class='word'>some words</span></li>" * 10_000
    with open_page(page(f"<ul>{rows}</ul><ol><li><img src='data:,' class='bare'></li>{rows}</ol>")) as tab:
        tab.problems.clear()
        start = time.monotonic()
        tab.check_accessible()

        assert [problem.partition(":")[0] for problem in tab.problems] == ["image-alt"]
        assert time.monotonic() - start < 60
