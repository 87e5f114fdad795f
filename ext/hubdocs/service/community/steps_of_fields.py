"""Which steps need a field, and which give it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from hubdocs.service.community.process import Handbook

StepName = tuple[str, str, str]
"""The process, the step, and its title."""


class FieldSteps(NamedTuple):
    """The steps of a field.

    :param needed: those that need or use it, under whichever of its names.
    :param given: those that it comes out of.
    """

    needed: tuple[StepName, ...] = ()
    given: tuple[StepName, ...] = ()


def steps_of_fields(handbook: Handbook, shown: Collection[str]) -> dict[str, FieldSteps]:
    """Give the steps of each field that a process names.

    :param shown: the steps that count, each as ``process.step``.
    """
    needed: dict[str, list[StepName]] = {}
    given: dict[str, list[StepName]] = {}
    for process in handbook.processes:
        for step in process.steps:
            if f"{process.name}.{step.id}" in shown:
                name = (process.name, step.id, step.title)
                for field in _same((*step.needs, *step.uses), handbook):
                    needed.setdefault(field, []).append(name)
                for field in dict.fromkeys(step.gives):
                    given.setdefault(field, []).append(name)
    return {
        field: FieldSteps(tuple(needed.get(field, ())), tuple(given.get(field, ())))
        for field in dict.fromkeys((*needed, *given))
    }


def _same(fields: Iterable[str], handbook: Handbook) -> Iterable[str]:
    """Give all names of what some fields mean."""
    facts = ((field, handbook.fact_of(field)) for field in fields)
    return dict.fromkeys(name for field, fact in facts for name in (fact.fields if fact is not None else (field,)))
