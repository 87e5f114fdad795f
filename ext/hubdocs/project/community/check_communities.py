"""Apply the rules to the records of communities."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from hubdocs.project.community.records import absolute, find_known, is_record
from hubdocs.project.entry import Entry
from hubdocs.project.fleet.fleets import find_fleets
from hubdocs.project.today import today
from hubdocs.service.community import read_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from hubdocs.model import Diagnostic
    from hubdocs.project.cache import Cache
    from hubdocs.project.community.records import Known
    from hubdocs.project.project import Project
    from hubdocs.rules import Surroundings
    from hubdocs.service.community import Record
    from hubdocs.service.fleet import Cluster
    from hubdocs.sources import Document

_NAME: Final = "communities"
"""Of the entry in the cache."""


def surroundings(clusters: Iterable[Cluster], project: Project, roles: Path | None = None) -> Surroundings:
    """Say what records are held against beside themselves."""
    from hubdocs.rules import Surroundings  # noqa: PLC0415 (only with communities)

    hubs: set[str] = set()
    unread: set[str] = set()
    for cluster in clusters:
        document = cluster.document
        is_read = document is not None and not document.broken and isinstance(document.value, dict)
        hubs.update(hub.id for hub in cluster.hubs)
        if not is_read or any(not hub.name for hub in cluster.hubs):
            unread.add(cluster.name)
    from hubdocs.project.organisation.files import known_roles  # noqa: PLC0415 (likewise)

    return Surroundings(
        project.root,
        today(),
        frozenset(hubs),
        frozenset(unread),
        confirm_after=project.options.confirm_after,
        roles=known_roles(roles, project),
    )


class CommunityChecker:
    """What the rules find in the records of a project, worked out once.

    All records of a project are looked at together, whichever of them somebody asks about.

    :param documents: files that were read already, by their absolute paths.
    :param cache: what earlier runs found.
    """

    def __init__(
        self, project: Project, documents: Mapping[str, Document] | None = None, cache: Cache | None = None
    ) -> None:
        self._project = project
        self._documents = documents
        self._cache = cache
        self._found: dict[tuple[Path, ...], tuple[Diagnostic, ...]] = {}
        self._known: Known | None = None
        self._around: Surroundings | None = None

    @property
    def around(self) -> Surroundings:
        """What records are held against beside themselves."""
        if self._around is None:
            fleets = find_fleets(self._all.clusters, self._project)
            clusters = (cluster for fleet in fleets for cluster in fleet.clusters)
            self._around = surroundings(clusters, self._project, self._all.roles)
        return self._around

    def findings(self, files: Iterable[Path]) -> tuple[Diagnostic, ...]:
        """Give what the rules find in some of the records.

        :param files: those that somebody asks about; files that are no records do not matter.
        """
        asked = {absolute(path): path for path in files if is_record(path, self._project)}
        if not asked:
            return ()
        every = tuple(dict.fromkeys((*self._all.records, *asked)))
        if every not in self._found:
            self._found[every] = self._check_again(every)
        shown = {self._project.shown(path) for path in asked.values()}
        return tuple(item for item in self._found[every] if item.path in shown)

    @property
    def records(self) -> tuple[Path, ...]:
        """The files of all records of the project."""
        return self._all.records

    @property
    def clusters(self) -> tuple[Path, ...]:
        """The files of the clusters that records are held against."""
        return self._all.clusters

    @property
    def _all(self) -> Known:
        if self._known is None:
            self._known = find_known(self._project)
        return self._known

    def _check_again(self, paths: tuple[Path, ...]) -> tuple[Diagnostic, ...]:
        """Check records, if anything has changed that counts."""
        if self._cache is None:
            return self._check(paths)[0]
        texts = (today().isoformat(), *map(str, paths), *map(str, self._all.clusters), str(self._all.roles))
        known = self._cache.get(_NAME)
        if known is not None and known.texts == texts:
            return known.diagnostics
        found, records = self._check(paths)
        self._cache.put(_NAME, Entry(found, texts), dict.fromkeys(self._depends(records)))
        return found

    def _check(self, paths: tuple[Path, ...]) -> tuple[tuple[Diagnostic, ...], tuple[Record, ...]]:
        from hubdocs.rules import check_records  # noqa: PLC0415 (only with communities)

        options = self._project.options
        records = read_records(paths, shown=self._project.shown, limits=options.limits, documents=self._documents)
        return check_records(records, self.around, options.severity), records

    def _depends(self, records: Iterable[Record]) -> Iterator[str]:
        """List what the findings are made from; see `Cache.put` for how it is written."""
        for record in records:
            yield str(record.path)
            if record.community.logo:
                yield os.path.join(record.path.parent, "")  # noqa: PTH118 (with a separator at its end)
                yield f"{os.path.normpath(record.path.parent / record.community.logo)}?"
        yield from map(str, self._all.clusters)
        if self._all.roles is not None:
            yield str(absolute(self._all.roles))
