"""Report what is wrong with the project's own schemas: once in each build."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from hubdocs import __version__
from hubdocs.project.check_file import check_schema_file
from hubdocs.project.report import settle
from hubdocs.schema.store import SUFFIXES
from hubdocs.sources import kind_of
from hubdocs.sphinx_ext.config.domain import ConfigDomain, OwnSchemas
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.findings import emit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.project import Project


def emit_schema_findings(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Check the schemas in the project's schema folders (on ``env-updated``, which comes once with every build).

    A large schema takes a second, so what was found is kept until one of them changes.
    """
    project = SchemaDomain.of(env).project
    domain = ConfigDomain.of(env)
    state = schemas_state(project)
    if domain.own_schemas.state != state:
        found = tuple(item for path in own_schemas(project) for item in check_schema_file(path, project).diagnostics)
        domain.own_schemas = OwnSchemas(state, found)
    for diagnostic in settle(domain.own_schemas.found, project)[0]:
        emit(diagnostic)
    return []


def own_schemas(project: Project) -> Iterator[Path]:
    """List the schemas in the project's schema folders."""
    for path in _files(project):
        if path.name.endswith(SUFFIXES) and not project.is_excluded(path):
            yield path


def schemas_state(project: Project) -> str:
    """Say what the schemas were checked with: all files that they can refer to, and all that decides how."""
    digest = sha256(repr((__version__, project.base, project.root, project.options)).encode())
    for path in _files(project):
        digest.update(repr(path).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(project: Project) -> Iterator[Path]:
    for folder in project.own_schema_folders:
        for path in sorted(folder.rglob("*")):
            if kind_of(path.name) and path.is_file():
                yield path
