"""The usual command lines, read without a library.

Importing click takes as long as checking a file. ``hubdocs check`` with paths and its common options needs none of
what click does well; whatever else is typed is left to click, mistakes and the help included.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMATS: Final = ("text", "json", "github")
"""What findings can be written as: those of the reporters, whose import would load the engine for ``--help``, too."""

COMPLETING: Final = "_HUBDOCS_COMPLETE"
"""The variable by which a shell asks for completions."""

_FLAGS: Final = ("--no-cache", "--overlay", "--strict")
_VALUED: Final = ("--at", "--format", "--schema")


class Wanted(NamedTuple):
    """What ``hubdocs check`` is asked for, as it was typed."""

    paths: tuple[str, ...] = ()
    schema: str | None = None
    overlay: bool = False
    at: str = ""
    form: str = "text"
    strict: bool = False
    config: str | None = None
    output: str | None = None
    cache: bool = True


def read_plainly(args: Sequence[str]) -> Wanted | None:
    """Read a command line that is plain and right.

    :param args: what stands behind ``hubdocs``.
    :return: what is wanted, or ``None`` where click has to look at it.
    """
    if not args or args[0] != "check" or COMPLETING in os.environ:
        return None
    paths: list[str] = []
    said: dict[str, str] = {}
    words = iter(args[1:])
    for word in words:
        if not word.startswith("-") or word == "-":
            paths.append(word)
        elif word in said or word not in (*_FLAGS, *_VALUED):
            return None
        else:
            value = next(words, "") if word in _VALUED else word
            if not value or (value.startswith("-") and word in _VALUED):
                return None
            said[word] = value
    if said.get("--format", "text") not in FORMATS or paths.count("-") > 1 or "" in paths:
        return None
    if "--schema" not in said and ("--overlay" in said or "--at" in said):
        return None
    return Wanted(
        tuple(paths),
        said.get("--schema"),
        "--overlay" in said,
        said.get("--at", ""),
        said.get("--format", "text"),
        "--strict" in said,
        cache="--no-cache" not in said,
    )
