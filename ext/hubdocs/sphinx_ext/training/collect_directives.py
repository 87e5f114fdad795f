"""The directives that show what stands on the pages of lessons, all in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from hubdocs.model import Code
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.reporting import ReportingDirective
from hubdocs.sphinx_ext.training.blocks import BlockDirective
from hubdocs.sphinx_ext.training.domain import Collecting, LessonDomain
from hubdocs.sphinx_ext.training.nodes import lesson_collected

if TYPE_CHECKING:
    from sphinx.util.typing import OptionSpec

_ANSWERS = {"": True, "yes": True, "no": False}


def leave_room(directive: ReportingDirective, **options: bool) -> lesson_collected:
    """Leave room for what is collected when all pages are read.

    :param options: what of it is wanted.
    """
    kind = directive.name.rpartition(":")[2]
    course = directive.arguments[0] if directive.arguments else ""
    further = map(nodes.make_id, str(directive.options.get("class", "")).split())
    made = lesson_collected(kind=kind, course=course, classes=[f"hubdocs-lesson-{kind}", *further])
    made.attributes.update(options, docname=directive.env.docname)
    directive.set_source_info(made)
    file, line = directive.get_source_info()
    LessonDomain.of(directive.env).note("collecting", directive.env.docname, Collecting(course, file, line))
    return made


class CollectDirective(ReportingDirective):
    """Shows what is collected from lessons.

    :cvar switches: options with ``yes`` or ``no``, each with what holds without it.
    """

    optional_arguments = 1
    option_spec: ClassVar[OptionSpec] = AnyOption({"class"})
    switches: ClassVar[dict[str, bool]] = {}

    def run(self) -> list[nodes.Node]:
        """Leave room; a course without lessons is told when all pages are read."""
        self.check_options({*self.switches, "class"})
        return [leave_room(self, **{name: self.switch(name) for name in self.switches})]

    def switch(self, name: str) -> bool:
        """Read an option that is ``yes`` or ``no``."""
        if name not in self.options:
            return self.switches[name]
        written = str(self.options[name])
        if written not in _ANSWERS:
            self.report(Code.INVALID_OPTION, f"`{written}` is neither `yes` nor `no`", written, "write `yes` or `no`")
        return _ANSWERS.get(written, self.switches[name])


class ExercisesDirective(CollectDirective):
    """All exercises, with their solutions."""

    option_spec: ClassVar[OptionSpec] = AnyOption({"class", "solutions"})
    switches: ClassVar[dict[str, bool]] = {"solutions": True}


class AllInOneDirective(CollectDirective):
    """All lessons on one page, for print."""

    option_spec: ClassVar[OptionSpec] = AnyOption({"class", "solutions", "notes"})
    switches: ClassVar[dict[str, bool]] = {"solutions": True, "notes": False}


class KeypointsDirective(BlockDirective):
    """The keypoints of a lesson; or, with the name of a course and nothing inside, those of all its lessons."""

    def run(self) -> list[nodes.Node]:
        """Make the list, or leave room for all of them."""
        if not self.arguments or any(line.strip() for line in self.content):
            return super().run()
        self.check_options({"class"})
        return [leave_room(self)]
