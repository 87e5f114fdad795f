"""The header: one row on all wider windows, as the theme leaves room for; and all its links, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from browsing import Tab

    Opener = Callable[..., AbstractContextManager[Tab]]

pytestmark = pytest.mark.build

HIDDEN = """() => {
    const header = document.querySelector(".bd-header").getBoundingClientRect();
    return header.height - Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
}"""


@pytest.mark.parametrize("page", ["instructors/index.html", "community/index.html"])
def test_the_header_hides_no_heading(provider_site: Path, community_site: Path, page: str, open_page: Opener) -> None:
    """After a jump to an anchor, what it names stands below the header and not behind it."""
    assert community_site.is_dir()
    with open_page(provider_site / page) as tab:
        for width in (960, 1000, 1100, 1200, 1280, 1400):
            tab.resize(width)
            assert tab.page.evaluate(HIDDEN) <= 0, width
            assert tab.page.get_by_role("button", name="Search").first.is_visible()


def test_without_scripts_all_links_of_the_header_are_there(community_site: Path, open_page: Opener) -> None:
    """What a script would open stands open."""
    with open_page(community_site / "index.html", javascript=False) as tab:
        assert tab.page.locator(".bd-header").get_by_role("link", name="Update your record").first.is_visible()
