"""Which files a run looks at."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from hubdocs.project.globs import matches
from hubdocs.schema.store import SUFFIXES
from hubdocs.sources import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.project.project import Project


class Target(NamedTuple):
    """A file to look at, and what it is."""

    path: Path
    kind: Literal["data", "page", "schema", "missing"]


def find_targets(project: Project, paths: Iterable[Path], *, all_data: bool) -> Iterator[Target]:
    """Find what is to be checked.

    :param paths: files and folders that the user named; the whole project if there are none.
    :param all_data: in folders, look at all YAML, JSON and TOML files, not only at those the configuration knows.
    """
    seen: set[Path] = set()
    for path in tuple(paths) or (project.root,):
        for target in _targets_of(path, project, all_data=all_data):
            identity = target.path.absolute()
            if identity not in seen:
                seen.add(identity)
                yield target


def find_target(path: Path, project: Project, *, named: bool = False, all_data: bool = False) -> Target | None:
    """Say what a file is to a run, or ``None`` where it is none of its business.

    :param named: the user named this very file; then it is looked at in any case.
    :param all_data: look at all YAML, JSON and TOML files, not only at those that the configuration knows.
    """
    if not named and project.is_excluded(path):
        return None
    relative = project.relative(path)
    if path.name.endswith(SUFFIXES):
        return Target(path, "schema")
    if matches(relative, project.options.pages):
        return Target(path, "page")
    is_data = kind_of(path.name) and (all_data or project.file_rule(path) is not None)
    return Target(path, "data") if named or is_data else None


def data_files(project: Project) -> list[Path]:
    """List the files that the configuration names a schema for."""
    return [target.path for target in find_targets(project, (), all_data=False) if target.kind == "data"]


def schema_of(path: Path, project: Project) -> str:
    """Give the schema that the configuration names for a file."""
    rule = project.file_rule(path)
    return "" if rule is None else rule.schema


def _targets_of(path: Path, project: Project, *, all_data: bool) -> Iterator[Target]:
    if path.is_dir():
        for file in _files_in(path, project):
            target = find_target(file, project, all_data=all_data)
            if target is not None:
                yield target
    elif path.exists():
        target = find_target(path, project, named=True)
        if target is not None:
            yield target
    else:
        yield Target(path, "missing")


def _files_in(folder: Path, project: Project) -> Iterator[Path]:
    """Walk a folder in a fixed order, without following links to folders."""
    for current, folders, files in os.walk(folder):
        here = Path(current)
        folders[:] = sorted(name for name in folders if not project.is_excluded(here / name / "x"))
        for name in sorted(files):
            yield here / name
