"""The catalogue of a project's communities: what is published, what is missing, what changed."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from hubdocs.checks import check_structure
from hubdocs.model import Diagnostic, Severity
from hubdocs.project.community.check_communities import CommunityChecker
from hubdocs.project.fleet.hubs import known_hubs
from hubdocs.project.report import settle
from hubdocs.service.community import Edition, Missing, load_communities
from hubdocs.service.community.edition import next_change, published
from hubdocs.service.query.features import FEATURES
from hubdocs.sources import load, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from hubdocs.model import JSON
    from hubdocs.project.project import Project
    from hubdocs.service.community import Published
    from hubdocs.service.fleet import Hub

CATALOGUE_SCHEMA = "catalogue"
"""Name of the schema of a published catalogue."""


def publish(paths: Iterable[Path], project: Project) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """Make the catalogue of today from records.

    A record with an error is withheld, with the reasons; all others are published.

    :return: the catalogue, and all that was found in the records, as it was found.
    """
    records = load_communities(paths, project.store, shown=project.shown, limits=project.options.limits)
    documents = {
        os.path.abspath(record.path): record.document  # noqa: PTH100 (links stay as they are)
        for record in records.records
        if record.document is not None
    }
    checker = CommunityChecker(project, documents)
    found = (*records.diagnostics, *checker.findings(record.path for record in records.records))
    problems: dict[str, list[Diagnostic]] = {}
    for item in settle(found, project)[0]:
        if item.severity is Severity.ERROR:
            problems.setdefault(item.path, []).append(item)
    around = checker.around
    hubs = known_hubs(project)
    abilities: dict[str, tuple[str, ...]] = {}
    entries: list[Published] = []
    missing: list[Missing] = []
    for record in records.records:
        why = problems.get(record.shown)
        if why or not record.community.readable:
            missing.append(Missing(record.path.parent.name, record.community, tuple(why or ())))
            continue
        used = [hubs[hub] for hub in record.community.hubs if hub in hubs]
        clouds = [hub.cluster.value.get("provider") for hub in used]
        entries.append(
            published(
                record.community,
                [cloud for cloud in clouds if isinstance(cloud, str)],
                [feature for hub in used for feature in _features(hub, abilities)],
                around.today,
                around.confirm_after,
            )
        )
    communities = [record.community for record in records.records]
    until = next_change(communities, around.today, around.confirm_after)
    return Edition(around.today, tuple(entries), tuple(missing), until), found


def publish_all(project: Project) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """Make the catalogue of all records that the configuration knows."""
    return publish(CommunityChecker(project).records, project)


def read_catalogue(path: Path, project: Project) -> tuple[dict[str, JSON] | None, tuple[Diagnostic, ...]]:
    """Read a catalogue that was published before, and check it against its schema.

    One that is right may be as large as it likes; places are looked up only where there is something to tell.
    """
    validator = project.validator(project.store.find(CATALOGUE_SCHEMA))
    plain = _plain(path)
    if plain is not None and validator.is_valid(plain):
        return plain, ()
    source = read(path, project.shown(path), limits=project.options.limits)
    if isinstance(source, Diagnostic):
        return None, (source,)
    document = load(source, "json")[0]
    if document.broken:
        return None, document.diagnostics
    found = check_structure(document, validator, project.store)
    if found or not isinstance(document.value, dict):
        return None, tuple(found)
    return document.value, document.diagnostics


def _plain(path: Path) -> dict[str, JSON] | None:
    try:
        contents = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return contents if isinstance(contents, dict) else None


def catalogue_facts(edition: Edition, project: Project, pages: Mapping[str, str] | None = None) -> dict[str, JSON]:
    """Give a catalogue as plain values, without its changes.

    :param pages: the address of the page about each community, from the address of the site.
    """
    known = pages or {}
    return {
        "version": 1,
        "date": edition.day.isoformat(),
        "communities": [
            entry.facts() | ({"page": known[entry.community.name]} if entry.community.name in known else {})
            for entry in edition.entries
        ],
        "missing": [
            {"name": item.name, "record": project.relative(item.path), "problems": _reasons(item.problems)}
            for item in edition.missing
        ],
    }


def _reasons(problems: Sequence[Diagnostic]) -> list[JSON]:
    return [
        {
            "code": item.code.value,
            "line": item.span.start.line,
            "column": item.span.start.column,
            "message": item.message,
        }
        for item in problems
    ]


def _features(hub: Hub, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if hub.id not in known:
        known[hub.id] = tuple(feature.name for feature in FEATURES if feature.present(hub))
    return known[hub.id]
