"""A hub to nodes: what it is, and what can be chosen there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes

from hubdocs.sphinx_ext.community.table import name_of
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.fleet.hub_tables import ChoiceTable, own_words, server_facts, who_may
from hubdocs.sphinx_ext.fleet.nodes import hub_heading, hub_profile
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hubdocs.service.fleet.hub_view import HubView
    from hubdocs.service.fleet.profile_view import Profile
    from hubdocs.sphinx_ext.community.row import Row
    from hubdocs.sphinx_ext.community.words import Words
    from hubdocs.sphinx_ext.fleet.hub_words import HubWords

_LABEL: Final = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN: Final = re.compile(rf"(?=.{{1,253}}$)({_LABEL}\.)+{_LABEL}", re.IGNORECASE)
"""What may become an address; anything else is only shown."""


class HubRenderer:
    """Makes nodes of a hub.

    :param docname: the page.
    :param anchor: of the hub; those of its parts begin with it.
    """

    def __init__(self, words: HubWords, community_words: Words, docname: str, anchor: str) -> None:
        self._words = words
        self._communities = community_words
        self._docname = docname
        self._anchor = anchor
        self._taken: dict[str, int] = {}

    def show(self, view: HubView, communities: Sequence[Row]) -> Iterator[nodes.Element]:
        """Show a hub."""
        facts = list(self._facts(view, communities))
        if facts:
            yield nodes.field_list("", *facts, classes=["hubdocs-facts"])
        if view.secretive:
            text = str(_("Some settings of this hub are kept secret. They may change what is said here."))
            yield nodes.note("", nodes.paragraph("", text))
        if not view.profiles:
            return
        yield hub_heading("", "", nodes.Text(str(_("What you can choose"))), depth=1)
        yield nodes.paragraph("", str(_("This is what you choose from when you start a server.")))
        if view.profiles_by_code:
            yield nodes.paragraph("", str(_("The hub's own code may change this list.")))
        yield from (self._profile(profile, view) for profile in view.profiles)

    def _facts(self, view: HubView, communities: Sequence[Row]) -> Iterator[nodes.field]:
        if view.domain:
            yield field(_("Address"), [_address(view.domain)])
        yield field(_("Cluster"), self._cluster(view))
        login = self._words.login(view.login, secretive=view.secretive)
        if login:
            yield field(_("Log in"), [nodes.Text(login)])
        elif view.login.name:
            yield field(_("Log in"), [_code(view.login.name)])
        if communities:
            yield self._listed(communities)
        if view.profiles:
            yield from server_facts(self._words, interface=view.server.interface)
        else:
            yield from server_facts(self._words, view.server, view.server.interface)

    def _cluster(self, view: HubView) -> list[nodes.Node]:
        where = ", ".join(filter(None, (self._words.provider(view.provider), view.region)))
        return [_code(view.cluster), *([nodes.Text(f" ({visible(where)})")] if where else [])]

    def _listed(self, communities: Sequence[Row]) -> nodes.field:
        names = [self._community(row) for row in communities]
        if len(names) == 1:
            return field(_("Communities"), names)
        listed = nodes.bullet_list("", *(nodes.list_item("", nodes.paragraph("", "", name)) for name in names))
        name = str(_("Communities"))
        return nodes.field("", nodes.field_name(name, name), nodes.field_body("", listed))

    def _community(self, row: Row) -> nodes.Element:
        status = self._communities.status(row.community.status)
        shown = nodes.inline("", "", name_of(row, self._docname))
        if status:
            shown += nodes.inline("", f" ({visible(status)})", classes=["hubdocs-status"])
        return shown

    def _profile(self, profile: Profile, view: HubView) -> hub_profile:
        itself = profile.itself
        anchor = self._part(self._anchor, itself.name or itself.title)
        shown = hub_profile(ids=[anchor], classes=["hubdocs-profile"])
        heading = hub_heading("", "", own_words(itself.title), depth=2)
        if len(view.profiles) > 1 and itself.is_default:
            heading += nodes.inline("", f" ({_('default')})", classes=["hubdocs-default"])
        shown += heading
        if itself.description:
            shown += nodes.paragraph("", "", own_words(itself.description), classes=["hubdocs-summary"])
        if itself.groups is not None:
            shown += who_may(itself.groups)
        interface = itself.server.interface if itself.server.interface != view.server.interface else ""
        facts = list(server_facts(self._words, itself.server, interface))
        if facts:
            shown += nodes.field_list("", *facts, classes=["hubdocs-facts"])
        for option in profile.options:
            shown += ChoiceTable(self._words, option, self._part(anchor, option.name)).show()
        return shown

    def _part(self, anchor: str, name: str) -> str:
        """Make an anchor for a part; two hyphens cannot be in the name of another hub's anchor."""
        wanted = f"{anchor}--{nodes.make_id(name) or 'x'}"
        found = wanted
        while found in self._taken:
            found = f"{wanted}-{self._taken[wanted]}"
            self._taken[wanted] += 1
        self._taken[found] = 2
        return found


def field(name: object, body: Iterable[nodes.Node]) -> nodes.field:
    """Make a fact."""
    text = str(name)
    return nodes.field("", nodes.field_name(text, text), nodes.field_body("", nodes.paragraph("", "", *body)))


def _address(domain: str) -> nodes.Node:
    shown = visible(domain)
    if not _DOMAIN.fullmatch(shown):
        return _code(domain)
    return nodes.reference("", shown, refuri=f"https://{shown}", internal=False)


def _code(text: str) -> nodes.literal:
    return nodes.literal(visible(text), visible(text))
