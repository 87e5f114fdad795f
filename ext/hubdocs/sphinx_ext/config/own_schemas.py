"""Report what is wrong with the project's own schemas: once in each build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.project.check_file import check_schema_file
from hubdocs.project.report import settle
from hubdocs.schema.store import SUFFIXES
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.findings import emit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.project import Project


def emit_schema_findings(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Check the schemas in the project's schema folders (on ``env-updated``, which comes once with every build)."""
    project = SchemaDomain.of(env).project
    found = [item for path in own_schemas(project) for item in check_schema_file(path, project).diagnostics]
    for diagnostic in settle(found, project)[0]:
        emit(diagnostic)
    return []


def own_schemas(project: Project) -> Iterator[Path]:
    """List the schemas in the project's schema folders."""
    for folder in project.own_schema_folders:
        for path in sorted(folder.rglob("*.schema.*")):
            if path.name.endswith(SUFFIXES) and path.is_file() and not project.is_excluded(path):
                yield path
