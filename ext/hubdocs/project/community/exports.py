"""The exports of metrics that records of communities name: where they are, and what is wrong with them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hubdocs.checks.suggest import closest
from hubdocs.checks.words import clean
from hubdocs.model import Code, Diagnostic, Severity
from hubdocs.service.community.sessions import read_sessions
from hubdocs.sources import Locator, Source, load, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.project.project import Project
    from hubdocs.service.community.first_value import Session
    from hubdocs.sources import Document

_BESIDE: Final = "keep the file beside this record; its path starts at the folder of the record"
_MILD: Final = Severity.WARNING


def read_metrics(path: Path, project: Project) -> tuple[tuple[Session, ...], tuple[Diagnostic, ...]]:
    """Read who worked when.

    :return: the sessions, and what is wrong with the file; with anything wrong, there are no sessions.
    """
    source = read(path, project.shown(path), limits=project.options.limits)
    if isinstance(source, Diagnostic):
        # Parts of the metrics would give another answer than the whole.
        shorter = "export only the columns that are read, or raise the limit `file_bytes`"
        hint = shorter if source.code is Code.FILE_TOO_LARGE else source.hint
        return (), (source._replace(line_text="", hint=hint),)
    metrics = read_sessions(source)
    if metrics.diagnostics:
        return (), tuple(sorted(metrics.diagnostics, key=lambda item: item.sort_key))
    return metrics.sessions, ()


def sessions_file(record: Path, sessions: str, project: Project) -> Path | None:
    """Give the file that a record names; ``None`` where it leads out of the project."""
    path = Path(os.path.normpath(record.parent / sessions))
    root = os.path.realpath(project.root)
    try:
        inside = path.is_relative_to(project.root) and Path(os.path.realpath(path)).is_relative_to(root)
    except (OSError, ValueError):
        return None
    return path if inside else None


def check_export(document: Document, path: Path, project: Project) -> tuple[tuple[Diagnostic, ...], tuple[Path, ...]]:
    """Check the export that a record names.

    :param path: of the record.
    :return: what is wrong with it, and the file.
    """
    sessions = document.value.get("sessions") if isinstance(document.value, dict) else None
    if not isinstance(sessions, str) or not sessions.endswith((".csv", ".json")):
        return (), ()
    export = sessions_file(path.absolute(), sessions, project)
    if export is None:
        return (_at_name(document, Code.OUTSIDE_PROJECT, f"`{clean(sessions)}` leads out of the project", _BESIDE),), ()
    if not export.is_file():
        names = [other.name for other in path.absolute().parent.iterdir()]
        near = closest(sessions, names)
        hint = f"did you mean `{clean(near)}`?" if near else _BESIDE
        return (_at_name(document, Code.FILE_NOT_FOUND, f"there is no file `{clean(sessions)}`", hint),), (export,)
    found, problems = read_metrics(export, project)
    return problems or tuple(_named(found, export, project)), (export,)


def export_findings(record: Path, project: Project) -> tuple[Diagnostic, ...]:
    """Give what is wrong with the export that a record names, as the check of the record does."""
    source = read(record, project.shown(record), limits=project.options.limits)
    documents = load(source) if isinstance(source, Source) else ()
    return tuple(item for document in documents for item in check_export(document, record, project)[0])


def _named(sessions: Iterable[Session], export: Path, project: Project) -> Iterator[Diagnostic]:
    """Find the first account that is an address, without telling which it is."""
    named = sorted({session.account for session in sessions if "@" in session.account})
    source = read(export, project.shown(export), limits=project.options.limits) if named else None
    if isinstance(source, Source):
        start = min(source.content.find(account) for account in named)
        count = len(named)
        message = f"{count} {'account is an address' if count == 1 else 'accounts are addresses'} of people"
        hint = "`hubdocs first-value EXPORT --anonymous` writes a table that names nobody"
        found = Locator(source).diagnostic(Code.NAMED_ACCOUNT, message, start, start, hint=hint, severity=_MILD)
        yield found._replace(line_text="")


def _at_name(document: Document, code: Code, message: str, hint: str = "") -> Diagnostic:
    pointer = ("sessions",)
    return document.locator.diagnostic(code, message, *document.value_offsets_of(pointer), hint=hint, pointer=pointer)
