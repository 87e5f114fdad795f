"""A plan of an event in sections, each with facts and with what is to be done: what every face shows in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from hubdocs.service.training.checklists import PROVIDERS, checklists, exam_rules
from hubdocs.service.training.cost import STOP_MINUTES, WARM_MINUTES
from hubdocs.service.training.event_words import EventWords as W
from hubdocs.service.training.open_points import OPEN_TO_PROVIDER, open_points
from hubdocs.service.training.placement import MOST_WAITING, SPARE
from hubdocs.service.training.plan_words import (
    amount,
    amounts,
    cores,
    cores_divided,
    day,
    factor,
    hour_words,
    machine_words,
    memory_divided,
    money,
    number,
    people_at_once,
    people_words,
)
from hubdocs.service.training.questionnaire import answers
from hubdocs.service.training.size_words import size_words
from hubdocs.service.training.words import Say, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.service.training.cost import Cost
    from hubdocs.service.training.event_plan import EventPlan, Sizing
    from hubdocs.service.training.preflight_result import Preflight

Words = str | Say
"""A text as it is, or one to be said in the reader's language."""


class Reader(Enum):
    """For whom a part of a plan is."""

    ALL = "all"
    INSTRUCTORS = "instructors"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known.

    :param values: in their order; none where somebody must still say it.
    """

    name: W
    values: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a plan.

    :param items: what is to be done, or cleared up.
    :param to_tick: the items are ticked off.
    :param has_settings: the settings of the hub belong here.
    :param reader: for whom it is, beside those who read all.
    """

    title: W
    facts: tuple[Fact, ...] = ()
    items: tuple[Words, ...] = ()
    to_tick: bool = False
    has_settings: bool = False
    reader: Reader = Reader.ALL


def plan_sections(
    plan: EventPlan, preflight: Preflight | None = None, reader: Reader = Reader.ALL
) -> tuple[Section, ...]:
    """Put a plan into words.

    :param preflight: what was found when it was tried on the hub.
    :param reader: leave out what is for others only.
    """
    wanted = set(Reader) if reader is Reader.ALL else {Reader.ALL, reader}
    return tuple(section for section in _sections(plan, preflight, reader) if section.reader in wanted)


def _sections(plan: EventPlan, preflight: Preflight | None, reader: Reader) -> Iterator[Section]:
    provider = Reader.PROVIDER
    yield Section(W.SECTION_EVENT, tuple(_event(plan)))
    found = open_points(plan, preflight)
    if reader is provider:
        found = tuple(point for point in found if point.word in OPEN_TO_PROVIDER)
    if found:
        yield Section(W.SECTION_OPEN, items=found)
    if plan.sizing is not None:
        warm = tuple(_warm(plan, plan.sizing))
        yield Section(W.SECTION_MACHINES, tuple(_machines(plan, plan.sizing)), reader=provider)
        yield Section(W.SECTION_WARM, warm, has_settings=bool(plan.settings), reader=provider)
    if plan.agenda.workshop.attendees:
        yield Section(W.SECTION_STORAGE, tuple(_storage(plan)), reader=provider)
    if plan.cost is not None:
        yield Section(W.SECTION_COST, tuple(_cost(plan)))
    if preflight is not None:
        yield Section(W.SECTION_PREFLIGHT, items=preflight.lines)
    answered = tuple(Fact(question, said) for question, said in answers(plan))
    yield Section(W.SECTION_QUESTIONS, answered, reader=provider)
    if plan.is_exam:
        yield Section(W.SECTION_EXAM, items=exam_rules(plan), to_tick=True)
    for title, items in checklists(plan):
        yield Section(title, items=items, to_tick=True, reader=provider if title in PROVIDERS else Reader.INSTRUCTORS)


def _event(plan: EventPlan) -> Iterator[Fact]:
    workshop = plan.agenda.workshop
    yield Fact(W.NOTIFY_BY, (say(W.NOTIFY_REASON, date=day(plan.notify_by)),))
    yield Fact(W.DAYS, tuple(_day_words(plan)))
    yield Fact(W.TIME_ZONE, (workshop.time_zone,))
    if workshop.attendees:
        yield Fact(W.PEOPLE, (people_at_once(workshop),))
    if workshop.hub:
        yield Fact(W.HUB, (workshop.hub,))
    if plan.server is not None:
        yield Fact(W.SERVER, (plan.server.words or say(W.USUAL_SERVER),))
    guaranteed = amounts(plan.guarantee.memory, plan.guarantee.cores)
    if guaranteed is not None:
        yield Fact(W.GUARANTEED, (guaranteed,))
    sizes = size_words(plan)
    if sizes:
        yield Fact(W.SIZES, sizes)


def _day_words(plan: EventPlan) -> Iterator[Say]:
    for each in plan.agenda.days:
        yield say(W.ONE_DAY, date=day(each.day.date), start=f"{each.start:%H:%M}", end=each.until)


