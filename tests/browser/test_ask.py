"""A community leader finds whom to ask: ten questions, each answered in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    import browsing

    Opener = Callable[..., AbstractContextManager[browsing.Tab]]

pytestmark = pytest.mark.build

QUESTIONS = (
    # what a leader types, a word of the question that must be left, who answers
    ("add a member", "add a new member", "Hub Administrator"),
    ("hub is down", "The hub is down", "Incident Responder"),
    ("more memory", "need more memory", "Site Reliability Engineer"),
    ("who pays", "pays the cloud provider", "Account Manager"),
    ("prepare workshop", "hold a workshop", "Workshop Instructor"),
    ("tell about workshop", "When do I have to tell you", "Community Representative"),
    ("log in", "cannot log in", "Hub Administrator"),
    ("student write", "May a student write", "Community Representative"),
    ("files agreement ends", "What happens to our files", "Community Representative"),
    ("password public", "password into a public notebook", "Hub Administrator"),
)
"""Written before the page was."""

_SHOWN = """() => [...document.querySelectorAll(".hubdocs-questions > dt")].filter((dt) => !dt.hidden)
    .map((dt) => [dt.textContent, dt.nextElementSibling.textContent])"""


@pytest.fixture
def page(provider_site: Path) -> Path:
    """Give the page."""
    return provider_site / "leaders" / "ask.html"


def test_ten_questions_are_answered_in_one_step(page: Path, open_page: Opener) -> None:
    """Typing a few words leaves the question, and the answer stands below it."""
    with open_page(page) as tab:
        field = tab.page.get_by_label("Find a question")
        for typed, question, answer in QUESTIONS:
            field.fill(typed)
            shown = tab.page.evaluate(_SHOWN)

            found = [body for title, body in shown if question in title]
            assert len(found) == 1, typed
            assert len(shown) <= 3, typed
            assert answer in found[0]
        assert tab.problems == []


def test_the_field_says_when_nothing_fits(page: Path, open_page: Opener) -> None:
    """Accents and capitals do not matter, and a word that nobody asks about is answered too."""
    with open_page(page) as tab:
        everything = len(tab.page.evaluate(_SHOWN))
        field = tab.page.get_by_label("Find a question")
        field.fill("MÉMBER")
        assert 0 < len(tab.page.evaluate(_SHOWN)) < everything
        field.fill("xylophone")
        assert tab.page.evaluate(_SHOWN) == []
        assert tab.page.get_by_role("status").inner_text() == "No question has all of these words."
        field.fill("")
        assert len(tab.page.evaluate(_SHOWN)) == everything
        tab.check_accessible()
        assert tab.problems == []


def test_without_javascript_the_list_is_whole(page: Path, open_page: Opener) -> None:
    """There is no field that does nothing."""
    with open_page(page, javascript=False) as tab:
        text = tab.page.locator(".hubdocs-questions").inner_text()

        assert not tab.page.locator("form.hubdocs-ask").is_visible()
        assert all(question in text for _typed, question, _answer in QUESTIONS)
