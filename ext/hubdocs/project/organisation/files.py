"""The files of the organisation: found by their schemas, and looked up in each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.model import Diagnostic
from hubdocs.project.discovery import find_targets
from hubdocs.service.community.request_check import Surroundings, find_catalogue
from hubdocs.service.organisation.check_collaboration import check_collaboration, check_teams
from hubdocs.service.organisation.check_responsibilities import check_duties, check_responsibilities
from hubdocs.service.organisation.collaboration import COLLABORATION
from hubdocs.service.organisation.responsibilities import RESPONSIBILITIES
from hubdocs.service.organisation.roles import ROLES, check_roles, load_roles, unknown_actors
from hubdocs.sources import load, read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hubdocs.model import JSON
    from hubdocs.project.project import Project
    from hubdocs.service.community.options import OptionsCatalogue
    from hubdocs.sources import Document

ORGANISATION: Final = (ROLES, RESPONSIBILITIES, COLLABORATION)
"""The schemas of the files of an organisation. They stand in one folder, and are called like their schemas."""


def organisation_file(project: Project, schema: str) -> Path | None:
    """Find a file of the project by its schema; of several, the one that is called like it, then the first."""
    files = (target.path for target in find_targets(project, (), all_data=False) if target.kind == "data")
    return choose_file(files, project, schema)


def choose_file(files: Iterable[Path], project: Project, schema: str) -> Path | None:
    """Choose the file of a schema among all files of a project; see :func:`organisation_file`."""
    found = []
    for path in files:
        rule = project.file_rule(path)
        if rule is not None and rule.schema == schema:
            found.append(path)
    return min(found, key=lambda path: (path.stem != schema, path), default=None)


def known_roles(path: Path | None, project: Project) -> frozenset[str]:
    """Give the names of all roles; none, if there is no file of them."""
    document = read_document(path, project) if path else None
    return frozenset(party.name for party in load_roles(document).of_kind("role")) if document else frozenset()


def read_document(path: Path, project: Project) -> Document | None:
    """Read a file of the organisation; nothing comes of one that is broken, or not there."""
    if not path.is_file() or project.is_encrypted(path):
        return None
    source = read(path, project.relative(path), limits=project.options.limits)
    documents = () if isinstance(source, Diagnostic) else load(source)
    return documents[0] if documents and not documents[0].broken else None


def beside(path: Path, schema: str) -> Path:
    """Give the file of another schema in the same folder."""
    return path.absolute().with_name(f"{schema}.yaml")


def check_organisation(
    schema: str, document: Document, path: Path, project: Project
) -> tuple[tuple[Diagnostic, ...], tuple[Path, ...]]:
    """Check a file of the organisation against those beside it.

    :return: what was found, and which files were looked at.
    """
    if schema == ROLES:
        return _check_roles(document, path, project)
    other = beside(path, ROLES)
    roles = read_document(other, project)
    if roles is None:
        return (), (other,)
    if schema == COLLABORATION:
        return tuple(check_collaboration(document, load_roles(roles))), (other,)
    catalogue = find_catalogue(Surroundings(path, project.root, project.store, project.options.limits))
    known = option_values(catalogue.catalogue) if catalogue.catalogue else {}
    found = check_responsibilities(document, load_roles(roles), known)
    return tuple(found), (other, *catalogue.looked)


def _check_roles(document: Document, path: Path, project: Project) -> tuple[tuple[Diagnostic, ...], tuple[Path, ...]]:
    """Check roles and teams, and that each of them has a part in what stands beside them."""
    roles = load_roles(document)
    others = beside(path, RESPONSIBILITIES), beside(path, COLLABORATION)
    duties, exchanges = (read_document(other, project) for other in others)
    found = check_duties(document, roles, duties) if duties else ()
    alone = check_teams(document, roles, exchanges) if exchanges else ()
    return (*check_roles(document), *found, *alone), others


def check_actors(document: Document, project: Project) -> tuple[tuple[Diagnostic, ...], tuple[Path, ...]]:
    """Check that those who act in processes are roles or teams, where the project says who there is.

    :return: what was found, and which files were looked at.
    """
    path = organisation_file(project, ROLES)
    roles = read_document(path, project) if path else None
    if path is None or roles is None:
        return (), ()
    return tuple(unknown_actors(document, load_roles(roles))), (path,)


def option_values(catalogue: OptionsCatalogue) -> dict[str, tuple[JSON, ...]]:
    """Give the options of a catalogue, each with its values in all tiers; one that is not chosen from has none."""
    return {
        option.id: tuple({choice.value: None for offer in option.offers.values() for choice in offer.choices})
        for option in catalogue.options
    }
