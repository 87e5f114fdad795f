"""Collects the lines of paragraphs while a page is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdocs.sources.snippets.values import Line

_OTHERS: Final = frozenset(
    ("epigraph", "highlights", "pull-quote", "quote", "versionadded", "versionchanged", "versionremoved", "deprecated")
)
"""Directives whose text is somebody else's, or tells of another time."""


class Prose:
    """The paragraphs found so far."""

    def __init__(self) -> None:
        self._paragraphs: list[list[Line]] = []

    def take(self, line: Line, *, goes_on: bool) -> None:
        """Add a line.

        :param goes_on: it belongs to the paragraph of the line before.
        """
        if goes_on and self._paragraphs:
            self._paragraphs[-1].append(line)
        else:
            self._paragraphs.append([line])

    def drop(self) -> None:
        """Forget the last paragraph: it was none."""
        if self._paragraphs:
            self._paragraphs[-1].clear()

    def finish(self) -> tuple[tuple[Line, ...], ...]:
        """Give the paragraphs, without tables."""
        return tuple(tuple(lines) for lines in self._paragraphs if lines and not _is_table(lines))


def is_own_words(directives: Iterable[str]) -> bool:
    """Say whether what stands in these directives is what the author says today."""
    return _OTHERS.isdisjoint(name.lower() for name in directives)


def _is_table(lines: list[Line]) -> bool:
    return any(line.text.lstrip().startswith("|") for line in lines) or (
        len(lines) > 1 and set(lines[1].text.strip()) <= set("|-: ") and "|" in lines[0].text
    )
