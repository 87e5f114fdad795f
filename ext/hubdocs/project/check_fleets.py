"""Apply the rules to the fleets that a run looks at."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hubdocs.model import Code
from hubdocs.project.globs import matches
from hubdocs.service.fleet import CHARTS, Chart, Fleet, FleetOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hubdocs.model import Diagnostic
    from hubdocs.project.project import Project
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
    files: Iterable[Path], project: Project, documents: Mapping[str, Document], structure: Iterable[Diagnostic] = ()
) -> list[Diagnostic]:
    """Check all fleets that files belong to by the rules.

    :param structure: what schemas have found in the files.
    :return: these findings and those of the rules.
    """
    from hubdocs.rules import check_fleet, is_read_by_own_code  # noqa: PLC0415 (only with a fleet)

    known = list(structure)
    found: list[Diagnostic] = []
    for fleet in find_fleets(files, project, documents):
        found.extend(check_fleet(fleet, project.options.severity))
        if any(item.code is Code.UNKNOWN_KEY for item in known):
            known = [item for item in known if not is_read_by_own_code(fleet, item)]
    return without_echoes(known, found)


def without_echoes(structure: Iterable[Diagnostic], rules: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Join the findings of schemas and rules; where both complain about one key, the rule says more."""
    rules = tuple(rules)
    told = {(item.path, item.span) for item in rules}
    vague = (Code.UNKNOWN_KEY, Code.WRONG_PATTERN, Code.WRONG_TYPE)
    kept = [item for item in structure if item.code not in vague or (item.path, item.span) not in told]
    return [*kept, *rules]
