"""Which files of a project are records of communities, and what the records are held against."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hubdocs.project.discovery import find_targets
from hubdocs.project.fleet.fleets import CLUSTER_FILE
from hubdocs.service.community import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdocs.project.project import Project


class Known(NamedTuple):
    """What a project has that records are judged by.

    :param records: the files of all records.
    :param clusters: the files of all clusters.
    :param roles: the file of the organisation's roles.
    """

    records: tuple[Path, ...]
    clusters: tuple[Path, ...]
    roles: Path | None


def is_record(path: Path, project: Project) -> bool:
    """Say whether the configuration has a file checked as the record of a community."""
    if project.is_encrypted(path):
        return False
    rule = project.file_rule(path)
    return rule is not None and rule.schema == SCHEMA


def find_known(project: Project) -> Known:
    """Look for the files of a project that count for its records."""
    files = [target.path for target in find_targets(project, (), all_data=True) if target.kind == "data"]
    return Known(
        tuple(absolute(path) for path in files if is_record(path, project)),
        tuple(absolute(path) for path in files if path.name == CLUSTER_FILE),
        _roles_file(files, project),
    )


def absolute(path: Path) -> Path:
    """Give the path of a file from the root; links stay as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 (links stay as they are)


def _roles_file(files: Iterable[Path], project: Project) -> Path | None:
    """Find the file of the organisation's roles."""
    from hubdocs.project.organisation.files import choose_file  # noqa: PLC0415 (only with communities)

    return choose_file(files, project, "roles")
