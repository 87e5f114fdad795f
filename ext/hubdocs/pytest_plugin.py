"""``pytest --hubdocs``: a test for each file that is checked, for each snippet in a page, and for each fleet.

Without the option nothing is imported and nothing is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdocs.model import Diagnostic
    from hubdocs.project import Project
    from hubdocs.project.fleet.check_fleets import FleetChecker
    from hubdocs.project.pages.check_page import PageResult

Kind = Literal["data", "page", "schema", "configuration"]


class HubdocsWarning(pytest.PytestWarning):
    """A finding that fails no test."""


class WrongError(Exception):
    """A file or snippet has findings that fail its test; the text tells them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for the whole run.

    :param strict: warnings fail, too.
    :param checker: what the rules find in fleets.
    :param fleets: the fleets that have a test, each with the clusters that pytest came by.
    :param records: the records of communities that were found.
    :param lessons: the lessons that were found.
    """

    project: Project
    strict: bool
    checker: FleetChecker
    fleets: dict[Path, list[Path]]
    records: list[Path]
    lessons: list[Path]


SETTINGS = pytest.StashKey[Settings]()
"""Where the configuration of pytest keeps them."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("hubdocs", "hubdocs: configuration, and the examples in pages")
    group.addoption(
        "--hubdocs",
        action="store_true",
        help="Check configuration files, schemas, and the examples in pages, wherever pytest looks for tests.",
    )
    group.addoption("--hubdocs-strict", action="store_true", help="Warnings of hubdocs fail a test, too.")


def pytest_configure(config: pytest.Config) -> None:
    """Start looking for files, if the user wants that."""
    if not config.getoption("hubdocs"):
        return
    from hubdocs.project import load_project  # noqa: PLC0415 (the engine is loaded only with the option)
    from hubdocs.project.fleet.check_fleets import FleetChecker  # noqa: PLC0415 (likewise)

    here = config.invocation_params.dir
    project = load_project(here, base=here)
    strict = bool(config.getoption("hubdocs_strict"))
    config.stash[SETTINGS] = Settings(project, strict, FleetChecker(project), {}, [], [])
    config.pluginmanager.register(Collector(), "hubdocs-collector")


