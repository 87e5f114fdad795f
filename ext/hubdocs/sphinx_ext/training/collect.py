"""What is put together from the pages of lessons: their parts, copied when all pages are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from hubdocs.service.query.values import fold
from hubdocs.sphinx_ext.builder import builder_of
from hubdocs.sphinx_ext.training.collect_setup import SetupWriter
from hubdocs.sphinx_ext.training.copies import Copier
from hubdocs.sphinx_ext.training.domain import LessonDomain
from hubdocs.sphinx_ext.training.head import lesson_link
from hubdocs.sphinx_ext.training.listing import lesson_table
from hubdocs.sphinx_ext.training.nodes import (
    lesson_area,
    lesson_block,
    lesson_collected,
    lesson_details,
    lesson_head,
    lesson_switch,
)
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from hubdocs.sphinx_ext.training.collect_setup import Event


class FillCollected(SphinxPostTransform):
    """Fill the room that directives have left, before anything else is done with what stands there."""

    default_priority = 3

    def run(self, **_options: Any) -> None:
        """Change the page."""
        for room in list(self.document.findall(lesson_collected)):
            made = Collector(self.env, builder_of(self.env), room).make()
            area = lesson_area("", *made, classes=room["classes"], ids=room["ids"])
            area.source, area.line = room.source, room.line
            room.replace_self(area)


class Collector:
    """Collects for one directive."""

    def __init__(self, env: BuildEnvironment, builder: Builder, room: lesson_collected) -> None:
        self.env = env
        self.builder = builder
        self.docname: str = room["docname"]
        self.room = room
        self.domain = LessonDomain.of(env)
        self.event: Event | None = room.get("event")
        self.pages = list(self._pages())

    def make(self) -> Iterator[nodes.Node]:
        """Make what is shown."""
        kind = self.room["kind"]
        if kind == "list":
            yield from lesson_table(self.env, self.pages, self.docname)
        elif kind == "glossary":
            yield from self.glossary()
        elif kind == "setup":
            yield from self.setup()
        elif kind == "all-in-one":
            for page in self.pages:
                yield self.whole(page)
        else:
            wanted = ("keypoints",) if kind == "keypoints" else ("exercise", "solution")
            for page in self.pages:
                yield from self.parts(page, wanted)

    def _pages(self) -> Iterator[str]:
        """Give the pages of the lessons that are collected from: of a course, or of a workshop in its order."""
        pages = [page for page in self.domain.pages_of(self.room["course"]) if page != self.docname]
        if self.event is None:
            yield from pages
            return
        by_id = {lesson.id: page for page in reversed(pages) if (lesson := self.domain.lesson_of(page)) is not None}
        yield from (by_id[name] for name in self.event.lessons if name in by_id)

    @property
    def level(self) -> int:
        """The level of headings below the one that the directive stands under."""
        level, above = 1, self.room.parent
        while above is not None:
            level += isinstance(above, nodes.section)
            above = above.parent
        return min(level, 6)

    def parts(self, page: str, kinds: tuple[str, ...]) -> Iterator[nodes.Node]:
        """Copy some parts of a page, below its title."""
        copier = Copier(self.env, self.builder, self.docname, page)
        found = [
            part
            for part in copier.doctree.findall(nodes.admonition)
            if isinstance(part, lesson_block | lesson_details) and part["kind"] in kinds
        ]
        lesson = self.domain.lesson_of(page)
        if not found or lesson is None:
            return
        copies = copier.copy([part for part in found if not _inside(part, found)], drop=self.is_dropped)
        link = lesson_link(self.docname, lesson.id, lesson.title)
        yield nodes.rubric("", "", link, **{"heading-level": self.level})
        if kinds == ("keypoints",):
            for copy in copies:
                yield from copy.children[1:]
        else:
            yield from copies

    def whole(self, page: str) -> nodes.section:
        """Copy all of a page, without what only makes sense there."""
        copier = Copier(self.env, self.builder, self.docname, page)
        section = next(copier.doctree.findall(nodes.section), None)
        lesson = self.domain.lesson_of(page)
        if section is None or lesson is None:
            return nodes.section()
        copy = copier.copy([section], drop=self.is_dropped)[0]
        made: nodes.section = copy  # type: ignore[assignment] # a copy of a section
        for part in made.findall(lesson_details):
            part["open"] = True
        return made

    def is_dropped(self, node: nodes.Node) -> bool:
        """Say what is left out of a page that is one of many."""
        if isinstance(node, lesson_details):
            is_note = node["audience"] and not self.room.get("notes")
            return bool(is_note or (node["kind"] == "solution" and not self.room.get("solutions")))
        if self.room["kind"] == "setup" and isinstance(node, nodes.list_item):
            return self._is_lesson_only(node)
        return isinstance(node, lesson_head | lesson_switch | addnodes.toctree)

    @staticmethod
    def _is_lesson_only(item: nodes.list_item) -> bool:
        """Say whether an item is nothing but a link to a lesson that is required; those are listed together."""
        links = list(item.findall(addnodes.pending_xref))
        wanted = [link for link in links if (link["refdomain"], link["reftype"]) == (LessonDomain.name, "ref")]
        return bool(wanted) and item.astext() == "".join(link.astext() for link in wanted)

    def setup(self) -> Iterator[nodes.Node]:
        """Say what participants prepare, lesson by lesson where it differs, and what the hub must have."""
        lessons = [lesson for page in self.pages if (lesson := self.domain.lesson_of(page)) is not None]
        if not lessons:
            return
        titles = {
            lesson.id: self.domain.title_of(page) for page, kept in self.domain.lessons.items() for lesson in kept
        }
        writer = SetupWriter(self.env, self.docname, lessons, titles, self.event)
        yield self._heading(_("What participants need"))
        general = list(writer.for_participants())
        yield from general
        asked = nodes.definition_list("", *self._prerequisites(), classes=["hubdocs-terms"])
        if asked.children:
            yield asked
        elif not general:
            yield nodes.paragraph("", str(_("Nothing has to be prepared.")), translatable=False)
        yield self._heading(_("What the hub must have"))
        yield from writer.for_provider()

    def _prerequisites(self) -> Iterator[nodes.definition_list_item]:
        """Copy what each lesson asks of its learners, but for the lessons that it builds on."""
        for page in self.pages:
            copier, lesson = Copier(self.env, self.builder, self.docname, page), self.domain.lesson_of(page)
            found = [part for part in copier.doctree.findall(lesson_block) if part["kind"] == "prerequisites"]
            bodies = [body for copy in copier.copy(found, drop=self.is_dropped) for body in copy.children[1:]]
            said = [body for body in bodies if body.astext().strip()]
            if said and lesson is not None:
                term = nodes.term("", "", lesson_link(self.docname, lesson.id, lesson.title))
                yield nodes.definition_list_item("", term, nodes.definition("", *said))

    def _heading(self, words: object) -> nodes.rubric:
        return nodes.rubric("", str(words), **{"heading-level": self.level}, translatable=False)

    def glossary(self) -> Iterator[nodes.Node]:
        """List all words, with the lesson that explains each."""
        made = nodes.definition_list(classes=["hubdocs-terms"])
        entries = [(page, item) for page in self.pages for item in self.terms(page)]
        for page, item in sorted(entries, key=lambda entry: fold(entry[1].children[0].astext())):
            lesson = self.domain.lesson_of(page)
            if lesson is not None:
                link = lesson_link(self.docname, lesson.id, lesson.title)
                said = nodes.paragraph("", f"{_('Lesson')}: ", link, classes=["hubdocs-where"])
                next(item.findall(nodes.definition)).append(said)
            made += item
        if made.children:
            yield made

    def terms(self, page: str) -> list[nodes.Element]:
        """Copy the words of a page, each with its meaning."""
        copier = Copier(self.env, self.builder, self.docname, page)
        items = [
            item
            for listed in copier.doctree.findall(nodes.definition_list)
            if "hubdocs-term" in listed["classes"]
            for item in listed.findall(nodes.definition_list_item)
        ]
        return copier.copy(items)


def _inside(part: nodes.Element, others: Iterable[nodes.Element]) -> bool:
    """Say whether a part stands in another one that is copied, too."""
    above = part.parent
    while above is not None:
        if any(above is other for other in others):
            return True
        above = above.parent
    return False
