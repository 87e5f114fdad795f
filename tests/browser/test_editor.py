"""The exercises of our own lesson: the editor says what the page says, and takes the solution."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    import browsing
    from playwright.sync_api import Locator

    Opener = Callable[..., AbstractContextManager[browsing.Tab]]

pytestmark = pytest.mark.build

LESSON = "instructors/lessons/administrators/change-a-profile-list.html"
NOT_SURE = "The checker finds nothing wrong with this text any more. Whether it does what was asked, only you can say."
SOLUTION = "solution => solution.querySelector('.hubdocs-config pre').textContent"


def check(editor: Locator) -> str:
    """Press the button, and say what is said."""
    editor.get_by_role("button", name="Check").click()
    said = editor.locator("[data-verdict]:not([data-verdict=busy])")
    said.wait_for()
    return said.inner_text()


def test_exercises_and_solutions(provider_site: Path, open_page: Opener) -> None:
    """For each exercise with a wrong list: first the message of the page, then the solution, which is right."""
    with open_page(provider_site / LESSON) as tab:
        exercises = tab.page.locator(".hubdocs-exercise:has(.hubdocs-editor)").all()
        assert len(exercises) == 5
        for exercise in exercises:
            editor = exercise.locator(".hubdocs-editor")
            editor.get_by_role("button", name="Try it here").click()
            assert check(editor).splitlines()[-1] == exercise.locator(".hubdocs-finding").inner_text()

            solution = exercise.locator("xpath=following::details[contains(@class, 'hubdocs-solution')][1]")
            editor.locator("textarea").fill(solution.evaluate(SOLUTION))
            assert check(editor) == "Right: it says what the solution says."
        assert tab.problems == []


def test_what_is_no_answer_is_not_called_right(provider_site: Path, open_page: Opener) -> None:
    """A text in which the checker finds nothing may still not do what was asked; how it is written does not matter."""
    with open_page(provider_site / LESSON) as tab:
        exercise = tab.page.locator(".hubdocs-exercise:has(.hubdocs-editor)").first
        editor = exercise.locator(".hubdocs-editor")
        editor.get_by_role("button", name="Try it here").click()
        field = editor.locator("textarea")
        wrong = field.input_value()

        field.fill(re.sub(r"\n *allowed_group:.*", "", wrong))
        assert check(editor) == f"{NOT_SURE} Compare it with the solution."
        field.fill("# gone")
        assert check(editor) == "Nothing is wrong with this text, but there is nothing in it."
        field.fill(wrong.replace("allowed_group:", "# a remark\n          'allowed_groups' :"))
        assert check(editor) == "Right: it says what the solution says."
