"""What those who run a hub must be told about an event, filled in as far as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.service.training.event_words import EventWords as W
from hubdocs.service.training.plan_words import amount, people_at_once
from hubdocs.service.training.pull_links import pull_link
from hubdocs.service.training.words import Say, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.service.training.event_plan import EventPlan

KINDS: Final = {"workshop": W.WORKSHOP, "course": W.COURSE, "conference": W.CONFERENCE, "exam": W.EXAM}
"""The kinds of events, in words."""


def answers(plan: EventPlan) -> tuple[tuple[W, tuple[str | Say, ...]], ...]:
    """Give each question with its answers; none where somebody must still answer."""
    return (*_about_event(plan), *_about_use(plan))


def _about_event(plan: EventPlan) -> Iterator[tuple[W, tuple[str | Say, ...]]]:
    workshop, days = plan.agenda.workshop, plan.agenda.days
    yield W.ASK_KIND, (say(KINDS[workshop.kind]),)
    yield W.ASK_DATES, tuple(dict.fromkeys((days[0].day.date.isoformat(), days[-1].day.date.isoformat())))
    hours = (
        say(W.ONE_DAY, date=each.day.date.isoformat(), start=f"{each.start:%H:%M}", end=each.until) for each in days
    )
    yield W.ASK_HOURS, (*hours, workshop.time_zone)
    yield W.ASK_PEOPLE, (people_at_once(workshop),) if workshop.attendees else ()
    domain = plan.hub.text("domain") if plan.hub is not None else ""
    yield W.ASK_HUB, tuple(filter(None, (workshop.hub, f"https://{domain}" if domain else "")))


def _about_use(plan: EventPlan) -> Iterator[tuple[W, tuple[str | Say, ...]]]:
    workshop, server = plan.agenda.workshop, plan.server
    environment = (server.words or say(W.USUAL_SERVER), server.image) if server is not None else ()
    yield W.ASK_ENVIRONMENT, tuple(filter(None, environment))
    yield W.ASK_MEMORY, (amount(plan.needs.memory),) if plan.needs.memory else ()
    yield W.ASK_GPU, (_yes(plan.needs.gpu),)
    yield W.ASK_STORAGE, (amount(plan.storage_each),)
    materials = workshop.materials
    link = pull_link(plan.hub.text("domain"), materials) if plan.hub is not None and materials is not None else ""
    yield W.ASK_MATERIALS, tuple(filter(None, (materials.repository if materials else "", link)))
    yield W.ASK_PASSWORD, (_yes(workshop.shared_password),)
    yield W.ASK_BEFORE, (_yes(workshop.held_before),) if workshop.held_before is not None else ()
    yield W.ASK_UNUSUAL, (workshop.unusual or _yes(said=False),)


def _yes(said: bool) -> Say:  # noqa: FBT001 (it is the answer itself)
    return say(W.YES if said else W.NO)
