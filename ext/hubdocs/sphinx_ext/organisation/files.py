"""The files of the organisation, as pages use them: read once in each process, with the pages that depend on them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hubdocs.project.check_file import check_file
from hubdocs.project.organisation.files import organisation_file, read_document
from hubdocs.service.organisation.responsibilities import RESPONSIBILITIES, load_responsibilities
from hubdocs.service.organisation.roles import ROLES, Roles, load_roles
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.config.dependencies import note_configuration, note_schema
from hubdocs.sphinx_ext.domain import SchemaDomain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.service.organisation.responsibilities import Responsibilities
    from hubdocs.sources import Document


def document_of(env: BuildEnvironment, schema: str) -> Document | None:
    """Give a file of the organisation, by its schema; the page that is being read depends on it.

    :return: nothing if there is none, or if it cannot be read: the check of the file tells why.
    """
    domain = HubDomain.of(env)
    note_configuration(env)
    path, document = _read(env, schema)
    if path is not None:
        env.note_dependency(str(path))
    use = (schema, str(path or ""))
    if use not in domain.files.get(env.docname, ()):
        domain.note("files", env.docname, use)
    return document


def _read(env: BuildEnvironment, schema: str) -> tuple[Path | None, Document | None]:
    """Find a file and read it, once in each process."""
    known = HubDomain.of(env).organisation
    if schema not in known:
        project = SchemaDomain.of(env).project
        path = organisation_file(project, schema)
        known[schema] = (path, read_document(path, project) if path else None)
    return known[schema]


def note_mistakes(env: BuildEnvironment, schema: str) -> None:
    """Report what is wrong in a file of the organisation, on the page that shows it."""
    path = _read(env, schema)[0]
    domain = SchemaDomain.of(env)
    if path is None:
        return
    note_schema(env, schema, domain.project.root)
    checked = HubDomain.of(env).checked
    if schema not in checked:
        checked[schema] = check_file(path, domain.project)
    for other in checked[schema].files:
        if Path(other).is_file():
            env.note_dependency(other)
    known = domain.findings.get(env.docname, ())
    for found in checked[schema].diagnostics:
        if found not in known:
            domain.note_finding(env.docname, found)


def known_document(env: BuildEnvironment, schema: str) -> Document | None:
    """Give a file of the organisation when all pages are read; nothing depends on it any more."""
    return _read(env, schema)[1]


def roles_of(env: BuildEnvironment) -> Roles:
    """Give all teams and roles; none, if the project has no file of them."""
    document = document_of(env, ROLES)
    return load_roles(document) if document else Roles("", {})


def known_parties(env: BuildEnvironment, kind: str) -> dict[str, str]:
    """Give the titles of all teams or of all roles by their names, when all pages are read."""
    document = _read(env, ROLES)[1]
    return {party.name: party.title for party in load_roles(document).of_kind(kind)} if document else {}


def known_lines(env: BuildEnvironment) -> tuple[str, ...]:
    """Give the ids of all lines of the responsibilities, when all pages are read."""
    document = _read(env, RESPONSIBILITIES)[1]
    return tuple(line.id for line in load_responsibilities(document).lines) if document else ()


def responsibilities_of(env: BuildEnvironment) -> Responsibilities | None:
    """Give who answers for what."""
    document = document_of(env, RESPONSIBILITIES)
    return load_responsibilities(document) if document else None


def place_of(env: BuildEnvironment, schema: str, line: int) -> tuple[str, int]:
    """Give the place of something in a file of the organisation, for translators."""
    return str(_read(env, schema)[0] or ""), line


def pages_with_other_files(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """List the pages that used a file of the organisation, of which there is another one now."""
    used = HubDomain.of(env).files
    if not used:
        return []
    project = SchemaDomain.of(env).project
    now = {schema: str(organisation_file(project, schema) or "") for kept in used.values() for schema, _path in kept}
    return sorted(docname for docname, kept in used.items() if any(now[schema] != path for schema, path in kept))
