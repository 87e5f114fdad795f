"""What an event asks of a hub: worked out of its agenda, its people and what the hub really runs with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hubdocs.service.fleet.machines import INSTANCE_TYPE, machines
from hubdocs.service.training.cost import IDLE_SECONDS, Cost, cost_of
from hubdocs.service.training.needs import Together, needs_of
from hubdocs.service.training.placement import (
    SPARE,
    Fit,
    Placeholders,
    Waiting,
    fit,
    headroom,
    machines_for,
    placeholders,
    waiting,
)

if TYPE_CHECKING:
    from datetime import datetime
    from fractions import Fraction

    from hubdocs.service.fleet.fleet import Hub
    from hubdocs.service.fleet.machines import Machine
    from hubdocs.service.fleet.servers import Offer, Server
    from hubdocs.service.training.agenda import Agenda

NOTICE: Final = timedelta(days=21)
"""So long before the first day the provider must know."""

EXAM_NOTICE: Final = timedelta(hours=12)
"""So long before an exam its settings are switched on at the earliest: they cost more."""

_MOST_IDLE: Final = 7 * 24 * 3600
"""Seconds: no event is paid for longer because of servers that nobody uses."""

_CULL: Final = ("jupyterhub", "cull")


@dataclass(frozen=True, slots=True)
class Guarantee:
    """What each server is guaranteed; ``None`` where nothing is.

    :param cores: processors, or a part of one.
    """

    memory: int | None
    cores: float | None


@dataclass(frozen=True, slots=True)
class Sizing:
    """How many machines an event needs.

    :param quota: processors to ask the cloud for.
    :param waiting: who waits if nothing is warm.
    """

    machine: Machine
    fit: Fit
    machines: int
    quota: int
    placeholders: Placeholders
    waiting: Waiting


class Room(NamedTuple):
    """Where the people of an event find room, each with the same server.

    :param machine_name: the type of machine, also one of which nothing is known.
    :param sizing: ``None`` where something is not known without which nothing can be worked out.
    """

    guarantee: Guarantee
    machine_name: str
    sizing: Sizing | None


@dataclass(frozen=True, slots=True)
class EventPlan:
    """The plan of an event.

    :param offer: what the hub offers; ``None`` where it is not known.
    :param server: the one that everybody chooses; ``None`` where nothing is known of it.
    :param machine_name: the type of machine, also one of which nothing is known.
    :param sizing: ``None`` where something is not known without which nothing can be worked out.
    :param storage_each: bytes.
    """

    agenda: Agenda
    hub: Hub | None
    offer: Offer | None
    server: Server | None
    guarantee: Guarantee
    needs: Together
    machine_name: str
    sizing: Sizing | None
    cost: Cost | None
    storage_each: int
    notify_by: date

    @property
    def first(self) -> datetime:
        """When the event begins."""
        return self.agenda.days[0].start

    @property
    def last(self) -> datetime:
        """When the event ends."""
        return self.agenda.days[-1].end

    @property
    def is_exam(self) -> bool:
        """Say whether nothing may be shared out twice."""
        return self.agenda.workshop.kind == "exam"

    @property
    def storage(self) -> int:
        """Bytes for all people."""
        return self.storage_each * self.agenda.workshop.attendees

    @property
    def idle_seconds(self) -> float | None:
        """After how many seconds without work the hub stops a server; ``None`` where it never does."""
        return idle_seconds(self.hub)

    @property
    def settings(self) -> dict[str, Any]:
        """What the hub's values get until all have logged in, so that there is room before people come."""
        if self.sizing is None or not self.sizing.placeholders.count:
            return {}
        room = self.sizing.placeholders
        requests: dict[str, Any] = {}
        if self.guarantee.memory:
            requests["memory"] = self.guarantee.memory * room.each
        if self.guarantee.cores:
            requests["cpu"] = round(self.guarantee.cores * room.each, 6)
        places: dict[str, Any] = {"enabled": True, "replicas": room.count, "resources": {"requests": requests}}
        # Without it, they would keep room on machines on which nobody of the event comes to work.
        places["extraPodSpec"] = {"nodeSelector": {INSTANCE_TYPE: self.sizing.machine.name}}
        values: dict[str, Any] = {
            "jupyterhub": {"scheduling": {"podPriority": {"enabled": True}, "userPlaceholder": places}}
        }
        under = self.hub.cluster.fleet.chart(self.hub.chart).under if self.hub is not None else ()
        for key in reversed(under):
            values = {str(key): values}
        return values


def plan_event(agenda: Agenda, hub: Hub | None, offer: Offer | None, price: Fraction | None = None) -> EventPlan:
    """Plan an event.

    :param agenda: with at least one day.
    :param price: of one machine for an hour, in any currency.
    """
    workshop = agenda.workshop
    offer = offer.naming(dict(workshop.choices)) if offer is not None else None
    server = offer.chosen(workshop.profile, dict(workshop.choices)) if offer is not None else None
    room = room_for(agenda, server)
    needs = needs_of(agenda.lessons)
    sizing = room.sizing
    cost = cost_of(sizing.machines, agenda.days, idle_seconds(hub) or 0, price) if sizing is not None else None
    return EventPlan(
        agenda,
        hub,
        offer,
        server,
        room.guarantee,
        needs,
        room.machine_name,
        sizing,
        cost,
        max(workshop.storage, needs.storage or 0),
        agenda.days[0].day.date - NOTICE,
    )


def room_for(agenda: Agenda, server: Server | None) -> Room:
    """Place the people of an event, each with the same server, on machines.

    :param server: ``None`` where it is not known.
    """
    workshop = agenda.workshop
    guarantee = _guarantee(server, is_exam=workshop.kind == "exam")
    name = (server.machine if server is not None else "") or workshop.machine
    machine = machines().get(name)
    sizing = _sizing(agenda, machine, guarantee) if machine is not None and workshop.attendees else None
    return Room(guarantee, name, sizing)


def idle_seconds(hub: Hub | None) -> float | None:
    """Say after how many seconds without work a hub stops a server; ``None`` where it never does."""
    if hub is not None and hub.value(*_CULL, "enabled") is False:
        return None
    said = hub.value(*_CULL, "timeout") if hub is not None else None
    if isinstance(said, (int, float)) and not isinstance(said, bool) and said > 0:
        return float(min(said, _MOST_IDLE))
    return float(IDLE_SECONDS)


def _guarantee(server: Server | None, *, is_exam: bool) -> Guarantee:
    """Say what each server is guaranteed; in an exam it is all the memory that it may use."""
    if server is None:
        return Guarantee(None, None)
    memory = server.memory_guarantee
    if is_exam and server.memory_limit is not None:
        memory = server.memory_limit
    return Guarantee(memory, server.cpu_guarantee)


def _sizing(agenda: Agenda, machine: Machine, guarantee: Guarantee) -> Sizing | None:
    workshop = agenda.workshop
    found = fit(machine, guarantee.memory, guarantee.cores)
    if found is None:
        return None
    people = workshop.at_once
    count = machines_for(people, found.people)
    room = min(people, headroom(people, workshop.login_minutes, workshop.machine_minutes))
    return Sizing(
        machine,
        found,
        count,
        (count + SPARE) * machine.cores,
        placeholders(room, found.people),
        waiting(people, found.people, workshop.login_minutes, workshop.machine_minutes),
    )
