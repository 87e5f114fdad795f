"""The directive ``hub:hub``: a hub, as its readers want to know it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes

from hubdocs.model import Code
from hubdocs.project.fleet.hubs import hub_hint
from hubdocs.service.community import SCHEMA
from hubdocs.service.fleet.hub_view import view_hub
from hubdocs.sphinx_ext.community.domain import Entry, HubDomain
from hubdocs.sphinx_ext.community.editions import edition_of
from hubdocs.sphinx_ext.community.records import DEFAULT_GLOB, Listing, records_of
from hubdocs.sphinx_ext.community.row import Row
from hubdocs.sphinx_ext.community.words import Words
from hubdocs.sphinx_ext.config.dependencies import note_schema
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.fleet.hub_render import HubRenderer
from hubdocs.sphinx_ext.fleet.hub_words import HubWords
from hubdocs.sphinx_ext.fleet.hubs import hubs_of, use_hub
from hubdocs.sphinx_ext.fleet.nodes import hub_page
from hubdocs.sphinx_ext.reporting import ReportingDirective

if TYPE_CHECKING:
    from sphinx.util.typing import OptionSpec

    from hubdocs.service.fleet.hub_view import HubView

OPTIONS: Final = frozenset({"class", "communities", "no-index"})
"""The options of the directive."""


class HubDirective(ReportingDirective):
    """Show where a hub is, how one logs in, who works there, and what can be chosen there."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption(OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        self.check_options(OPTIONS)
        name = self.arguments[0].strip()
        hub = use_hub(self.env, name)
        if hub is None:
            self.report(Code.UNKNOWN_HUB, f"there is no hub `{name}`", name, hub_hint(name, hubs_of(self.env)))
            return []
        view = view_hub(hub)
        container = hub_page(classes=["hubdocs-hub", *map(nodes.make_id, self.options.get("class", "").split())])
        self.set_source_info(container)
        anchor = self._anchor(view, container)
        language = self.config.language
        renderer = HubRenderer(HubWords(language), Words(language), self.env.docname, anchor)
        container += list(renderer.show(view, self._communities(view)))
        return [container]

    def _anchor(self, view: HubView, container: hub_page) -> str:
        """Give the hub its anchor, and an entry in the inventory and the search."""
        document = self.state.document
        anchor = f"hub-{nodes.make_id(view.id)}"
        number = 2
        while anchor in document.ids:
            anchor = f"hub-{nodes.make_id(view.id)}-{number}"
            number += 1
        container["ids"].append(anchor)
        document.note_explicit_target(container, container)
        if "no-index" not in self.options:
            HubDomain.of(self.env).note_entry(self.env.docname, Entry("hub", view.id, anchor, visible(view.title)))
        return anchor

    def _communities(self, view: HubView) -> list[Row]:
        """List the communities whose records name the hub; what is wrong with records, the catalogue reports."""
        glob = self.options.get("communities") or DEFAULT_GLOB
        project = SchemaDomain.of(self.env).project
        try:
            records = records_of(self.env, glob)
        except ValueError:
            self.report(Code.OUTSIDE_PROJECT, f"`{glob}` leads out of the pages' folder", glob)
            return []
        HubDomain.of(self.env).note_listing(self.env.docname, Listing(glob, records))
        source = Path(self.env.srcdir)
        pages = {source / path: page for path, page in records if not project.is_encrypted(source / path)}
        for path in pages:
            self.env.note_dependency(str(path))
        if pages:
            note_schema(self.env, SCHEMA, project.root)
        edition = edition_of(self.env, tuple(pages))
        # Also those that the catalogue lacks: they work here, whatever else their records say wrongly.
        shown = (*(entry.community for entry in edition.entries), *(item.community for item in edition.missing))
        return [Row(community, pages[community.path]) for community in shown if view.id in community.hubs]
