"""One community, as its record describes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.model import JSON


@dataclass(frozen=True, slots=True)
class Contact:
    """A role or team of a community, and how to reach it.

    :param languages: short codes, the preferred one first.
    :param fills: names of roles of the organisation that it fills as well.
    """

    role: str
    email: str = ""
    github_team: str = ""
    languages: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Community:
    """The record of one community. What the record does not say, or says wrongly, is empty.

    :param path: the record's file.
    :param name: the name for machines; the name of the record's folder where the record does not say it.
    :param representatives: who speaks for the community.
    :param technical_contacts: who is told of changes.
    :param region: of the world.
    :param countries: two capital letters each, the one of the office first.
    :param languages: short codes, the main one first.
    :param hubs: each as ``cluster/hub``.
    :param requested_on: the day of the first request.
    :param sessions: the path of the export that says who worked when, from the record's folder.
    :param readable: the record could be read; if not, only its name is known.
    """

    path: Path
    name: str
    long_name: str = ""
    summary: str = ""
    website: str = ""
    github_organization: str = ""
    logo: str = ""
    logo_alt: str = ""
    representatives: tuple[Contact, ...] = ()
    technical_contacts: tuple[Contact, ...] = ()
    region: str = ""
    countries: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    hubs: tuple[str, ...] = ()
    status: str = ""
    member_since: str = ""
    verified_on: str = ""
    requested_on: str = ""
    sessions: str = ""
    readable: bool = True

    @property
    def title(self) -> str:
        """The full name, or the name for machines where there is none."""
        return self.long_name or self.name

    @property
    def language(self) -> str:
        """The main language, in which the record's texts are written; empty if unknown."""
        return self.languages[0] if self.languages else ""


def make_community(path: Path, value: JSON) -> Community:
    """Make a community of what its record says.

    Values of a wrong type are left out: the finding about them is made by checking the record against its schema.
    """
    folder = path.parent.name
    if not isinstance(value, dict):
        return Community(path, folder, readable=False)
    return Community(
        path,
        _text(value.get("name")) or folder,
        long_name=_text(value.get("long_name")),
        summary=_text(value.get("summary")),
        website=_text(value.get("website")),
        github_organization=_text(value.get("github_organization")),
        logo=_text(value.get("logo")),
        logo_alt=_text(value.get("logo_alt")),
        representatives=_contacts(value.get("community_representatives")),
        technical_contacts=_contacts(value.get("technical_contacts")),
        region=_text(value.get("region")),
        countries=_texts(value.get("countries")),
        fields=_texts(value.get("fields")),
        languages=_texts(value.get("languages")),
        hubs=_texts(value.get("hubs")),
        status=_text(value.get("status")),
        member_since=_text(value.get("member_since")),
        verified_on=_text(value.get("verified_on")),
        requested_on=_text(value.get("requested_on")),
        sessions=_text(value.get("sessions")),
    )


def _text(value: JSON) -> str:
    return value.strip() if isinstance(value, str) else ""


def _texts(value: JSON) -> tuple[str, ...]:
    return tuple(text for text in map(_text, value) if text) if isinstance(value, list) else ()


def _contacts(value: JSON) -> tuple[Contact, ...]:
    return tuple(
        Contact(
            _text(entry.get("role")),
            _text(entry.get("email")),
            _text(entry.get("github_team")),
            _texts(entry.get("languages")),
            _texts(entry.get("fills")),
        )
        for entry in (value if isinstance(value, list) else ())
        if isinstance(entry, dict)
    )
