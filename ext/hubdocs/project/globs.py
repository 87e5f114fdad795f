"""Globs over paths, as people write them in a configuration."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=256)
def _compiled(globs: tuple[str, ...]) -> re.Pattern[str]:
    """Turn globs into one pattern."""
    return re.compile("|".join(_pattern(glob.removeprefix("./")) for glob in globs))


def _pattern(glob: str) -> str:
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
    return "".join(parts)


def matches(path: str, globs: tuple[str, ...]) -> bool:
    """Say whether a path (with ``/``, relative) fits one of the globs."""
    return bool(globs) and _compiled(globs).fullmatch(path) is not None
