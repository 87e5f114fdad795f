"""Family ``resources``: memory, processors, and services that need each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.checks.words import show_pointer, show_value
from hubdocs.model import Code
from hubdocs.rules.rule import Harm, Rule
from hubdocs.service.fleet.profiles import options, overrides, profiles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Diagnostic, Pointer
    from hubdocs.rules.subject import HubSubject

_UNITS: Final = {"K": 1024, "M": 1024**2, "G": 1024**3, "T": 1024**4}
_BYTES: Final = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*(?P<unit>[KMGT]?)")
_SMALL: Final = 1024**2
"""No server runs in less memory than this: a smaller number lacks its unit."""

_SINGLEUSER: Final = ("jupyterhub", "singleuser")


def byte_count(value: JSON) -> int | None:
    """Read a memory value as KubeSpawner does (``ByteSpecification``): a number of bytes, or with K, M, G or T.

    :return: bytes, or ``None`` where KubeSpawner would refuse it or it is not known.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return int(value)
    match = _BYTES.fullmatch(value) if isinstance(value, str) else None
    return int(float(match["number"]) * _UNITS.get(match["unit"], 1)) if match else None


def _memory_places(subject: HubSubject) -> Iterator[tuple[Pointer, JSON]]:
    """Give each memory setting with its place."""
    for key, value in subject.mapping(*_SINGLEUSER, "memory").items():
        if key in ("limit", "guarantee"):
            yield (*_SINGLEUSER, "memory", key), value
    for override in overrides(subject.hub):
        for key in ("mem_limit", "mem_guarantee"):
            if key in override.value:
                yield (*override.pointer, key), override.value[key]


def memory_has_a_unit(subject: HubSubject) -> Iterator[Diagnostic]:
    """A bare number is a number of bytes: ``4`` is not 4 GB, and no server starts with it."""
    for pointer, value in _memory_places(subject):
        count = byte_count(value)
        if count is not None and 0 < count < _SMALL:
            yield from subject.report(
                f"{show_value(value)} is {count} bytes of memory, and no server starts with that",
                *pointer,
                hint=f"write the unit, for example `{str(value).strip('KMGT')}G`",
            )


_MISSPELLED: Final = re.compile(r"([0-9.]+)\s*(?:([KMGTkmgt])[iI]?[bB]?|[a-zA-Z]*)")


def memory_unit_is_known(subject: HubSubject) -> Iterator[Diagnostic]:
    """KubeSpawner knows K, M, G and T; with another unit the hub does not start.

    Settings whose schema says so already are left to it; overrides are open in the schema.
    """
    for pointer, value in _memory_places(subject):
        if isinstance(value, str) and pointer[:3] != (*_SINGLEUSER, "memory") and byte_count(value) is None:
            match = _MISSPELLED.fullmatch(value)
            if match:
                unit = (match[2] or "G").upper()
                yield from subject.report(
                    f"{show_value(value)} is no amount of memory that KubeSpawner knows",
                    *pointer,
                    hint=f"write `{match[1]}{unit}`: the units are K, M, G and T",
                )


def guarantee_is_below_limit(subject: HubSubject) -> Iterator[Diagnostic]:
    """What is guaranteed cannot be more than the limit: such a server never starts."""
    pairs = [((*_SINGLEUSER, kind), "guarantee", "limit", kind == "memory") for kind in ("memory", "cpu")]
    for place, low, high, is_memory in pairs:
        yield from _compare(subject, place, low, high, is_memory=is_memory)
    for override in overrides(subject.hub):
        yield from _compare(subject, override.pointer, "mem_guarantee", "mem_limit", is_memory=True)
        yield from _compare(subject, override.pointer, "cpu_guarantee", "cpu_limit", is_memory=False)


def _compare(subject: HubSubject, place: Pointer, low: str, high: str, *, is_memory: bool) -> Iterator[Diagnostic]:
    guarantee, limit = subject.value(*place, low), subject.value(*place, high)
    least, most = (byte_count(guarantee), byte_count(limit)) if is_memory else (_number(guarantee), _number(limit))
    if least is not None and most is not None and 0 < most < least:
        yield from subject.report(
            f"{show_value(guarantee)} is guaranteed, but the limit is {show_value(limit)}",
            *place,
            low,
            hint="make the guarantee at most as large as the limit",
            related=subject.where(*place, high),
        )


def _number(value: JSON) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def wrapper_reads_it(subject: HubSubject) -> Iterator[Diagnostic]:
    """A wrapper chart hands on only what stands below its key; what stands beside it has no effect."""
    for layer in subject.hub.layers:
        root = layer.document.value if layer.document is not None else None
        if not layer.under or not isinstance(root, dict):
            continue
        key = str(layer.under[0])
        for name in root:
            if name not in (key, "global"):
                yield from subject.report_in(
                    layer,
                    f"the chart `{subject.hub.chart}` does not read `{name}` here, so nothing below it has an effect",
                    (name,),
                    hint=f"move it below `{key}:`",
                )


def no_wrapper_key(subject: HubSubject) -> Iterator[Diagnostic]:
    """The key of a wrapper chart has no effect in a hub that is not made from that chart."""
    if subject.hub.chart == "basehub" and subject.value("basehub") is not None:
        yield from subject.report(
            "the chart `basehub` does not read `basehub:`, so nothing below it has an effect",
            "basehub",
            hint="move everything below it one level up, or make the hub from the chart `daskhub`",
            on_key=True,
        )


def services_are_on(subject: HubSubject) -> Iterator[Diagnostic]:
    """What needs another service does nothing while that is switched off."""
    builder = subject.value("binderhub-service", "enabled")
    if builder is False:
        for pointer in _image_building(subject):
            yield from subject.report(
                "images can be chosen to be built here, but the service that builds them is off",
                *pointer,
                hint="set `binderhub-service.enabled: true`, or take this option away",
                related=subject.where("binderhub-service", "enabled"),
            )
    pairs = ((("binderhubUI", "enabled"), "binderhub-service"), (("daskhubSetup", "enabled"), "dask-gateway"))
    for feature, service in pairs:
        place = ("jupyterhub", "custom", *feature)
        if subject.value(*place) is True and subject.value(service, "enabled") is False:
            yield from subject.report(
                f"`{show_pointer(place)}` is on, but the service `{service}` that it needs is off",
                *place,
                hint=f"set `{service}.enabled: true`, or switch this off",
                related=subject.where(service, "enabled"),
            )


def _image_building(subject: HubSubject) -> Iterator[Pointer]:
    for profile in profiles(subject.hub):
        for option in options(profile):
            building = option.inside("dynamic_image_building")
            if building is not None and building.value.get("enabled") is True:
                yield (*building.pointer, "enabled")


RULES: Final = (
    Rule(Code.MEMORY_WITHOUT_UNIT, "resources", Harm.RESOURCES, hub=memory_has_a_unit),
    Rule(Code.UNKNOWN_MEMORY_UNIT, "resources", Harm.RESOURCES, hub=memory_unit_is_known),
    Rule(Code.GUARANTEE_ABOVE_LIMIT, "resources", Harm.RESOURCES, hub=guarantee_is_below_limit),
    Rule(Code.OUTSIDE_WRAPPER, "resources", Harm.INERT, hub=wrapper_reads_it),
    Rule(Code.NEEDLESS_WRAPPER, "resources", Harm.INERT, hub=no_wrapper_key),
    Rule(Code.SERVICE_IS_OFF, "resources", Harm.RESOURCES, hub=services_are_on),
)
"""The rules of this family."""
