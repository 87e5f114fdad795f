"""The text of a file that a page shows, or why it is not shown."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from hubdocs.model import Diagnostic
from hubdocs.sources import Source, load, read
from hubdocs.sphinx_ext.config.excerpt import excerpt

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.model import Pointer
    from hubdocs.project import Project
    from hubdocs.sources import Dialect

_ENCRYPTED: Final = "ENC[AES256_GCM,"
"""What sops writes in the place of a value."""


class Reason(Enum):
    """Why a file, or the part of it that is asked for, is not shown."""

    OUTSIDE = "outside"
    """It leads out of the project."""
    MISSING = "missing"
    """There is none."""
    ENCRYPTED = "encrypted"
    """Its name or its content says that it is encrypted."""
    UNREADABLE = "unreadable"
    """It is no text, or too large."""
    NO_PART = "no part"
    """Nothing stands at the JSON pointer."""


class NotShownError(Exception):
    """A file is not shown."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def shown_text(file: Path, project: Project, dialect: Dialect, at: Pointer) -> str:
    """Read a file, or a part of it.

    :param dialect: of YAML, in which the file is read.
    :param at: the part.
    :raises NotShownError: it cannot or must not be shown.
    """
    if project.is_encrypted(file):
        raise NotShownError(Reason.ENCRYPTED)
    source = read(file, project.shown(file), limits=project.options.limits, dialect=dialect)
    if isinstance(source, Diagnostic):
        raise NotShownError(Reason.UNREADABLE)
    if _ENCRYPTED in source.content:
        raise NotShownError(Reason.ENCRYPTED)
    return _part(source, at) if at else source.content


def _part(source: Source, at: Pointer) -> str:
    parts = (excerpt(document, at) for document in load(source))
    found = next((part for part in parts if part is not None), None)
    if found is None:
        raise NotShownError(Reason.NO_PART)
    return found
