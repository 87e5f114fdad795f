"""The communities of a project on their way to a hub: their records, requests and processes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from hubdocs.model import Diagnostic, Severity
from hubdocs.project.check_file import check_file
from hubdocs.project.community.handbooks import handbook_files
from hubdocs.project.discovery import data_files, schema_of
from hubdocs.project.fleet.fleets import find_fleets
from hubdocs.service.community.answers import Case
from hubdocs.service.community.handbook import load_handbook
from hubdocs.service.community.request_check import Surroundings, find_catalogue
from hubdocs.service.community.scaffold import hub_names
from hubdocs.sources import load, read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hubdocs.model import JSON
    from hubdocs.project.project import Project
    from hubdocs.service.community.requirement import Scalar
    from hubdocs.service.fleet import Hub

USUAL: tuple[str, ...] = ("onboarding", "turn-up")
"""The processes that are shown where none is named."""


class UnknownCommunityError(Exception):
    """There is no such community.

    :param known: those that there are.
    """

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(name)
        self.known = tuple(known)


class Found(NamedTuple):
    """A community, and what its files are.

    :param files: the files that were read.
    :param diagnostics: what is wrong with them.
    :param looked: files that would have counted, had they been there.
    """

    case: Case
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    looked: tuple[Path, ...] = ()

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What must be put right before anything is made of the files."""
        return tuple(item for item in self.diagnostics if item.severity is Severity.ERROR)


def files_of(kind: str, project: Project) -> tuple[Path, ...]:
    """List what processes and communities are read from.

    :param kind: ``handbook``, or ``cases`` for all records and requests.
    """
    if kind == "handbook":
        return handbook_files(project).all
    return tuple(path for path in data_files(project) if _is_case(path, project))


def find_case(name: str, project: Project) -> Found:
    """Find a community with its record and its request.

    :raises UnknownCommunityError: it has neither.
    """
    paths = data_files(project)
    found: dict[str, dict[str, tuple[Path, JSON, tuple[Diagnostic, ...]]]] = {}
    for path in paths:
        if _is_case(path, project):
            schema = schema_of(path, project)
            result = check_file(path, project)
            value = result.documents[0].value if result.documents and not result.documents[0].broken else None
            said = value.get("name" if schema == "community" else "community") if isinstance(value, dict) else None
            owner = said if isinstance(said, str) else path.parent.name
            found.setdefault(owner, {}).setdefault(schema, (path, value, result.diagnostics))
    if name not in found:
        raise UnknownCommunityError(name, sorted(found))
    parts = found[name]
    handbook = load_handbook(handbook_files(project, paths))
    read_files = [path for path, _value, _found in parts.values()]
    usual: dict[str, Scalar] = {}
    looked: tuple[Path, ...] = ()
    if "request" in parts:
        path, request, _found = parts["request"]
        options = find_catalogue(Surroundings(path, project.root, project.store, project.options.limits))
        looked = options.missing
        read_files.append(options.path)
        if options.catalogue is not None and isinstance(request, dict):
            usual = options.catalogue.usual(str(request.get("tier")))
    return Found(
        Case(name, handbook, {schema: value for schema, (_path, value, _found) in parts.items()}, usual),
        tuple(read_files),
        tuple(item for _path, _value, diagnostics in parts.values() for item in diagnostics),
        looked,
    )


def hubs_of_case(case: Case, project: Project) -> tuple[Hub, ...]:
    """Give the hubs of a community that a cluster of the project has: those in its record, and those of its request."""
    named = case.value("hubs_in_use")
    wanted = {name for name in named if isinstance(name, str)} if isinstance(named, list) else set()
    wanted |= {f"{case.value('cluster')}/{name}" for name in hub_names(case)}
    return tuple(hub for fleet in find_fleets(data_files(project), project) for hub in fleet.hubs if hub.id in wanted)


def joining(case: Case, cluster: Path) -> Case:
    """Give a case as it is where its hub joins a cluster: in the cloud of that cluster, whatever was asked for."""
    source = read(cluster, str(cluster))
    value = None if isinstance(source, Diagnostic) else load(source)[0].value
    provider = value.get("provider") if isinstance(value, dict) else None
    if provider not in ("aws", "gcp"):
        return case
    request = case.files.get("request")
    said = request if isinstance(request, dict) else {}
    selections = said.get("selections")
    chosen = {**(selections if isinstance(selections, dict) else {}), "cluster:provider": provider}
    return replace(case, files={**case.files, "request": {**said, "selections": chosen}})


def _is_case(path: Path, project: Project) -> bool:
    return schema_of(path, project) in ("community", "request") and not project.is_encrypted(path)
