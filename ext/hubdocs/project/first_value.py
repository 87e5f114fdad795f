"""The first value of a community, out of exported metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.model import Code, Diagnostic
from hubdocs.service.community.first_value import first_value
from hubdocs.service.community.sessions import read_sessions
from hubdocs.sources import read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from hubdocs.project.project import Project
    from hubdocs.service.community.first_value import FirstValue


def read_patterns(path: Path, project: Project) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Read the accounts of the provider: a pattern on each line; lines that begin with ``#`` are remarks.

    :return: the patterns, and what is wrong with the file.
    """
    source = read(path, project.shown(path), limits=project.options.limits)
    if isinstance(source, Diagnostic):
        return (), (source._replace(line_text=""),)
    lines = (line.strip() for line in source.content.removeprefix("\ufeff").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#")), ()


def judge_first_value(
    path: Path, provider: Iterable[str], requested: date | None, project: Project
) -> tuple[FirstValue | None, tuple[Diagnostic, ...]]:
    """Say whether a community has its first value.

    :param path: the metrics.
    :param provider: patterns of accounts that do not count.
    :return: the answer; ``None`` where the metrics are wrong, with what is wrong with them.
    """
    source = read(path, project.shown(path), limits=project.options.limits)
    if isinstance(source, Diagnostic):
        # Parts of the metrics would give another answer than the whole.
        shorter = "export only the columns that are read, or raise the limit `file_bytes`"
        hint = shorter if source.code is Code.FILE_TOO_LARGE else source.hint
        return None, (source._replace(line_text="", hint=hint),)
    metrics = read_sessions(source)
    if metrics.diagnostics:
        return None, tuple(sorted(metrics.diagnostics, key=lambda item: item.sort_key))
    return first_value(metrics.sessions, provider, requested), ()
