"""The front matter of pages: what stands between two lines ``---`` at the top, read like a file of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.model import LineMap
from hubdocs.sources import Source, Text, load

if TYPE_CHECKING:
    from hubdocs.project.project import Project
    from hubdocs.sources import Document

_FENCES: Final = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)


def front_matter(content: str, shown: str, project: Project) -> Document | None:
    """Read the front matter of a page.

    :param shown: the page, as findings name it.
    """
    found = _FENCES.match(content)
    if found is None:
        return None
    lines = found[1].count("\n")
    where = LineMap(tuple((number + 2, 0) for number in range(lines + 1)))
    source = Source(shown, found[1], where, Text(content), limits=project.options.limits)
    return load(source)[0]
