"""The kit of our own sample, unpacked and opened from the disk: it reads, searches and prints without a network."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Literal

import pytest
from browsing import DESK, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from browsing import Tab

pytestmark = [pytest.mark.build, pytest.mark.xdist_group("browser")]

WORKSHOP = "docs/instructors/workshops/two-days.workshop.yaml"
LESSON = "instructors/lessons/workflows/first-steps.html"
NOTE = "Do not press Start a second time"


@pytest.fixture(scope="module")
def kit(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the kit as an instructor does, and unpack it."""
    folder = tmp_path_factory.mktemp("kit")
    command = [sys.executable, "-m", "hubdocs", "field-kit", WORKSHOP, "--output", str(folder / "two-days-kit.zip")]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    with zipfile.ZipFile(folder / "two-days-kit.zip") as packed:
        packed.extractall(folder)
    return folder / "two-days-kit"


VISITS = (
    ("index.html", DESK, "light"),
    ("index.html", DESK, "dark"),
    ("index.html", PHONE, "light"),
    ("lessons.html", PHONE, "dark"),
    ("words.html", DESK, "dark"),
    ("print.html", DESK, "light"),
    ("print.html", PHONE, "dark"),
    (LESSON, DESK, "dark"),
    (LESSON, PHONE, "light"),
)


@pytest.mark.parametrize(("page", "width", "theme"), VISITS)
def test_pages_are_as_they_should(
    kit: Path,
    open_page: Callable[..., AbstractContextManager[Tab]],
    page: str,
    width: int,
    theme: Literal["light", "dark"],
) -> None:
    """Nothing is missing, nothing is asked from another host, all fits, and all can be used by everybody."""
    with open_page(kit / page, width=width, theme=theme) as tab:
        tab.page.context.set_offline(True)
        tab.page.reload(wait_until="load")
        tab.check_width()
        tab.check_visible()
        tab.check_accessible()

    assert tab.problems == []


def test_the_search_works_without_a_network(kit: Path, open_page: Callable[..., AbstractContextManager[Tab]]) -> None:
    """Whoever looks for a word from the first page gets to the lesson that explains it."""
    with open_page(kit / "index.html") as tab:
        tab.page.context.set_offline(True)
        tab.page.keyboard.press("Control+k")
        tab.page.keyboard.type("spreadsheet")
        tab.page.keyboard.press("Enter")
        tab.page.wait_for_url("**/search.html?q=spreadsheet*")
        found = tab.page.locator("#search-results li a", has_text="A picture of your own table").first
        found.wait_for()
        found.click()
        tab.page.wait_for_url("**/first-picture.html*")

        assert "spreadsheet" in tab.page.locator("main").inner_text()
    assert tab.problems == []


def test_the_search_finds_each_lesson_once(kit: Path, open_page: Callable[..., AbstractContextManager[Tab]]) -> None:
    """Pages that repeat what stands elsewhere are not found."""
    with open_page(kit / "search.html") as tab:
        tab.page.goto(f"{(kit / 'search.html').as_uri()}?q=guarantee")
        tab.page.locator("#search-results li").first.wait_for()
        found = tab.page.locator("#search-results li a").evaluate_all("links => links.map(link => link.pathname)")

    assert found
    assert [name for name in found if name.endswith(("print.html", "words.html"))] == []
    assert tab.problems == []


def test_the_agenda_leads_to_lessons_without_scripts(
    kit: Path, open_page: Callable[..., AbstractContextManager[Tab]]
) -> None:
    """The first page is enough to find everything."""
    with open_page(kit / "index.html", javascript=False) as tab:
        tab.page.get_by_role("table").first.get_by_role("link", name="First steps on a hub").click()

        assert tab.page.url == (kit / LESSON).as_uri()
    assert tab.problems == []


def test_on_paper_each_lesson_begins_on_a_new_sheet(
    kit: Path, tmp_path: Path, open_page: Callable[..., AbstractContextManager[Tab]]
) -> None:
    """The PDF of the page for print has hints and solutions, and not one note."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed: what is on paper cannot be read")
    with open_page(kit / "print.html") as tab:
        tab.page.pdf(path=tmp_path / "print.pdf")
    done = subprocess.run(["pdftotext", str(tmp_path / "print.pdf"), "-"], capture_output=True, text=True, check=True)
    sheets = [sheet.strip() for sheet in done.stdout.split("\f")]
    titles = (
        "Files, your home directory and shared directories",
        "Bring your notebooks",
        "A picture of your own table",
    )

    assert [sum(sheet.startswith(title) for sheet in sheets) for title in titles] == [1, 1, 1]
    assert sheets[0].startswith("All lessons on one page")
    assert "Solution" in done.stdout
    assert NOTE not in done.stdout
    assert tab.problems == []
