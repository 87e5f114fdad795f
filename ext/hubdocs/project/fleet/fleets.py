"""The fleets of a project: which there are, and each as the project's configuration reads it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hubdocs.project.globs import matches
from hubdocs.service.fleet import CHARTS, CLUSTER_GLOB, Chart, Fleet, FleetOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hubdocs.project.project import Project
    from hubdocs.sources import Document

CLUSTER_FILE: Final = "cluster.yaml"
"""The name of a cluster's file; the folder above that of the cluster is the fleet."""


def fleet_roots(files: Iterable[Path], project: Project) -> dict[Path, tuple[str, ...]]:
    """Give the folders of the fleets whose clusters are among files, each with the names of these clusters."""
    roots: dict[Path, dict[str, None]] = {}
    for path in files:
        if path.name == CLUSTER_FILE and matches(project.relative(path), project.options.clusters):
            folder = Path(os.path.abspath(path)).parent  # noqa: PTH100 (links stay as they are)
            roots.setdefault(folder.parent, {})[folder.name] = None
    return {root: tuple(roots[root]) for root in sorted(roots)}


def find_fleets(files: Iterable[Path], project: Project) -> Iterator[Fleet]:
    """Give the fleets that files belong to, each once."""
    return (open_fleet(root, project) for root in fleet_roots(files, project))


def open_fleet(root: Path, project: Project, documents: Mapping[str, Document] | None = None) -> Fleet:
    """Give the fleet below a folder, read as the project's configuration says."""
    charts = dict(CHARTS)
    for name, option in project.options.charts.items():
        charts[name] = Chart(option.under, project.root / option.defaults if option.defaults else None)
    # A project that is itself the folder of a cluster: what lies beside it is none of its business.
    is_inside = root.resolve() != project.root.parent
    options = FleetOptions(
        glob=CLUSTER_GLOB if is_inside else f"{project.root.name}/{CLUSTER_FILE}",
        folders_have_names=is_inside,
        is_encrypted=project.is_encrypted,
        shown=project.shown,
        charts=charts,
        limits=project.options.limits,
        documents=documents or {},
    )
    return Fleet(root, options)


def fleet_root(path: Path, project: Project) -> Path | None:
    """Find the fleet that a file in the folder of a cluster belongs to; ``None`` for all other files."""
    cluster = Path(os.path.abspath(path)).parent / CLUSTER_FILE  # noqa: PTH100 (links stay as they are)
    known = matches(project.relative(cluster), project.options.clusters)
    return cluster.parent.parent if known and cluster.is_file() else None
