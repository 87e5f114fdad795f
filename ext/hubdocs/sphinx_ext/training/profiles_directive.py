"""The directive ``lesson:profiles``: for whom lessons are, each kind of people with the lessons that suit them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from hubdocs.model import Code
from hubdocs.project.training.lessons import lessons_by_id
from hubdocs.project.training.workshops import training_files
from hubdocs.service.organisation.place import line_of
from hubdocs.service.training.learners import LEARNERS, load_learners
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.outdated import list_files
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.organisation.base import OrganisationDirective
from hubdocs.sphinx_ext.organisation.messages import bullets, field, paragraph, said
from hubdocs.sphinx_ext.training.head import lesson_link
from hubdocs.sphinx_ext.training.words import language_words, minutes_words, obstacle_words
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.util.typing import OptionSpec

    from hubdocs.model import Pointer
    from hubdocs.service.training.learners import LearnerProfile
    from hubdocs.service.training.lesson import Lesson
    from hubdocs.sources import Document

OPTIONS = frozenset({"only"})
"""The options of the directive."""


class ProfilesDirective(OrganisationDirective):
    """List learner profiles, or those that the author names."""

    optional_arguments = 0
    schema = LEARNERS
    known = OPTIONS
    option_spec: ClassVar[OptionSpec] = AnyOption({*OPTIONS, "class"})

    def show(self, document: Document) -> Iterable[nodes.Node]:
        """Make the list; it is made from pages of lessons, too."""
        project = SchemaDomain.of(self.env).project
        HubDomain.of(self.env).note_watched(self.env.docname, list_files(self.env, "training"))
        for path in training_files(project):
            self.env.note_dependency(str(path))
        profiles = {profile.id: profile for profile in reversed(load_learners(document))}
        wanted = str(self.options.get("only", "")).replace(",", " ").split() or list(reversed(profiles))
        for name in wanted:
            if name not in profiles:
                self.unknown("learner profile", name, profiles, Code.INVALID_OPTION)
        lessons, listed = lessons_by_id(project), nodes.definition_list(classes=["hubdocs-learners"])
        for name in dict.fromkeys(wanted):
            if name in profiles:
                listed += self._item(document, profiles[name], lessons)
        return [listed] if listed.children else []

    def _item(
        self, document: Document, profile: LearnerProfile, lessons: Mapping[str, Lesson]
    ) -> nodes.definition_list_item:
        def place(*keys: str | int) -> tuple[str, int]:
            pointer: Pointer = (*profile.pointer, *keys)
            return self.place(line_of(document, pointer))

        term = said(nodes.term(), profile.title, place("title"))
        anchor = nodes.make_id(f"learner-{profile.id}")
        if anchor not in self.state.document.ids:
            term["ids"].append(anchor)
            self.state.document.note_explicit_target(term)
        facts = nodes.field_list("", field(_("Role"), nodes.paragraph("", "", self.party(profile.role))))
        facts += field(_("What they want"), paragraph(profile.goal, place("goal")))
        if profile.can:
            known = (paragraph(text, place("can", number)) for number, text in enumerate(profile.can))
            facts += field(_("What they can do already"), bullets(known))
        for kind, text in profile.obstacles:
            facts += field(obstacle_words(kind), paragraph(text, place("obstacles", kind)))
        if profile.languages:
            names = ", ".join(language_words(self.env, each) for each in profile.languages)
            facts += field(_("They read"), _ours(names))
        facts += field(_("Lessons"), *self._lessons(profile, lessons))
        if profile.advice:
            facts += field(_("What helps them"), paragraph(profile.advice, place("advice")))
        body = nodes.definition("", paragraph(profile.background, place("background")), facts)
        return nodes.definition_list_item("", term, body)

    def _lessons(self, profile: LearnerProfile, lessons: Mapping[str, Lesson]) -> Iterator[nodes.Node]:
        """List the lessons in their order, and say how long all of them take."""
        known = [lessons[name] for name in profile.lessons if name in lessons]
        listed = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
        for lesson in known:
            words = f" ({minutes_words(lesson.minutes)})"
            line = nodes.paragraph("", "", lesson_link(self.env.docname, lesson.id, lesson.title), nodes.Text(words))
            line["translatable"] = False
            listed += nodes.list_item("", line)
        if known:
            yield listed
            total = minutes_words(sum(lesson.minutes for lesson in known))
            yield _ours(str(_("All of them take {time}.")).format(time=total))
        others = dict.fromkeys(lesson.language for lesson in known if not profile.reads(lesson.language))
        if others:
            names = ", ".join(language_words(self.env, each) for each in others)
            yield _ours(str(_("Written in a language that they do not read: {languages}.")).format(languages=names))


def _ours(text: str) -> nodes.paragraph:
    """Write our own words, which are in the reader's language already."""
    return nodes.paragraph("", text, translatable=False)
