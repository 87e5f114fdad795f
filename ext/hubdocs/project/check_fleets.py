"""Apply the rules to the fleets that a run looks at."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hubdocs.model import Code
from hubdocs.project.entry import Entry
from hubdocs.project.globs import matches
from hubdocs.service.fleet import CHARTS, Chart, Fleet, FleetOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hubdocs.model import Diagnostic, Pointer, Span
    from hubdocs.project.cache import Cache
    from hubdocs.project.project import Project
    from hubdocs.service.fleet import Cluster
    from hubdocs.sources import Document

CLUSTER_FILE: Final = "cluster.yaml"
"""The name of a cluster's file; the folder above that of the cluster is the fleet."""


def find_fleets(
    files: Iterable[Path], project: Project, documents: Mapping[str, Document] | None = None
) -> Iterator[Fleet]:
    """Give the fleets that files belong to, each once.

    :param documents: files that were read already, by their absolute paths.
    """
    roots: dict[Path, None] = {}
    for path in files:
        if path.name == CLUSTER_FILE and matches(project.relative(path), project.options.clusters):
            roots[Path(os.path.abspath(path)).parent.parent] = None  # noqa: PTH100 (links stay as they are)
    for root in sorted(roots):
        yield open_fleet(root, project, documents)


def open_fleet(root: Path, project: Project, documents: Mapping[str, Document] | None = None) -> Fleet:
    """Give the fleet below a folder, read as the project's configuration says."""
    charts = dict(CHARTS)
    for name, option in project.options.charts.items():
        charts[name] = Chart(option.under, project.root / option.defaults if option.defaults else None)
    options = FleetOptions(
        is_encrypted=project.is_encrypted,
        shown=project.shown,
        charts=charts,
        limits=project.options.limits,
        documents=documents or {},
    )
    return Fleet(root, options)


def check_fleets(
    files: Iterable[Path],
    project: Project,
    documents: Mapping[str, Document],
    structure: Iterable[Diagnostic] = (),
    cache: Cache | None = None,
) -> list[Diagnostic]:
    """Check all fleets that files belong to by the rules.

    :param structure: what schemas have found in the files.
    :param cache: what earlier runs found.
    :return: these findings and those of the rules.
    """
    from hubdocs.rules import check_fleet, is_read_by_own_code  # noqa: PLC0415 (only with a fleet)

    known = list(structure)
    found: list[Diagnostic] = []
    for fleet in find_fleets(files, project, documents):
        if cache is None:
            found.extend(check_fleet(fleet, project.options.severity))
        else:
            found.extend(_check_fleet_again(fleet, project, cache))
        if any(item.code is Code.UNKNOWN_KEY for item in known):
            known = [item for item in known if not is_read_by_own_code(fleet, item)]
        fleet.forget()
    return without_echoes(known, found)


def _check_fleet_again(fleet: Fleet, project: Project, cache: Cache) -> tuple[Diagnostic, ...]:
    """Check a fleet, and only those of its clusters in full that have changed."""
    from hubdocs.rules import check_cluster, check_together, join_findings  # noqa: PLC0415 (only with a fleet)

    name = f"fleet {fleet.root}"
    known = cache.get(name)
    paths = [str(cluster.path) for cluster in fleet.clusters]
    if known is not None and known.texts == tuple(paths):
        return known.diagnostics
    found: list[Diagnostic] = []
    depends: dict[str, None] = {}
    for cluster in fleet.clusters:
        entry = cache.get(f"cluster {cluster.path}")
        if entry is None:
            entry = Entry(check_cluster(cluster, project.options.severity), tuple(_files_of(cluster)))
            cache.put(f"cluster {cluster.path}", entry, entry.texts)
        found.extend(entry.diagnostics)
        depends.update(dict.fromkeys(entry.texts))
    found.extend(check_together(fleet, project.options.severity))
    joined = join_findings(found)
    cache.put(name, Entry(joined, tuple(paths)), depends)
    return joined


def _files_of(cluster: Cluster) -> Iterator[str]:
    """List what the findings about a cluster are made from: files, whether some exist, and the names beside them."""
    folder = cluster.path.parent
    yield str(cluster.path)
    yield os.path.join(folder, "")  # noqa: PTH118 (with a separator at its end)
    for _pointer, name in cluster.named_files:
        yield f"{folder / name}?"
    for hub in cluster.hubs:
        for layer in hub.layers:
            is_read = layer.document is not None
            yield str(layer.path) if is_read else f"{layer.path}?"


def without_echoes(structure: Iterable[Diagnostic], rules: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Join the findings of schemas and rules; where both complain about one key, the rule says more."""
    rules = tuple(rules)
    told: set[tuple[str, Span | Pointer]] = {(item.path, item.span) for item in rules}
    told |= {(item.path, item.pointer) for item in rules}
    vague = (Code.UNKNOWN_KEY, Code.WRONG_PATTERN, Code.WRONG_TYPE)
    kept = [
        item
        for item in structure
        if item.code not in vague or not told & {(item.path, item.span), (item.path, item.pointer)}
    ]
    return [*kept, *rules]
