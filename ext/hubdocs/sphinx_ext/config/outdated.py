"""Which pages must be read again, although neither they nor the files that they name have changed."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from hubdocs.sphinx_ext.config.domain import ConfigDomain, PageState
from hubdocs.sphinx_ext.domain import SchemaDomain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.project import Project


def page_state(project: Project, *, checked: bool) -> PageState:
    """Say what a page is checked with.

    :param checked: the page has something to check.
    """
    options = _digest((project.root.as_posix(), repr(project.options)))
    files = [(name, path.as_posix()) for name, path in project.store.files.items()]
    return PageState(options, _digest(files) if checked else "")


def outdated_pages(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """List the pages for which the configuration has changed, or a schema has come or gone."""
    project = SchemaDomain.of(env).project
    states = ConfigDomain.of(env).states
    now = {checked: page_state(project, checked=checked) for checked in (True, False)}
    return sorted(page for page, state in states.items() if state != now[bool(state.schemas)])


def _digest(value: object) -> str:
    return sha256(repr(value).encode()).hexdigest()
