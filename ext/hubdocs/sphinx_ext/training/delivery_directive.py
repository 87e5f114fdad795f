"""The directive ``lesson:delivery``: what lessons take on paper, and what they took when they were taught."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from hubdocs.model import Code
from hubdocs.project.training.lessons import lessons_by_id
from hubdocs.project.training.workshops import observed_minutes, training_files
from hubdocs.service.organisation.place import hint_for
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.outdated import list_files
from hubdocs.sphinx_ext.config.dependencies import note_configuration
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.organisation.messages import bullets, table
from hubdocs.sphinx_ext.reporting import ReportingDirective
from hubdocs.sphinx_ext.training.event_text import as_said
from hubdocs.sphinx_ext.training.head import lesson_link
from hubdocs.sphinx_ext.training.nodes import lesson_area
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from sphinx.util.typing import OptionSpec

    from hubdocs.service.training.lesson import Lesson
    from hubdocs.service.training.observed import Observed


class DeliveryDirective(ReportingDirective):
    """Show planned against observed minutes, for the lessons of a course or for all that were taught."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption({"class"})

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        self.check_options({"class"})
        note_configuration(self.env)
        project = SchemaDomain.of(self.env).project
        HubDomain.of(self.env).note_watched(self.env.docname, list_files(self.env, "training"))
        for path in training_files(project):
            self.env.note_dependency(str(path))
        course, lessons = " ".join(self.arguments).strip(), lessons_by_id(project)
        courses = {lesson.course for lesson in lessons.values()}
        if course and course not in courses:
            self.report(
                Code.UNKNOWN_LESSON, f"there is no course `{course}`", course, hint_for(course, tuple(sorted(courses)))
            )
            return []
        seen = observed_minutes(project)
        found = [each for each in lessons.values() if each.id in seen and (not course or each.course == course)]
        made = lesson_area(classes=["hubdocs-agenda", *map(nodes.make_id, self.options.get("class", "").split())])
        self.set_source_info(made)
        if not found:
            made += nodes.paragraph("", str(_("Nobody has written down yet how long lessons took.")))
            return [as_said(made)]
        heads = (_("Lesson"), _("Planned minutes"), _("Median"), _("From shortest to longest"), _("Times taught"))
        rows = [self._row(lesson, seen[lesson.id]) for lesson in sorted(found, key=lambda each: each.page)]
        body = table("", map(str, heads), rows, (36, 16, 16, 18, 14))
        body.remove(body[0])  # what the table shows stands around it
        made += body
        notes = [(lesson, note) for lesson in found for note in seen[lesson.id].notes]
        if notes:
            made += nodes.paragraph("", str(_("What those who taught them noted:")))
            made += bullets(self._note(lesson, note) for lesson, note in notes)
        return [as_said(made)]

    def _row(self, lesson: Lesson, seen: Observed) -> list[nodes.Node]:
        texts = (str(lesson.minutes), str(seen.minutes), f"{seen.least}\N{EN DASH}{seen.most}", str(seen.count))
        link = nodes.paragraph("", "", lesson_link(self.env.docname, lesson.id, lesson.title))
        return [link, *(nodes.paragraph("", text) for text in texts)]

    def _note(self, lesson: Lesson, note: str) -> nodes.paragraph:
        return nodes.paragraph(
            "", "", lesson_link(self.env.docname, lesson.id, lesson.title), nodes.Text(f": {visible(note)}")
        )
