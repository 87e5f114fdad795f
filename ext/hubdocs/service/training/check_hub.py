"""Whether the hub of a workshop has what its lessons need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.checks.suggest import closest
from hubdocs.checks.words import clean
from hubdocs.model import Code, Severity
from hubdocs.service.fleet.machines import machines
from hubdocs.service.training.lack_words import lack_words
from hubdocs.service.training.needs import lacks
from hubdocs.service.training.place import finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from hubdocs.model import Diagnostic
    from hubdocs.service.fleet.servers import Offer, Server
    from hubdocs.service.training.lesson import Lesson
    from hubdocs.service.training.workshop import Workshop
    from hubdocs.sources import Document


def check_hub(
    document: Document, workshop: Workshop, lessons: Mapping[str, Lesson], offer: Offer | None, hint: str
) -> Iterator[Diagnostic]:
    """Check that the hub exists, that it offers what the workshop chooses, and that this is enough.

    :param offer: ``None`` where there is no such hub.
    :param hint: which hub was meant, if there is none.
    """
    if workshop.machine and workshop.machine not in machines():
        message = f"nothing is known of machines of the type `{clean(workshop.machine)}`"
        hint_to = _which(workshop.machine, machines(), "types", machines())
        yield finding(document, ("machine",), Code.UNKNOWN_MACHINE, message, hint_to)
    if not workshop.hub:
        return
    if offer is None:
        message = f"there is no hub `{clean(workshop.hub)}`"
        yield finding(document, ("hub",), Code.UNKNOWN_HUB, message, hint)
        return
    mistakes = list(_choices(document, workshop, offer))
    yield from mistakes
    server: Server | None = None
    if not mistakes and (workshop.profile or workshop.choices):
        server = offer.chosen(workshop.profile, dict(workshop.choices))
    if not mistakes:
        yield from _needs(document, workshop, lessons, offer, server)


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
    document: Document,
    workshop: Workshop,
    lessons: Mapping[str, Lesson],
    offer: Offer,
    server: Server | None,
) -> Iterator[Diagnostic]:
    told = set()
    for day in workshop.days:
        for part in day.parts:
            lesson = lessons.get(part.name) if part.kind == "lesson" else None
            if lesson is None or lesson.id in told:
                continue
            told.add(lesson.id)
            for lack in lacks(lesson.hub, offer, server):
                why = lack_words(lack).text()
                message = f"the hub `{workshop.hub}` is not enough for the lesson `{lesson.id}`: {why}"
                hint = "choose another hub, or ask for this one to be changed"
                if server is not None and not lacks(lesson.hub, offer):
                    message = f"the server of this workshop is not enough for the lesson `{lesson.id}`: {why}"
                    hint = "the hub has larger ones; change `profile` or `choices`"
                severity = Severity.ERROR if lack.sure else Severity.WARNING
                yield finding(document, (*part.pointer, "lesson"), Code.HUB_LACKS, message, hint, severity)
