"""The directive ``hub:community``: what everybody may know of one community."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes

from hubdocs.checks.suggest import closest
from hubdocs.model import Code
from hubdocs.project.community.exports import export_findings, sessions_file
from hubdocs.project.community.first_value import community_first_value
from hubdocs.project.community.handbooks import own_tables
from hubdocs.service.community import SCHEMA
from hubdocs.sphinx_ext.community.community_render import CommunityRenderer
from hubdocs.sphinx_ext.community.domain import Entry, HubDomain
from hubdocs.sphinx_ext.community.editions import edition_of, findings_of
from hubdocs.sphinx_ext.community.missing import missing_entries
from hubdocs.sphinx_ext.community.records import DEFAULT_GLOB, Listing, records_of
from hubdocs.sphinx_ext.community.words import Words
from hubdocs.sphinx_ext.config.dependencies import note_configuration, note_schema
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.fleet.fleet_words import FleetWords
from hubdocs.sphinx_ext.fleet.hubs import use_hub
from hubdocs.sphinx_ext.fleet.nodes import hub_page
from hubdocs.sphinx_ext.organisation.files import roles_of
from hubdocs.sphinx_ext.reporting import ReportingDirective

if TYPE_CHECKING:
    from sphinx.util.typing import OptionSpec

    from hubdocs.service.community import Edition, Published
    from hubdocs.service.community.first_value import FirstValue

OPTIONS: Final = frozenset({"class", "communities", "no-index"})
"""The options of the directive."""


class CommunityDirective(ReportingDirective):
    """Show a community: its website, its languages, its hubs, whom to ask."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption(OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        self.check_options(OPTIONS)
        edition = self._edition()
        if edition is None:
            return []
        here = Path(self.env.doc2path(self.env.docname)).parent.name
        name = (self.arguments[0] if self.arguments else here).strip()
        missing = [item for item in edition.missing if item.name == name]
        entry = next((entry for entry in edition.entries if entry.community.name == name), None)
        if entry is None:
            if missing:
                self._depend_on(missing[0].path)
            else:
                self.report(
                    Code.UNKNOWN_COMMUNITY, f"there is no community `{name}`", name, community_hint(name, edition)
                )
            return [*missing_entries(missing)]
        self._depend_on(entry.community.path)
        for hub in entry.community.hubs:
            use_hub(self.env, hub)
        return [self._show(entry)]

    def _show(self, entry: Published) -> hub_page:
        classes = ["hubdocs-hub", "hubdocs-about", *map(nodes.make_id, self.options.get("class", "").split())]
        container = hub_page(classes=classes)
        self.set_source_info(container)
        anchor = f"community-{nodes.make_id(entry.community.name)}"
        if "no-index" not in self.options and anchor not in self.state.document.ids:
            container["ids"].append(anchor)
            self.state.document.note_explicit_target(container, container)
            shown = visible(entry.community.title)
            HubDomain.of(self.env).note_entry(self.env.docname, Entry("community", entry.community.name, anchor, shown))
        language = self.config.language
        words = (Words(language), FleetWords(language))
        roles = {party.name: party.title for party in roles_of(self.env).of_kind("role")}
        renderer = CommunityRenderer(*words, self.env.docname, Path(self.env.srcdir), roles)
        container += list(renderer.show(entry, self._first_value(entry)))
        return container

    def _first_value(self, entry: Published) -> FirstValue | None:
        """Say whether the community has its first value, and tell what is wrong with the export."""
        community, domain = entry.community, SchemaDomain.of(self.env)
        if not community.sessions:
            return None
        export = sessions_file(community.path, community.sessions, domain.project)
        for path in (export, own_tables(domain.project)):
            if path is not None:
                self.env.note_dependency(str(path))
        for diagnostic in export_findings(community.path, domain.project):
            domain.note_finding(self.env.docname, diagnostic)
        return community_first_value(community, domain.project)[0]

    def _edition(self) -> Edition | None:
        glob = self.options.get("communities") or DEFAULT_GLOB
        project = SchemaDomain.of(self.env).project
        try:
            records = records_of(self.env, glob)
        except ValueError:
            self.report(Code.OUTSIDE_PROJECT, f"`{glob}` leads out of the pages' folder", glob)
            return None
        source = Path(self.env.srcdir)
        self._paths = tuple(source / path for path, _page in records if not project.is_encrypted(source / path))
        edition = edition_of(self.env, self._paths)
        until = edition.until.isoformat() if edition.until else ""
        HubDomain.of(self.env).note_listing(self.env.docname, Listing(glob, records, edition.day.isoformat(), until))
        note_configuration(self.env)
        note_schema(self.env, SCHEMA, project.root)
        return edition

    def _depend_on(self, path: Path) -> None:
        """Have the page read again when the record changes, and tell what was found in it."""
        domain = SchemaDomain.of(self.env)
        self.env.note_dependency(str(path))
        shown = domain.project.shown(path)
        for diagnostic in findings_of(self.env, self._paths):
            if diagnostic.path == shown:
                domain.note_finding(self.env.docname, diagnostic)


def community_hint(name: str, edition: Edition) -> str:
    """Guess which community was meant."""
    known = sorted([*(entry.community.name for entry in edition.entries), *(item.name for item in edition.missing)])
    near = closest(name, known)
    return f"did you mean `{near}`?" if near else "a community is named by `name` in its record"
