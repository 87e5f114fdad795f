"""A community to nodes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from docutils import nodes

from hubdocs.service.community import read_day
from hubdocs.sphinx_ext.community.process_words import FIRST_VALUE_STEP, first_value_words, step_link
from hubdocs.sphinx_ext.community.table import hub_links, own_words, unconfirmed, website_link
from hubdocs.sphinx_ext.config.text import quiet_reference, visible
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from hubdocs.service.community import Contact, Published
    from hubdocs.service.community.first_value import FirstValue
    from hubdocs.sphinx_ext.community.words import Words
    from hubdocs.sphinx_ext.fleet.fleet_words import FleetWords


class CommunityRenderer:
    """Makes nodes of a community.

    :param docname: the page.
    :param source: the folder of the pages.
    """

    def __init__(self, words: Words, fleet_words: FleetWords, docname: str, source: Path) -> None:
        self._words = words
        self._fleet_words = fleet_words
        self._docname = docname
        self._source = source

    def show(self, entry: Published, value: FirstValue | None = None) -> Iterator[nodes.Element]:
        """Show a community.

        :param value: how far it is on the way to its first value, where that is known.
        """
        it = entry.community
        logo = self._logo(entry)
        if logo is not None:
            yield logo
        if it.summary:
            yield nodes.paragraph("", "", own_words(it, it.summary), classes=["hubdocs-summary"])
        yield nodes.field_list("", *self._facts(entry, value), classes=["hubdocs-facts"])

    def _facts(self, entry: Published, value: FirstValue | None) -> Iterator[nodes.field]:
        it, words = entry.community, self._words
        if it.website:
            yield _field(_("Website"), [website_link(it.website)])
        texts = (
            (_("Region"), words.region(it.region)),
            (_("Countries"), words.countries(it.countries)),
            (_("Languages"), words.languages(it.languages)),
            (_("Fields"), words.fields(it.fields)),
        )
        for title, text in texts:
            if text:
                yield _field(title, [nodes.Text(visible(text))])
        if it.hubs:
            yield _field(_("Hubs"), _separated(hub_links(it.hubs, self._docname)))
        for title, field, codes in (
            (_("Cloud"), "provider", entry.clouds),
            (_("Features"), "features", entry.features),
        ):
            if codes:
                yield _field(title, [nodes.Text(", ".join(self._fleet_words.value(field, code) for code in codes))])
        yield from self._standing(entry)
        if value is not None:
            shown = first_value_words(value)
            yield _field(_("First value"), [step_link(*FIRST_VALUE_STEP, shown, self._docname)])
        yield from self._contacts("community-representative", _("Community Representatives"), it.representatives)
        yield from self._contacts("technical-contact", _("Technical Contacts"), it.technical_contacts)

    def _contacts(self, role: str, title: object, contacts: Iterable[Contact]) -> Iterator[nodes.field]:
        """List contacts below the role that they have."""
        listed = [self._contact(contact) for contact in contacts if contact.role]
        if listed:
            shown = nodes.inline("", str(title))
            name = nodes.field_name("", "", quiet_reference("hub", "role", role, self._docname, shown))
            body = nodes.bullet_list("", *(nodes.list_item("", paragraph) for paragraph in listed))
            yield nodes.field("", name, nodes.field_body("", body))

    def _contact(self, contact: Contact) -> nodes.paragraph:
        """Name a contact, how to reach it, and what else it does."""
        role = visible(contact.role)
        email = visible(contact.email)
        is_address = email.count("@") == 1 and not set(email) & set(" <>\"'?&%\ufffd")
        name = nodes.reference("", role, refuri=f"mailto:{email}") if is_address else nodes.inline("", role)
        paragraph = nodes.paragraph("", "", name)
        if contact.languages:
            paragraph += nodes.Text(f" ({visible(self._words.languages(contact.languages))})")
        for other in map(visible, contact.fills):
            link = quiet_reference("hub", "role", other, self._docname, nodes.inline("", other))
            link["hubdocs_named"] = True
            paragraph += [nodes.Text(", "), link]
        return paragraph

    def _standing(self, entry: Published) -> Iterator[nodes.field]:
        """Say how far the community is, since when, and when somebody last confirmed all this."""
        it = entry.community
        status = self._words.status(it.status) or (str(_("active")) if it.status == "active" else "")
        if status:
            yield _field(_("Status"), [nodes.Text(visible(status))])
        if read_day(it.member_since):
            yield _field(_("Member since"), [nodes.Text(it.member_since)])
        confirmed = it.verified_on if read_day(it.verified_on) else str(_("not yet"))
        doubt: list[nodes.Node] = [nodes.Text(" "), unconfirmed()] if entry.unconfirmed else []
        yield _field(_("Last confirmed"), [nodes.Text(confirmed), *doubt])

    def _logo(self, entry: Published) -> nodes.image | None:
        """Show the logo, if it is a file of the site: nothing is loaded from another host."""
        it = entry.community
        parts = urlsplit(it.logo)
        if not it.logo or parts.scheme or parts.netloc:
            return None
        path = os.path.normpath(it.path.parent / unquote(parts.path))
        relative = os.path.relpath(path, self._source).replace(os.sep, "/")
        if relative.startswith("../"):
            return None
        return nodes.image("", uri=f"/{relative}", alt=visible(it.logo_alt), classes=["hubdocs-logo"])


def _field(title: object, body: Iterable[nodes.Node]) -> nodes.field:
    name = str(title)
    return nodes.field("", nodes.field_name(name, name), nodes.field_body("", nodes.paragraph("", "", *body)))


def _separated(parts: Iterable[nodes.Node]) -> list[nodes.Node]:
    separated: list[nodes.Node] = []
    for part in parts:
        separated += [nodes.Text(", "), part] if separated else [part]
    return separated
