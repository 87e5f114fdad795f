"""The domain ``lesson``: lessons, their exercises and terms, and the links to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from docutils import nodes
from sphinx.domains import ObjType
from sphinx.util.nodes import make_refnode

from hubdocs.service.query.values import fold
from hubdocs.sphinx_ext.by_page import PageDomain
from hubdocs.sphinx_ext.training.copies import FROM_PAGE
from hubdocs.sphinx_ext.training.words import exercise_title
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from hubdocs.service.training.lesson import Lesson


class Exercise(NamedTuple):
    """An exercise on a page.

    :param number: on its page, from 1.
    :param name: how links call it; empty if it has none.
    :param anchor: where on the page.
    :param title: without its number.
    """

    number: int
    name: str
    anchor: str
    title: str


class Term(NamedTuple):
    """A word that a page explains.

    :param word: as its author wrote it.
    :param shown: as readers see it, who may read a translation.
    """

    word: str
    anchor: str
    shown: str


class LessonLink(NamedTuple):
    """A link that an author wrote; all are checked at the end of each build.

    :param role: ``ref`` or ``term``.
    """

    role: str
    target: str
    file: str
    line: int


class Collecting(NamedTuple):
    """Something that a page collects from others.

    :param course: from which course; empty for all of them.
    """

    course: str
    file: str
    line: int


class Place(NamedTuple):
    """What a link leads to.

    :param kind: one of the domain's types of objects.
    :param shown: what the link says if its author says nothing.
    """

    kind: str
    docname: str
    anchor: str
    shown: str


class Calendar(NamedTuple):
    """A calendar.

    :param name: its path in the site.
    """

    name: str
    text: str


class AskedKit(NamedTuple):
    """A kit that a page leads to.

    :param workshop: the file of the workshop.
    :param shown: the same, from the project's folder.
    :param name: of the zip, below the folder with all kits.
    :param instructors: whether it has the notes for instructors.
    :param solutions: whether its page for print has the solutions.
    :param observed: whether its agenda takes the minutes that lessons really took.
    :param line: of the page.
    """

    workshop: str
    shown: str
    name: str
    instructors: bool
    solutions: bool
    observed: bool
    line: int


class LessonDomain(PageDomain):
    """Lessons and their parts."""

    name = "lesson"
    label = "Lessons"
    object_types: ClassVar[dict[str, ObjType]] = {
        "lesson": ObjType(_("lesson"), "ref"),
        "exercise": ObjType(_("exercise"), "ref"),
        "term": ObjType(_("term"), "term"),
    }
    by_page = ("lessons", "exercises", "terms", "links", "collecting", "calendars", "kits")
    initial_data: ClassVar[dict[str, Any]] = {**{kept: {} for kept in by_page}, "kit_sizes": {}, "state": ""}
    data_version = 4
    read_pages = False
    """Whether this build has read any page; never pickled."""

    @classmethod
    def of(cls, env: BuildEnvironment) -> LessonDomain:
        """Give the domain of a build."""
        return cast("LessonDomain", env.domains["lesson"])

    @property
    def lessons(self) -> dict[str, tuple[Lesson, ...]]:
        """By page: the lesson that it is."""
        return cast("dict[str, tuple[Lesson, ...]]", self.data["lessons"])

    @property
    def exercises(self) -> dict[str, tuple[Exercise, ...]]:
        """By page: its exercises."""
        return cast("dict[str, tuple[Exercise, ...]]", self.data["exercises"])

    @property
    def terms(self) -> dict[str, tuple[Term, ...]]:
        """By page: the words that it explains."""
        return cast("dict[str, tuple[Term, ...]]", self.data["terms"])

    @property
    def links(self) -> dict[str, tuple[LessonLink, ...]]:
        """By page: what it links to."""
        return cast("dict[str, tuple[LessonLink, ...]]", self.data["links"])

    @property
    def collecting(self) -> dict[str, tuple[Collecting, ...]]:
        """By page: what it collects from others."""
        return cast("dict[str, tuple[Collecting, ...]]", self.data["collecting"])

    @property
    def calendars(self) -> dict[str, tuple[Calendar, ...]]:
        """By page: the calendars of the workshops that it shows."""
        return cast("dict[str, tuple[Calendar, ...]]", self.data["calendars"])

    @property
    def kits(self) -> dict[str, tuple[AskedKit, ...]]:
        """By page: the field kits that it leads to."""
        return cast("dict[str, tuple[AskedKit, ...]]", self.data["kits"])

    def lesson_of(self, docname: str) -> Lesson | None:
        """Give the lesson that a page is."""
        return next(iter(self.lessons.get(docname, ())), None)

    def title_of(self, docname: str) -> str:
        """Give the title of a page, in the language of the site."""
        title = self.env.titles.get(docname)
        return title.astext() if title is not None else docname

    def pages_of(self, course: str = "") -> list[str]:
        """Give the pages of the lessons of a course, or of all courses, in the order of the tables of contents."""
        order = {docname: number for number, docname in enumerate(_in_order(self.env))}
        found = [
            docname
            for docname, kept in self.lessons.items()
            if not course or any(lesson.course == course for lesson in kept)
        ]
        return sorted(found, key=lambda docname: (order.get(docname, len(order)), docname))

    def courses(self) -> tuple[str, ...]:
        """Give the names of all courses."""
        return tuple(sorted({lesson.course for kept in self.lessons.values() for lesson in kept}))

    def number(self, docname: str, number: int) -> str:
        """Give the number of an exercise as readers see it."""
        lesson = self.lesson_of(docname)
        if self.env.config.hubdocs_exercise_numbers == "course" and lesson is not None:
            return f"{self.pages_of(lesson.course).index(docname) + 1}.{number}"
        return str(number)

    def find(self, role: str, target: str, docname: str = "") -> Place | None:
        """Find what a link leads to; of several exercises with one name, the one on the page of the link.

        :param docname: the page that the link stands on.
        """
        if role == "term":
            wanted = fold(target)
            terms = ((page, term) for page in self._first(self.terms, docname) for term in self.terms[page])
            found = next((each for each in terms if wanted in (fold(each[1].word), fold(each[1].shown))), None)
            return Place("term", found[0], found[1].anchor, found[1].shown) if found else None
        for page, kept in sorted(self.lessons.items()):
            if any(lesson.id == target for lesson in kept):
                return Place("lesson", page, "", self.title_of(page))
        lesson, _slash, name = target.rpartition("/")
        for page in self._first(self.exercises, docname):
            known = self.lesson_of(page)
            for exercise in self.exercises[page]:
                if exercise.name == name and (not lesson or (known is not None and known.id == lesson)):
                    shown = exercise_title(self.number(page, exercise.number), exercise.title)
                    return Place("exercise", page, exercise.anchor, shown)
        return None

    def known(self, role: str) -> tuple[str, ...]:
        """Give all that links of a role can lead to."""
        if role == "term":
            return tuple(sorted({term.word for kept in self.terms.values() for term in kept}))
        lessons = {lesson.id for kept in self.lessons.values() for lesson in kept}
        named = {exercise.name for kept in self.exercises.values() for exercise in kept if exercise.name}
        return tuple(sorted(lessons | named))

    @staticmethod
    def _first(pages: dict[str, Any], docname: str) -> list[str]:
        """Sort pages, with one of them in front."""
        return sorted(pages, key=lambda page: (page != docname, page))

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """List everything for the inventory and the search index."""
        for docname, kept in sorted(self.lessons.items()):
            yield from ((lesson.id, self.title_of(docname), "lesson", docname, "", 1) for lesson in kept)
        for docname, exercises in sorted(self.exercises.items()):
            lesson = self.lesson_of(docname)
            for exercise in exercises:
                if exercise.name:
                    name = f"{lesson.id}/{exercise.name}" if lesson else exercise.name
                    yield name, exercise.title or exercise.name, "exercise", docname, exercise.anchor, 1
        for docname, terms in sorted(self.terms.items()):
            yield from ((term.word, term.shown, "term", docname, term.anchor, 1) for term in terms)

    def resolve_xref(  # noqa: PLR0913, PLR0917 (Sphinx calls it so)
        self,
        env: BuildEnvironment,  # noqa: ARG002 (Sphinx calls it so)
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Make a link to what a role names, with its title."""
        place = self.find(typ, target, node.get(FROM_PAGE, node.get("refdoc", fromdocname)))
        if place is None:
            return None
        if not node.get("refexplicit") and typ == "ref":
            contnode = nodes.inline("", place.shown)
        return make_refnode(builder, fromdocname, place.docname, place.anchor, contnode)

    def resolve_any_xref(  # noqa: PLR0913, PLR0917 (Sphinx calls it so)
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Offer what ``any`` may mean."""
        found = (
            (f"lesson:{role}", self.resolve_xref(env, fromdocname, builder, role, target, node, contnode))
            for role in ("ref", "term")
        )
        return [(role, reference) for role, reference in found if reference is not None]


def _in_order(env: BuildEnvironment) -> Iterator[str]:
    """Walk the tables of contents, from the first page on."""
    seen: set[str] = set()
    waiting = [str(env.config.root_doc)]
    while waiting:
        docname = waiting.pop()
        if docname not in seen:
            seen.add(docname)
            yield docname
            waiting.extend(reversed(env.toctree_includes.get(docname, [])))
