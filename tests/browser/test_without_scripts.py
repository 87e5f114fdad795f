"""Where no script runs, pages have colours all the same: the theme takes its own from a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from browsing import Tab

    Opener = Callable[..., AbstractContextManager[Tab]]

pytestmark = pytest.mark.build


_COLOURS = """
  selector => [getComputedStyle(document.querySelector(selector)).color,
               getComputedStyle(document.querySelector('.bd-header')).backgroundColor]
"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", ["instructors/plan-a-workshop.html", "community/index.html"])
def test_words_can_be_read(page: str, theme: str, provider_site: Path, community_site: Path, open_page: Opener) -> None:
    """The header is not transparent over the text, and its words stand out from it."""
    assert community_site.is_dir()
    with open_page(provider_site / page, theme=theme, javascript=False) as tab:
        for selector in (".navbar-brand .title", ".bd-header .nav-link", ".bd-article h1", ".bd-article p"):
            words, ground = (luminance(each) for each in tab.page.evaluate(_COLOURS, selector))
            assert (max(words, ground) + 0.05) / (min(words, ground) + 0.05) >= 4.5, selector


def luminance(colour: str) -> float:
    """Compute how bright an opaque colour is (WCAG 2.2, "relative luminance")."""
    assert colour.startswith("rgb("), colour
    shares = [int(part) / 255 for part in re.findall(r"\d+", colour)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
