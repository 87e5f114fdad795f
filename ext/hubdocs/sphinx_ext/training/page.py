"""The lesson that a page is: read from its front matter while the page is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.project.training.lessons import read_lesson
from hubdocs.service.training.lesson import LESSON
from hubdocs.sphinx_ext.config.dependencies import note_configuration, note_schema
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.organisation.files import roles_of
from hubdocs.sphinx_ext.training.domain import LessonDomain
from hubdocs.sphinx_ext.training.nodes import lesson_block, lesson_head

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.service.training.check_lessons import LessonPage


def page_lesson(env: BuildEnvironment) -> LessonPage | None:
    """Give the lesson that the page is which is being read."""
    return read_lesson(Path(env.doc2path(env.docname)), SchemaDomain.of(env).project)


def keep_lesson(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the lesson that a page is, and leave room for its head (on ``doctree-read``)."""
    env = app.env
    keep_translations(env, doctree)
    page = page_lesson(env)
    if page is None:
        return
    note_configuration(env)
    note_schema(env, LESSON, Path(env.doc2path(env.docname)).parent)
    roles_of(env)  # the page names the roles by their titles
    LessonDomain.of(env).note("lessons", env.docname, page.lesson)
    title = next(doctree.findall(nodes.title), None)
    if title is not None and title.parent is not None:
        head = lesson_head(classes=["hubdocs-lesson-head"], docname=env.docname)
        title.parent.insert(title.parent.index(title) + 1, head)


def keep_translations(env: BuildEnvironment, doctree: nodes.document) -> None:
    """Keep the titles of exercises, and terms, as readers see them: they are translated by now."""
    domain, docname = LessonDomain.of(env), env.docname
    if docname in domain.exercises:
        shown = {name: _said(node) for node in doctree.findall(lesson_block) for name in node["ids"]}
        kept = domain.exercises[docname]
        domain.exercises[docname] = tuple(each._replace(title=shown.get(each.anchor, each.title)) for each in kept)
    if docname in domain.terms:
        words = {name: node.astext() for node in doctree.findall(nodes.term) for name in node["ids"]}
        terms = domain.terms[docname]
        domain.terms[docname] = tuple(each._replace(shown=words.get(each.anchor, each.shown)) for each in terms)


def _said(block: lesson_block) -> str:
    """Give the author's words of a title."""
    return next((part.astext() for part in block.findall(nodes.inline) if "hubdocs-said" in part["classes"]), "")
