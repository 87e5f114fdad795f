"""The lessons of a project: found by the front matter of pages, and checked page by page and all together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.checks.words import clean
from hubdocs.model import Code, Diagnostic
from hubdocs.project.check_documents import check_documents
from hubdocs.project.discovery import find_targets
from hubdocs.project.organisation.files import organisation_file, read_document
from hubdocs.project.pages.front_matter import front_matter
from hubdocs.schema.errors import BrokenSchemaError
from hubdocs.service.organisation.roles import ROLES, load_roles
from hubdocs.service.training.check_lessons import LessonPage, check_lessons
from hubdocs.service.training.lesson import LESSON, is_lesson, load_lesson
from hubdocs.sources import read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hubdocs.project.project import Project
    from hubdocs.service.training.lesson import Lesson
    from hubdocs.sources import Document

_KEY: Final = re.compile(r"""^(["']?)lesson\1[ \t]*:""", re.MULTILINE)
_HEADING: Final = re.compile(r"^ {0,3}#[ \t]+(.*?)[ \t]*#*[ \t]*\r?$|^(\S.*?)\r?\n=+[ \t]*\r?$", re.MULTILINE)
_FENCES: Final = re.compile(r"\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_START: Final = b"\xef\xbb\xbf---"
_MARKUP: Final = re.compile(r"\{[a-z:-]+\}(?=`)|[`*]")


class LessonCheck(NamedTuple):
    """What was found in the front matter of a lesson.

    :param page: the lesson, if it can be read, with its front matter.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    page: LessonPage | None = None


def find_lessons(project: Project) -> tuple[Lesson, ...]:
    """Find the lessons of a project, in the order of their pages; only the beginning of pages is understood."""
    return tuple(page.lesson for page in lesson_pages(project))


def lessons_by_id(project: Project) -> dict[str, Lesson]:
    """Give the lessons of a project by their ids; of two with one id, the first page counts."""
    return {lesson.id: lesson for lesson in reversed(find_lessons(project))}


def no_lessons(project: Project) -> str:
    """Say what to do in a project without lessons: most people stand in the wrong folder."""
    return (
        f"`{clean(project.root.name)}` was taken as the project, and has no lessons; run it in the folder of your site"
    )


def lesson_pages(project: Project) -> tuple[LessonPage, ...]:
    """Find the lessons of a project with the front matter of their pages."""
    found = []
    for target in find_targets(project, (), all_data=False):
        page = read_lesson_if_any(target.path, project) if target.kind == "page" else None
        if page is not None:
            found.append(page)
    return tuple(sorted(found, key=lambda page: page.lesson.page))


def read_lesson_if_any(path: Path, project: Project) -> LessonPage | None:
    """Read the lesson that a page may be; most pages are none, and only their first letters are read."""
    return read_lesson(path, project) if may_be_lesson(path) else None


def is_markdown(path: Path) -> bool:
    """Say whether a page may have front matter."""
    return path.suffix.lower() in (".md", ".markdown")


def may_be_lesson(path: Path) -> bool:
    """Say whether a page begins like one with front matter, without reading all of it."""
    if not is_markdown(path):
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(_START)).lstrip(b"\xef\xbb\xbf").startswith(b"---")
    except OSError:
        return False


def read_lesson(path: Path, project: Project, *, content: str | None = None) -> LessonPage | None:
    """Read the lesson that a page is; nothing where it is none, or where that cannot be read.

    :param content: the page's text, where the caller has read it already.
    """
    if content is None:
        source = read(path, project.shown(path), limits=project.options.limits)
        if isinstance(source, Diagnostic):
            return None
        content = source.content
    document = lesson_matter(content, path, project)
    if document is None or document.broken:
        return None
    lesson = load_lesson(document, project.relative(path), page_title(content))
    return LessonPage(lesson, document) if lesson is not None else None


def lesson_matter(content: str, path: Path, project: Project) -> Document | None:
    """Give the front matter of a lesson; nothing where the page is none."""
    fences = _FENCES.match(content)
    if fences is None or not _KEY.search(fences[0]):
        return None
    document = front_matter(content, project.shown(path), project)
    return document if document is not None and (document.broken or is_lesson(document)) else None


def page_title(content: str) -> str:
    """Give the first heading of a page of Markdown, without its marks."""
    fences = _FENCES.match(content)
    found = _HEADING.search(content, fences.end() if fences else 0)
    return _MARKUP.sub("", found[1] or found[2] or "").strip() if found else ""


def check_lesson_matter(content: str, path: Path, project: Project) -> LessonCheck:
    """Check the front matter of a page, if it makes the page a lesson."""
    if not is_markdown(path):
        return LessonCheck()
    document = lesson_matter(content, path, project)
    if document is None:
        return LessonCheck()
    try:
        found = tuple(check_documents((document,), project.store.find(LESSON, base=path.parent), project))
    except BrokenSchemaError as error:  # the project's own schema of this name
        found = (document.locator.diagnostic(Code.INVALID_SCHEMA, str(error), *document.key_offsets_of((LESSON,))),)
    lesson = load_lesson(document, project.relative(path), page_title(content))
    return LessonCheck(found, LessonPage(lesson, document) if lesson is not None else None)


def check_all_lessons(project: Project, pages: Iterable[Path]) -> tuple[Diagnostic, ...]:
    """Check all lessons of a project against one another.

    :param pages: whose findings are wanted.
    """
    shown = {project.shown(path) for path in pages if read_lesson_if_any(path, project)}
    if not shown:
        return ()
    lessons = lesson_pages(project)
    return tuple(item for item in check_lessons(lessons, _known_roles(project)) if item.path in shown)


def _known_roles(project: Project) -> frozenset[str] | None:
    """Give the names of all roles; nothing where no file says which there are."""
    return roles_in(organisation_file(project, ROLES), project)


def roles_in(path: Path | None, project: Project) -> frozenset[str] | None:
    """Give the names of all roles in a file; nothing where there is none, or where it cannot be read."""
    document = read_document(path, project) if path else None
    return frozenset(party.name for party in load_roles(document).of_kind("role")) if document else None
