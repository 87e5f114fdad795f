"""Did you mean ...? Names that look alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEPARATORS: Final = re.compile(r"[-_\s.]")
_LONG: Final = 200


def edit_distance(first: str, second: str, limit: int) -> int:
    """Count insertions, deletions, replacements and swaps of neighbours between two words.

    This is the optimal string alignment distance; it stops at ``limit + 1``.
    """
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    older: list[int] = []
    previous = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        row = [i]
        for j, b in enumerate(second, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        older, previous = previous, row
    return previous[-1]


def normal(name: str) -> str:
    """Write a name without what people mix up: case, ``-``, ``_``."""
    return _SEPARATORS.sub("", name).casefold()


def closest(name: str, known: Iterable[str], *, strict: bool = False) -> str | None:
    """Give the known name that was most probably meant, or ``None``.

    :param strict: accept only one slip (or another way to write the same words).
    """
    if len(name) > _LONG:
        return None
    limit = 1 if strict or len(name) <= 4 else 2 if len(name) <= 8 else 3  # noqa: PLR2004 (a third of a word)
    best: tuple[int, str] | None = None
    for candidate in sorted(set(known)):
        if normal(candidate) == normal(name):
            return candidate
        distance = edit_distance(name.casefold(), candidate.casefold(), limit)
        if distance <= limit and distance < min(len(name), len(candidate)) and (best is None or distance < best[0]):
            best = (distance, candidate)
    return best[1] if best else None


def closest_key(name: str, known: Iterable[str]) -> str | None:
    """Give the known key that was most probably meant; inside braces, ``key:value`` without a space is one name."""
    names = list(known)
    key, colon, _value = name.partition(":")
    return key if colon and key in names else closest(name, names)


def schema_hint(wanted: str, known: Iterable[str]) -> str:
    """Say what to write in place of a schema that does not exist.

    :param wanted: what the author wrote: a name, a path, or (where a line was forgotten) the start of the example.
    """
    names = list(known)
    if "\n" in wanted:
        return "leave a line empty below the directive, before the example"
    bare = re.sub(r"(\.schema)?\.(ya?ml|json)$", "", wanted.rpartition("/")[2])
    alike = bare if bare in names else closest(wanted, names)
    return f"did you mean `{alike}`?" if alike else f"known schemas: {', '.join(names)}"
