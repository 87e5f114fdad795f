"""The first value of a community, out of exported metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.model import Diagnostic
from hubdocs.project.community.exports import read_metrics, sessions_file
from hubdocs.project.community.handbooks import handbook_files, own_tables
from hubdocs.project.community.onboarding import UnknownCommunityError
from hubdocs.project.community.records import find_known
from hubdocs.service.community import read_records
from hubdocs.service.community.first_value import first_value
from hubdocs.service.community.handbook import load_handbook
from hubdocs.service.community.sessions import read_day
from hubdocs.sources import read

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.project.project import Project
    from hubdocs.service.community import Community
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


def provider_accounts(project: Project) -> tuple[str, ...]:
    """Give the patterns that the project's own table of actors and systems has; none where it has no such table."""
    files = handbook_files(project)
    return load_handbook(files).provider_accounts if own_tables(project) == files.tables else ()


def find_community(name: str, project: Project) -> Community:
    """Find the record of a community.

    :raises UnknownCommunityError: there is none.
    """
    records = read_records(find_known(project).records, shown=project.shown, limits=project.options.limits)
    found = {record.community.name: record.community for record in reversed(records)}
    if name not in found:
        raise UnknownCommunityError(name, sorted(found))
    return found[name]


def community_first_value(community: Community, project: Project) -> tuple[FirstValue | None, tuple[Diagnostic, ...]]:
    """Say whether a community has its first value, from the export that its record names.

    :return: the answer; ``None`` where the record names no export, or where something is wrong with it.
    """
    path = sessions_file(community.path, community.sessions, project) if community.sessions else None
    if path is None or not path.is_file():
        return None, ()
    sessions, problems = read_metrics(path, project)
    if problems:
        return None, problems
    return first_value(sessions, provider_accounts(project), read_day(community.requested_on)), ()
