"""The draft of an update: what the data know, put into a page that people finish."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON
    from hubdocs.service.community import Community
    from hubdocs.service.community.changes import Change
    from hubdocs.service.organisation.numbers import Series
    from hubdocs.service.organisation.roles import Roles
    from hubdocs.service.organisation.strategy import Objective

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~$])")

STATES: Final = {
    "on-track": "on track",
    "at-risk": "at risk",
    "reached": "reached",
    "missed": "missed",
    "dropped": "dropped",
}
"""How an objective stands, in words."""


class Facts(NamedTuple):
    """What a draft is made from.

    :param month: that the update is about.
    :param day: on which it is drafted.
    :param since: the day of the update before it; empty if it is the first one.
    :param authors: of the update before it.
    :param numbers: series that have a number for the month.
    :param communities: that joined since the update before it.
    :param objectives: that somebody looked at since then.
    :param changes: in the catalogue, since an older one was published.
    """

    month: str
    day: str
    since: str
    authors: tuple[str, ...]
    numbers: tuple[Series, ...]
    communities: tuple[Community, ...]
    objectives: tuple[Objective, ...]
    roles: Roles | None = None
    changes: tuple[Change, ...] = ()


def month_words(month: str) -> str:
    """Write a month: ``November 2026``."""
    first = date(int(month[:4]), int(month[5:7]), 1)
    return f"{first:%B} {first.year}"


def draft_update(facts: Facts) -> str:
    """Write the page."""
    return "\n".join((*_matter(facts), "", *_body(facts))) + "\n"


def _matter(facts: Facts) -> Iterator[str]:
    yield "---"
    yield f"title: {json.dumps(_title(facts))}"
    yield f'date: "{facts.day}"'
    yield f"month: {facts.month}"
    yield "summary: Write one or two sentences for the archive and the feed."
    yield "tags: []"
    yield f"authors: [{', '.join(facts.authors)}]"
    yield f"numbers: [{', '.join(series.id for series in facts.numbers)}]"
    served = dict.fromkeys(name for objective in facts.objectives for name in objective.serves)
    yield f"serves: [{', '.join(served)}]"
    yield "---"


def _title(facts: Facts) -> str:
    return f"Community update: {month_words(facts.month)}"


def _body(facts: Facts) -> Iterator[str]:
    yield f"# {_title(facts)}"
    yield ""
    yield "% Say in two or three sentences what stands out."
    if facts.since:
        yield f"% What follows is what the data know since {facts.since}, the day of the last update."
    if facts.numbers:
        yield from ("", "## Numbers", "")
        yield from (f"- {plain(series.title)}: {{hub:number}}`{series.id} {facts.month}`" for series in facts.numbers)
    if facts.communities:
        yield from ("", "## New communities", "")
        yield from map(_community, facts.communities)
    if facts.changes:
        yield from ("", "## Changes in the catalogue", "")
        yield from map(_change, facts.changes)
    if facts.objectives:
        yield from ("", "## Objectives", "")
        yield from (_objective(objective, facts.roles) for objective in facts.objectives)
    yield from ("", "## What we learned", "", "% What will you do differently from now on?")


def _community(community: Community) -> str:
    where = f" ({', '.join(community.countries)})" if community.countries else ""
    hubs = f", on {', '.join(f'`{hub}`' for hub in community.hubs)}" if community.hubs else ""
    return f"- {plain(community.title)}{where}{hubs}"


def _change(change: Change) -> str:
    if not change.field:
        return f"- {plain(change.title)} {change.kind.value}"
    return f"- {plain(change.title)}, `{change.field}`: {_value(change.before)} became {_value(change.after)}"


def _value(value: JSON) -> str:
    """Write a value of the catalogue in a line."""
    if isinstance(value, list):
        return ", ".join(map(_value, value)) or "nothing"
    return "nothing" if value in (None, "") else plain(value if isinstance(value, str) else json.dumps(value))


def _objective(objective: Objective, roles: Roles | None) -> str:
    progress = objective.progress
    party = roles.parties.get(objective.owner) if roles else None
    owner = f"{{hub:{party.kind}}}`{_quoted(party.title, party.name)}`" if party else plain(objective.owner)
    said = ""
    if progress is not None:
        unit = f" {plain(progress.unit)}" if progress.unit else ""
        said = f"{progress.done} of {progress.of}{unit}, {STATES[progress.state]}"
        said += f". {plain(progress.text)}" if progress.text else ""
    serves = ", ".join(f"{{hub:priority}}`{name}`" for name in objective.serves)
    return f"- **{plain(objective.title)}** ({owner}; serves {serves}): {said}".rstrip(": ")


def _quoted(title: str, name: str) -> str:
    """Give a title that can stand in a role, or the name instead."""
    return name if set(title) & set("`<>") else title


def plain(text: str) -> str:
    """Write a text so that it means nothing else in a page."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
