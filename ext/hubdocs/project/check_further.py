"""What is checked of some kinds of files besides their schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.model import Diagnostic
    from hubdocs.project.project import Project
    from hubdocs.sources import Document

FURTHER: Final = frozenset(("options", "request"))
"""Schemas whose files mean more than their schema can say."""


def check_further(
    schema: str, documents: tuple[Document, ...], path: Path, project: Project, *, fits: bool
) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
    """Check documents further, according to the name of their schema.

    :param fits: the schema has nothing against them.
    :return: the findings, and what else was looked at: files, or with ``?`` behind them only whether they exist.
    """
    from hubdocs.service.community.options_check import check_options  # noqa: PLC0415 (few files need it)
    from hubdocs.service.community.request_check import (  # noqa: PLC0415 (likewise)
        Surroundings,
        check_request,
        find_catalogue,
        titles,
    )

    found: list[Diagnostic] = []
    if schema == "options":
        for document in documents:
            found.extend(check_options(document, titles(project.store), fits=fits))
        return tuple(found), ()
    around = Surroundings(path, project.root, project.store, project.options.limits)
    catalogue = find_catalogue(around)
    for document in documents:
        found.extend(check_request(document, around, catalogue))
    looked = tuple(f"{file.absolute()}?" for file in catalogue.looked if file != catalogue.path)
    return tuple(found), (*looked, str(catalogue.path.absolute()))
