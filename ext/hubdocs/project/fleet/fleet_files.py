"""What the clusters of a fleet use values files for, which says more of a file than its name."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.model import Code, Severity
from hubdocs.project.check_file import check_listed_file
from hubdocs.service.fleet.layers import is_helper

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from hubdocs.model import Diagnostic
    from hubdocs.project.project import Project
    from hubdocs.service.fleet import Fleet

_HUB: Final = "hub-values"
_SUPPORT: Final = "support-values"
_SURE: Final = frozenset(("custom", "profileList"))
"""Parts of JupyterHub's values that do not come from its chart."""


class Use(NamedTuple):
    """What a values file is used for.

    :param schemas: the schemas of the charts that read it.
    :param is_overridden: all hubs that read it have a chart of their own in place of the usual one.
    :param is_wrapped: all hubs that read it are made from a chart that hands on only what stands below one key.
    """

    path: Path
    schemas: frozenset[str]
    is_overridden: bool = True
    is_wrapped: bool = True


def as_used(found: list[Diagnostic], fleet: Fleet, project: Project) -> list[Diagnostic]:
    """Judge what schemas find in values files by what the clusters of a fleet use the files for.

    A file that only the support services read is checked as one of theirs, whatever its name, and the other way
    round. Of a file for a hub with a chart of its own nobody knows what that chart takes.
    """
    uses = _uses(fleet)
    anew: dict[str, tuple[Diagnostic, ...]] = {}
    for name in {item.path for item in found if item.code is Code.UNKNOWN_KEY and len(item.pointer) == 1}:
        use = uses.get(name)
        if use is not None and len(use.schemas) == 1:
            result = check_listed_file(use.path, project, *use.schemas)
            if result is not None:
                anew[name] = result.diagnostics
    kept = [item for item in found if item.path not in anew]
    told = chain(kept, *anew.values())
    return [_unsure(item, uses) for item in told if not _is_helper(item, uses)]


def _uses(fleet: Fleet) -> dict[str, Use]:
    """Say of each listed file what it is used for, by the name that findings have for it."""
    found: dict[str, Use] = {}
    for cluster in fleet.clusters:
        for pointer, name in cluster.named_files:
            if "helm_chart_values_files" not in pointer:
                continue
            hub = cluster.hubs[pointer[1]] if isinstance(pointer[1], int) else None
            path = cluster.path.parent / name
            shown = fleet.options.shown(path)
            known = found.get(shown, Use(path, frozenset()))
            found[shown] = Use(
                path,
                known.schemas | {_SUPPORT if hub is None else _HUB},
                known.is_overridden and hub is not None and bool(hub.text("chart_override")),
                known.is_wrapped and hub is not None and bool(fleet.chart(hub.chart).under),
            )
    return found


def _is_helper(item: Diagnostic, uses: Mapping[str, Use]) -> bool:
    """Say whether a key stands beside that of a wrapper chart only to be repeated below it, through an anchor."""
    use = uses.get(item.path)
    is_root = item.code is Code.UNKNOWN_KEY and len(item.pointer) == 1
    return is_root and use is not None and use.is_wrapped and is_helper(item.pointer[0])


def _unsure(item: Diagnostic, uses: Mapping[str, Use]) -> Diagnostic:
    use = uses.get(item.path)
    if use is None or not use.is_overridden or item.severity is not Severity.ERROR:
        return item
    pointer = item.pointer[1:] if item.pointer[:1] == ("basehub",) else item.pointer
    of_jupyterhub = len(pointer) > 1 and pointer[0] == "jupyterhub" and not _SURE & set(pointer)
    return item._replace(severity=Severity.INFORMATION) if of_jupyterhub else item
