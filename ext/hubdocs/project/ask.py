"""Ask questions about the clusters, hubs and communities of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.model import Code, Diagnostic, Severity, Span
from hubdocs.project.community.records import is_record
from hubdocs.project.discovery import find_targets
from hubdocs.project.fleet.fleets import find_fleets
from hubdocs.service.community import load_communities
from hubdocs.service.fleet import LayerKind
from hubdocs.service.query import QueryError, World, find_field, parse
from hubdocs.service.query.paths import read_path
from hubdocs.service.query.world import is_read
from hubdocs.sources import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Any

    from hubdocs.model import Pointer
    from hubdocs.project.project import Project
    from hubdocs.service.query import Field, Kind, Query
    from hubdocs.sources import Document

HUBS: Final = "hubs"
"""What is asked about where a query does not say it."""

CLUSTERS: Final = "clusters"
"""The other kind that a fleet consists of."""


def load_world(project: Project, *, readable: bool = False) -> World:
    """Find the fleets and the communities of a project, as ``hubdocs check`` does.

    :param readable: take what can be read for the truth, whatever encrypted files may set.
    """
    files = [target.path for target in find_targets(project, (), all_data=False) if target.kind == "data"]
    records = [path for path in files if is_record(path, project)]
    catalogue = load_communities(records, project.store, shown=project.shown, limits=project.options.limits)
    sets = () if readable else project.options.encrypted_sets
    return World(
        tuple(find_fleets(files, project)),
        catalogue.communities,
        tuple(_paths(sets)),
    )


def _paths(written: Iterable[str]) -> Iterator[Pointer]:
    for text in written:
        try:
            yield read_path(text)
        except QueryError:
            yield ()  # what cannot be understood may be anything


def world_files(world: World, kind: str) -> tuple[Path, ...]:
    """List the files that answers about a kind depend on, also those that are missing; encrypted ones are not read."""
    files = {community.path: None for community in world.communities}
    if kind in (HUBS, CLUSTERS):
        files |= {cluster.path: None for cluster in world.clusters}
    if kind == HUBS:
        layers = (layer for hub in world.hubs for layer in hub.layers)
        files |= {layer.path: None for layer in layers if layer.kind is not LayerKind.ENCRYPTED}
    return tuple(sorted(files))


def trouble(world: World, kind: str, project: Project) -> tuple[Diagnostic, ...]:
    """Say which files cannot be read, so that answers about a kind lack something."""
    found: dict[Path, Diagnostic] = {}
    if kind in (HUBS, CLUSTERS):
        for cluster in world.clusters:
            if not is_read(cluster):
                found[cluster.path] = _why(cluster.path, cluster.document, project)
    if kind == HUBS:
        for layer in (layer for hub in world.hubs for layer in hub.layers if layer.kind is LayerKind.MISSING):
            if layer.path not in found:
                found[layer.path] = _why(layer.path, layer.document, project)
    for community in world.communities:
        if not community.readable and kind != CLUSTERS:
            found[community.path] = _why(community.path, None, project)
    return tuple(found[path] for path in sorted(found))


def _why(path: Path, document: Document | None, project: Project) -> Diagnostic:
    """Say why a file cannot be read."""
    if document is not None and document.broken:
        return document.diagnostics[0]
    source = read(path, project.shown(path), limits=project.options.limits)
    if isinstance(source, Diagnostic):
        return source
    from hubdocs.sources import load  # noqa: PLC0415 (only for broken files)

    diagnostics = load(source)[0].diagnostics
    message = "this file holds no mapping, so nothing is known from it"
    fallback = Diagnostic(Code.WRONG_TYPE, message, project.shown(path), Span.at(1, 1), Severity.ERROR)
    return diagnostics[0] if diagnostics else fallback


def read_query(text: str, kind: str = "") -> Query:
    """Read a query, or only a condition.

    :param kind: what is asked about, where somebody says it beside the query.
    :raises QueryError: it cannot be answered, or asks about something else than ``kind``.
    """
    query = parse(text, kind or HUBS) if text.strip() else parse(kind or HUBS)
    if kind and query.kind.name != kind:
        raise QueryError(f"the query asks about {query.kind.name}, and not about {kind}", 0, query.kind.name)
    return query


def read_columns(text: str, kind: Kind[Any]) -> tuple[Field[Any], ...]:
    """Read names of fields with commas between them; without any, those that a table usually shows.

    :raises QueryError: there is no such field.
    """
    names = text.split(",") if text.strip() else list(kind.columns)
    fields: list[Field[Any]] = []
    offset = 0
    for name in names:
        if name.strip():
            fields.append(find_field(kind, name.strip(), offset + len(name) - len(name.lstrip())))
        offset += len(name) + 1
    return tuple(fields)
