"""What the directives of events have in common: a workshop's file, and its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from hubdocs.model import Code
from hubdocs.project.pages.shown_file import find_shown_file
from hubdocs.project.training.workshops import find_workshop
from hubdocs.service.training.workshop import WORKSHOP_ID
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.outdated import list_files
from hubdocs.sphinx_ext.config.dependencies import note_configuration, note_schema
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.place import file_of
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.fleet.hubs import use_hub
from hubdocs.sphinx_ext.reporting import ReportingDirective
from hubdocs.sphinx_ext.training.nodes import lesson_area

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.util.typing import OptionSpec

    from hubdocs.project.training.workshops import FoundWorkshop


class EventDirective(ReportingDirective):
    """Shows something that is made of the file of a workshop.

    :cvar known: the options that there are.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption({"class"})
    known: ClassVar[frozenset[str]] = frozenset()

    def workshop(self, *, observed: bool = False) -> tuple[Path, FoundWorkshop] | None:
        """Read the workshop that the author names; without one there is a finding in its place.

        :param observed: take the minutes that lessons really took.
        """
        self.check_options({*self.known, "class"})
        domain, name = SchemaDomain.of(self.env), " ".join(self.arguments).strip()
        note_configuration(self.env)
        if not name:
            self.report(Code.FILE_NOT_FOUND, f"`{self.name}` needs the file of a workshop", self.name)
            return None
        path = find_shown_file(name, file_of(self), domain.project)
        if isinstance(path, str):
            domain.note_missing(self.env.docname, name)  # so that it is looked for again in each build
            outside = path == "outside"
            message = f"`{name}` leads out of the project" if outside else f"there is no file `{name}`"
            self.report(Code.OUTSIDE_PROJECT if outside else Code.FILE_NOT_FOUND, message, name)
            return None
        found = find_workshop(path, domain.project, observed=observed)
        self._depend_on(found)
        for item in found.diagnostics:
            domain.note_finding(self.env.docname, item)
        return path, found

    def _depend_on(self, found: FoundWorkshop) -> None:
        """Have the page read again when a file changes that it is made from, or when lessons come or go."""
        note_schema(self.env, WORKSHOP_ID, file_of(self).parent)
        for file in found.files:
            if file.is_file():
                self.env.note_dependency(str(file))
        HubDomain.of(self.env).note_watched(self.env.docname, list_files(self.env, "training"))
        if found.workshop is not None and found.workshop.hub:
            use_hub(self.env, found.workshop.hub)

    def area(self, css: str) -> lesson_area:
        """Make what holds the nodes."""
        classes = [css, *map(nodes.make_id, str(self.options.get("class", "")).split())]
        made = lesson_area(classes=classes)
        self.set_source_info(made)
        return made
