"""Whether a workshop has what its lessons need on its hub: one verdict, for checks, agendas and plans alike.

What the file of the workshop says counts. What it leaves open, people can still choose; but whoever plans counts on
what the hub offers first, so the file had better say it.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from hubdocs.service.training.needs import Thing, lacks, storage_lacks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hubdocs.model import JSON
    from hubdocs.service.fleet.servers import Offer, Server
    from hubdocs.service.training.lesson import HubNeeds, Lesson
    from hubdocs.service.training.needs import Lack
    from hubdocs.service.training.workshop import Workshop


class Falls(Enum):
    """What is not enough."""

    HUB = "hub"
    """Whatever people choose, they do not get it."""
    CLOSED = "closed"
    """Only servers that not everybody may choose are enough."""
    SERVER = "server"
    """The file says which server it is; another one may be enough."""
    FIRST = "first"
    """The file does not say which server it is, and the one that is offered first is not enough."""


class Verdict(NamedTuple):
    """Something that a lesson lacks.

    :param falls: what is not enough.
    :param write: what the file of the workshop can say in place of what it says; empty where nothing helps.
    """

    lack: Lack
    falls: Falls
    write: Mapping[str, JSON]

    @property
    def is_sure(self) -> bool:
        """Say whether it is wrong, and not only left open."""
        return self.lack.sure and self.falls is not Falls.FIRST


def judge(
    workshop: Workshop, lesson: Lesson, offer: Offer, lessons: Iterable[Lesson], preferred: Mapping[str, JSON]
) -> tuple[Verdict, ...]:
    """Say what a lesson lacks in a workshop.

    :param offer: with what the workshop names that the hub does not list, see `Offer.naming`.
    :param lessons: all of the workshop: a server that is enough for all of them is proposed rather than another.
    :param preferred: what to write rather than anything else, if it is enough; see `better_size`.
    """
    found = [Verdict(lack, Falls.HUB, {}) for lack in storage_lacks(lesson.hub, offer)]
    choices = dict(workshop.choices)
    server = offer.chosen(workshop.profile, choices)
    is_listed = offer.complete and not offer.any_size
    if server is None or not (is_listed or workshop.profile or choices):
        return tuple(found)
    missing = _missing(lesson.hub, offer, server)
    fitting = offer.fitting(workshop.profile, choices)
    if any(not any(lack.thing is Thing.INTERFACE for lack in _missing(lesson.hub, offer, each)) for each in fitting):
        missing = [lack for lack in missing if lack.thing is not Thing.INTERFACE]
    if not missing:
        return tuple(found)
    best = [lack for lack in lacks(lesson.hub, offer) if lack.thing is not Thing.STORAGE] if is_listed else []
    better = _better(workshop, server, _proposals(lesson.hub, offer), lessons, offer)
    write: Mapping[str, JSON] = (_written(workshop, offer, server, better) if better is not None else None) or {}
    if not best:
        if better is not None and not better.restricted and _is_enough(workshop, offer, lesson.hub, preferred):
            write = preferred
        falls = Falls.FIRST if better in fitting and better is not None else Falls.SERVER
        return (*found, *(Verdict(lack, falls, write) for lack in missing))
    falls = Falls.CLOSED if any(lack.thing is Thing.OPEN for lack in best) else Falls.HUB
    return (*found, *(Verdict(lack, falls, write if falls is Falls.CLOSED else {}) for lack in best))


def judge_all(
    workshop: Workshop, lessons: Sequence[Lesson], offer: Offer, preferred: Mapping[str, JSON]
) -> tuple[tuple[Lesson, Verdict], ...]:
    """Say what the lessons of a workshop lack, see `judge`."""
    return tuple(
        (lesson, verdict) for lesson in lessons for verdict in judge(workshop, lesson, offer, lessons, preferred)
    )


def _missing(needs: HubNeeds, offer: Offer, server: Server) -> list[Lack]:
    return [lack for lack in lacks(needs, offer, server) if lack.thing is not Thing.STORAGE]


def _proposals(needs: HubNeeds, offer: Offer) -> list[Server]:
    """List the servers that are enough, first those that everybody may choose; only the others if there are none."""
    enough = [server for server in offer.servers if not _missing(needs, offer, server)]
    return [server for server in enough if not server.restricted] or enough


def _better(
    workshop: Workshop, server: Server, proposals: Sequence[Server], lessons: Iterable[Lesson], offer: Offer
) -> Server | None:
    """Choose what to propose: as near as can be to what the file says, and no larger than is needed."""
    choices = dict(workshop.choices)
    fitting = {id(each) for each in offer.fitting(workshop.profile, choices)}
    needs = [lesson.hub for lesson in lessons]
    memory = max((need.memory for need in needs if need.memory is not None), default=0)

    def rank(each: Server) -> tuple[bool, bool, bool, bool, int, bool, int]:
        return (
            any(_missing(need, offer, each) for need in needs),
            id(each) not in fitting,
            each.profile != server.profile,
            each.image != server.image,
            len(set(each.picks) - set(server.picks)),
            (each.memory_guarantee or 0) < memory,
            each.memory_guarantee or each.memory_limit or 0,
        )

    named = [each for each in proposals if _written(workshop, offer, server, each) is not None]
    return min(named, key=rank, default=None)


def _written(workshop: Workshop, offer: Offer, server: Server, other: Server) -> dict[str, JSON] | None:
    """Say how a file chooses another server, in as few words as can be; nothing where no file can."""
    said = dict(workshop.choices)
    all_picks = {pick.option: pick.name for pick in other.picks}
    changed = {pick.option: pick.name for pick in other.picks if pick not in server.picks}
    ways: tuple[tuple[str, dict[str, str]], ...] = (
        ("", {**said, **changed}),
        (other.profile, {}),
        (other.profile, all_picks),
    )
    for profile, choices in ways:
        if (profile or choices) and offer.chosen(profile or workshop.profile, choices) is other:
            shown: dict[str, JSON] = {"profile": profile} if profile else {}
            return {**shown, "choices": {**choices}} if choices else shown
    return None


def _is_enough(workshop: Workshop, offer: Offer, needs: HubNeeds, write: Mapping[str, JSON]) -> bool:
    """Say whether a file that says this chooses a server that is enough."""
    choices, profile = write.get("choices"), write.get("profile")
    said = {key: str(value) for key, value in choices.items()} if isinstance(choices, dict) else {}
    server = offer.chosen(profile if isinstance(profile, str) else workshop.profile, said) if write else None
    return server is not None and not _missing(needs, offer, server)
