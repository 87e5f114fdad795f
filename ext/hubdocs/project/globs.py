"""Globs over paths, as people write them in a configuration."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@lru_cache(maxsize=1024)
def _compiled(glob: str) -> re.Pattern[str]:
    """Turn a glob into a pattern: ``*`` stays inside one folder, ``**`` crosses folders."""
    parts: list[str] = []
    at = 0
    while at < len(glob):
        if glob.startswith("**/", at):
            parts.append("(?:[^/]+/)*")
            at += 3
        elif glob.startswith("**", at):
            parts.append(".*")
            at += 2
        elif glob[at] == "*":
            parts.append("[^/]*")
            at += 1
        elif glob[at] == "?":
            parts.append("[^/]")
            at += 1
        else:
            parts.append(re.escape(glob[at]))
            at += 1
    return re.compile("".join(parts))


def matches(path: str, globs: Iterable[str]) -> bool:
    """Say whether a path (with ``/``, relative) fits one of the globs."""
    return any(_compiled(glob.removeprefix("./")).fullmatch(path) for glob in globs)
