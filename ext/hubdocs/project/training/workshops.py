"""The workshops of a project: their files, held against its lessons and its hubs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hubdocs.model import Diagnostic, Severity
from hubdocs.project.check_file import check_file
from hubdocs.project.discovery import data_files, schema_of
from hubdocs.project.fleet.hubs import hub_files, known_hubs
from hubdocs.project.report import settle
from hubdocs.project.training.lessons import find_lessons, lessons_by_id
from hubdocs.service.training.agenda import compile_agenda
from hubdocs.service.training.clock import find_zone
from hubdocs.service.training.observed import DELIVERY, load_delivery, observe
from hubdocs.service.training.workshop import WORKSHOP, WORKSHOP_ID, load_workshop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hubdocs.project.project import Project
    from hubdocs.service.fleet import Hub
    from hubdocs.service.training.agenda import Agenda
    from hubdocs.service.training.lesson import Lesson
    from hubdocs.service.training.observed import Observed
    from hubdocs.service.training.workshop import Workshop


class FoundWorkshop(NamedTuple):
    """A workshop of the project, and what belongs to it.

    :param agenda: its times; ``None`` where its file has mistakes because of which there are none, or where there is
        no lesson at all.
    :param hub: ``None`` where there is none of the name, or none is named.
    :param files: all files that it was made from.
    :param diagnostics: what is wrong with it.
    """

    workshop: Workshop | None
    agenda: Agenda | None
    hub: Hub | None
    lessons: Mapping[str, Lesson]
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What must be put right before anybody relies on the times."""
        return tuple(item for item in self.diagnostics if item.severity is Severity.ERROR)


def find_workshop(path: Path, project: Project, *, observed: bool = False) -> FoundWorkshop:
    """Read a workshop with all that belongs to it.

    :param observed: take the minutes that lessons really took, where somebody wrote them down.
    """
    result = check_file(path, project, schema=WORKSHOP_ID)
    told = settle(result.diagnostics, project)[0]
    document = result.documents[0] if result.documents else None
    lessons = lessons_by_id(project)
    if document is None or document.broken or not isinstance(document.value, dict):
        return FoundWorkshop(None, None, None, lessons, (path,), told)
    workshop = load_workshop(document, path.name)
    hub = known_hubs(project).get(workshop.hub)
    zone = find_zone(workshop.time_zone)
    seen = observed_minutes(project) if observed else None
    makes_sense = bool(lessons) or not workshop.lesson_ids
    agenda = None
    if zone is not None and workshop.days and makes_sense:
        agenda = compile_agenda(workshop, zone, lessons, seen)
    pages = (project.root / lessons[name].page for name in workshop.lesson_ids if name in lessons)
    logs = delivery_files(project) if observed else ()
    return FoundWorkshop(workshop, agenda, hub, lessons, (path, *pages, *logs, *hub_files(hub)), told)


def path_of_events(path: Path, project: Project) -> str:
    """Give the path of a workshop by which its events are named, on pages and by the command alike.

    It begins where the project does, which its configuration says, or else its repository. Where neither is known, it
    is only the name of the file: where somebody stands must not matter.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 (resolve() would follow links)
    if project.config is not None:
        top: Path | None = project.root
    else:
        top = next((folder for folder in absolute.parents if (folder / ".git").exists()), None)
    return absolute.relative_to(top).as_posix() if top is not None and absolute.is_relative_to(top) else path.name


def workshop_files(project: Project) -> tuple[Path, ...]:
    """List the files of all workshops of a project."""
    return tuple(path for path in data_files(project) if schema_of(path, project) == WORKSHOP)


def delivery_files(project: Project) -> tuple[Path, ...]:
    """List the logs of workshops that were taught."""
    paths = (path for path in data_files(project) if schema_of(path, project) == DELIVERY)
    return tuple(path for path in paths if not project.is_encrypted(path))


def training_files(project: Project) -> tuple[Path, ...]:
    """List the pages that are lessons, and the logs of workshops: what agendas are made of."""
    pages = {project.root / lesson.page for lesson in find_lessons(project)}
    return (*sorted(pages), *delivery_files(project))


def observed_minutes(project: Project) -> Mapping[str, Observed]:
    """Say how long lessons really took, by their ids; logs with mistakes are left out."""
    found = []
    for path in delivery_files(project):
        result = check_file(path, project)
        if result.documents and not any(item.severity is Severity.ERROR for item in result.diagnostics):
            found.append(load_delivery(result.documents[0]))
    return observe(found)
