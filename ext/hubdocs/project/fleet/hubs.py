"""The hubs of a project, and one of them by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from hubdocs.checks.suggest import closest
from hubdocs.project.discovery import find_targets
from hubdocs.project.fleet.fleets import find_fleets
from hubdocs.service.fleet import LayerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from hubdocs.project.project import Project
    from hubdocs.service.fleet import Hub

_KNOWN: WeakKeyDictionary[Project, Mapping[str, Hub]] = WeakKeyDictionary()


class UnknownHubError(LookupError):
    """There is no such hub.

    :param known: the names of those that exist.
    """

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there is no hub `{name}`")
        self.known = known


def all_hubs(project: Project) -> Iterator[Hub]:
    """Give the hubs of all fleets of a project."""
    files = [target.path for target in find_targets(project, (), all_data=True) if target.kind == "data"]
    for fleet in find_fleets(files, project):
        yield from fleet.hubs


def find_hub(name: str, project: Project) -> Hub:
    """Find a hub by ``cluster/hub`` in all fleets of a project.

    :raises UnknownHubError: there is none.
    """
    known: list[str] = []
    for hub in all_hubs(project):
        if hub.id == name:
            return hub
        known.append(hub.id)
    raise UnknownHubError(name, tuple(known))


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


def hub_files(hub: Hub | None) -> tuple[Path, ...]:
    """List the files that a hub is read from; those that are encrypted are not."""
    if hub is None:
        return ()
    return (hub.cluster.path, *(layer.path for layer in hub.layers if layer.kind is not LayerKind.ENCRYPTED))
