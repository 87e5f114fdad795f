"""What of a built site a kit does not need."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_TOOLS: Final = frozenset({".map", ".mo", ".po", ".pot", ".scss", ".pickle"})
"""What only those need who work on a theme."""

_MACROS: Final = "webpack-macros.html"
"""The end of the names of files from which themes make pages."""

_FONTS: Final = frozenset({".eot", ".otf", ".ttf", ".woff", ".woff2"})
_NAMES: Final = frozenset({"objects.inv", "_sources"})
_EDITORS: Final = "hubdocs-editor"
"""The folder of what editors load; pages that have one load the script of this name."""
_WORD: Final = re.compile(r"[^\s\"'()/?#]+\.(?:eot|otf|ttf|woff2?)\b", re.IGNORECASE)


def is_needed(folder: Path, names: Iterable[str]) -> Callable[[str], bool]:
    """Give what says of a file whether the kit needs it.

    :param folder: of the pages.
    :param names: of all files in it.
    """
    known = set(names)
    wanted = _named_fonts(folder, known)
    has_editors = _has_editors(folder, known)

    def needed(name: str) -> bool:
        path = PurePosixPath(name)
        if (_EDITORS in path.parts and not has_editors) or path.name.endswith(_MACROS):
            return False
        if path.suffix in _TOOLS or any(part in _NAMES or part.startswith(".") for part in path.parts):
            return False
        if path.suffix not in _FONTS:
            return True
        smaller = str(path.with_suffix(".woff2"))
        return path.name in wanted and (path.suffix == ".woff2" or smaller not in known)

    return needed


def _named_fonts(folder: Path, names: set[str]) -> set[str]:
    """List the fonts that style sheets and pages name."""
    found: set[str] = set()
    for name in names:
        if name.endswith((".css", ".html")):
            found.update(_WORD.findall((folder / name).read_text(encoding="utf-8", errors="replace")))
    return found


def _has_editors(folder: Path, names: set[str]) -> bool:
    """Say whether a page has an editor."""
    pages = (folder / name for name in names if name.endswith(".html"))
    return any(f"{_EDITORS}.js" in page.read_text(encoding="utf-8", errors="replace") for page in pages)
