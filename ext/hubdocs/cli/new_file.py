"""Files that commands write for people to go on with: what exists is never lost."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from hubdocs.cli.usage import WrongUsageError

if TYPE_CHECKING:
    from pathlib import Path


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
