"""The directive ``hub:communities``: all communities, from their records."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from hubdocs.checks.suggest import closest
from hubdocs.model import Code
from hubdocs.project.ask import HUBS
from hubdocs.schema import SchemaError, value_at
from hubdocs.service.community import SCHEMA
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.editions import edition_of, findings_of
from hubdocs.sphinx_ext.community.finder import Finder
from hubdocs.sphinx_ext.community.listed import readable_records, rows_of
from hubdocs.sphinx_ext.community.missing import missing_entries
from hubdocs.sphinx_ext.community.nodes import hub_communities
from hubdocs.sphinx_ext.community.paging import PER_PAGE, hub_rest
from hubdocs.sphinx_ext.community.records import DEFAULT_GLOB, Listing, records_of
from hubdocs.sphinx_ext.community.table import CommunityTable
from hubdocs.sphinx_ext.community.words import Words
from hubdocs.sphinx_ext.config.dependencies import note_schema
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.fleet.fleet_words import FleetWords
from hubdocs.sphinx_ext.fleet.questions import depend_on
from hubdocs.sphinx_ext.places import finding_in_page
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx.util.typing import OptionSpec

    from hubdocs.project import Project
    from hubdocs.service.community import Missing
    from hubdocs.sphinx_ext.community.row import Row

OPTIONS: Final = frozenset({"class", "glob", "layout", "per-page", "region"})
"""The options of the directive."""

LAYOUTS: Final = ("table", "cards")
"""How the communities may be laid out; readers with a script may choose for themselves."""


class CommunitiesDirective(SphinxDirective):
    """List all communities, or those of one region, in a table."""

    option_spec: ClassVar[OptionSpec] = AnyOption(OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        self._domain = SchemaDomain.of(self.env)
        self._check_options()
        region = self._region()
        layout = self._layout()
        per_page = self._per_page()
        rows, missing = self._rows(region)
        classes = ["hubdocs-catalogue", f"hubdocs-as-{layout}", *map(nodes.make_id, self._words_of("class"))]
        container = hub_communities(classes=classes)
        self.set_source_info(container)
        if not rows:
            container += nodes.paragraph("", str(_("No community is listed here yet.")))
        else:
            words = Words(self.config.language)
            title = str(_("Communities: %d")) % len(rows)
            if region:
                values = {"region": words.region(region), "count": len(rows)}
                title = str(_("%(region)s, communities: %(count)d")) % values
            container += Finder(words, FleetWords(self.config.language), rows).make(layout, with_region=not region)
            table = CommunityTable(words, self.env.docname, with_region=not region)
            container += table.table(title, rows[:per_page])
            if len(rows) > per_page:
                glob = self.options.get("glob") or DEFAULT_GLOB
                container += hub_rest(glob=glob, region=region, per_page=per_page)
        container += missing_entries(missing)
        return [container]

    def _rows(self, region: str) -> tuple[list[Row], tuple[Missing, ...]]:
        """Read the records, with a finding for each mistake in them."""
        glob = self.options.get("glob") or DEFAULT_GLOB
        project = self._domain.project
        try:
            records = records_of(self.env, glob)
        except ValueError:
            self._report(Code.OUTSIDE_PROJECT, f"`{glob}` leads out of the pages' folder", glob)
            return [], ()
        if not records:
            self._report(Code.FILE_NOT_FOUND, f"there is no record `{glob}`", glob, "paths start at the pages' folder")
        paths = readable_records(self.env, records)
        self._note_files(paths, project)
        edition = edition_of(self.env, paths)
        until = edition.until.isoformat() if edition.until else ""
        listing = Listing(glob, records, edition.day.isoformat(), until)
        HubDomain.of(self.env).note_listing(self.env.docname, listing)
        for diagnostic in findings_of(self.env, paths):
            self._domain.note_finding(self.env.docname, diagnostic)
        return rows_of(self.env, edition, records, region), edition.missing

    def _per_page(self) -> int:
        """Read the option ``per-page``; a wrong one is a finding, and the usual number is taken."""
        wanted = str(self.options.get("per-page", ""))
        if not wanted:
            return PER_PAGE
        if wanted.isascii() and wanted.isdigit() and wanted.lstrip("0"):
            return int(wanted[:9])
        hint = f"write how many communities a page may have, such as `{PER_PAGE}`"
        self._report(Code.INVALID_OPTION, f"`{wanted}` is no number of entries", wanted, hint)
        return PER_PAGE

    def _layout(self) -> str:
        """Read the option ``layout``; a wrong one is a finding, and a table is made."""
        wanted = str(self.options.get("layout", "")) or LAYOUTS[0]
        if wanted in LAYOUTS:
            return wanted
        near = closest(wanted, LAYOUTS)
        hint = f"did you mean `{near}`?" if near else f"known are {', '.join(LAYOUTS)}"
        self._report(Code.INVALID_OPTION, f"there is no layout `{wanted}`", wanted, hint)
        return LAYOUTS[0]

    def _note_files(self, paths: Sequence[Path], project: Project) -> None:
        depend_on(self.env, HUBS)
        note_schema(self.env, SCHEMA, project.root)
        for path in paths:
            self.env.note_dependency(str(path))

    def _region(self) -> str:
        """Read the option ``region``; a wrong one is a finding, and lists everything."""
        wanted = str(self.options.get("region", ""))
        known = self._known_regions()
        if not wanted or wanted in known:
            return wanted
        near = closest(wanted, known)
        hint = f"did you mean `{near}`?" if near else f"known are {', '.join(known)}"
        self._report(Code.INVALID_OPTION, f"there is no region `{wanted}`", wanted, hint)
        return ""

    def _known_regions(self) -> tuple[str, ...]:
        try:
            contents = self._domain.project.store.find(SCHEMA).contents
        except SchemaError:
            return ()
        regions = value_at(contents, ("properties", "region", "enum"))
        return tuple(map(str, regions)) if isinstance(regions, list) else ()

    def _check_options(self) -> None:
        for name in sorted(set(self.options) - OPTIONS):
            near = closest(name, OPTIONS)
            hint = f"did you mean `{near}`?" if near else f"known are {', '.join(sorted(OPTIONS))}"
            self._report(Code.UNKNOWN_OPTION, f"the directive `{self.name}` has no option `{name}`", name, hint)

    def _words_of(self, option: str) -> list[str]:
        return str(self.options.get(option, "")).split()

    def _report(self, code: Code, message: str, target: str, hint: str = "") -> None:
        file, line = self.get_source_info()
        project = self._domain.project
        found = finding_in_page(project, file=file, line=line, target=target, code=code, message=message, hint=hint)
        self._domain.note_finding(self.env.docname, found)
