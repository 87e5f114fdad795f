"""Family ``resources``, continued: sizes whose name, numbers and machine do not fit each other."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import log2
from typing import TYPE_CHECKING, Final

from hubdocs.checks.words import clean, show_value
from hubdocs.model import Code, Severity
from hubdocs.rules.fleet.amounts import settings
from hubdocs.rules.rule import Harm, Rule
from hubdocs.service.fleet.amounts import byte_count, core_count
from hubdocs.service.fleet.machines import INSTANCE_TYPE, machines
from hubdocs.service.fleet.profiles import choices, options, profiles
from hubdocs.service.fleet.resource_choices import MOST_SIZES, sizes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Diagnostic
    from hubdocs.rules.subject import HubSubject
    from hubdocs.service.fleet.machines import Machine
    from hubdocs.service.fleet.profiles import Entry
    from hubdocs.service.fleet.resource_choices import Size

_GIBIBYTE: Final = 2**30


def _sized(subject: HubSubject, *keys: str) -> Iterator[tuple[Entry, Entry]]:
    """Give each profile and choice that sets the first of some keys itself, with what it sets.

    Left out is what another option may set again, so that the choice alone does not say what a server gets.
    """
    for profile in profiles(subject.hub):
        touched = [(option, settings(option).intersection(keys)) for option in options(profile)]
        touching = [option for option, names in touched if names]
        override = profile.override
        if override is not None and keys[0] in override.value and not touching:
            yield profile, override
        if len(touching) != 1:
            continue
        for choice in choices(touching[0]):
            override = choice.override
            if override is not None and keys[0] in override.value:
                yield choice, override


_AMOUNT: Final = re.compile(
    r"(?<![\w.,])(?P<number>[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>[KMGT])(?P<binary>i?)B?(?![\w+])", re.IGNORECASE
)
_OF_MEMORY: Final = re.compile(r"\s*(?:of|de)?\s*(?:RAM|memory|memoria|memória|mémoire)\b", re.IGNORECASE)
_MEMORY_IS: Final = re.compile(r"\b(?:RAM|memory)\s*[:=]?\s*~?\s*$", re.IGNORECASE)
_NOT_ONE_AMOUNT: Final = re.compile(
    r"[0-9.]+\s*(?:[KMGT]i?B?)?\s*(?:[-\u2013\u2014]|\bto\b|\bor\b|/|\bx\b|\u00d7|\*)\s*~?[0-9]|\bper\b|\beach\b|B\s*/"
    r"|GPU|NVIDIA|CUDA|Tesla|VRAM|disk|storage|swap|\bnode\b|machine|shared?\b|\bfree\b",
    re.IGNORECASE,
)
"""What makes a label speak of more than one amount, or of something else than the memory of the server."""

_GENEROUS: Final = 1.5
_FACTORS: Final = {"K": 1, "M": 2, "G": 3, "T": 4}


def promised_memory(label: str) -> tuple[float, float] | None:
    """Read the memory that a label promises, in bytes: by decimal and by binary units.

    :return: ``None`` if it promises none, or not clearly one amount of memory.
    """
    found = list(_AMOUNT.finditer(label))
    if len(found) != 1 or _NOT_ONE_AMOUNT.search(label):
        return None
    (amount,) = found
    is_named = _OF_MEMORY.match(label, amount.end()) or _MEMORY_IS.search(label[: amount.start()])
    if not is_named and label.strip(" ~") != amount[0]:
        return None
    power = _FACTORS[amount["unit"].upper()]
    return float(amount["number"]) * 1000**power, float(amount["number"]) * 1024**power


def labels_fit_memory(subject: HubSubject) -> Iterator[Diagnostic]:
    """People choose by the name of a size, so it must not promise another one.

    Both kinds of units are fine, and so is generous rounding, and any amount between the guarantee and the limit.
    """
    for entry, override in _sized(subject, "mem_limit", "mem_guarantee"):
        label = entry.value.get("display_name")
        promised = promised_memory(label) if isinstance(label, str) else None
        most = byte_count(override.value.get("mem_limit"))
        least = byte_count(override.value.get("mem_guarantee", override.value.get("mem_limit")))
        if promised is None or not most or least is None or "extra_resource_limits" in override.value:
            continue
        if min(promised) > most * _GENEROUS or max(promised) * _GENEROUS < min(least, most):
            yield from subject.report(
                f"the name `{clean(str(label))}` does not fit the limit, which is {_readable(most)}",
                *override.pointer,
                "mem_limit",
                hint="correct the name or the amount",
                related=subject.where(*entry.pointer, "display_name"),
            )


def _readable(count: float) -> str:
    """Write an amount of memory as people do."""
    for unit, size in (("G", _GIBIBYTE), ("M", 2**20), ("K", 1024)):
        if count >= size:
            return f"{count / size:.3g}{unit}"
    return f"{count:.0f} bytes"


def _machine(override: Entry) -> Machine | None:
    selector = override.inside("node_selector")
    name = selector.value.get(INSTANCE_TYPE) if selector is not None else None
    return machines().get(name) if isinstance(name, str) else None


def sizes_fit_machines(subject: HubSubject) -> Iterator[Diagnostic]:
    """A server that is guaranteed more memory than its machine has can never start.

    Compared is the whole memory of the machine, of which a part is never free, so nothing is told of close cases.
    """
    for _, override in _sized(subject, "mem_guarantee", "node_selector"):
        machine = _machine(override)
        guarantee = byte_count(override.value.get("mem_guarantee"))
        if machine is not None and guarantee is not None and guarantee > machine.memory:
            yield from subject.report(
                f"{_readable(guarantee)} of memory is guaranteed, but `{machine.name}` has only "
                f"{_readable(machine.memory)}, so no server starts",
                *override.pointer,
                "mem_guarantee",
                hint="guarantee less, or choose a larger type of machine",
            )


_KEY: Final = re.compile(r"mem_[0-9]+(?:_[0-9]+)*(?:_[gm]b)?(?:_[0-9]+)?")
_HALVINGS: Final = 11


def sizes_are_up_to_date(subject: HubSubject) -> Iterator[Diagnostic]:
    """A size that was computed once and pasted, and would be computed otherwise today.

    Such a size has the key of a computed one, the same amount as guarantee and limit, in bytes, and a known machine.
    """
    for choice, override in _sized(subject, "mem_limit", "mem_guarantee", "cpu_limit", "node_selector"):
        machine = _machine(override)
        memory = override.value.get("mem_limit")
        limit = core_count(override.value.get("cpu_limit"))
        if machine is None or limit is None or not _KEY.fullmatch(str(choice.pointer[-1])):
            continue
        if not isinstance(memory, int) or memory != override.value.get("mem_guarantee"):
            continue
        if memory > machine.memory:
            continue  # such a server does not start, which is told already
        wrong = next(_differences(override.value, _closest(machine, memory)), None)
        if wrong is not None:
            key, today = wrong
            spec = f"{machine.name}:{_count(subject, choice)}"
            yield from subject.report(
                f"this is not what is computed for `{machine.name}` today: `{key}` would be {show_value(today)}",
                *override.pointer,
                key,
                hint=f"compute the sizes again with `hubdocs resource-choices {spec}`, and paste them as a whole",
            )


def _count(subject: HubSubject, choice: Entry) -> int:
    """Say how many sizes the machine of a choice was halved into, by the smallest that stands beside it."""
    override = choice.override
    machine = _machine(override) if override is not None else None
    if machine is None:
        return 1
    (whole,) = sizes(machine, 1)
    beside = subject.mapping(*choice.pointer[:-1]).values()
    overrides = [one.get("kubespawner_override") for one in beside if isinstance(one, dict)]
    halvings = [
        round(log2(whole.memory / memory))
        for override in overrides
        if isinstance(override, dict) and override.get("node_selector") == {INSTANCE_TYPE: machine.name}
        for memory in [override.get("mem_limit")]
        if isinstance(memory, int) and 0 < memory <= whole.memory
    ]
    return max(1, min(MOST_SIZES, max(halvings, default=0) + 1))


@lru_cache(maxsize=4096)
def _closest(machine: Machine, memory: int) -> Size:
    return min(_computed(machine), key=lambda size: abs(size.memory - memory))


@cache
def _computed(machine: Machine) -> tuple[Size, ...]:
    return sizes(machine, _HALVINGS)


def _differences(override: dict[str, JSON], size: Size) -> Iterator[tuple[str, JSON]]:
    """Name the settings that differ from those of a computed size, by more than rounding."""
    for key, today in size.override.items():
        value = override.get(key)
        if isinstance(today, (int, float)) and isinstance(value, (int, float)) and abs(value - today) > today / 10**6:
            yield key, today


RULES: Final = (
    Rule(Code.MISLEADING_SIZE, "resources", Harm.RESOURCES, Severity.WARNING, hub=labels_fit_memory),
    Rule(Code.OUTDATED_SIZE, "resources", Harm.RESOURCES, Severity.INFORMATION, hub=sizes_are_up_to_date),
    Rule(Code.TOO_LARGE_FOR_MACHINE, "resources", Harm.RESOURCES, hub=sizes_fit_machines),
)
"""More rules of the family."""
