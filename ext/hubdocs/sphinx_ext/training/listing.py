"""The table of lessons: what each takes, for whom it is, and what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.sphinx_ext.training.domain import LessonDomain
from hubdocs.sphinx_ext.training.head import lesson_link
from hubdocs.sphinx_ext.training.words import level_words, minutes_words, needs_words
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from hubdocs.service.training.lesson import Lesson


def lesson_table(env: BuildEnvironment, pages: Iterable[str], docname: str) -> nodes.Element:
    """Make a table of lessons, and a sentence with the time of all of them.

    :param docname: the page that the table stands on.
    """
    domain = LessonDomain.of(env)
    lessons = [lesson for page in pages if (lesson := domain.lesson_of(page)) is not None]
    headings = (_("Lesson"), _("Minutes"), _("So far"), _("Level"), _("The hub has"))
    group = nodes.tgroup("", *(nodes.colspec(colwidth=width) for width in (32, 12, 10, 14, 32)), cols=len(headings))
    group += nodes.thead("", _row([[nodes.Text(str(words))] for words in headings]))
    body = nodes.tbody()
    so_far = 0
    for lesson in lessons:
        so_far += lesson.minutes
        body += _lesson_row(env, lesson, so_far, docname)
    group += body
    table = nodes.table("", group, classes=["hubdocs-lessons", "hubdocs-organisation-table"])
    total = str(_("All lessons together take {time}.")).format(time=minutes_words(so_far))
    return nodes.container("", table, nodes.paragraph("", total)) if lessons else nodes.container()


def _lesson_row(env: BuildEnvironment, lesson: Lesson, so_far: int, docname: str) -> nodes.row:
    minutes = f"{lesson.teaching} + {lesson.exercises}"
    needs = needs_words(env, lesson.hub)
    cells: list[list[nodes.Node]] = [
        [lesson_link(docname, lesson.id, lesson.title)],
        [nodes.Text(minutes)],
        [nodes.Text(str(so_far))],
        [nodes.Text(level_words(lesson.level))],
        [nodes.Text(needs or "\N{EN DASH}")],
    ]
    return _row(cells)


def _row(cells: Iterable[list[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))
