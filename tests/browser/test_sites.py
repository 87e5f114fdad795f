"""Every page of both sites, as found in the build, loads and can be read: on a phone, in the dark, by ear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import browsing
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.build


PARTS = {"provider": 4, "community": 1}
"""How many tests share the pages of a site: one test for all would take minutes, and say nothing meanwhile."""


@pytest.fixture(
    params=[(name, part) for name, parts in PARTS.items() for part in range(parts)],
    ids=lambda case: f"{case[0]}-{case[1] + 1}",
)
def site(request: pytest.FixtureRequest) -> dict[str, Path]:
    """Return the pages of a built site, or a part of them, by their place in it."""
    name, part = request.param
    root: Path = request.getfixturevalue(f"{name}_site")
    found = browsing.pages(root, without=root / "community")

    assert root / "index.html" in found
    return {path.relative_to(root).as_posix(): path for path in found[part :: PARTS[name]]}


def test_every_page_is_right(site: dict[str, Path], browser: Browser) -> None:
    """No error, nothing from another host, nothing that axe objects to, and no scrolling sideways on a phone.

    What differs in the dark is colour, so contrast is looked at.
    """
    problems = {}
    with browsing.new_tab(browser) as tab:
        for name, path in site.items():
            tab.open(path, width=browsing.PHONE)
            tab.check_width()
            tab.resize(browsing.DESK)
            tab.check_accessible()
            light = len(tab.problems)
            tab.turn("dark")
            assert tab.page.locator("html").get_attribute("data-theme") == "dark", name
            tab.check_accessible(only=["color-contrast"])
            if tab.problems:
                problems[name] = [*tab.problems[:light], *(f"in the dark: {found}" for found in tab.problems[light:])]

    assert problems == {}


def test_every_page_is_right_without_scripts(site: dict[str, Path], browser: Browser) -> None:
    """A reader without JavaScript, on a phone, sees the page."""
    problems = {}
    with browsing.new_tab(browser, javascript=False) as tab:
        for name, path in site.items():
            tab.open(path, width=browsing.PHONE)
            tab.check_visible()
            tab.check_width()
            if tab.problems:
                problems[name] = list(tab.problems)

    assert problems == {}
