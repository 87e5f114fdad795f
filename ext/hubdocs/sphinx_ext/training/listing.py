"""The table of lessons: what each takes, for whom it is, and what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.sphinx_ext.community.nodes import hub_communities
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.organisation.messages import table
from hubdocs.sphinx_ext.training.audience import has_notes
from hubdocs.sphinx_ext.training.domain import LessonDomain
from hubdocs.sphinx_ext.training.head import lesson_link, listed, time_words
from hubdocs.sphinx_ext.training.words import level_words, minutes_words, needs_words
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.environment import BuildEnvironment

    from hubdocs.service.training.lesson import Lesson

_NOTHING = "\N{EN DASH}"


def lesson_table(env: BuildEnvironment, pages: Sequence[str], docname: str) -> Iterator[nodes.Node]:
    """Make a table of lessons, and a sentence with the time of all of them.

    :param docname: the page that the table stands on.
    """
    domain = LessonDomain.of(env)
    lessons = [lesson for page in pages if (lesson := domain.lesson_of(page)) is not None]
    if not lessons:
        return
    heads = (_("Lesson"), _("Time"), _("Level"), _("After"))
    rows = [_row(env, lesson, docname) for lesson in lessons]
    made = table("", map(str, heads), rows, (44, 20, 14, 22))
    made.remove(made[0])  # what the table shows stands around it
    yield hub_communities("", made, classes=["hubdocs-organisation"])
    whole = minutes_words(sum(lesson.minutes for lesson in lessons))
    yield nodes.paragraph("", str(_("All lessons together take {time}.")).format(time=whole))


def _row(env: BuildEnvironment, lesson: Lesson, docname: str) -> list[nodes.Node]:
    """Make the cells of a lesson."""
    known = {each.id: each.title for kept in LessonDomain.of(env).lessons.values() for each in kept}
    after = [lesson_link(docname, name, known.get(name, name)) for name in lesson.requires]
    return [
        _what(env, lesson, docname),
        nodes.paragraph("", time_words(lesson)),
        nodes.paragraph("", level_words(lesson.level)),
        nodes.paragraph("", "", *(listed(after) or [nodes.Text(_NOTHING)])),
    ]


def _what(env: BuildEnvironment, lesson: Lesson, docname: str) -> nodes.Node:
    """Name a lesson, and below it what it needs of a hub, and what instructors write to have it in a workshop."""
    cell = nodes.container("", nodes.paragraph("", "", lesson_link(docname, lesson.id, lesson.title)), is_div=True)
    needs = needs_words(env, lesson.hub)
    if needs:
        cell += nodes.paragraph("", visible(f"{_('On the hub')}: {needs}"), classes=["hubdocs-more"])
    if has_notes(env):
        name = nodes.literal(lesson.id, lesson.id)
        cell += nodes.paragraph("", f"{_('In workshops')}: ", name, classes=["hubdocs-more"])
    return cell
