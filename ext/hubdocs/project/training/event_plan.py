"""The plan of an event, from the files of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.model import Severity
from hubdocs.project.check_file import check_file
from hubdocs.service.fleet.servers import offer_of
from hubdocs.service.training.event_plan import plan_event
from hubdocs.service.training.preflight_result import PREFLIGHT, read_preflight

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from hubdocs.model import Diagnostic
    from hubdocs.project.project import Project
    from hubdocs.project.training.workshops import FoundWorkshop
    from hubdocs.service.training.event_plan import EventPlan
    from hubdocs.service.training.preflight_result import Preflight


def find_plan(found: FoundWorkshop, price: Fraction | None = None) -> EventPlan | None:
    """Plan the event of a workshop; nothing where its file has no times.

    :param price: of one machine for an hour.
    """
    if found.agenda is None or not found.agenda.days:
        return None
    return plan_event(found.agenda, found.hub, offer_of(found.hub) if found.hub else None, price)


def find_preflight(path: Path, plan: EventPlan, project: Project) -> tuple[Preflight | None, tuple[Diagnostic, ...]]:
    """Read what was found when a workshop was tried on its hub.

    :return: nothing where the file has errors, and these.
    """
    result = check_file(path, project, schema=PREFLIGHT)
    problems = tuple(item for item in result.diagnostics if item.severity is Severity.ERROR)
    if problems or not result.documents:
        return None, result.diagnostics
    return read_preflight(result.documents[0], plan.agenda.workshop, plan.needs), result.diagnostics
