"""The processes of a project, and the tables that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.project.discovery import data_files, schema_of
from hubdocs.service.community.handbook import find_handbook
from hubdocs.service.community.process import FACTS, PROCESS, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hubdocs.project.project import Project
    from hubdocs.service.community.handbook import HandbookFiles

_PARTS: Final = (PROCESS, TABLES, FACTS)


def handbook_files(project: Project, paths: Iterable[Path] | None = None) -> HandbookFiles:
    """Find the processes of a project; what it has none of is taken from those that come with hubdocs."""
    paths = data_files(project) if paths is None else paths
    own = next((path for path in paths if schema_of(path, project) in _PARTS), None)
    return find_handbook(own.parent if own else None)


def own_tables(project: Project) -> Path | None:
    """Give the project's own table of actors and systems."""
    return next((path for path in data_files(project) if schema_of(path, project) == TABLES), None)
