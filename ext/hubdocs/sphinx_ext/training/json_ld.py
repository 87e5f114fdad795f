"""What catalogues of training material read of a lesson: a script that nobody runs, in the head of its page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hubdocs.service.training.learning_resource import Surroundings, learning_resource
from hubdocs.sphinx_ext.training.domain import LessonDomain
from hubdocs.sphinx_ext.training.head import audience_words
from hubdocs.sphinx_ext.training.words import level_words

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def add_description(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Describe a lesson in the head of its page (on ``html-page-context``)."""
    domain = LessonDomain.of(app.env)
    lesson = domain.lesson_of(pagename)
    if lesson is None:
        return
    titles = {each.id: domain.title_of(page) for page, kept in domain.lessons.items() for each in kept}
    around = Surroundings(
        title=domain.title_of(pagename),
        address=str(context.get("pageurl") or ""),
        level=level_words(lesson.level),
        audience=tuple(audience_words(app.env, lesson)),
        titles=titles,
        site=app.config.project,
    )
    # `<` is written in another way: nothing in the data can end the script.
    text = json.dumps(learning_resource(lesson, around), ensure_ascii=False).replace("<", r"\u003c")
    context["metatags"] = f'{context.get("metatags", "")}\n<script type="application/ld+json">{text}</script>'
