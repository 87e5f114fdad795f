"""Apply the rules to the fleets that a run looks at."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from hubdocs.model import Code
from hubdocs.project.entry import Entry
from hubdocs.project.fleet.fleets import open_fleet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from hubdocs.model import Diagnostic, Pointer, Span
    from hubdocs.project.cache import Cache
    from hubdocs.project.project import Project
    from hubdocs.service.fleet import Cluster, Fleet
    from hubdocs.sources import Document


_VAGUE: Final = frozenset((Code.UNKNOWN_KEY, Code.WRONG_PATTERN, Code.WRONG_TYPE))
"""What a schema says of keys, where a rule may say more."""


class FleetChecker:
    """What the rules find in the fleets of a project, worked out once for each.

    :param documents: files that were read already, by their absolute paths.
    :param cache: what earlier runs found.
    """

    def __init__(
        self, project: Project, documents: Mapping[str, Document] | None = None, cache: Cache | None = None
    ) -> None:
        self._project = project
        self._documents = documents
        self._cache = cache
        self._found: dict[Path, tuple[Diagnostic, ...]] = {}
        self._fleets: dict[Path, Fleet] = {}

    def findings(self, root: Path) -> tuple[Diagnostic, ...]:
        """Check the fleet below a folder."""
        if root not in self._found:
            from hubdocs.rules import check_fleet  # noqa: PLC0415 (only with a fleet)

            fleet = self._fleet(root)
            if self._cache is None:
                self._found[root] = check_fleet(fleet, self._project.options.severity)
            else:
                self._found[root] = _check_fleet_again(fleet, self._project, self._cache)
        return self._found[root]

    def findings_about(self, root: Path, clusters: Collection[str]) -> tuple[Diagnostic, ...]:
        """Check the fleet below a folder; leave out what concerns none of some clusters.

        :param clusters: the names of their folders.
        """
        shown = (self._project.shown(root / name) for name in clusters)
        places = tuple("" if place == "." else f"{place}/" for place in shown)
        return tuple(
            item
            for item in self.findings(root)
            if item.path.startswith(places) or any(hub.split("/", 1)[0] in clusters for hub in item.hubs)
        )

    def judge(self, structure: Iterable[Diagnostic], root: Path) -> list[Diagnostic]:
        """Leave out what a schema finds and the rules say better, or know to be right."""
        known = list(structure)
        if any(item.code in _VAGUE for item in known):
            from hubdocs.project.fleet.fleet_files import as_used  # noqa: PLC0415 (only with findings)
            from hubdocs.rules import is_read_by_own_code  # noqa: PLC0415 (only with a fleet)

            known = as_used(known, self._fleet(root), self._project)
            known = without_echoes(known, self.findings(root))
            return [item for item in known if not is_read_by_own_code(self._fleet(root), item)]
        return known

    def files(self, root: Path) -> tuple[str, ...]:
        """List the files that the findings are made from; see `Cache.put` for how they are written."""
        return tuple(dict.fromkeys(path for cluster in self._fleet(root).clusters for path in _files_of(cluster)))

    def close(self) -> None:
        """Let go of what was read."""
        for fleet in self._fleets.values():
            fleet.forget()

    def _fleet(self, root: Path) -> Fleet:
        if root not in self._fleets:
            self._fleets[root] = open_fleet(root, self._project, self._documents)
        return self._fleets[root]


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
    """Leave out what a schema says of a key that a rule says more about."""
    told: set[tuple[str, Span | Pointer]] = set()
    for item in rules:
        told |= {(item.path, item.span), (item.path, item.pointer)}
    return [
        item
        for item in structure
        if item.code not in _VAGUE or not told & {(item.path, item.span), (item.path, item.pointer)}
    ]
