"""One run: what is looked at, what was found, and what earlier runs know of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.model import Code, Diagnostic, Position, Severity, Span
from hubdocs.project.check_file import check_file, check_schema_file
from hubdocs.project.entry import Entry
from hubdocs.project.report import Report, settle
from hubdocs.schema.errors import BrokenSchemaError, UnknownSchemaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from hubdocs.model import Pointer
    from hubdocs.project.cache import Cache
    from hubdocs.project.pages.check_counts import CountChecker
    from hubdocs.project.project import Project
    from hubdocs.sources import Document

_ELSEWHERE: Final = frozenset(
    (
        Code.UNKNOWN_SCHEMA,
        Code.INVALID_SCHEMA,
        Code.UNRESOLVED_REF,
        Code.FILE_NOT_FOUND,
        Code.UNKNOWN_HUB,
        Code.OUTSIDE_PROJECT,
        Code.UNKNOWN_COMMUNITY,
    )
)
"""Findings that may go away without a change of the file itself: what they miss may come to be."""


class How(NamedTuple):
    """What the user says of the files that are checked.

    :param schema: the schema for all of them; without it, modelines and the configuration decide.
    :param overlay: keys may be missing; ``None`` leaves it to the configuration and the schema.
    :param at: the part of the schema that they are held against.
    :param raw: what stands in the file, where the caller has it already.
    """

    schema: str | None = None
    overlay: bool | None = None
    at: Pointer = ()
    raw: bytes | None = None


class Run:
    """Counts and findings of one run.

    :param cache: what earlier runs found.
    """

    def __init__(self, project: Project, cache: Cache | None = None) -> None:
        self.project = project
        self.cache = cache
        self.found: list[Diagnostic] = list(project.diagnostics)
        self.files = 0
        self.snippets = 0
        self.encrypted = 0
        self.without_schema = 0
        self.documents: dict[str, Document] = {}
        self._counts: CountChecker | None = None

    def page(self, path: Path) -> None:
        """Check the examples of a page."""
        entry = self._again("page", path, lambda _raw: self._check_page(path))
        self.found.extend(entry.diagnostics)
        self.found.extend(self._numbers(path))
        self.files += 1
        self.snippets += sum(entry.counts)

    def _numbers(self, path: Path) -> Iterable[Diagnostic]:
        """Check the numbers in the text of a page; they depend on many files, so that no earlier run knows."""
        if not self.project.options.counts:
            return ()
        if self._counts is None:
            from hubdocs.project.pages.check_counts import CountChecker, wrong_queries  # noqa: PLC0415 (few count anything)

            self._counts = CountChecker(self.project)
            self.found.extend(wrong_queries(self.project))
        return self._counts.findings(path)

    def data(self, path: Path, how: How) -> None:
        """Check a file of configuration."""
        entry = self._again("data", path, lambda raw: self._check_data(path, how, raw))
        encrypted, without_schema = entry.counts
        self.found.extend(entry.diagnostics)
        self.encrypted += encrypted
        self.files += not encrypted
        self.without_schema += without_schema

    def schema(self, path: Path) -> None:
        """Check a schema."""
        entry = self._again("schema", path, lambda _raw: Entry(check_schema_file(path, self.project).diagnostics))
        self.found.extend(entry.diagnostics)
        self.files += 1

    def _again(self, kind: str, path: Path, check: Callable[[bytes | None], Entry]) -> Entry:
        """Take what an earlier run found in a file, or check it."""
        file = os.path.abspath(path)  # noqa: PTH100 (links stay as they are)
        if self.cache is None or self.project.is_encrypted(path):
            return check(None)
        raw = self.cache.read(file, self.project.options.limits.file_bytes)
        name = f"{kind} {path}"
        known = self.cache.get(name) if raw is not None else None
        if known is not None:
            return known
        entry = check(raw)
        if raw is not None and not any(item.code in _ELSEWHERE for item in entry.diagnostics):
            self.cache.put(name, entry, (file, *entry.texts))
        return entry

    def _check_page(self, path: Path) -> Entry:
        from hubdocs.project.pages.check_page import check_page  # noqa: PLC0415 (many runs see no page)

        result = check_page(path, self.project)
        files = tuple(os.path.abspath(file) for file in result.files)  # noqa: PTH100 (links stay as they are)
        from hubdocs.project.pages.check_directives import check_directives  # noqa: PLC0415 (likewise)
        from hubdocs.project.pages.check_questions import wrong_questions  # noqa: PLC0415 (likewise)

        directives = check_directives(path, self.project)
        found = (*result.diagnostics, *directives.diagnostics, *wrong_questions(path, self.project))
        return Entry(found, (*files, *result.looked, *directives.looked), (len(result.blocks),))

    def _check_data(self, path: Path, how: How, raw: bytes | None) -> Entry:
        result = check_file(
            path,
            self.project,
            schema=how.schema,
            overlay=how.overlay,
            at=how.at,
            raw=raw if how.raw is None else how.raw,
        )
        if result.documents and not result.encrypted:
            self.documents[os.path.abspath(path)] = result.documents[0]  # noqa: PTH100 (links stay as they are)
        without_schema = not result.encrypted and result.schema is None and bool(result.documents)
        return Entry(result.diagnostics, result.files, (int(result.encrypted), int(without_schema)))

    def is_usable(self, name: str) -> bool:
        """Say whether files can be checked against a schema; if not, report what is wrong with it, once."""
        store = self.project.store
        try:
            found = store.find(name, base=self.project.base)
            self.project.validator(found)
        except UnknownSchemaError:
            pass  # each file says so at its place
        except BrokenSchemaError:
            before = len(self.found)
            self.schema(store.files.get(name) or (self.project.base / name))
            return len(self.found) == before
        return True

    def missing(self, path: Path) -> None:
        """Say that a file does not exist."""
        start = Span(Position(1, 1), Position(1, 1))
        shown = self.project.shown(path)
        self.found.append(Diagnostic(Code.FILE_NOT_FOUND, f"there is no `{shown}`", shown, start, Severity.ERROR))

    def fleets(self, files: list[Path]) -> None:
        """Apply the rules to the communities among files, and to the clusters among them.

        All clusters of a fleet are looked at, because they may contradict each other; told is what concerns these.
        """
        if any(path.suffix in (".yaml", ".yml") for path in files):
            self._communities(files)
        if not any(path.name == "cluster.yaml" for path in files):
            return
        from hubdocs.project.fleet.check_fleets import FleetChecker  # noqa: PLC0415 (only with a fleet)
        from hubdocs.project.fleet.fleets import fleet_roots  # noqa: PLC0415 (only with a fleet)

        checker = FleetChecker(self.project, self.documents, self.cache)
        for root, clusters in fleet_roots(files, self.project).items():
            self.found = [*checker.judge(self.found, root), *checker.findings_about(root, clusters)]
        checker.close()
        self.documents.clear()

    def lessons(self, pages: list[Path]) -> None:
        """Check the lessons among pages against all lessons of the project."""
        if any(path.suffix.lower() in (".md", ".markdown") for path in pages):
            from hubdocs.project.training.lessons import check_all_lessons  # noqa: PLC0415 (only with pages)

            self.found.extend(check_all_lessons(self.project, pages))

    def _communities(self, files: list[Path]) -> None:
        from hubdocs.project.community.check_communities import CommunityChecker  # noqa: PLC0415 (only with data)
        from hubdocs.project.community.records import is_record  # noqa: PLC0415 (only with data)

        records = [path for path in files if is_record(path, self.project)]
        if records:
            self.found.extend(CommunityChecker(self.project, self.documents, self.cache).findings(records))

    def report(self) -> Report:
        """Give everything that was found."""
        diagnostics, ignored = settle(self.found, self.project)
        return Report(diagnostics, self.files, self.snippets, self.encrypted, self.without_schema, ignored)

    def save(self) -> None:
        """Keep what was found, for the next run."""
        if self.cache is not None:
            self.cache.save([str(path) for path in self.project.store.strangers])
