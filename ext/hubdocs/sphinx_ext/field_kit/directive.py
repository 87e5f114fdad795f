"""The directive ``lesson:field-kit``: a link to the kit of a workshop, with its size."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from hubdocs.project.field_kit.pack import kit_name
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.field_kit.asked import lesson_kit
from hubdocs.sphinx_ext.training.audience import has_notes
from hubdocs.sphinx_ext.training.calendars import name_digest
from hubdocs.sphinx_ext.training.domain import AskedKit, LessonDomain
from hubdocs.sphinx_ext.training.event_base import EventDirective

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.util.typing import OptionSpec

OPTIONS = frozenset({"instructors", "observed", "print-without-solutions"})
"""The options of the directive."""


class FieldKitDirective(EventDirective):
    """Lead to the kit, which is made when all pages are read."""

    known = OPTIONS
    option_spec: ClassVar[OptionSpec] = AnyOption({*OPTIONS, "class"})

    def run(self) -> list[nodes.Node]:
        """Make the nodes: nothing for learners where the kit is for instructors, and nothing within a kit."""
        read = self.workshop(observed="observed" in self.options)
        instructors = "instructors" in self.options
        if read is None or read[1].agenda is None or read[1].errors or self.config.hubdocs_field_kit:
            return []
        if instructors and not has_notes(self.env):
            return []
        path, found = read
        asked = self._asked(path, instructors=instructors)
        LessonDomain.of(self.env).note("kits", self.env.docname, asked)
        made = self.area("hubdocs-field-kit")
        made += lesson_kit("", "", kit=asked, title=found.workshop.title if found.workshop is not None else "")
        return [made]

    def _asked(self, path: Path, *, instructors: bool) -> AskedKit:
        project = SchemaDomain.of(self.env).project
        solutions, observed = "print-without-solutions" not in self.options, "observed" in self.options
        shown = project.relative(path)
        marks = {"instructors": instructors, "observed": observed, "without-solutions": not solutions}
        folders = [*_folders(shown), *(f"_{mark}" for mark, is_set in marks.items() if is_set)]
        name = "/".join((*folders, kit_name(path, instructors=instructors)))
        return AskedKit(str(path), shown, name, instructors, solutions, observed, self.lineno)


def _folders(shown: str) -> list[str]:
    """Give the folders of a file as names for addresses; no two of them become one."""
    folders = shown.split("/")[:-1]
    return [name if nodes.make_id(name) == name else f"{nodes.make_id(name)}_{name_digest(name)}" for name in folders]
