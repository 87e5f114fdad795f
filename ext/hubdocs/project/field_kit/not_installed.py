"""What the settings of a site name, and nobody has installed: all of it at once, where Sphinx stops at the first."""

from __future__ import annotations

import ast
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def not_installed(conf: Path) -> tuple[str, ...]:
    """Name the extensions and the theme that a ``conf.py`` sets in plain words, and that cannot be found.

    The file is read, and not run. What stands beside it may be found by it in its own way, and is not named.

    :param conf: the file.
    """
    try:
        module = ast.parse(conf.read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError, RecursionError):
        return ()
    beside = {path.stem for path in conf.parent.rglob("*") if path.suffix == ".py" or (path / "__init__.py").is_file()}
    found: dict[str, None] = {}
    for name, value in _settings(module):
        if name == "extensions" and isinstance(value, (list, tuple)):
            wanted = (str(each).partition(".")[0] for each in value)
            found |= {each: None for each in wanted if each not in beside and not _is_module(each)}
        elif name == "html_theme" and isinstance(value, str) and not _is_theme(value, conf.parent):
            found[value] = None
    return tuple(found)


def _settings(module: ast.Module) -> Iterator[tuple[str, object]]:
    for node in module.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)) and isinstance(target, ast.Name) and node.value:
            try:
                yield target.id, ast.literal_eval(node.value)
            except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
                continue


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def _is_theme(name: str, folder: Path) -> bool:
    """Say whether a theme comes with Sphinx, with a package, or with the site."""
    sphinx = find_spec("sphinx")
    places = [Path(place, "themes") for place in (sphinx.submodule_search_locations or ())] if sphinx else []
    if any((place / name).is_dir() for place in places):
        return True
    if name in entry_points(group="sphinx.html_themes").names or _is_module(name):
        return True
    return any(path.is_dir() or path.suffix == ".zip" for path in folder.rglob(f"{name}*"))
