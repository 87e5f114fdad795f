"""The pages that are made for a kit: its front page, its words, and all lessons on one page for print."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hubdocs.sphinx_ext.field_kit.front import network_links
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Collection

    from hubdocs.project.field_kit.order import KitOrder
    from hubdocs.project.project import Project
    from hubdocs.project.training.workshops import FoundWorkshop

FRONT: Final = "index"
"""The page to begin with."""

LIST: Final = "lessons"
"""The page with the list of lessons, below which all other pages are."""

WORDS: Final = "words"
"""The page with the glossary."""

PRINT: Final = "print"
"""The page with all lessons."""

PLAN: Final = "plan"
"""The page with the plan of the event, for instructors."""

_MARKS: Final = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """Write a text in Markdown so that it means itself."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Give a name to a page that no other page has."""
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name


def made_pages(order: KitOrder, found: FoundWorkshop, project: Project, lessons: list[str]) -> dict[str, str]:
    """Write the pages.

    :param lessons: the names of the pages of the lessons, in their order.
    :return: the text of each, by its name; the front page comes first.
    """
    front, listed, words, printed, plan = (free_name(name, lessons) for name in (FRONT, LIST, WORDS, PRINT, PLAN))
    path = f"/{project.relative(Path(order.workshop))}"
    observed = [":observed:"] if order.observed else []
    made = {
        words: _page(str(_("Words of the lessons")), "~~~{lesson:glossary}", "~~~"),
        printed: _page(
            str(_("All lessons on one page")),
            *("~~~{lesson:kit} print", "~~~", ""),
            *("~~~{lesson:all-in-one}", f":solutions: {_yes(order.solutions)}", f":notes: {_yes(order.instructors)}"),
            "~~~",
        ),
    }
    if order.instructors:
        made[plan] = _page(str(_("Plan of the event")), f"~~~{{lesson:event-plan}} {path}", *observed, "~~~")
    title = found.workshop.title if found.workshop is not None else ""
    lines = [f"# {plain(title or Path(order.workshop).stem)}", "", "~~~{lesson:kit} pages"]
    lines += [f":list: {listed}", f":words: {words}", f":print: {printed}", "~~~", ""]
    lines += [f"~~~{{lesson:agenda}} {path}", *observed, "~~~", ""]
    if order.instructors:
        heading = plain(str(_("For instructors")))
        lines += [f"## {heading}", "", "~~~{lesson:kit} instructors", f":plan: {plan}", "~~~", ""]
    if network_links(found, project):
        heading = plain(str(_("With a network")))
        lines += [f"## {heading}", "", "~~~{lesson:kit} network", "~~~", ""]
    lessons_page = _page(str(_("Lessons")), "~~~{lesson:list}", "~~~", "", *_contents(*lessons, *made))
    return {front: "\n".join([*lines, *_contents(listed), ""]), listed: lessons_page, **made}


def _contents(*pages: str) -> tuple[str, ...]:
    return ("~~~{toctree}", ":hidden:", "", *(f"/{name}" for name in pages), "~~~")


def _page(title: str, *lines: str) -> str:
    """Write a page that the search leaves out: what it shows is found where it stands."""
    return "\n".join(["---", "nosearch: true", "---", "", f"# {plain(title)}", "", *lines, ""])


def _yes(answer: bool) -> str:  # noqa: FBT001 (a word for it)
    return "yes" if answer else "no"
