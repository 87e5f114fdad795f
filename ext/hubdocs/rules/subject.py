"""What rules look at, and how they report: at the file and line that set a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hubdocs.service.fleet import LayerKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Code, Diagnostic, Pointer, Severity
    from hubdocs.service.fleet import Cluster, Fleet, Hub, Layer, Origin


@dataclass(frozen=True, slots=True)
class HubSubject:
    """A hub, seen by one rule."""

    hub: Hub
    code: Code
    severity: Severity

    def value(self, *pointer: str | int) -> JSON:
        """Give an effective value, or ``None``."""
        return self.hub.value(*pointer)

    def mapping(self, *pointer: str | int) -> dict[str, JSON]:
        """Give an effective mapping, or an empty one."""
        value = self.hub.value(*pointer)
        return value if isinstance(value, dict) else {}

    def items(self, *pointer: str | int) -> list[JSON]:
        """Give an effective list, or an empty one."""
        value = self.hub.value(*pointer)
        return value if isinstance(value, list) else []

    def report(
        self, message: str, *pointer: str | int, hint: str = "", on_key: bool = False, related: tuple[Origin, ...] = ()
    ) -> Iterator[Diagnostic]:
        """Make a finding about an effective value, at the place that sets it.

        :param pointer: the value; its chart's wrapper key is not part of it.
        :param on_key: point at the key, not at the value.
        :param related: other values that belong to it.
        :return: the finding, or nothing where no file that can be read sets the value.
        """
        origin = self.hub.origin(*pointer)
        if origin is not None and origin.layer.kind is not LayerKind.DEFAULTS:
            for found in at_origin(self.code, self.severity, message, origin, hint=hint, on_key=on_key, others=related):
                yield found._replace(hubs=(self.hub.id,))

    def report_in(self, layer: Layer, message: str, pointer: Pointer, *, hint: str = "") -> Iterator[Diagnostic]:
        """Make a finding about a key of one layer's file, whatever its chart makes of it."""
        document = layer.document
        if document is not None:
            yield document.locator.diagnostic(
                self.code,
                message,
                *document.written_key_offsets_of(pointer),
                hint=hint,
                severity=self.severity,
                pointer=pointer,
            )._replace(hubs=(self.hub.id,))

    def where(self, *pointer: str | int) -> tuple[Origin, ...]:
        """Say where an effective value is written, to name it beside a finding."""
        origin = self.hub.origin(*pointer)
        return () if origin is None else (origin,)


@dataclass(frozen=True, slots=True)
class ClusterSubject:
    """A cluster, seen by one rule."""

    cluster: Cluster
    code: Code
    severity: Severity

    def report(
        self, message: str, pointer: Pointer, *, hint: str = "", on_key: bool = False, also: tuple[str, ...] = ()
    ) -> Iterator[Diagnostic]:
        """Make a finding about a value in the cluster's file.

        It concerns the hub in whose entry it stands; outside of them, all hubs of the cluster.

        :param also: names of other hubs that it concerns.
        """
        document = self.cluster.document
        if document is not None:
            find = document.key_offsets_of if on_key else document.value_offsets_of
            concerned = [hub.id for hub in self.cluster.hubs if pointer[:2] == hub.pointer or pointer[:1] != ("hubs",)]
            yield document.locator.diagnostic(
                self.code, message, *find(pointer), hint=hint, severity=self.severity, pointer=pointer
            )._replace(hubs=(*concerned, *also))


@dataclass(frozen=True, slots=True)
class FleetSubject:
    """A fleet, seen by one rule."""

    fleet: Fleet
    code: Code
    severity: Severity

    def of(self, cluster: Cluster) -> ClusterSubject:
        """Look at one of its clusters, to report there."""
        return ClusterSubject(cluster, self.code, self.severity)


def at_origin(  # noqa: PLR0913 (a finding has this many parts; all but four are named)
    code: Code,
    severity: Severity,
    message: str,
    origin: Origin,
    *,
    hint: str = "",
    on_key: bool = False,
    others: tuple[Origin, ...] = (),
) -> Iterator[Diagnostic]:
    """Make a finding about a value where it is written, also if an anchor brings it to where it counts."""
    document = origin.layer.document
    if document is None:
        return
    find = document.written_key_offsets_of if on_key else document.written_value_offsets_of
    related = tuple(
        other.layer.document.locator.related(
            *other.layer.document.written_value_offsets_of(other.pointer), "this belongs to it"
        )
        for other in others
        if other.layer.document is not None
    )
    yield document.locator.diagnostic(
        code, message, *find(origin.pointer), hint=hint, severity=severity, pointer=origin.pointer, related=related
    )
