"""The catalogue as it is published on a day: the entries, and those that are missing from it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from hubdocs.service.community.confirmation import confirmed_until, needs_confirmation, read_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hubdocs.model import JSON, Diagnostic
    from hubdocs.service.community.community import Community, Contact


class Published(NamedTuple):
    """A community in the catalogue.

    :param clouds: the providers of the clusters of its hubs.
    :param features: what its hubs can do, computed from what they really run with.
    :param unconfirmed: nobody has confirmed its record for too long.
    """

    community: Community
    clouds: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    unconfirmed: bool = False

    def facts(self) -> dict[str, JSON]:
        """Give what the whole world may read of it, as plain values; contacts are roles."""
        it = self.community
        written: dict[str, JSON] = {
            "name": it.name,
            "long_name": it.title,
            "summary": it.summary,
            "website": it.website,
            "region": it.region,
            "countries": [*it.countries],
            "fields": [*it.fields],
            "languages": [*it.languages],
            "hubs": [*it.hubs],
            "clouds": [*self.clouds],
            "features": [*self.features],
            "status": it.status,
            "member_since": it.member_since,
            "verified_on": it.verified_on,
            "needs_confirmation": self.unconfirmed,
            "community_representatives": _roles(it.representatives),
            "technical_contacts": _roles(it.technical_contacts),
        }
        return {key: value for key, value in written.items() if value != ""}


class Missing(NamedTuple):
    """A community whose record has mistakes, so that it is not published.

    :param name: of the folder of its record: what the record says may be the mistake.
    :param community: what the record says all the same.
    :param problems: the mistakes.
    """

    name: str
    community: Community
    problems: tuple[Diagnostic, ...]

    @property
    def path(self) -> Path:
        """The record's file."""
        return self.community.path


class Edition(NamedTuple):
    """The catalogue of a day.

    :param until: the first day on which the same records make another catalogue; ``None`` if there is none.
    """

    day: date
    entries: tuple[Published, ...] = ()
    missing: tuple[Missing, ...] = ()
    until: date | None = None


def published(
    community: Community, clouds: Iterable[str], features: Iterable[str], today: date, confirm_after: int
) -> Published:
    """Put together what is published of a community."""
    return Published(
        community,
        tuple(sorted(set(clouds))),
        tuple(sorted(set(features))),
        needs_confirmation(community, today, confirm_after),
    )


def next_change(communities: Iterable[Community], today: date, confirm_after: int) -> date | None:
    """Give the first day on which records must be judged again, although nobody changes them."""
    days: set[date] = set()
    for community in communities:
        until = confirmed_until(community, confirm_after)
        if until is not None and until >= today:
            days.add(until + timedelta(days=1))
        for text in (community.member_since, community.verified_on):
            day = read_day(text)
            if day is not None and day > today + timedelta(days=1):
                days.add(day - timedelta(days=1))
    return min(days, default=None)


def _roles(contacts: Iterable[Contact]) -> list[JSON]:
    return [
        {"role": contact.role, "languages": [*contact.languages]} if contact.languages else {"role": contact.role}
        for contact in contacts
    ]
