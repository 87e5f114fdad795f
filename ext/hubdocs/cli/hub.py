"""The hub that a command is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hubdocs.cli.usage import no_such

if TYPE_CHECKING:
    from hubdocs.project import Project
    from hubdocs.service.fleet import Hub


def open_hub(name: str) -> tuple[Hub, Project]:
    """Find a hub of the project that one stands in.

    :param name: ``cluster/hub``.
    :return: the hub and its project.
    :raises WrongUsageError: there is no such hub; it says which one may be meant.
    """
    from hubdocs.project import load_project  # noqa: PLC0415 (not for help)
    from hubdocs.project.fleet.hubs import UnknownHubError, find_hub  # noqa: PLC0415 (likewise)

    project = load_project(Path.cwd())
    try:
        return find_hub(name, project), project
    except UnknownHubError as error:
        no_such("hub", name, error.known)
