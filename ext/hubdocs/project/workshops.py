"""The workshops of a project: their files, held against its lessons and its hubs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from hubdocs.checks.suggest import closest
from hubdocs.checks.words import clean
from hubdocs.model import Code, Diagnostic, Severity
from hubdocs.project.check_file import check_file
from hubdocs.project.discovery import find_targets
from hubdocs.project.handbooks import data_files, schema_of
from hubdocs.project.hubs import hub_hint, known_hubs
from hubdocs.project.organisation import organisation_file
from hubdocs.project.report import settle
from hubdocs.project.training import find_lessons, is_markdown, roles_in
from hubdocs.service.fleet import LayerKind
from hubdocs.service.fleet.servers import offer_of
from hubdocs.service.lenient import mapping
from hubdocs.service.organisation.roles import ROLES
from hubdocs.service.training.agenda import compile_agenda
from hubdocs.service.training.check_learners import check_learners
from hubdocs.service.training.check_workshop import Surroundings, check_workshop
from hubdocs.service.training.clock import find_zone
from hubdocs.service.training.learners import LEARNERS
from hubdocs.service.training.observed import DELIVERY, load_delivery, observe
from hubdocs.service.training.workshop import WORKSHOP, WORKSHOP_ID, load_workshop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from hubdocs.project.project import Project
    from hubdocs.service.fleet import Hub
    from hubdocs.service.training.agenda import Agenda
    from hubdocs.service.training.lesson import Lesson
    from hubdocs.service.training.observed import Observed
    from hubdocs.service.training.workshop import Workshop
    from hubdocs.sources import Document


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


def lessons_by_id(project: Project) -> dict[str, Lesson]:
    """Give the lessons of a project by their ids; of two with one id, the first page counts."""
    return {lesson.id: lesson for lesson in reversed(find_lessons(project))}


def no_lessons(project: Project) -> str:
    """Say what to do in a project without lessons: most people stand in the wrong folder."""
    return (
        f"`{clean(project.root.name)}` was taken as the project, and has no lessons; run it in the folder of your site"
    )


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


def hub_files(hub: Hub | None) -> tuple[Path, ...]:
    """List the files that a hub is read from; those that are encrypted are not."""
    if hub is None:
        return ()
    return (hub.cluster.path, *(layer.path for layer in hub.layers if layer.kind is not LayerKind.ENCRYPTED))


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


def check_training(
    schema: str, document: Document, path: Path, project: Project
) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
    """Hold a workshop, a log of one, or learner profiles against the project.

    :return: what was found, and the files that were looked at; see `Further`.
    """
    lessons = lessons_by_id(project)
    looked = tuple(_pages(project))
    if schema == DELIVERY:
        return tuple(_check_delivery(document, lessons)), looked
    if schema == LEARNERS:
        roles = organisation_file(project, ROLES)
        found = check_learners(document, lessons, roles_in(roles, project))
        return tuple(found), (*looked, *([str(roles.absolute())] if roles else []))
    workshop = load_workshop(document, path.name)
    hubs = known_hubs(project)
    hub = hubs.get(workshop.hub)
    hint = hub_hint(workshop.hub, hubs) if not hub else ""
    around = Surroundings(lessons, offer_of(hub) if hub else None, hint, no_lessons(project))
    files = {str(other.cluster.path): None for other in hubs.values()} if workshop.hub else {}
    files |= {str(each) if each.is_file() else f"{each}?": None for each in hub_files(hub)}
    return tuple(check_workshop(document, path.name, around)), (*looked, *files)


def _check_delivery(document: Document, lessons: Mapping[str, Lesson]) -> Iterator[Diagnostic]:
    for name in mapping(mapping(document.value).get("lessons")):
        if name not in lessons:
            near = closest(name, lessons)
            hint = f"did you mean `{near}`?" if near else "logs of lessons that are no longer taught can be deleted"
            message = f"there is no lesson `{clean(name)}`"
            key = document.key_offsets_of(("lessons", name))
            yield document.locator.diagnostic(Code.UNKNOWN_LESSON, message, *key, hint=hint, pointer=("lessons", name))


def _pages(project: Project) -> Iterator[str]:
    """List the pages that may be lessons, and the folders in which others may appear."""
    pages = [each.path for each in find_targets(project, (), all_data=False) if each.kind == "page"]
    yield from (str(page.absolute()) for page in pages if is_markdown(page))
    folders = dict.fromkeys(page.absolute().parent for page in pages)
    yield from (os.path.join(folder, "") for folder in folders)  # noqa: PTH118 (a separator at its end)
