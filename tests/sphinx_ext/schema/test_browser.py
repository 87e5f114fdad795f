"""A reference in a browser: links open what is folded, with and without JavaScript, on a desk and on a phone."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from browsing import DESK, PHONE, THEMES, Tab
from sphinx_site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.build, pytest.mark.xdist_group("browser")]

DEEP = "#deep..a.b.list--items.c"
SCHEMA = """\
title: Deep
type: object
required: [a]
additionalProperties: false
properties:
  a:
    description: |
      Text with `code` and [a link](https://example.org/).
    type: object
    default: {b: {}}
    properties:
      b:
        properties:
          list:
            type: array
            items: {properties: {c: {type: string, title: Deep inside, examples: [x]}, d: {enum: [1, 2]}}}
  old: {deprecated: true, default: a-rather-long-value}
  other-with-a-very-long-name-that-does-not-fit-on-a-phone:
    oneOf: [{type: string, pattern: "^[a-z][a-z0-9-]{3,62}[a-z0-9]$"}, {type: object, properties: {e: {}, f: {}}}]
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build a page about a deep schema."""
    folder: Path = tmp_path_factory.mktemp("deep")
    site = Site(folder, {"html_theme": "pydata_sphinx_theme"}).write(
        {
            "hubdocs.toml": "",
            "schemas/deep.schema.yaml": SCHEMA,
            "index.md": "# Deep\n\n```{schema:reference} deep\n```\n",
        }
    )
    return (site.build("html").output / "index.html").as_uri()


def is_seen(page: Page, identifier: str) -> bool:
    """Say whether a property is shown, and in the window."""
    return bool(
        page.evaluate(
            "id => { const box = document.getElementById(id.slice(1)).getBoundingClientRect();"
            " return box.height > 0 && box.top >= 0 && box.top < innerHeight; }",
            identifier,
        )
    )


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_link_opens_what_is_folded(browser: Browser, address: str, *, script: bool) -> None:
    """A link to a deep property shows it."""
    context = browser.new_context(java_script_enabled=script, viewport={"width": DESK, "height": 600})
    page = context.new_page()
    page.goto(address + DEEP)
    page.wait_for_timeout(200)

    assert page.locator(f"[id='{DEEP[1:]}']").is_visible()
    context.close()


def test_click_opens_what_is_folded(browser: Browser, address: str) -> None:
    """So does a link on the same page, and the parts around stay as they were."""
    page = browser.new_page()
    page.goto(address)
    folded = page.locator("details.hubdocs-inside:not([open])").count()
    page.evaluate("hash => { location.hash = hash; }", DEEP)
    page.wait_for_timeout(200)

    assert folded > 2
    assert is_seen(page, DEEP)
    assert page.locator("details.hubdocs-inside:not([open])").count() < folded
    page.close()


def test_button_opens_and_closes_all(browser: Browser, address: str) -> None:
    """One button opens everything, and closes it again."""
    page = browser.new_page()
    page.goto(address)
    button = page.get_by_role("button", name="Open all")
    button.click()

    assert page.locator("details.hubdocs-inside:not([open])").count() == 0

    page.get_by_role("button", name="Close all").click()

    assert page.locator("details.hubdocs-inside[open]").count() == 0
    page.close()


def test_everybody_can_read_it(browser: Browser, address: str) -> None:
    """Everything fits on a phone, and has enough contrast, where a link points at it too."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address + DEEP)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    tab = Tab(page)
    for width, theme in product((DESK, PHONE), THEMES):
        tab.resize(width)
        tab.turn(theme)
        tab.check_width()
        tab.check_accessible()

        assert tab.problems == [], (width, theme)
    page.close()
