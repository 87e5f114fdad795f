"""Every page of both sites, as found in the build, loads and can be read: on a phone, in the dark, by ear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import browsing
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    Opener = Callable[..., AbstractContextManager[browsing.Tab]]

pytestmark = pytest.mark.build


@pytest.fixture(params=["provider", "community"])
def site(request: pytest.FixtureRequest) -> dict[str, Path]:
    """Return the pages of a built site, by their place in it."""
    root: Path = request.getfixturevalue(f"{request.param}_site")
    found = browsing.pages(root, without=root / "community")

    assert root / "index.html" in found
    return {path.relative_to(root).as_posix(): path for path in found}


def test_every_page_is_right_in_the_light(site: dict[str, Path], open_page: Opener) -> None:
    """No error, nothing from another host, nothing that axe objects to, and no scrolling sideways on a phone."""
    problems = {}
    for name, path in site.items():
        with open_page(path, width=browsing.PHONE) as tab:
            tab.check_width()
            tab.page.set_viewport_size({"width": browsing.DESK, "height": 800})
            tab.check_accessible()
            if tab.problems:
                problems[name] = tab.problems

    assert problems == {}


def test_every_page_is_right_in_the_dark(site: dict[str, Path], open_page: Opener) -> None:
    """What differs in the dark is colour, so contrast is looked at."""
    problems = {}
    for name, path in site.items():
        with open_page(path, theme="dark") as tab:
            tab.check_accessible(only=["color-contrast"])
            if tab.problems:
                problems[name] = tab.problems

    assert problems == {}


def test_every_page_is_right_without_scripts(site: dict[str, Path], open_page: Opener) -> None:
    """A reader without JavaScript, on a phone, sees the page."""
    problems = {}
    for name, path in site.items():
        with open_page(path, width=browsing.PHONE, javascript=False) as tab:
            tab.check_visible()
            tab.check_width()
            if tab.problems:
                problems[name] = tab.problems

    assert problems == {}
