"""What somebody must clear up before a plan of an event can be relied on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.service.training.event_words import EventWords as W
from hubdocs.service.training.lack_words import lack_words
from hubdocs.service.training.packages import packages_words
from hubdocs.service.training.plan_words import apart
from hubdocs.service.training.size_words import better_size_words, in_one_line
from hubdocs.service.training.sizes import preferred_size
from hubdocs.service.training.verdict import Falls, judge_all
from hubdocs.service.training.words import Say, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.service.fleet.servers import Offer
    from hubdocs.service.training.event_plan import EventPlan
    from hubdocs.service.training.preflight_result import Preflight

OPEN_TO_PROVIDER: Final = frozenset(
    {
        W.OPEN_CODE,
        W.OPEN_CULL,
        W.OPEN_GUARANTEE,
        W.OPEN_LACK,
        W.OPEN_MACHINE,
        W.OPEN_MACHINE_UNKNOWN,
        W.OPEN_QUOTA,
        W.OPEN_RESTRICTED,
        W.OPEN_SERVER_LACKS,
        W.OPEN_SERVER_WRITE,
        W.OPEN_TOO_LARGE,
    }
)
"""What those who run the hub can clear up, or must know."""


def open_points(plan: EventPlan, preflight: Preflight | None = None) -> tuple[Say, ...]:
    """List what is open.

    :param preflight: what was found when it was tried on the hub.
    """
    return tuple(dict.fromkeys((*_inputs(plan), *_hub(plan), *_lessons(plan, preflight))))


def _inputs(plan: EventPlan) -> Iterator[Say]:
    workshop = plan.agenda.workshop
    if plan.hub is None:
        yield say(W.OPEN_HUB)
    if not workshop.attendees:
        yield say(W.OPEN_PEOPLE)
    if workshop.materials is None:
        yield say(W.OPEN_MATERIALS)
    if workshop.held_before is None:
        yield say(W.OPEN_BEFORE)


def _hub(plan: EventPlan) -> Iterator[Say]:
    if plan.offer is None:
        return
    if not plan.offer.complete:
        yield say(W.OPEN_CODE)
    if not plan.guarantee.memory and not plan.guarantee.cores:
        yield say(W.OPEN_GUARANTEE)
    elif not plan.machine_name:
        yield say(W.OPEN_MACHINE)
    elif plan.sizing is None and plan.agenda.workshop.attendees:
        from hubdocs.service.fleet.machines import machines  # noqa: PLC0415 (only where something is wrong)

        word = W.OPEN_TOO_LARGE if plan.machine_name in machines() else W.OPEN_MACHINE_UNKNOWN
        yield say(word, machine=plan.machine_name)
    if plan.idle_seconds is None:
        yield say(W.OPEN_CULL)
    if plan.server is not None and plan.server.restricted:
        yield say(W.OPEN_RESTRICTED, server=plan.server.words)
    if plan.offer.quota is not None and plan.offer.quota < plan.storage_each:
        there, planned = apart(plan.offer.quota, plan.storage_each)
        yield say(W.OPEN_QUOTA, quota=there, needed=planned)


def _lessons(plan: EventPlan, preflight: Preflight | None) -> Iterator[Say]:
    memory, needed = plan.guarantee.memory, plan.needs.memory
    if plan.offer is not None:
        yield from _verdicts(plan, plan.offer)
    if memory and needed and memory < needed:
        wanted, given = apart(needed, memory)
        yield say(W.OPEN_MORE_THAN_GUARANTEED, needed=wanted, guarantee=given)
    yield from better_size_words(plan)
    if plan.needs.packages and preflight is None:
        yield say(W.OPEN_PACKAGES, packages=packages_words(plan.needs.packages))
    taught = {lesson.id for lesson in plan.agenda.lessons}
    for name in dict.fromkeys(name for lesson in plan.agenda.lessons for name in lesson.requires):
        if name not in taught:
            yield say(W.OPEN_UNTAUGHT, lesson=name)


def _verdicts(plan: EventPlan, offer: Offer) -> Iterator[Say]:
    """Say what lessons lack, and what to write, where the better size does not say that already."""
    preferred = preferred_size(plan)
    for lesson, verdict in judge_all(plan.agenda.workshop, plan.agenda.lessons, offer, preferred):
        of_server = verdict.falls in (Falls.SERVER, Falls.FIRST)
        why = lack_words(verdict.lack, of_server=of_server)
        yield say(W.OPEN_SERVER_LACKS if of_server else W.OPEN_LACK, lesson=lesson.title, why=why)
        if verdict.write and verdict.write != preferred:
            yield say(W.OPEN_SERVER_WRITE, choose=in_one_line(verdict.write))
