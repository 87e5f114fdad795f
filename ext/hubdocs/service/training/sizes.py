"""The sizes of servers that the people of an event can choose, and which of them is better than the one chosen.

Each is placed on machines just as the plan places the chosen one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdocs.service.training.event_plan import Room, room_for
from hubdocs.service.training.needs import lacks

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from hubdocs.model import JSON
    from hubdocs.service.fleet.servers import Offer, Server
    from hubdocs.service.training.event_plan import EventPlan


class Size(NamedTuple):
    """A size that people can choose.

    :param key: how a file names it.
    :param profile: what the file of the workshop must say to choose it; empty where it can stay as it is.
    :param choices: likewise.
    :param room: on how many machines it is placed.
    :param is_enough: it has all that the lessons say they need, and guarantees their memory.
    :param is_chosen: it is the one that the plan counts on.
    """

    key: str
    profile: str
    choices: tuple[tuple[str, str], ...]
    room: Room
    is_enough: bool
    is_chosen: bool

    @property
    def machines(self) -> int | None:
        """How many machines it needs; ``None`` where nobody knows."""
        return self.room.sizing.machines if self.room.sizing is not None else None

    @property
    def file(self) -> dict[str, JSON]:
        """What the file of the workshop says about it."""
        if not self.choices:
            return {"profile": self.profile}
        choices: dict[str, JSON] = {**dict(self.choices)}
        return {"choices": choices}


def sizes_of(plan: EventPlan) -> tuple[Size, ...]:
    """List the sizes that everybody can choose, as far as the hub's files list them all; none where there is one only.

    A size is a server with the same software that differs in one choice from the server of the plan, or in the
    profile where there is nothing to choose in it.
    """
    offer, server = plan.offer, plan.server
    if offer is None or server is None or not offer.complete:
        return ()
    others = [other for other in offer.servers if _is_other_size(server, other) and not other.restricted]
    varied = {pick.option for other in others for pick in other.picks} - {
        pick.option for pick in server.picks if all(pick in other.picks for other in others)
    }
    found: dict[tuple[object, ...], Size] = {}
    for other in offer.servers:
        if other is server or any(other is each for each in others):
            size = _size(plan, offer, other, varied)
            if size is not None:
                found.setdefault((size.profile, size.choices), size)
    sizes = tuple(found.values())
    return sizes if len({(size.room.guarantee, size.room.machine_name) for size in sizes}) > 1 else ()


def better_size(plan: EventPlan, sizes: Iterable[Size]) -> Size | None:
    """Find a size that is enough where the chosen one is not, or that is enough on fewer machines of the same type.

    Among those with the fewest machines, people get the one with the most memory. Nothing is proposed where a lesson
    does not say how much memory it needs: then nobody knows whether less is enough.
    """
    lessons, memory = plan.agenda.lessons, plan.needs.memory
    known = {lesson.id for lesson in lessons if lesson.hub.memory is not None}
    if memory is None or plan.server is None or not set(plan.agenda.workshop.lesson_ids) <= known:
        return None
    listed = tuple(sizes)
    chosen = next((size for size in listed if size.is_chosen), None)
    if chosen is None:
        return None
    fits = [size for size in listed if size.is_enough and size.room.sizing is not None]
    if chosen.is_enough:
        now = chosen.machines
        fits = [
            size
            for size in fits
            if now is not None and size.room.machine_name == chosen.room.machine_name and (size.machines or now) < now
        ]
    return min(fits, key=lambda size: _rank(size, chosen), default=None)


def preferred_size(plan: EventPlan) -> Mapping[str, JSON]:
    """Give what the file of the workshop says to choose the better size; nothing where there is none."""
    size = better_size(plan, sizes_of(plan))
    return size.file if size is not None else {}


def _rank(size: Size, chosen: Size) -> tuple[bool, int, int]:
    other_machine = size.room.machine_name != chosen.room.machine_name
    return other_machine, size.machines or 0, -(size.room.guarantee.memory or 0)


def _is_other_size(server: Server, other: Server) -> bool:
    if (other.image, other.interface) != (server.image, server.interface):
        return False
    if other.profile != server.profile:
        return not other.picks and not server.picks
    return len(set(other.picks) - set(server.picks)) == 1


def _size(plan: EventPlan, offer: Offer, server: Server, varied: Container[str]) -> Size | None:
    """Say how a file names a server; nothing where no file can name it, such as where two have one name.

    :param varied: the options that make the difference between sizes.
    """
    workshop = plan.agenda.workshop
    picks = [pick for pick in server.picks if pick.option in varied]
    choices = {**dict(workshop.choices), **{pick.option: pick.name for pick in picks}}
    profile = "" if picks else server.profile
    if offer.chosen(profile or workshop.profile, choices) is not server:
        return None
    room = room_for(plan.agenda, server)
    key = ", ".join(pick.name for pick in picks) or profile
    is_enough = _is_enough(plan, offer, server, room)
    return Size(key, profile, tuple(choices.items()), room, is_enough, server is plan.server)


def _is_enough(plan: EventPlan, offer: Offer, server: Server, room: Room) -> bool:
    needed, guaranteed = plan.needs.memory, room.guarantee.memory
    if needed is not None and (guaranteed is None or guaranteed < needed):
        return False
    return not any(lack.sure for lesson in plan.agenda.lessons for lack in lacks(lesson.hub, offer, server))
