"""The hubs of a project, by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from hubdocs.checks.suggest import closest
from hubdocs.project.explain_value import all_hubs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hubdocs.project.project import Project
    from hubdocs.service.fleet import Hub

_KNOWN: WeakKeyDictionary[Project, Mapping[str, Hub]] = WeakKeyDictionary()


def known_hubs(project: Project) -> Mapping[str, Hub]:
    """Give all hubs of a project by their names, ``cluster/hub``; they are looked for once.

    Where two clusters have the same name, the first hub of a name counts.
    """
    found = _KNOWN.get(project)
    if found is None:
        hubs: dict[str, Hub] = {}
        for hub in all_hubs(project):
            hubs.setdefault(hub.id, hub)
        found = _KNOWN[project] = hubs
    return found


def hub_hint(name: str, known: Iterable[str]) -> str:
    """Guess which hub was meant: by a name that looks alike, or by the name of a hub without its cluster."""
    names = sorted(known)
    same = [other for other in names if name in (other.rpartition("/")[2], other.partition("/")[0])]
    near = closest(name, names) or (same[0] if len(same) == 1 else None)
    if near is not None:
        return f"did you mean `{near}`?"
    shown = same or names
    if not shown:
        return "the project has no hubs; `clusters` in its configuration says where they are"
    return f"write `cluster/hub`, such as `{shown[0]}`"
