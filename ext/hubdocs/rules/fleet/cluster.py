"""Family ``cluster``: names, domains and files of clusters.

What one file can say about itself is left to its schema; these rules look beyond it, at the folder and the fleet.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from hubdocs.checks.suggest import closest
from hubdocs.model import Code, Severity
from hubdocs.rules.rule import Harm, Rule
from hubdocs.service.fleet import LayerKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Diagnostic
    from hubdocs.rules.subject import ClusterSubject, FleetSubject
    from hubdocs.service.fleet import Layer


def name_is_folder(subject: ClusterSubject) -> Iterator[Diagnostic]:
    """A cluster has the name of its folder: the deploy tool finds it by either."""
    name = subject.cluster.value.get("name")
    folder = subject.cluster.name
    if isinstance(name, str) and name != folder and subject.cluster.fleet.options.folders_have_names:
        message = f"the cluster is called `{name}`, but its folder `{folder}`"
        yield from subject.report(message, ("name",), hint=f"write `name: {folder}`")


def hub_names_are_unique(subject: ClusterSubject) -> Iterator[Diagnostic]:
    """Two hubs of one cluster cannot have the same name: it becomes the namespace."""
    seen: dict[str, int] = {}
    for hub in subject.cluster.hubs:
        if hub.name in seen:
            message = f"the name `{hub.name}` is taken by hub {seen[hub.name] + 1} of this cluster"
            yield from subject.report(message, (*hub.pointer, "name"), hint="give each hub a name of its own")
        elif hub.name:
            seen[hub.name] = hub.index


def domains_are_unique(subject: FleetSubject) -> Iterator[Diagnostic]:
    """Two hubs of a fleet cannot have the same domain: only one of them would be reached.

    Not judged: hubs with another domain for some time, in a file of its own.
    """
    seen: dict[str, str] = {}
    for hub in subject.fleet.hubs:
        domain = "" if hub.text("domain_override_file") else hub.text("domain").casefold()
        if domain and domain in seen:
            message = f"the domain `{domain}` is taken by `{seen[domain]}`"
            found = subject.of(hub.cluster).report(
                message, (*hub.pointer, "domain"), hint="give each hub a domain of its own", also=(seen[domain],)
            )
            yield from found
        elif domain:
            seen[domain] = hub.id


def files_exist(subject: ClusterSubject) -> Iterator[Diagnostic]:
    """Every file that a cluster names is there, encrypted ones included."""
    for pointer, name in subject.cluster.named_files:
        path = subject.cluster.path.parent / name
        # not Path.is_file, which fails for names that are too long
        if not os.path.isfile(path):  # noqa: PTH113
            known = [other.name for other in subject.cluster.path.parent.iterdir()]
            alike = closest(name, known)
            hint = f"did you mean `{alike}`?" if alike else "the path starts from the folder of this file"
            yield from subject.report(f"there is no file `{name}`", pointer, hint=hint)


def common_comes_first(subject: ClusterSubject) -> Iterator[Diagnostic]:
    """Files for all hubs stand before the files of one hub, so that the hub's own settings win.

    Where the two say nothing about the same key, the order does not matter.
    """
    for hub in subject.cluster.hubs:
        listed = hub.entry.get("helm_chart_values_files")
        # counted with what is no name, because the places in the file are
        indices = [
            index for index, name in enumerate(listed if isinstance(listed, list) else []) if isinstance(name, str)
        ]
        layers = [layer for layer in hub.layers if layer.kind is not LayerKind.DEFAULTS]
        specific = [number for number, layer in enumerate(layers) if _is_of(layer.path.name, hub.name)]
        for number, layer in enumerate(layers):
            is_late = "common" in layer.path.name and specific and number > specific[-1]
            if is_late and layer.kind is LayerKind.PLAIN and _overrides(layer, [layers[known] for known in specific]):
                message = f"`{layer.path.name}` comes after the files of this hub, so it overrides them"
                pointer = (*hub.pointer, "helm_chart_values_files", indices[number])
                hint = f"list it before `{layers[specific[0]].path.name}`"
                yield from subject.report(message, pointer, hint=hint)


def _overrides(later: Layer, earlier: list[Layer]) -> bool:
    """Say whether a layer changes something that layers below it say."""
    return any(_changes(layer.values, later.values) for layer in earlier)


def _changes(below: JSON, above: JSON) -> bool:
    if isinstance(below, dict) and isinstance(above, dict):
        return any(_changes(below[key], value) for key, value in above.items() if key in below)
    return below is not None and below != above


def _is_of(file: str, hub: str) -> bool:
    return bool(hub) and file in (f"{hub}.values.yaml", f"enc-{hub}.secret.values.yaml")


RULES: Final = (
    Rule(Code.CLUSTER_NAME, "cluster", Harm.STYLE, Severity.WARNING, cluster=name_is_folder),
    Rule(Code.REPEATED_HUB_NAME, "cluster", Harm.RESOURCES, cluster=hub_names_are_unique),
    Rule(Code.REPEATED_DOMAIN, "cluster", Harm.ACCESS, fleet=domains_are_unique),
    Rule(Code.MISSING_VALUES_FILE, "cluster", Harm.INERT, cluster=files_exist),
    Rule(Code.VALUES_FILE_ORDER, "cluster", Harm.INERT, Severity.WARNING, cluster=common_comes_first),
)
"""The rules of this family."""
