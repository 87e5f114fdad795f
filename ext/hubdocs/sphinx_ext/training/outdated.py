"""Which pages are written again because lessons have changed, and what is wrong between lessons."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hubdocs.model import Code
from hubdocs.project.training.lessons import check_all_lessons
from hubdocs.service.organisation.place import hint_for
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.findings import emit_settled
from hubdocs.sphinx_ext.places import finding_in_page
from hubdocs.sphinx_ext.training.domain import LessonDomain
from hubdocs.sphinx_ext.training.links import broken_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic


def note_reading(_app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Note whether a build reads anything (on ``env-before-read-docs``)."""
    LessonDomain.of(env).read_pages = bool(docnames)


def pages_to_write(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Report what is wrong between lessons, and list the pages that show others (on ``env-updated``)."""
    domain = LessonDomain.of(env)
    emit_settled(env, (*_between_lessons(env), *broken_links(env), *_empty_courses(env)))
    if not (domain.lessons or domain.collecting or domain.data["state"]):
        return []
    found = set(domain.collecting) if domain.read_pages else set()
    state = repr([(page, domain.title_of(page), domain.lessons[page]) for page in domain.pages_of()])
    if state != domain.data["state"]:
        found |= {*domain.lessons, *domain.collecting, *domain.links}
        domain.data["state"] = state
    return sorted(found)


def _between_lessons(env: BuildEnvironment) -> Iterator[Diagnostic]:
    """Check all lessons of the project; told is what concerns the pages of this site."""
    lessons = LessonDomain.of(env).lessons
    if lessons:
        yield from check_all_lessons(SchemaDomain.of(env).project, [Path(env.doc2path(page)) for page in lessons])


def _empty_courses(env: BuildEnvironment) -> Iterator[Diagnostic]:
    """Find courses that pages collect from, and that have no lesson."""
    domain = LessonDomain.of(env)
    known = domain.courses()
    for kept in domain.collecting.values():
        for each in kept:
            if each.course and each.course not in known:
                yield finding_in_page(
                    SchemaDomain.of(env).project,
                    file=each.file,
                    line=each.line,
                    target=each.course,
                    code=Code.UNKNOWN_LESSON,
                    message=f"there is no course `{each.course}`: no folder of this name has a lesson",
                    hint=hint_for(each.course, known),
                )
