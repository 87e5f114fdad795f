"""Hold workshops, the logs of them and learner profiles against the lessons, hubs and roles of a project."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hubdocs.project.discovery import find_targets
from hubdocs.project.fleet.hubs import hub_files, hub_hint, known_hubs
from hubdocs.project.organisation.files import organisation_file
from hubdocs.project.training.lessons import is_markdown, lessons_by_id, no_lessons, roles_in
from hubdocs.service.fleet.servers import offer_of
from hubdocs.service.organisation.roles import ROLES
from hubdocs.service.training.check_delivery import check_delivery
from hubdocs.service.training.check_learners import check_learners
from hubdocs.service.training.check_workshop import check_workshop
from hubdocs.service.training.learners import LEARNERS
from hubdocs.service.training.observed import DELIVERY, load_delivery
from hubdocs.service.training.surroundings import Surroundings
from hubdocs.service.training.workshop import load_workshop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdocs.model import Diagnostic
    from hubdocs.project.project import Project
    from hubdocs.sources import Document


def check_training(
    schema: str, document: Document, path: Path, project: Project
) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
    """Hold a workshop, a log of one, or learner profiles against the project.

    :return: what was found, and the files that were looked at; see `Further`.
    """
    lessons = lessons_by_id(project)
    looked = tuple(_pages(project))
    if schema == DELIVERY:
        told, seen = _delivery(document, project)
        return tuple(told), (*looked, *seen)
    if schema == LEARNERS:
        roles = organisation_file(project, ROLES)
        told = check_learners(document, lessons, roles_in(roles, project))
        return tuple(told), (*looked, *([str(roles.absolute())] if roles else []))
    workshop = load_workshop(document, path.name)
    hubs = known_hubs(project)
    hub = hubs.get(workshop.hub)
    hint = hub_hint(workshop.hub, hubs) if not hub else ""
    around = Surroundings(lessons, offer_of(hub) if hub else None, hint, no_lessons(project))
    files = {str(other.cluster.path): None for other in hubs.values()} if workshop.hub else {}
    files |= {str(each) if each.is_file() else f"{each}?": None for each in hub_files(hub)}
    return tuple(check_workshop(document, path.name, around)), (*looked, *files)


def _delivery(document: Document, project: Project) -> tuple[Iterator[Diagnostic], tuple[str, ...]]:
    """Hold a log against lessons and hubs; where there are no hubs, it may have been on one of somebody else."""
    named = load_delivery(document).hub
    hubs = known_hubs(project) if named else {}
    hint = hub_hint(named, hubs) if hubs and named not in hubs else ""
    files = dict.fromkeys(str(hub.cluster.path) for hub in hubs.values())
    return check_delivery(document, lessons_by_id(project), hint), tuple(files)


def _pages(project: Project) -> Iterator[str]:
    """List the pages that may be lessons, and the folders in which others may appear."""
    pages = [each.path for each in find_targets(project, (), all_data=False) if each.kind == "page"]
    yield from (str(page.absolute()) for page in pages if is_markdown(page))
    folders = dict.fromkeys(page.absolute().parent for page in pages)
    yield from (os.path.join(folder, "") for folder in folders)  # noqa: PTH118 (a separator at its end)