class Collector:
    """The hooks that are at work only with the option."""

    def __init__(self) -> None:
        self._nothing_found = False

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> CheckedFile | None:
        """Take the files that the project checks."""
        from hubdocs.project.discovery import find_target  # noqa: PLC0415 (see above)

        project = parent.config.stash[SETTINGS].project
        named = parent.session.isinitpath(file_path) and _may_be_ours(file_path, project)
        target = find_target(file_path, project, named=named)
        if target is None or target.kind == "missing" or (project.is_encrypted(file_path) and not named):
            return None
        if not named:
            _note_fleet(file_path, parent.config.stash[SETTINGS])
            _note_record(file_path, parent.config.stash[SETTINGS])
            _note_lesson(file_path, target.kind, parent.config.stash[SETTINGS])
        return _make_file(parent, file_path, target.kind)

    @pytest.hookimpl(tryfirst=True)  # before tests are deselected
    def pytest_collection_modifyitems(
        self, session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Add what is wrong with the configuration, wherever that stands."""
        project = config.stash[SETTINGS].project
        self._nothing_found = not any(isinstance(item, Check) for item in items)
        if project.config is not None and project.diagnostics:
            items[:0] = _make_file(session, project.config, "configuration").collect()

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say where to look, if nothing was found."""
        if self._nothing_found:
            terminalreporter.write_line(
                "hubdocs: nothing to check where pytest looks for tests; name the folders: pytest --hubdocs docs"
            )


def _may_be_ours(path: Path, project: Project) -> bool:
    """Say whether a file that the user named can be meant for us: a Python file is not."""
    from hubdocs.project.globs import matches  # noqa: PLC0415 (see above)
    from hubdocs.sources import kind_of  # noqa: PLC0415 (see above)

    return kind_of(path.name) is not None or matches(project.relative(path), project.options.pages)


def _note_fleet(path: Path, settings: Settings) -> None:
    """Remember a fleet at the first of its clusters. As with the command, single files are held against no rule."""
    from hubdocs.project.fleet.fleets import fleet_roots  # noqa: PLC0415 (see above)

    for root in fleet_roots((path,), settings.project):
        settings.fleets.setdefault(root, []).append(path.parent)


def _note_record(path: Path, settings: Settings) -> None:
    """Remember the record of a community; all are tested at the first one."""
    from hubdocs.project.community.records import is_record  # noqa: PLC0415 (see above)

    if is_record(path, settings.project):
        settings.records.append(path)


def _note_lesson(path: Path, kind: Kind, settings: Settings) -> None:
    """Remember a lesson; all are tested at the first one."""
    from hubdocs.project.training.lessons import may_be_lesson  # noqa: PLC0415 (see above)

    if kind == "page" and may_be_lesson(path):
        settings.lessons.append(path)


def _make_file(parent: pytest.Collector, path: Path, kind: Kind) -> CheckedFile:
    file: CheckedFile = CheckedFile.from_parent(parent, path=path, kind=kind)
    return file


class CheckedFile(pytest.File):
    """A file that is checked.

    :param kind: what it is to the project.
    """

    def __init__(self, *, kind: Kind, **rest: Any) -> None:
        super().__init__(**rest)
        self.kind = kind

    def collect(self) -> Iterator[Check]:
        """Make a test for the file, one for each of its snippets, and one for the fleet that it is the first of."""
        yield Check.from_parent(self, name=self.path.name, line=0)
        settings = self.config.stash[SETTINGS]
        if settings.records and settings.records[0] == self.path:
            yield RecordsCheck.from_parent(self, name="rules for communities")
        if settings.lessons and settings.lessons[0] == self.path:
            yield LessonsCheck.from_parent(self, name="order of lessons")
        for root, clusters in settings.fleets.items():
            if self.path.name == "cluster.yaml" and clusters[0] == self.path.parent:
                yield FleetCheck.from_parent(self, name=f"rules for {root.name}", root=root)
        if self.kind == "page":
            from hubdocs.project.pages.check_page import find_blocks  # noqa: PLC0415 (many runs see no page)

            for snippet in find_blocks(self.path, self.project):
                line = snippet.span.start.line
                yield Check.from_parent(self, name=f"{self.path.name}:{line}", line=line)

    @property
    def project(self) -> Project:
        """The project that the file belongs to."""
        return self.config.stash[SETTINGS].project

    @cached_property
    def page(self) -> PageResult:
        """What is found in the page, all of it at once."""
        from hubdocs.project.pages.check_page import check_page  # noqa: PLC0415 (many runs see no page)

        return check_page(self.path, self.project)

    def find(self, line: int) -> tuple[Diagnostic, ...]:
        """Check the file, or the snippet that begins on a line; 0 means the file.

        :return: the findings, without what the rules for fleets say better.
        :raises pytest.skip.Exception: there is nothing to hold the file against.
        """
        settings = self.config.stash[SETTINGS]
        found = self._find(line)
        for root in settings.fleets:
            found = tuple(settings.checker.judge(found, root))
        return found

    def _find(self, line: int) -> tuple[Diagnostic, ...]:
        if self.kind == "configuration":
            return self.project.diagnostics
        if self.kind == "page":
            return self._find_in_page(line)
        from hubdocs.project.check_file import check_file, check_schema_file  # noqa: PLC0415 (the engine)

        if self.kind == "schema":
            return check_schema_file(self.path, self.project).diagnostics
        result = check_file(self.path, self.project)
        if result.encrypted:
            pytest.skip("this file is encrypted and was not opened")
        if result.schema is None and not result.diagnostics:
            pytest.skip("this file has no schema")
        return result.diagnostics

    def _find_in_page(self, line: int) -> tuple[Diagnostic, ...]:
        snippets = {snippet.span.start.line: result.diagnostics for snippet, result in self.page.blocks}
        if line:
            return snippets.get(line, ())
        elsewhere = {item for found in snippets.values() for item in found}
        return tuple(item for item in self.page.diagnostics if item not in elsewhere)


class Check(pytest.Item):
    """The test of one file, or of one snippet.

    :param line: where the snippet begins; 0 for the file itself.
    """

    parent: CheckedFile

    def __init__(self, *, line: int, **rest: Any) -> None:
        super().__init__(**rest)
        self.line = line

    def find(self) -> tuple[Diagnostic, ...]:
        """Check."""
        return self.parent.find(self.line)

    def runtest(self) -> None:
        """Check, and fail with what is found."""
        from hubdocs.model import Severity  # noqa: PLC0415 (see above)
        from hubdocs.project.report import Report, settle  # noqa: PLC0415 (see above)
        from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (see above)

        settings = self.config.stash[SETTINGS]
        found, _ = settle(self.find(), settings.project)
        if Report(found).failed(strict=settings.strict):
            raise WrongError(findings_text(found).rstrip("\n"))
        warnings = [item for item in found if item.severity is Severity.WARNING]
        if warnings:
            self.warn(HubdocsWarning("\n" + findings_text(warnings)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str:  # noqa: ARG002 (pytest's)
        """Show the findings as the command does."""
        if isinstance(excinfo.value, WrongError | HubdocsWarning):  # a warning, where pytest makes errors of them
            return str(excinfo.value).strip("\n")
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Say where the test stands."""
        return self.path, max(self.line - 1, 0), self.name


class FleetCheck(Check):
    """The test of a fleet by the rules.

    :param root: the folder of the fleet.
    """

    def __init__(self, *, root: Path, **rest: Any) -> None:
        super().__init__(line=0, **rest)
        self.root = root

    def find(self) -> tuple[Diagnostic, ...]:
        """Apply the rules to what each hub really runs with."""
        settings = self.config.stash[SETTINGS]
        return settings.checker.findings_about(self.root, [folder.name for folder in settings.fleets[self.root]])


class RecordsCheck(Check):
    """The test of all records of communities by the rules."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(line=0, **rest)

    def find(self) -> tuple[Diagnostic, ...]:
        """Apply the rules to the records that were found."""
        from hubdocs.project.community.check_communities import CommunityChecker  # noqa: PLC0415 (see above)

        settings = self.config.stash[SETTINGS]
        return CommunityChecker(settings.project).findings(settings.records)


class LessonsCheck(Check):
    """The test of all lessons against one another."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(line=0, **rest)

    def find(self) -> tuple[Diagnostic, ...]:
        """Check the lessons that were found."""
        from hubdocs.project.training.lessons import check_all_lessons  # noqa: PLC0415 (see above)

        settings = self.config.stash[SETTINGS]
        return check_all_lessons(settings.project, settings.lessons)
