"""Lessons in a browser: the notes for instructors open as they should, on a screen and on paper."""

from __future__ import annotations

import shutil
import subprocess
from itertools import product
from typing import TYPE_CHECKING

import pytest
from browsing import DESK, PHONE, THEMES, visit
from lesson_site import PAGES
from sphinx_site import Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from browsing import Tab
    from playwright.sync_api import Browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.build,
    pytest.mark.xdist_group("browser"),
    pytest.mark.filterwarnings("ignore:.*MystReferenceResolver.app"),  # MyST asks in the old way
]

NOTE = "The secret remark about zebras"
SOLUTION = "The right answer is forty-two"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build lessons; one page has all of them with their notes."""
    folder = tmp_path_factory.mktemp("lessons")
    site = Site(folder, {"html_theme": "pydata_sphinx_theme", "html_context": {"default_mode": "auto"}}).write(PAGES)
    site.write({"collected/print.md": "# Print\n\n```{lesson:all-in-one} course\n:notes: yes\n```\n"})
    build = site.build("html")
    assert build.warnings == ()
    return build.output


def seen(tab: Tab) -> list[str]:
    """List what can be read of a note and a solution."""
    return [text for text in (NOTE, SOLUTION) if tab.page.get_by_text(text).first.is_visible()]


def printed(tab: Tab) -> list[str]:
    """List what would be on paper of a note and a solution."""
    tab.page.emulate_media(media="print")
    heights = {}
    for text in (NOTE, SOLUTION):
        place = tab.page.get_by_text(text).first
        box = place.bounding_box() if place.count() else None
        heights[text] = box["height"] if box else 0
    return [text for text, height in heights.items() if height]


def in_pdf(tab: Tab, folder: Path) -> list[str]:
    """List what is in a PDF of a note and a solution, as another program reads it."""
    file = folder / "page.pdf"
    tab.page.pdf(path=file)
    found = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    return [text for text in (NOTE, SOLUTION) if text in " ".join(found.split())]


def test_the_button_opens_all_notes_and_is_remembered(browser: Browser, built: Path) -> None:
    """It says whether it is pressed, works by keyboard, and holds for the next page; solutions stay closed."""
    with visit(browser, built / "course" / "first.html") as tab:
        button = tab.page.get_by_role("button", name="Notes for instructors")
        assert button.get_attribute("aria-pressed") == "false"
        assert seen(tab) == []

        button.focus()
        tab.page.keyboard.press("Enter")

        assert button.get_attribute("aria-pressed") == "true"
        assert seen(tab) == [NOTE]
        tab.page.reload()
        assert seen(tab) == [NOTE]

        tab.page.get_by_role("button", name="Notes for instructors").press("Space")

        assert seen(tab) == []
        tab.page.reload()
        assert seen(tab) == []
        assert tab.problems == []


def test_the_address_opens_them(browser: Browser, built: Path) -> None:
    """So can a link, which can close them again."""
    page = built / "course" / "first.html"
    with visit(browser, page) as tab:
        for view, expected in (("instructor", [NOTE]), ("learner", []), ("other", [])):
            tab.page.goto(f"{page.as_uri()}?view={view}")
            assert seen(tab) == expected
        assert tab.problems == []


def test_it_works_where_nothing_can_be_kept(browser: Browser, built: Path) -> None:
    """A browser that forbids to keep anything lets the button work on the page."""
    context = browser.new_context()
    problems: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: problems.append(error.message))
    page.add_init_script(
        "for (const name of ['getItem', 'setItem', 'removeItem'])"
        " Storage.prototype[name] = () => { throw new DOMException('no', 'SecurityError'); };"
    )
    page.goto((built / "course" / "first.html").as_uri())
    page.get_by_role("button", name="Notes for instructors").click()

    assert page.get_by_text(NOTE).is_visible()
    assert not [problem for problem in problems if "hubdocs" in problem]
    context.close()


def test_without_a_script_each_note_opens_by_itself(browser: Browser, built: Path) -> None:
    """The button is not there, and everything can be opened."""
    with visit(browser, built / "course" / "first.html", javascript=False) as tab:
        assert tab.page.get_by_role("button", name="Notes for instructors").count() == 0
        assert seen(tab) == []
        tab.page.get_by_text("For instructors: Zebra timing").press("Enter")
        tab.page.locator("summary", has_text="Solution").first.press("Enter")
        assert seen(tab) == [NOTE, SOLUTION]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("course/first.html", [SOLUTION]),
        ("course/first.html?view=instructor", [NOTE, SOLUTION]),
        ("course/first.html?view=learner", [SOLUTION]),
        ("collected/all.html", [SOLUTION]),
        ("collected/print.html", [NOTE, SOLUTION]),
    ],
)
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_paper_has_what_it_should(
    browser: Browser, built: Path, page: str, expected: list[str], *, javascript: bool
) -> None:
    """Solutions are printed although they are closed; notes if they are open."""
    if not javascript and "?" in page:
        page, expected = page.partition("?")[0], [SOLUTION]
    with visit(browser, built / "index.html", javascript=javascript) as tab:
        tab.page.goto(f"{built.as_uri()}/{page}")
        assert printed(tab) == expected
        if javascript and shutil.which("pdftotext"):
            assert in_pdf(tab, built.parent) == expected


@pytest.mark.parametrize("page", ["index.html", "course/first.html", "collected/all.html", "collected/print.html"])
def test_everybody_can_read_it(browser: Browser, built: Path, page: str) -> None:
    """Everything fits on a phone, and has enough contrast, also when all is open."""
    with visit(browser, built / page) as tab:
        tab.page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        for width, theme in product((DESK, PHONE), THEMES):
            tab.resize(width)
            tab.turn(theme)
            tab.check_width()
            tab.check_accessible()

            assert tab.problems == [], (width, theme)


def test_the_keyboard_reaches_everything(browser: Browser, built: Path) -> None:
    """The button and all that can be opened can be reached with the tabulator, in their order."""
    reached: list[str] = []
    describe: Callable[[], str] = lambda: str(  # noqa: E731 (one line)
        tab.page.evaluate("`${document.activeElement.localName} ${document.activeElement.textContent.trim()}`")
    )
    with visit(browser, built / "course" / "first.html") as tab:
        tab.page.evaluate("document.querySelector('.bd-article h1 a').focus()")
        for _ in range(40):
            tab.page.keyboard.press("Tab")
            said = describe()
            if said.startswith(("summary", "button Notes")):
                reached.append(said)

    assert reached[:5] == [
        "button Notes for instructors",
        "summary Hint: Where?",
        "summary Solution",
        "summary For instructors: Zebra timing",
        "summary Solution",
    ]
