"""The table of lessons: what each takes, for whom it is, and what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.sphinx_ext.community.nodes import hub_communities
from hubdocs.sphinx_ext.organisation.messages import table
from hubdocs.sphinx_ext.training.domain import LessonDomain
from hubdocs.sphinx_ext.training.head import lesson_link, listed
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
    heads = (_("Lesson"), _("Minutes"), _("Of them exercises"), _("So far"), _("Level"), _("After"), _("On the hub"))
    so_far, rows = 0, []
    for lesson in lessons:
        so_far += lesson.minutes
        rows.append(_row(env, lesson, so_far, docname))
    made = table("", map(str, heads), rows, (26, 8, 10, 8, 12, 16, 20))
    made.remove(made[0])  # what the table shows stands around it
    yield hub_communities("", made, classes=["hubdocs-organisation"])
    yield nodes.paragraph("", str(_("All lessons together take {time}.")).format(time=minutes_words(so_far)))


def _row(env: BuildEnvironment, lesson: Lesson, so_far: int, docname: str) -> list[nodes.Node]:
    """Make the cells of a lesson."""
    known = {each.id: each.title for kept in LessonDomain.of(env).lessons.values() for each in kept}
    after = [lesson_link(docname, name, known.get(name, name)) for name in lesson.requires]
    texts = (str(lesson.minutes), str(lesson.exercises), str(so_far), level_words(lesson.level))
    return [
        nodes.paragraph("", "", lesson_link(docname, lesson.id, lesson.title)),
        *(nodes.paragraph("", text) for text in texts),
        nodes.paragraph("", "", *(listed(after) or [nodes.Text(_NOTHING)])),
        nodes.paragraph("", needs_words(env, lesson.hub) or _NOTHING),
    ]
