"""The files that directives of a page name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.project.project import Project


def find_shown_file(name: str, page: Path, project: Project) -> Path | str:
    """Find the file that a page shows: from the page's folder, or with ``/`` in front from the project's.

    :return: the file, or why it cannot be shown.
    """
    base = project.root if name.startswith("/") else page.parent
    path = (base / name.lstrip("/")).resolve()
    if not path.is_relative_to(project.root):
        return "outside"
    return path if path.is_file() else "missing"
