"""Who does what before an event, on the day and afterwards."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Final

from hubdocs.service.training.event_plan import EXAM_NOTICE
from hubdocs.service.training.event_words import EventWords as W
from hubdocs.service.training.plan_words import amount, day, machine_words, moment_words, number
from hubdocs.service.training.words import Say, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.service.training.event_plan import EventPlan

PROVIDERS: Final = frozenset({W.BEFORE_PROVIDER, W.DAY_PROVIDER, W.AFTER_PROVIDER})
"""The lists of those who run the hub."""


def checklists(plan: EventPlan) -> tuple[tuple[W, tuple[Say, ...]], ...]:
    """Give the lists, those of instructors first."""
    wait = number(plan.agenda.workshop.machine_minutes)
    on_the_day = (
        say(W.DO_LOGIN_FIRST),
        say(W.DO_ONE_LINK),
        say(W.DO_WAIT, minutes=wait),
        say(W.DO_REPORT),
        say(W.DO_WRITE_DOWN),
    )
    return (
        (W.BEFORE_INSTRUCTOR, tuple(_before_instructor(plan))),
        (W.DAY_INSTRUCTOR, on_the_day),
        (W.AFTER_INSTRUCTOR, (say(W.DO_SHARE), say(W.DO_DELIVERY), say(W.DO_THANK))),
        (W.BEFORE_PROVIDER, tuple(_before_provider(plan))),
        (W.DAY_PROVIDER, (say(W.DO_WATCH), say(W.DO_ON_CALL, **_times(plan)))),
        (W.AFTER_PROVIDER, (say(W.DO_SCALE_DOWN), say(W.DO_QUOTA_BACK))),
    )


def _times(plan: EventPlan) -> dict[str, str]:
    return {"start": moment_words(plan.first), "end": moment_words(plan.last)}


def _before_instructor(plan: EventPlan) -> Iterator[Say]:
    yield say(W.DO_NOTIFY, date=day(plan.notify_by))
    yield from map(
        say,
        (W.DO_ENVIRONMENT, W.DO_MATERIALS, W.DO_PREFLIGHT, W.DO_TEST, W.DO_LOGIN_EARLY, W.DO_HELPERS, W.DO_PLAN_B),
    )


def _before_provider(plan: EventPlan) -> Iterator[Say]:
    yield say(W.DO_CALENDAR)
    if plan.sizing is not None:
        yield say(W.DO_QUOTA, cores=plan.sizing.quota, machine=plan.sizing.machine.name)
    if plan.agenda.workshop.attendees:
        yield say(W.DO_STORAGE, storage=amount(plan.storage))
    yield say(W.DO_PULL)
    if plan.sizing is not None:
        yield say(W.DO_WARM, machines=machine_words(plan.sizing.placeholders.count))
    yield say(W.DO_NO_CHANGE, **_times(plan))


def exam_rules(plan: EventPlan) -> tuple[Say, ...]:
    """Say what an exam needs beyond that."""
    return tuple(_exam_rules(plan))


def _exam_rules(plan: EventPlan) -> Iterator[Say]:
    yield say(W.EXAM_TIMES, **_times(plan))
    yield say(W.EXAM_ENGINEERS, **_times(plan))
    if plan.guarantee.memory:
        yield say(W.EXAM_GUARANTEED, memory=amount(plan.guarantee.memory))
        yield from _exam_processors(plan)
        earliest = (plan.first.astimezone(UTC) - EXAM_NOTICE).astimezone(plan.agenda.zone)
        yield say(W.EXAM_SWITCH_ON, start=moment_words(earliest), end=moment_words(plan.last))
    yield say(W.EXAM_FREEZE)
    yield say(W.EXAM_NO_PROMISE)


def _exam_processors(plan: EventPlan) -> Iterator[Say]:
    """Say what is so of processors: only memory is guaranteed in full."""
    processors = plan.guarantee.cores
    if processors and plan.server is not None:
        same = plan.server.cpu_limit == processors
        yield say(W.EXAM_ALL_PROCESSORS if same else W.EXAM_PROCESSORS, cores=number(processors))
