"""The catalogue that pages show: made once in each process, for as many pages as want it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.project.community.catalogue import publish
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.domain import SchemaDomain

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic
    from hubdocs.service.community import Edition


def edition_of(env: BuildEnvironment, paths: tuple[Path, ...]) -> Edition:
    """Give the catalogue of some records."""
    return _made(env, paths)[0]


def findings_of(env: BuildEnvironment, paths: tuple[Path, ...]) -> tuple[Diagnostic, ...]:
    """Give all that was found in some records."""
    return _made(env, paths)[1]


def _made(env: BuildEnvironment, paths: tuple[Path, ...]) -> tuple[Edition, tuple[Diagnostic, ...]]:
    made = HubDomain.of(env).editions
    if paths not in made:
        made[paths] = publish(paths, SchemaDomain.of(env).project)
    return made[paths]
