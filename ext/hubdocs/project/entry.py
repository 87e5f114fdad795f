"""What a run found in one place, as the cache keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hubdocs.model import Diagnostic


class Entry(NamedTuple):
    """The findings about a file or a cluster.

    :param texts: files that belong to it.
    :param counts: numbers that belong to it, such as how many snippets a page has.
    """

    diagnostics: tuple[Diagnostic, ...]
    texts: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
