"""Whether the hub of a workshop has what its lessons need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.checks.suggest import closest
from hubdocs.checks.words import clean
from hubdocs.model import Code, Severity
from hubdocs.service.fleet.machines import machines
from hubdocs.service.training.event_plan import plan_event
from hubdocs.service.training.lack_words import lack_words
from hubdocs.service.training.place import finding
from hubdocs.service.training.size_words import in_one_line
from hubdocs.service.training.sizes import preferred_size
from hubdocs.service.training.verdict import Falls, judge_all

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from hubdocs.model import Diagnostic, Pointer
    from hubdocs.service.fleet.servers import Offer
    from hubdocs.service.training.agenda import Agenda
    from hubdocs.service.training.lesson import Lesson
    from hubdocs.service.training.surroundings import Surroundings
    from hubdocs.service.training.verdict import Verdict
    from hubdocs.service.training.workshop import Workshop
    from hubdocs.sources import Document


def check_hub(
    document: Document, workshop: Workshop, around: Surroundings, agenda: Agenda | None = None
) -> Iterator[Diagnostic]:
    """Check that the hub exists, that it offers what the workshop chooses, and that this is enough.

    :param agenda: the times of the workshop, where it has any: what is proposed depends on them as in a plan.
    """
    offer = around.offer
    if workshop.machine and workshop.machine not in machines():
        message = f"nothing is known of machines of the type `{clean(workshop.machine)}`"
        hint_to = _which(workshop.machine, machines(), "types", machines())
        yield finding(document, ("machine",), Code.UNKNOWN_MACHINE, message, hint_to)
    if not workshop.hub:
        return
    if offer is None:
        message = f"there is no hub `{clean(workshop.hub)}`"
        yield finding(document, ("hub",), Code.UNKNOWN_HUB, message, around.hub_hint)
        return
    mistakes = list(_choices(document, workshop, offer))
    yield from mistakes
    if not mistakes:
        yield from _needs(document, workshop, around.lessons, offer, agenda)


def _choices(document: Document, workshop: Workshop, offer: Offer) -> Iterator[Diagnostic]:
    """Check the names of the profile and of the choices, as far as the hub's files list them all."""
    if not offer.complete:
        return
    servers = [server for server in offer.servers if server.title]
    known = {server.profile for server in servers} | {server.title for server in servers}
    if workshop.profile and workshop.profile not in known:
        what = f"the hub `{workshop.hub}` has no profile `{clean(workshop.profile)}`"
        hint = _which(workshop.profile, known, "profiles", {server.profile for server in servers})
        yield finding(document, ("profile",), Code.UNKNOWN_PROFILE, what, hint)
        return
    usual = offer.usual
    profile = workshop.profile or (usual.profile if usual is not None else "")
    chosen = [server for server in servers if profile in (server.profile, server.title)]
    picks = [pick for server in chosen for pick in server.picks]
    profiles = {server.profile for server in chosen}
    free = {option for profile, option in offer.free if profile in profiles}
    options = {*(pick.option for pick in picks), *free}
    for option, choice in workshop.choices:
        names = {pick.name for pick in picks if pick.option == option}
        titles = {pick.title for pick in picks if pick.option == option}
        pointer = ("choices", option)
        if option not in options:
            what = f"the profile has no option `{clean(option)}`"
            yield finding(document, pointer, Code.UNKNOWN_PROFILE, what, _which(option, options, "options", options))
        elif choice not in names | titles and option not in free:
            what = f"the option `{clean(option)}` has no choice `{clean(choice)}`"
            hint = _which(choice, names | titles, "choices", names)
            yield finding(document, pointer, Code.UNKNOWN_PROFILE, what, hint)


def _which(name: str, known: Collection[str], what: str, listed: Collection[str]) -> str:
    names = ", ".join(sorted(listed))
    near = closest(name, listed) or closest(name, known)
    return f"did you mean `{clean(near)}`?" if near else f"{what}: {clean(names)}" if names else f"it has no {what}"


def _needs(
    document: Document, workshop: Workshop, lessons: Mapping[str, Lesson], offer: Offer, agenda: Agenda | None
) -> Iterator[Diagnostic]:
    """Say what lessons lack, each at its first place."""
    places: dict[str, Pointer] = {}
    for part in (part for day in workshop.days for part in day.parts if part.kind == "lesson"):
        places.setdefault(part.name, part.pointer)
    taught = [lessons[name] for name in places if name in lessons]
    full = offer.naming(dict(workshop.choices))
    preferred = preferred_size(plan_event(agenda, None, full)) if agenda is not None and agenda.days else {}
    for lesson, verdict in judge_all(workshop, taught, full, preferred):
        place: Pointer = (*places[lesson.id], "lesson")
        message, hint = _verdict_words(workshop, lesson, verdict)
        severity = Severity.ERROR if verdict.is_sure else Severity.WARNING
        yield finding(document, place, Code.HUB_LACKS, message, hint, severity)


_WHAT: Final = {
    Falls.HUB: "the hub `{hub}`",
    Falls.CLOSED: "the hub `{hub}`",
    Falls.SERVER: "the server of this workshop",
    Falls.FIRST: "the server that the hub offers first",
}
_ANOTHER: Final = "choose another hub, or ask for this one to be changed"


def _verdict_words(workshop: Workshop, lesson: Lesson, verdict: Verdict) -> tuple[str, str]:
    what = _WHAT[verdict.falls].format(hub=clean(workshop.hub))
    why = lack_words(verdict.lack, of_server=verdict.falls in (Falls.SERVER, Falls.FIRST)).text()
    message = f"{what} is not enough for the lesson `{lesson.id}`: {clean(why)}"
    if not verdict.write:
        return message, "change `profile` or `choices`" if verdict.falls is Falls.SERVER else _ANOTHER
    write = f"write `{clean(in_one_line(verdict.write))}`"
    if workshop.choices and "choices" not in verdict.write:
        write = f"{write}, and take `choices` out"
    if verdict.falls is Falls.CLOSED:
        return message, f"{write}, and ask for the people to be allowed"
    return message, f"another one is enough: {write}"