_LIMITED: Final = {"memory": W.EACH_BY_MEMORY, "cpu": W.EACH_BY_CPU, "people": W.EACH_BY_PEOPLE}


def _machines(plan: EventPlan, sizing: Sizing) -> Iterator[Fact]:
    room, guarantee = sizing.fit, plan.guarantee
    yield Fact(W.MACHINE_TYPE, (sizing.machine.name,))
    yield Fact(W.FOR_SERVERS, (say(W.AMOUNTS, memory=amount(room.memory), cores=cores(room.cores)),))
    divided: tuple[str, str] = ("", "")
    if room.limited_by == "memory":
        divided = memory_divided(room.memory, guarantee.memory or 0, room.people)
    elif room.limited_by == "cpu":
        divided = cores_divided(room.cores, guarantee.cores or 0, room.people)
    word = _LIMITED[room.limited_by]
    yield Fact(W.PEOPLE_EACH, (say(word, people=room.people, room=divided[0], guarantee=divided[1]),))
    people = plan.agenda.workshop.at_once
    yield Fact(
        W.MACHINES, (say(W.MACHINES_SUM, machines=sizing.machines, people=people_words(people), each=room.people),)
    )
    quota = say(
        W.QUOTA_SUM, cores=sizing.quota, machines=machine_words(sizing.machines), spare=SPARE, each=sizing.machine.cores
    )
    yield Fact(W.QUOTA, (quota, say(W.QUOTA_BEYOND)))


def _warm(plan: EventPlan, sizing: Sizing) -> Iterator[Fact]:
    workshop, room = plan.agenda.workshop, sizing.placeholders
    login, start = number(workshop.login_minutes), number(workshop.machine_minutes)
    why = say(W.HEADROOM_SUM, people=room.people, all=workshop.at_once, login=login, start=start)
    yield Fact(W.HEADROOM, (why if workshop.at_once != 1 else say(W.HEADROOM_ONE, start=start),))
    one = amounts(
        plan.guarantee.memory * room.each if plan.guarantee.memory else None,
        plan.guarantee.cores * room.each if plan.guarantee.cores else None,
    )
    if one is not None:
        places = say(W.PLACEHOLDERS_SUM, count=room.count, each=people_words(room.each), amounts=one)
        yield Fact(W.PLACEHOLDERS, (places, say(W.PLACEHOLDERS_WHY)))
    share = say(
        W.WAITING_SUM,
        share=round(sizing.waiting.share * 100),
        minutes=number(sizing.waiting.minutes),
        most=round(MOST_WAITING * 100),
    )
    yield Fact(W.WITHOUT_WARMING, (share,))


def _storage(plan: EventPlan) -> Iterator[Fact]:
    people = plan.agenda.workshop.attendees
    each = amount(plan.storage_each)
    yield Fact(W.STORAGE_EACH, (each,))
    yield Fact(W.STORAGE_ALL, (say(W.STORAGE_SUM, all=amount(plan.storage), people=people_words(people), each=each),))


def _cost(plan: EventPlan) -> Iterator[Fact]:
    cost = plan.cost
    if cost is None or plan.sizing is None:
        return
    least, most = number(cost.machines * cost.least_hours), number(cost.machines * cost.most_hours)
    least_hours = hour_words(factor(cost.machines, cost.least_hours))
    yield Fact(
        W.MACHINE_HOURS,
        (
            say(W.HOURS_SUM, least=least, most=most),
            say(W.HOURS_LEAST, machines=machine_words(cost.machines), hours=least_hours),
            _hours_most(cost, plan.idle_seconds),
            *_hours_beside(plan.sizing),
        ),
    )
    if cost.price is None or cost.least is None or cost.most is None:
        yield Fact(W.PRICE, (say(W.PRICE_UNKNOWN, machine=plan.sizing.machine.name),))
        return
    yield Fact(W.PRICE, (number(cost.price),))
    yield Fact(W.COST, (say(W.COST_SUM, least=money(cost.least), most=money(cost.most)),))


def _hours_most(cost: Cost, idle_seconds: float | None) -> Say:
    hours = hour_words(factor(cost.machines, cost.most_hours))
    about = {"machines": machine_words(cost.machines), "hours": hours, "warm": WARM_MINUTES, "stop": STOP_MINUTES}
    if idle_seconds is None:
        return say(W.HOURS_MOST_BY_HAND, **about)
    return say(W.HOURS_MOST, idle=number(Fraction(idle_seconds) / 60), **about)


def _hours_beside(sizing: Sizing) -> Iterator[Say]:
    """Say which machines are not counted: how long they run depends on when somebody takes the placeholders away."""
    if sizing.placeholders.count:
        yield say(W.HOURS_BESIDE, machines=sizing.placeholders.count)


def settings_words() -> Say:
    """Say when the settings hold: later, the room that was taken would be made anew, on more machines."""
    return say(W.SETTINGS, warm=WARM_MINUTES)
