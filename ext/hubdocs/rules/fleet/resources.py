"""Family ``resources``: memory, processors, and services that need each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.checks.words import show_pointer, show_value
from hubdocs.model import Code
from hubdocs.rules.fleet.amounts import SINGLEUSER, SPAWNER_SECTION, Amount, meetings
from hubdocs.rules.fleet.own_code import mentions
from hubdocs.rules.rule import Harm, Rule
from hubdocs.service.fleet.amounts import byte_count, core_count
from hubdocs.service.fleet.layers import is_helper
from hubdocs.service.fleet.profiles import Entry, options, overrides, profiles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hubdocs.model import JSON, Diagnostic, Pointer
    from hubdocs.rules.subject import HubSubject

_SMALL: Final = 1024**2
"""No server runs in less memory than this: a smaller number lacks its unit."""


def _memory_places(subject: HubSubject) -> Iterator[tuple[Pointer, JSON]]:
    """Give each memory setting with its place."""
    for key, value in subject.mapping(*SINGLEUSER, "memory").items():
        if key in ("limit", "guarantee"):
            yield (*SINGLEUSER, "memory", key), value
    section = Entry(SPAWNER_SECTION, subject.mapping(*SPAWNER_SECTION))
    for override in (section, *overrides(subject.hub)):
        for key in ("mem_limit", "mem_guarantee"):
            if key in override.value:
                yield (*override.pointer, key), override.value[key]


def memory_has_a_unit(subject: HubSubject) -> Iterator[Diagnostic]:
    """A bare number is a number of bytes: ``4`` is not 4 GB, and no server starts with it."""
    for pointer, value in _memory_places(subject):
        count = byte_count(value)
        if isinstance(value, str) and _BARE.fullmatch(value.strip()):
            is_bytes = float(value) >= _SMALL
            yield from subject.report(
                f"{show_value(value)} has no unit, and a text needs one",
                *pointer,
                hint="take the quotation marks away, if bytes are meant"
                if is_bytes
                else f"write `{_with_unit(value)}`",
            )
        elif count is not None and 0 < count < _SMALL:
            yield from subject.report(
                f"{show_value(value)} is {count} bytes of memory, and no server starts with that",
                *pointer,
                hint=f"write the unit, for example `{_with_unit(str(value).strip(' KMGT'))}`",
            )


def _with_unit(number: str) -> str:
    """Give a number without a unit the one that was probably meant."""
    number = number.strip()
    return f"{number}{'G' if float(number or 0) < _MANY_GIGABYTES else 'M'}"


_BARE: Final = re.compile(r"[0-9]+\.?[0-9]*|\.[0-9]+")
_MANY_GIGABYTES: Final = 512
_MISSPELLED: Final = re.compile(r"([0-9]+\.?[0-9]*|\.[0-9]+)\s*(?:([KMGTkmgt])[iI]?[bB]?|[a-zA-Z]+)")


def memory_unit_is_known(subject: HubSubject) -> Iterator[Diagnostic]:
    """KubeSpawner knows K, M, G and T; with another unit the hub does not start.

    Settings whose schema says so already are left to it; overrides are open in the schema.
    """
    for pointer, value in _memory_places(subject):
        if isinstance(value, str) and pointer[:3] != (*SINGLEUSER, "memory") and byte_count(value) is None:
            match = _MISSPELLED.fullmatch(value)
            if match:
                unit = (match[2] or "G").upper()
                yield from subject.report(
                    f"{show_value(value)} is no amount of memory that KubeSpawner knows",
                    *pointer,
                    hint=f"write `{match[1]}{unit}`: the units are K, M, G and T",
                )


_KINDS: Final[tuple[tuple[str, Callable[[JSON], float | None]], ...]] = (("mem", byte_count), ("cpu", core_count))


def guarantee_is_below_limit(subject: HubSubject) -> Iterator[Diagnostic]:
    """What is guaranteed cannot be more than the limit: such a server never starts.

    Both may stand in different places: what a choice sets wins over its profile, and that over the hub. The finding is
    told at the one that wins.
    """
    for kind, amount_of in _KINDS:
        low, high = f"{kind}_guarantee", f"{kind}_limit"
        # Two that stand in one place contradict each other, whatever wins over them.
        base = (*SINGLEUSER, "memory" if kind == "mem" else "cpu")
        pairs = [(Amount((*base, name), subject.value(*base, name), 0)) for name in ("guarantee", "limit")]
        section = Entry(SPAWNER_SECTION, subject.mapping(*SPAWNER_SECTION))
        is_replaced = low in section.value or high in section.value  # one of the two, for every server of the hub
        states = [] if is_replaced else [dict(zip((low, high), pairs, strict=True))]
        states.extend(
            {key: Amount((*override.pointer, key), override.value[key], 1) for key in (low, high)}
            for override in (section, *overrides(subject.hub))
            if low in override.value and high in override.value
        )
        told: set[tuple[Pointer, Pointer]] = set()
        if not mentions(subject, low) and not mentions(subject, high):  # else the hub's own code may change them
            states.extend(meetings(subject, (low, high)))
        for state in states:
            guarantee, limit = state.get(low), state.get(high)
            if guarantee is None or limit is None or (guarantee.pointer, limit.pointer) in told:
                continue
            told.add((guarantee.pointer, limit.pointer))
            least, most = amount_of(guarantee.value), amount_of(limit.value)
            if least is None or most is None or (kind == "mem" and 0 < min(least, most) < _SMALL):
                continue  # an amount without its unit is told already
            if 0 < most < least:
                yield from _contradiction(subject, guarantee, limit)


def _contradiction(subject: HubSubject, guarantee: Amount, limit: Amount) -> Iterator[Diagnostic]:
    first, second = (limit, guarantee) if limit.level > guarantee.level else (guarantee, limit)
    message = f"{show_value(guarantee.value)} is guaranteed, but the limit is {show_value(limit.value)}"
    if first is limit:
        message = f"the limit is {show_value(limit.value)}, but {show_value(guarantee.value)} is guaranteed"
    yield from subject.report(
        message,
        *first.pointer,
        hint="make the guarantee at most as large as the limit",
        related=subject.where(*second.pointer),
    )


def processors_are_numbers(subject: HubSubject) -> Iterator[Diagnostic]:
    """KubeSpawner takes a number of processors, and no text: with ``500m`` the server does not start."""
    for override in overrides(subject.hub):
        for key in ("cpu_limit", "cpu_guarantee"):
            value = override.value.get(key)
            if isinstance(value, str):
                match = _CORES.fullmatch(value.strip())
                count = float(match[1]) / (1000 if match[2] else 1) if match else None
                yield from subject.report(
                    f"{show_value(value)} is a text, and KubeSpawner takes only a number of processors",
                    *override.pointer,
                    key,
                    hint=f"write `{count:g}`" if count is not None else "write a number, such as `0.5` or `4`",
                )


_CORES: Final = re.compile(r"([0-9]+\.?[0-9]*|\.[0-9]+)(m?)")


def wrapper_reads_it(subject: HubSubject) -> Iterator[Diagnostic]:
    """A wrapper chart hands on only what stands below its key; what stands beside it has no effect."""
    for layer in subject.hub.layers:
        root = layer.document.value if layer.document is not None else None
        if not layer.under or not isinstance(root, dict):
            continue
        key = str(layer.under[0])
        for name in root:
            if name not in (key, "global") and not is_helper(name):
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
    if _is_off(subject, "binderhub-service"):
        for pointer in _image_building(subject):
            yield from subject.report(
                "images can be chosen to be built here, but the service that builds them is off",
                *pointer,
                hint="set `binderhub-service.enabled: true`, or take this option away",
                related=subject.where("binderhub-service", "enabled"),
            )
    yield from _has_field(subject)
    pairs = ((("binderhubUI", "enabled"), "binderhub-service"), (("daskhubSetup", "enabled"), "dask-gateway"))
    for feature, service in pairs:
        place = ("jupyterhub", "custom", *feature)
        if subject.value(*place) is True and _is_off(subject, service):
            yield from subject.report(
                f"`{show_pointer(place)}` is on, but the service `{service}` that it needs is off",
                *place,
                hint=f"set `{service}.enabled: true`, or switch this off",
                related=subject.where(service, "enabled"),
            )


_OFF_BY_DEFAULT: Final = frozenset({"binderhub-service"})
"""Services that a hub has only if it asks for them. ``dask-gateway`` is none: that depends on the chart."""


def _is_off(subject: HubSubject, service: str) -> bool:
    """Say whether a service is off for certain; where nothing says so, a file that cannot be read may switch it on."""
    enabled = subject.value(service, "enabled")
    if enabled is not None or service not in _OFF_BY_DEFAULT:
        return enabled is False
    is_known = subject.hub.chart in _CHARTS and not subject.hub.text("chart_override")
    return is_known and not subject.hub.has_encrypted


_CHARTS: Final = frozenset({"basehub", "daskhub"})
"""The charts whose defaults are known."""


def _has_field(subject: HubSubject) -> Iterator[Diagnostic]:
    """The form offers to build an image in the field for another answer, so only where there is one."""
    for profile in profiles(subject.hub):
        for option in options(profile):
            building, unlisted = option.inside("dynamic_image_building"), option.inside("unlisted_choice")
            is_offered = building is not None and building.value.get("enabled") is True
            if is_offered and (unlisted is None or not unlisted.value.get("enabled")):
                yield from subject.report(
                    "images can be chosen to be built only where `unlisted_choice` is on as well",
                    *option.pointer,
                    "dynamic_image_building",
                    "enabled",
                    hint="set `unlisted_choice.enabled: true` beside it, or take this option away",
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
    Rule(Code.CPU_NOT_A_NUMBER, "resources", Harm.RESOURCES, hub=processors_are_numbers),
    Rule(Code.OUTSIDE_WRAPPER, "resources", Harm.INERT, hub=wrapper_reads_it),
    Rule(Code.NEEDLESS_WRAPPER, "resources", Harm.INERT, hub=no_wrapper_key),
    Rule(Code.SERVICE_IS_OFF, "resources", Harm.RESOURCES, hub=services_are_on),
)
"""The rules of this family."""
