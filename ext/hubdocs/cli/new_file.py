"""Files that commands write for people to go on with: what exists is never lost."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.cli.usage import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_HEAD: Final = 500
"""Nothing that we write needs more bytes to be told from other files, except reports."""


class Ours(NamedTuple):
    """How to tell what a command wrote before: it may be written again.

    :param what: its name, with its article left out.
    :param is_ours: says it of a text.
    :param head: bytes to look at; 0 for all of them.
    """

    what: str
    is_ours: Callable[[str], bool]
    head: int = _HEAD


def beginning(what: str, words: str) -> Ours:
    """Tell files by how they begin, however their lines end."""
    return Ours(what, lambda text: text.startswith(words))


def write_new(path: Path, text: str, shown: str, otherwise: str) -> None:
    """Write a file that does not exist yet, and say so.

    :param shown: the file, as messages name it.
    :param otherwise: what to do where there is one already.
    :raises WrongUsageError: it exists, or cannot be written.
    """
    from hubdocs.project.reporters.plain import plain  # noqa: PLC0415 (not for help)

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise WrongUsageError(f"`{shown}` exists; {otherwise}") from None
    except OSError as error:
        raise WrongUsageError(f"`{shown}` cannot be written: {error.strerror}") from error
    sys.stdout.write(f"wrote {plain(shown)}\n")


def write_again(path: Path, text: str, ours: Ours, *, errors: str = "strict") -> None:
    """Write a file that does not exist yet, or that the same command wrote before.

    People run a command again; they do not mean to lose the file that they name by mistake.

    :raises WrongUsageError: there is something else, or it cannot be written.
    """
    shown = path.as_posix()
    try:
        if path.is_file() and not _may_go(path, ours):
            raise WrongUsageError(f"`{shown}` is there and is no {ours.what}; it is left as it is")
        path.write_text(text, encoding="utf-8", errors=errors, newline="")
    except OSError as error:
        raise WrongUsageError(f"`{shown}` cannot be written: {error.strerror}") from error


def _may_go(path: Path, ours: Ours) -> bool:
    with path.open("rb") as file:
        found = file.read(ours.head or -1).decode(errors="replace").replace("\r\n", "\n")
    return not found or ours.is_ours(found)
