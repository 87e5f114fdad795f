"""The directive ``hub:changes``: what changed in the catalogue since it was published last."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes

from hubdocs.model import Code
from hubdocs.project.ask import HUBS
from hubdocs.project.community.catalogue import catalogue_facts, read_catalogue
from hubdocs.service.community import SCHEMA
from hubdocs.service.community.changes import history
from hubdocs.sphinx_ext.community.change_words import ChangeWords
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.editions import edition_of
from hubdocs.sphinx_ext.community.nodes import hub_communities
from hubdocs.sphinx_ext.community.records import DEFAULT_GLOB, Listing, records_of
from hubdocs.sphinx_ext.community.words import Words
from hubdocs.sphinx_ext.config.dependencies import note_schema
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.text import quiet_reference, visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.fleet.fleet_words import FleetWords
from hubdocs.sphinx_ext.fleet.questions import depend_on
from hubdocs.sphinx_ext.reporting import ReportingDirective
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import OptionSpec

    from hubdocs.model import JSON
    from hubdocs.service.community import Edition
    from hubdocs.service.community.changes import Change

OPTIONS: Final = frozenset({"class", "communities"})
"""The options of the directive."""


class ChangesDirective(ReportingDirective):
    """Tell what changed, the newest first."""

    option_spec: ClassVar[OptionSpec] = AnyOption(OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        self.check_options(OPTIONS)
        classes = ["hubdocs-changes", *map(nodes.make_id, self.options.get("class", "").split())]
        container = hub_communities(classes=classes)
        self.set_source_info(container)
        glob = self.options.get("communities") or DEFAULT_GLOB
        try:
            records = records_of(self.env, glob)
        except ValueError:
            self.report(Code.OUTSIDE_PROJECT, f"`{glob}` leads out of the pages' folder", glob)
            return []
        domain = SchemaDomain.of(self.env)
        source = Path(self.env.srcdir)
        paths = tuple(source / path for path, _page in records if not domain.project.is_encrypted(source / path))
        depend_on(self.env, HUBS)
        note_schema(self.env, SCHEMA, domain.project.root)
        edition = edition_of(self.env, paths)
        # What changed has a date: this page is made again on another day.
        tomorrow = edition.day + timedelta(days=1)
        listing = Listing(glob, records, edition.day.isoformat(), tomorrow.isoformat())
        HubDomain.of(self.env).note_listing(self.env.docname, listing)
        changes = history(last_published(self.env), catalogue_facts(edition, domain.project), edition.day.isoformat())
        container += list(self._days(changes)) or [nodes.paragraph("", str(_("Nothing has changed yet.")))]
        return [container]

    def _days(self, changes: tuple[Change, ...]) -> Iterator[nodes.Element]:
        words = ChangeWords(Words(self.config.language), FleetWords(self.config.language))
        days = groupby(sorted(changes, key=lambda change: change.date, reverse=True), key=lambda change: change.date)
        items = [
            nodes.definition_list_item(
                "",
                nodes.term("", visible(day)),
                nodes.definition("", nodes.bullet_list("", *(self._change(change, words) for change in found))),
            )
            for day, found in days
        ]
        if items:
            yield nodes.definition_list("", *items)

    def _change(self, change: Change, words: ChangeWords) -> nodes.list_item:
        title = visible(change.title)
        link = quiet_reference("hub", "community", change.community, self.env.docname, nodes.inline("", title))
        return nodes.list_item("", nodes.paragraph("", "", link, nodes.Text(f": {words.what(change)}")))


def last_published(env: BuildEnvironment) -> dict[str, JSON] | None:
    """Read the catalogue that ``conf.py`` names; what is wrong with it is a finding of the page that is being read."""
    since = env.config.hubdocs_catalogue_since
    if not since:
        return None
    path = (SchemaDomain.of(env).start or Path(env.srcdir)) / since
    domain = SchemaDomain.of(env)
    contents, found = read_catalogue(path, domain.project)
    if env.current_document.docname:
        if path.is_file():
            env.note_dependency(str(path))
        for diagnostic in found:
            domain.note_finding(env.docname, diagnostic)
    return contents


def catalogue_since(
    env: BuildEnvironment, edition: Edition, pages: dict[str, str]
) -> tuple[dict[str, JSON], tuple[Change, ...]]:
    """Give a catalogue as it is published, and its changes."""
    facts = catalogue_facts(edition, SchemaDomain.of(env).project, pages)
    return facts, history(last_published(env), facts, edition.day.isoformat())
