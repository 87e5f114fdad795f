"""What is checked of some kinds of files besides their schema."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.model import Diagnostic
    from hubdocs.project.project import Project
    from hubdocs.service.community.request_check import FoundCatalogue
    from hubdocs.sources import Document

FURTHER: Final = frozenset(
    (
        "collaboration",
        "community",
        "delivery",
        "learner-profiles",
        "numbers",
        "options",
        "process",
        "process-facts",
        "process-tables",
        "request",
        "responsibilities",
        "roles",
        "strategy",
        "workshop",
    )
)
"""Schemas whose files mean more than their schema can say."""
IN_PAGES: Final = frozenset(("options", "request"))
"""Those of which also examples in pages are checked so: they mean the same there."""

SHIPPED: Final = "https://hubdocs.example.org/schemas/"
"""How the `$id` of our own schemas begins: a project may have another schema of the same name."""


class Further(NamedTuple):
    """What was found in a file besides what its schema says.

    :param files: what else was looked at. A path with ``?`` behind it stands for whether the file exists, one that
        ends with a separator for the names in a folder, and `hubdocs.project.cache.TODAY` for the day.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    files: tuple[str, ...] = ()


def check_further(schema: str, documents: tuple[Document, ...], path: Path, project: Project, *, fits: bool) -> Further:
    """Check documents further, according to the name of their schema.

    :param fits: the schema has nothing against them.
    """
    if schema == "community":
        return _check_record(documents, path, project)
    if schema == "options":
        return _check_options(documents, project, fits=fits)
    if schema == "request":
        return _check_request(documents, path, project)
    if schema in ("collaboration", "responsibilities", "roles"):
        return _check_organisation(schema, documents, path, project, fits=fits)
    if schema == "process-tables":
        return _check_actors(documents, project, fits=fits)
    if schema == "strategy":
        return _check_strategy(documents, path, project, fits=fits)
    if schema == "numbers":
        return _check_numbers(documents, project, fits=fits)
    if schema in ("delivery", "learner-profiles", "workshop"):
        return _check_training(schema, documents, path, project, fits=fits)
    return _check_process(schema, documents, path, project, fits=fits)


def _check_record(documents: tuple[Document, ...], path: Path, project: Project) -> Further:
    """Look at the export that a record names."""
    from hubdocs.project.community.exports import check_export  # noqa: PLC0415 (few files need it)

    found = [check_export(document, path, project) for document in documents if not document.broken]
    looked = [file for _problems, files in found for file in files]
    files = [str(file) if file.is_file() else f"{file}?" for file in looked]
    names = [os.path.join(path.absolute().parent, "")] if files else []  # noqa: PTH118 (a separator at its end)
    return Further(tuple(item for problems, _files in found for item in problems), (*files, *names))


def _check_options(documents: tuple[Document, ...], project: Project, *, fits: bool) -> Further:
    from hubdocs.service.community.options_check import check_options  # noqa: PLC0415 (few files need it)
    from hubdocs.service.community.request_check import titles  # noqa: PLC0415 (likewise)

    known = titles(project.store)
    return Further(tuple(item for document in documents for item in check_options(document, known, fits=fits)))


def _check_request(documents: tuple[Document, ...], path: Path, project: Project) -> Further:
    from hubdocs.service.community.request_check import (  # noqa: PLC0415 (few files need it)
        Surroundings,
        check_request,
        find_catalogue,
    )

    around = Surroundings(path, project.root, project.store, project.options.limits)
    catalogue = find_catalogue(around)
    found = tuple(item for document in documents for item in check_request(document, around, catalogue))
    return Further(found, _looked(catalogue))


def _check_process(
    schema: str, documents: tuple[Document, ...], path: Path, project: Project, *, fits: bool
) -> Further:
    """Look up what a process or a table of facts names."""
    from hubdocs.service.community.check_process import check_facts, check_process  # noqa: PLC0415 (few files need it)
    from hubdocs.service.community.fields import Fields  # noqa: PLC0415 (likewise)
    from hubdocs.service.community.handbook import find_handbook, handbook_of  # noqa: PLC0415 (likewise)
    from hubdocs.service.community.request_check import Surroundings, find_catalogue  # noqa: PLC0415 (likewise)

    folder = path.absolute().parent
    beside = find_handbook(folder)
    found = find_catalogue(Surroundings(path, project.root, project.store, project.options.limits))
    names = os.path.join(folder, "")  # noqa: PTH118 (a separator at its end)
    files = (str(beside.tables), str(beside.facts), names, *_looked(found))
    if not fits or len(documents) != 1:
        return Further(files=files)
    look_up = check_process if schema == "process" else check_facts
    known = found.catalogue.options if found.catalogue else ()
    fields = Fields(project.store, {option.id: option.is_chosen for option in known})
    return Further(tuple(look_up(documents[0], handbook_of(documents[0], schema, folder), fields)), files)


def _looked(found: FoundCatalogue) -> tuple[str, ...]:
    """List what was looked at to find a catalogue of options."""
    looked = tuple(f"{file.absolute()}?" for file in found.missing)
    return (*looked, str(found.path.absolute()))


def _check_organisation(
    schema: str, documents: tuple[Document, ...], path: Path, project: Project, *, fits: bool
) -> Further:
    """Look up what a file of the organisation names."""
    from hubdocs.project.organisation.files import check_organisation  # noqa: PLC0415 (few files need it)

    if not fits or len(documents) != 1:
        return Further()
    found, looked = check_organisation(schema, documents[0], path, project)
    names = (str(file.absolute()) + ("" if file.is_file() else "?") for file in looked)
    return Further(found, tuple(names))


def _check_actors(documents: tuple[Document, ...], project: Project, *, fits: bool) -> Further:
    """Look up the actors of processes among the roles of the project."""
    from hubdocs.project.organisation.files import check_actors  # noqa: PLC0415 (few files need it)

    if not fits or len(documents) != 1:
        return Further()
    found, looked = check_actors(documents[0], project)
    return Further(found, tuple(str(file.absolute()) for file in looked))


def _check_strategy(documents: tuple[Document, ...], path: Path, project: Project, *, fits: bool) -> Further:
    """Check a strategy, and look up what it names."""
    from hubdocs.project.organisation.strategy import check_strategy_file  # noqa: PLC0415 (few files need it)

    if not fits or len(documents) != 1:
        return Further()
    found, other = check_strategy_file(documents[0], path, project)
    return Further(found, (f"{other}{'' if other.is_file() else '?'}",))


def _check_numbers(documents: tuple[Document, ...], project: Project, *, fits: bool) -> Further:
    """Check numbers; those that can be computed are held against the fleet and the records of today."""
    from hubdocs.project.cache import TODAY  # noqa: PLC0415 (few files need it)
    from hubdocs.project.organisation.strategy import check_numbers_file, looked_at  # noqa: PLC0415 (likewise)

    if not fits or len(documents) != 1:
        return Further()
    found, world = check_numbers_file(documents[0], project)
    return Further(found, (TODAY, *(looked_at(world) if world is not None else ())))


def _check_training(
    schema: str, documents: tuple[Document, ...], path: Path, project: Project, *, fits: bool
) -> Further:
    """Hold a workshop, the log of one, or learner profiles against lessons, hubs and roles."""
    from hubdocs.project.training.check_training import check_training  # noqa: PLC0415 (few files need it)

    if not fits or len(documents) != 1:
        return Further()
    found, looked = check_training(schema, documents[0], path, project)
    return Further(found, looked)
