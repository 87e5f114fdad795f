"""The directive ``lesson:setup``: what participants prepare and what the hub must have, collected from lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sphinx_ext.training.collect_directives import leave_room
from hubdocs.sphinx_ext.training.collect_setup import Event
from hubdocs.sphinx_ext.training.event_base import EventDirective

if TYPE_CHECKING:
    from docutils import nodes

    from hubdocs.project.training.workshops import FoundWorkshop
    from hubdocs.service.training.workshop import Workshop

_FILES = (".yaml", ".yml")


class SetupDirective(EventDirective):
    """Show it for the lessons of a course, of a workshop if its file is named, or of the whole project."""

    def run(self) -> list[nodes.Node]:
        """Leave room: the parts of lessons are copied when all pages are read."""
        if not " ".join(self.arguments).strip().endswith(_FILES):
            self.check_options({"class"})
            return [leave_room(self)]
        read = self.workshop()
        workshop = read[1].workshop if read is not None else None
        if read is None or workshop is None:
            return []
        self.arguments = []
        room = leave_room(self)
        room["event"] = _event(workshop, read[1])
        return [room]


def _event(workshop: Workshop, found: FoundWorkshop) -> Event:
    materials = workshop.materials
    return Event(
        workshop.lesson_ids,
        title=found.hub.text("display_name") or found.hub.id if found.hub is not None else workshop.hub,
        domain=found.hub.text("domain") if found.hub is not None else "",
        days=tuple(day.date for day in workshop.days),
        people=workshop.attendees,
        has_shared_password=workshop.shared_password,
        repository=materials.repository if materials is not None else "",
        data=workshop.data,
    )
