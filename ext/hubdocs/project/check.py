"""The use case behind every face: check files, folders or the whole project."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hubdocs.model import Code, Diagnostic, Position, Severity, Span
from hubdocs.project.check_file import check_file, check_schema_file
from hubdocs.project.discovery import Target, find_targets
from hubdocs.project.report import Report, settle
from hubdocs.schema.errors import BrokenSchemaError, UnknownSchemaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from hubdocs.model import Pointer
    from hubdocs.project.project import Project
    from hubdocs.sources import Document


class _Run:
    """Counts and findings of one run."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.found: list[Diagnostic] = list(project.diagnostics)
        self.files = 0
        self.snippets = 0
        self.encrypted = 0
        self.without_schema = 0
        self.documents: dict[str, Document] = {}

    def page(self, path: Path) -> None:
        from hubdocs.project.check_page import check_page  # noqa: PLC0415 (many runs see no page)

        result = check_page(path, self.project)
        self.found.extend(result.diagnostics)
        self.files += 1
        self.snippets += len(result.blocks)

    def data(
        self, path: Path, *, schema: str | None, at: Pointer, overlay: bool | None, raw: bytes | None = None
    ) -> None:
        result = check_file(path, self.project, schema=schema, overlay=overlay, at=at, raw=raw)
        self.found.extend(result.diagnostics)
        if result.encrypted:
            self.encrypted += 1
        else:
            self.files += 1
            if result.documents:
                self.documents[os.path.abspath(path)] = result.documents[0]  # noqa: PTH100 (links stay as they are)
            self.without_schema += result.schema is None and bool(result.documents)

    def schema(self, path: Path) -> None:
        self.found.extend(check_schema_file(path, self.project).diagnostics)
        self.files += 1

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
        start = Span(Position(1, 1), Position(1, 1))
        shown = self.project.shown(path)
        self.found.append(Diagnostic(Code.FILE_NOT_FOUND, f"there is no `{shown}`", shown, start, Severity.ERROR))

    def fleets(self, files: list[Path]) -> None:
        if not any(path.name == "cluster.yaml" for path in files):
            return
        from hubdocs.project.check_fleets import check_fleets  # noqa: PLC0415 (only with a fleet)

        self.found = check_fleets(files, self.project, self.documents, self.found)

    def report(self) -> Report:
        diagnostics, ignored = settle(self.found, self.project)
        return Report(diagnostics, self.files, self.snippets, self.encrypted, self.without_schema, ignored)


def check(  # noqa: PLR0913 (one parameter for each thing that a user can say; all but two are named)
    project: Project,
    paths: Iterable[Path] = (),
    *,
    schema: str | None = None,
    overlay: bool | None = None,
    at: Pointer = (),
    given: Mapping[Path, bytes] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Check files, folders or the whole project.

    The rules look at whole fleets, so they apply where a folder or the whole project is checked, not single files.

    :param paths: what the user named; without it, everything that the configuration knows.
    :param schema: the schema for all data files; without it, modelines and the configuration decide.
    :param given: what stands in some of the paths, where the caller has it already (the standard input).
    :param progress: called before each file with its number (from 1) and how many there are.
    """
    run = _Run(project)
    if schema is not None and not run.is_usable(schema):
        return run.report()
    given = given or {}
    named = tuple(paths)
    on_disk = tuple(path for path in named if path not in given)
    for path, raw in given.items():
        run.data(path, schema=schema, at=at, overlay=overlay, raw=raw)
    targets = list(find_targets(project, on_disk, all_data=schema is not None)) if on_disk or not named else []
    for number, target in enumerate(targets, 1):
        if progress is not None:
            progress(number, len(targets))
        _check_target(run, target, schema, at, overlay=overlay)
    if schema is None and (not named or any(path.is_dir() for path in on_disk)):
        run.fleets([target.path for target in targets if target.kind == "data"])
    return run.report()


def _check_target(run: _Run, target: Target, schema: str | None, at: Pointer, *, overlay: bool | None) -> None:
    if target.kind == "missing":
        run.missing(target.path)
    elif target.kind == "data" or (schema is not None and target.kind == "schema"):
        run.data(target.path, schema=schema, at=at, overlay=overlay)
    elif target.kind == "schema":
        run.schema(target.path)
    else:
        run.page(target.path)
