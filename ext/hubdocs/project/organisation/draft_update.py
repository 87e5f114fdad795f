"""Draft the next update from what a project knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdocs.model import Diagnostic
from hubdocs.project.ask import load_world
from hubdocs.project.community.catalogue import catalogue_facts, publish_all
from hubdocs.project.discovery import find_targets
from hubdocs.project.organisation.strategy import compute, known_document, known_strategy
from hubdocs.project.pages.front_matter import front_matter, schema_of_page
from hubdocs.project.today import today
from hubdocs.service.community.changes import compare
from hubdocs.service.organisation.draft import Facts, draft_update
from hubdocs.service.organisation.numbers import NUMBERS, load_numbers
from hubdocs.service.organisation.roles import ROLES, load_roles
from hubdocs.service.organisation.updates import UPDATE, Update, make_update
from hubdocs.sources import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from hubdocs.model import JSON
    from hubdocs.project.project import Project
    from hubdocs.service.organisation.numbers import Series
    from hubdocs.service.query import World


class Missing(NamedTuple):
    """A number that can be computed, and that nobody has written down for the month."""

    series: str
    month: str
    value: str


class Draft(NamedTuple):
    """A draft, and where it belongs.

    :param path: where the page belongs; nothing where the project has no place for updates.
    :param missing: numbers that should be written down first.
    """

    path: Path | None
    text: str
    missing: tuple[Missing, ...]


def known_updates(project: Project) -> dict[Path, Update]:
    """Read all updates of a project, the oldest first."""
    found: dict[Path, Update] = {}
    for target in find_targets(project, (), all_data=False):
        if target.kind == "page" and schema_of_page(target.path, project) == UPDATE:
            shown = project.shown(target.path)
            source = read(target.path, shown, limits=project.options.limits)
            document = None if isinstance(source, Diagnostic) else front_matter(source.content, shown, project)
            update = make_update(document.value) if document is not None and not document.broken else None
            if update is not None:
                found[target.path] = update
    return dict(sorted(found.items(), key=lambda pair: pair[1].month))


def make_draft(project: Project, month: str = "", old: Mapping[str, JSON] | None = None) -> Draft:
    """Draft the update of a month.

    :param month: such as ``2026-11``; without it, that of today.
    :param old: the catalogue of communities as it was published at the time of the last update.
    """
    day = today().isoformat()
    month = month or day[:7]
    updates = known_updates(project)
    before = next((update for update in reversed(updates.values()) if update.month < month), None)
    since = before.date if before else ""
    world = load_world(project)
    strategy, _path = known_strategy(project)
    roles = known_document(project, ROLES)[1]
    numbers = known_document(project, NUMBERS)[1]
    series = load_numbers(numbers).series if numbers else ()
    last = f"{month}-31"
    facts = Facts(
        month,
        max(day, f"{month}-01"),
        since,
        (before.authors if before else ()) or _some_team(project),
        tuple(each for each in series if each.point(month)),
        tuple(
            sorted(
                (each for each in world.communities if since < each.member_since <= last),
                key=lambda each: (each.member_since, each.name),
            )
        ),
        tuple(
            each
            for each in (strategy.objectives if strategy else ())
            if each.progress is not None and since < each.progress.date <= last
        ),
        load_roles(roles) if roles else None,
        compare(old, catalogue_facts(publish_all(project)[0], project), day) if old is not None else (),
    )
    missing = _missing(series, month, world) if month == day[:7] else ()
    return Draft(_place(project, month, updates), draft_update(facts), missing)


def _some_team(project: Project) -> tuple[str, ...]:
    """Give the first team of the provider: somebody must have written the update."""
    roles = known_document(project, ROLES)[1]
    teams = load_roles(roles).of_kind("team") if roles else ()
    return tuple(party.name for party in teams if party.side == "provider")[:1] or ("name-of-a-role-or-team",)


def _missing(series: tuple[Series, ...], month: str, world: World) -> tuple[Missing, ...]:
    """Compute what nobody has written down for the month; only today's numbers can be computed."""
    found: list[Missing] = []
    for each in series:
        computed = compute(each, world) if each.computed and each.point(month) is None else None
        if computed is not None:
            found.append(Missing(each.id, month, str(computed[0])))
    return tuple(found)


def _place(project: Project, month: str, updates: dict[Path, Update]) -> Path | None:
    """Say where the page belongs: beside the other updates, or beside the folder of the organisation."""
    if updates:
        return next(reversed(updates)).with_name(f"{month}.md")
    for schema in (NUMBERS, ROLES):
        path = known_document(project, schema)[0]
        if path is not None:
            return path.parent.parent / "updates" / f"{month}.md"
    return None
