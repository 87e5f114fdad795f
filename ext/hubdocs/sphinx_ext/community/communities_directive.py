"""The directive ``hub:communities``: all communities, from their records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from hubdocs.checks.suggest import closest
from hubdocs.model import Code
from hubdocs.schema import SchemaError, value_at
from hubdocs.service.community import SCHEMA, load_communities
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.nodes import hub_communities
from hubdocs.sphinx_ext.community.records import Listing, records_of
from hubdocs.sphinx_ext.community.table import CommunityTable, Row
from hubdocs.sphinx_ext.community.words import Words
from hubdocs.sphinx_ext.config.dependencies import note_configuration, note_schema
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.places import finding_in_page
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.util.typing import OptionSpec

    from hubdocs.project import Project

DEFAULT_GLOB: Final = "communities/*/community.yaml"
"""Where records are, from the source folder."""

OPTIONS: Final = frozenset({"class", "glob", "region"})
"""The options of the directive."""


class CommunitiesDirective(SphinxDirective):
    """List all communities, or those of one region, in a table."""

    option_spec: ClassVar[OptionSpec] = AnyOption(OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        self._domain = SchemaDomain.of(self.env)
        self._check_options()
        region = self._region()
        rows = [row for row in self._rows() if region in ("", row.community.region)]
        container = hub_communities(classes=["hubdocs-catalogue", *map(nodes.make_id, self._words_of("class"))])
        self.set_source_info(container)
        if not rows:
            container += nodes.paragraph("", str(_("No community is listed here yet.")))
            return [container]
        words = Words(self.config.language)
        title = str(_("Communities: %d")) % len(rows)
        if region:
            title = str(_("%(region)s, communities: %(count)d")) % {"region": words.region(region), "count": len(rows)}
        table = CommunityTable(words, self.env.docname, with_region=not region)
        container += table.table(title, rows)
        return [container]

    def _rows(self) -> list[Row]:
        """Read the records, with a finding for each mistake in them."""
        glob = self.options.get("glob") or DEFAULT_GLOB
        project = self._domain.project
        try:
            records = records_of(self.env, glob)
        except ValueError:
            self._report(Code.OUTSIDE_PROJECT, f"`{glob}` leads out of the pages' folder", glob)
            return []
        HubDomain.of(self.env).note_listing(self.env.docname, Listing(glob, records))
        if not records:
            self._report(Code.FILE_NOT_FOUND, f"there is no record `{glob}`", glob, "paths start at the pages' folder")
        source = Path(self.env.srcdir)
        pages = {source / path: page for path, page in records}
        paths = [path for path in pages if not project.is_encrypted(path)]
        self._note_files(paths, project)
        catalogue = load_communities(paths, project.store, shown=project.shown, limits=project.options.limits)
        for diagnostic in catalogue.diagnostics:
            self._domain.note_finding(self.env.docname, diagnostic)
        return [Row(community, pages[community.path]) for community in catalogue.communities]

    def _note_files(self, paths: Sequence[Path], project: Project) -> None:
        note_configuration(self.env)
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
