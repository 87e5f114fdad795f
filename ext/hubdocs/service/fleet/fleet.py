"""A fleet: the clusters of a provider, their hubs, and what each hub really runs with."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from hubdocs.model import Diagnostic
from hubdocs.schema import value_at
from hubdocs.service.fleet.layers import Layer, LayerKind, Origin, merge, origins
from hubdocs.sources import DEFAULT_LIMITS, Dialect, load, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from hubdocs.model import JSON, Pointer
    from hubdocs.sources import Document, Limits

T = TypeVar("T")

CLUSTER_GLOB: Final = "*/cluster.yaml"
"""Where the clusters of a fleet are, from the folder of the fleet."""


SINGLE_FILES: Final = ("domain_override_file", "chart_override")
"""Keys of a hub that name one file."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What is to be known of a chart.

    :param under: for a wrapper chart, the keys below which it hands values on to the chart that it wraps.
    :param defaults: the chart's own ``values.yaml``, where it is at hand.
    """

    under: Pointer = ()
    defaults: Path | None = None


CHARTS: Final[dict[str, Chart]] = {"daskhub": Chart(under=("basehub",))}
"""The charts that are known without a configuration."""


@dataclass(frozen=True)
class FleetOptions:
    """How a fleet is read.

    :param is_encrypted: says of a file whether it is never to be opened.
    :param shown: writes a path as findings show it.
    :param folders_have_names: the folder of a cluster is called as the cluster; somebody may have copied a single one.
    :param documents: files that were read already, by their absolute paths.
    """

    is_encrypted: Callable[[Path], bool]
    shown: Callable[[Path], str]
    charts: Mapping[str, Chart] = field(default_factory=lambda: CHARTS)
    limits: Limits = DEFAULT_LIMITS
    glob: str = CLUSTER_GLOB
    folders_have_names: bool = True
    documents: Mapping[str, Document] = field(default_factory=dict)


class Reader:
    """Reads each values file of a fleet once, however many hubs use it."""

    def __init__(self, options: FleetOptions) -> None:
        self.options = options
        self._documents: dict[Path, Document | None] = {}

    def document(self, path: Path, dialect: Dialect = Dialect.HELM) -> Document | None:
        """Read a file; ``None`` if there is none to be had. Only the first document of a file counts."""
        known = self.options.documents.get(os.path.abspath(path))  # noqa: PTH100 (links stay as they are)
        if known is not None and known.locator.source.dialect is dialect:
            return known
        if path not in self._documents:
            source = read(path, self.options.shown(path), limits=self.options.limits, dialect=dialect)
            self._documents[path] = None if isinstance(source, Diagnostic) else load(source)[0]
        return self._documents[path]

    def layer(self, path: Path, kind: LayerKind, under: Pointer) -> Layer:
        """Make a layer of a file."""
        shown = self.options.shown(path)
        if kind is LayerKind.PLAIN and self.options.is_encrypted(path):
            return Layer(LayerKind.ENCRYPTED if path.is_file() else LayerKind.MISSING, path, shown, None, under)
        document = self.document(path)
        if document is None or document.broken:
            return Layer(LayerKind.MISSING, path, shown, document, under)
        return Layer(kind, path, shown, document, under)


@dataclass(frozen=True)
class Hub:
    """One hub of a cluster.

    :param index: its place in the list ``hubs`` of the cluster's file.
    """

    cluster: Cluster
    index: int

    @property
    def pointer(self) -> Pointer:
        """Where it stands in the cluster's file."""
        return ("hubs", self.index)

    @cached_property
    def entry(self) -> dict[str, JSON]:
        """What the cluster's file says of it."""
        listed = self.cluster.value.get("hubs")
        entry = listed[self.index] if isinstance(listed, list) and self.index < len(listed) else None
        return entry if isinstance(entry, dict) else {}

    def text(self, key: str) -> str:
        """Give a text of its entry, or an empty one."""
        value = self.entry.get(key)
        return value if isinstance(value, str) else ""

    @property
    def name(self) -> str:
        """Its name, unique in the cluster."""
        return self.text("name")

    @property
    def id(self) -> str:
        """Its name in the fleet: ``cluster/hub``."""
        return f"{self.cluster.name}/{self.name}"

    @property
    def chart(self) -> str:
        """The chart that it is made from."""
        return self.text("helm_chart")

    def remember(self, name: str, compute: Callable[[Hub], T]) -> T:
        """Give what is worked out of its values, and work it out only once.

        :param name: a name for it.
        """
        return self.cluster.fleet.remember(f"{name} of {self.cluster.path} {self.index}", lambda: compute(self))

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """Its layers, the lowest first: the chart's defaults, then the listed values files."""
        reader = self.cluster.fleet.reader
        chart = self.cluster.fleet.chart(self.chart)
        lowest: list[Layer] = []
        if chart.defaults is not None:
            lowest.append(reader.layer(chart.defaults, LayerKind.DEFAULTS, chart.under))
        listed = self.entry.get("helm_chart_values_files")
        names = [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []
        folder = self.cluster.path.parent
        return (*lowest, *(reader.layer(_plain(folder / name), LayerKind.PLAIN, chart.under) for name in names))

    @cached_property
    def values(self) -> dict[str, JSON]:
        """What it really runs with, as far as its layers can be read."""
        return merge(layer.values for layer in self.layers)

    @property
    def has_encrypted(self) -> bool:
        """Say whether a layer is encrypted, so that keys may be set that nobody sees."""
        return any(layer.kind in (LayerKind.ENCRYPTED, LayerKind.MISSING) for layer in self.layers)

    def value(self, *pointer: str | int) -> JSON:
        """Give one of its effective values, or ``None``."""
        return value_at(self.values, pointer)

    def origins(self, *pointer: str | int) -> tuple[Origin, ...]:
        """Say which layers set a value: the one that wins first, then those that it overrides."""
        return tuple(origins(self.layers, pointer))

    def origin(self, *pointer: str | int) -> Origin | None:
        """Say where a value is written."""
        return next(iter(origins(self.layers, pointer)), None)


@dataclass(frozen=True)
class Cluster:
    """One cluster: its file and its hubs."""

    fleet: Fleet
    path: Path

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.path.parent.name

    @cached_property
    def document(self) -> Document | None:
        """Its file."""
        return self.fleet.reader.document(self.path, Dialect.YAML_1_2)

    @cached_property
    def value(self) -> dict[str, JSON]:
        """What its file says."""
        value = self.document.value if self.document is not None else None
        return value if isinstance(value, dict) else {}

    @cached_property
    def hubs(self) -> tuple[Hub, ...]:
        """Its hubs, in the order of the file."""
        listed = self.value.get("hubs")
        return tuple(Hub(self, index) for index in range(len(listed) if isinstance(listed, list) else 0))

    @cached_property
    def named_files(self) -> tuple[tuple[Pointer, str], ...]:
        """The files that its file names, as they are written there, each with its place."""
        groups: list[Pointer] = [("support", "helm_chart_values_files")]
        groups.extend((*hub.pointer, "helm_chart_values_files") for hub in self.hubs)
        found: list[tuple[Pointer, str]] = []
        for group in groups:
            listed = value_at(self.value, group)
            for index, name in enumerate(listed if isinstance(listed, list) else []):
                if isinstance(name, str) and name:  # an empty one is told by the schema
                    found.append(((*group, index), name))
        for hub in self.hubs:
            found.extend(((*hub.pointer, key), hub.text(key)) for key in SINGLE_FILES if hub.text(key))
        return tuple(found)


@dataclass(frozen=True)
class Fleet:
    """All clusters below a folder. Everything is read when it is first asked for, and only once."""

    root: Path
    options: FleetOptions

    @cached_property
    def reader(self) -> Reader:
        """What reads the files of the fleet."""
        return Reader(self.options)

    @cached_property
    def _remembered(self) -> dict[str, Any]:
        return {}

    def remember(self, name: str, compute: Callable[[], T]) -> T:
        """Give what is worked out of the files, and work it out only once.

        :param name: a name for it, and for what it was worked out of.
        """
        if name not in self._remembered:
            self._remembered[name] = compute()
        found: T = self._remembered[name]
        return found

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """The clusters, by the names of their folders. A link to one of them is another name, not another cluster."""
        paths = sorted(self.root.glob(self.options.glob), key=lambda path: (_is_link(path), path))
        found = {os.path.realpath(path): path for path in reversed(paths)}
        return tuple(Cluster(self, path) for path in sorted(found.values()))

    @property
    def hubs(self) -> Iterator[Hub]:
        """All hubs of all clusters."""
        return (hub for cluster in self.clusters for hub in cluster.hubs)

    def chart(self, name: str) -> Chart:
        """Say what is known of a chart."""
        return self.options.charts.get(name, Chart())

    def find_hub(self, identity: str) -> Hub | None:
        """Find a hub by its name in the fleet, ``cluster/hub``."""
        return next((hub for hub in self.hubs if hub.id == identity), None)

    def forget(self) -> None:
        """Let go of everything that was read: clusters and hubs refer to one another, and would stay for long."""
        for cluster in self.__dict__.pop("clusters", ()):
            cluster.__dict__.pop("hubs", None)
        for name in ("reader", "_remembered"):
            self.__dict__.pop(name, None)


def _plain(path: Path) -> Path:
    """Write a path without ``..``, so that a file that several clusters share has one name."""
    if os.pardir not in path.parts:
        return path
    plain = Path(os.path.normpath(path))
    return plain if plain.exists() else path


def _is_link(path: Path) -> bool:
    """Say whether a cluster's file or its folder is a link."""
    return path.is_symlink() or path.parent.is_symlink()


def hub_ids(hubs: Iterable[Hub]) -> tuple[str, ...]:
    """List the names of hubs in the fleet."""
    return tuple(hub.id for hub in hubs)
