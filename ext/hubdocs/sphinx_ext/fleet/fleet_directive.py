"""The directive ``hub:fleet``: the hubs or the clusters that a query asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_id

from hubdocs.checks.suggest import closest
from hubdocs.model import Code
from hubdocs.project.ask import CLUSTERS, HUBS, read_columns
from hubdocs.service.query import QueryError, find_field, sort_rows
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.nodes import depart_plain, hub_communities, visit_plain
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.fleet.fleet_table import FleetTable, nothing_fits
from hubdocs.sphinx_ext.fleet.fleet_words import FleetWords, doubts, unknown_value
from hubdocs.sphinx_ext.fleet.questions import Place, ask, pages_with_other_files, report_query
from hubdocs.sphinx_ext.places import finding_in_page
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import OptionSpec

    from hubdocs.service.query import Answer, Field

OPTIONS: Final = frozenset({"caption", "class", "clusters", "columns", "sort", "where"})
"""The options of the directive."""


class hub_fleet(hub_communities):  # noqa: N801 (docutils names nodes so)
    """The table of hubs or clusters, which a narrow screen shows as cards."""


class FleetDirective(SphinxDirective):
    """Show hubs or clusters in a table: all, or those that a query asks for."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption(OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        self._place = Place(*self.get_source_info())
        self._check_options()
        written = " ".join(self.arguments).strip() or str(self.options.get("where", ""))
        kind = CLUSTERS if "clusters" in self.options else HUBS
        answer = ask(self.env, written, self._place, kind)
        if answer is None:
            return []
        words = FleetWords(self.config.language)
        container = hub_fleet(classes=["hubdocs-catalogue", *map(nodes.make_id, self.options.get("class", "").split())])
        self.set_source_info(container)
        if not answer.rows:
            container += nothing_fits()
        else:
            table = FleetTable(words, self.env.docname, self._columns(answer), hubs=kind == HUBS)
            shown = table.table(self._caption(answer, words), self._sorted(answer))
            shown["ids"].append(make_id(self.env, self.state.document, "fleet", written or kind))
            self.state.document.note_explicit_target(shown)
            container += shown
            if table.doubtful:
                container += _note(f"? = {unknown_value()}")
        for sentence in doubts(answer):
            container += _note(sentence)
        return [container]

    def _columns(self, answer: Answer) -> tuple[Field[Any], ...]:
        """Read the option ``columns``; a wrong one is a finding, and the usual columns are shown."""
        written = str(self.options.get("columns", ""))
        try:
            return read_columns(written, answer.kind) or read_columns("", answer.kind)
        except QueryError as error:
            report_query(self.env, written, error, self._place)
            return read_columns("", answer.kind)

    def _sorted(self, answer: Answer) -> tuple[Any, ...]:
        """Read the option ``sort``; a wrong one is a finding, and changes nothing."""
        written = str(self.options.get("sort", ""))
        if not written:
            return answer.rows
        name = written.removeprefix("-").strip()
        try:
            field = find_field(answer.kind, name)
        except QueryError as error:
            report_query(self.env, name, error, self._place)
            return answer.rows
        return sort_rows(answer.rows, field, descending=written.startswith("-"))

    def _caption(self, answer: Answer, words: FleetWords) -> str:
        if self.options.get("caption"):
            return visible(str(self.options["caption"]))
        title = str(_("Hubs: %s")) if answer.kind.name == HUBS else str(_("Clusters: %s"))
        return title % words.count(answer)

    def _check_options(self) -> None:
        domain = SchemaDomain.of(self.env)
        for name in sorted(set(self.options) - OPTIONS):
            near = closest(name, OPTIONS)
            found = finding_in_page(
                domain.project,
                file=self._place.file,
                line=self._place.line,
                target=name,
                code=Code.UNKNOWN_OPTION,
                message=f"the directive `{self.name}` has no option `{name}`",
                hint=f"did you mean `{near}`?" if near else f"known are {', '.join(sorted(OPTIONS))}",
            )
            domain.note_finding(self.env.docname, found)


def _note(sentence: str) -> nodes.paragraph:
    return nodes.paragraph("", sentence, classes=["hubdocs-doubt"])


def setup_fleet_table(app: Sphinx) -> None:
    """Register the directive."""
    app.add_node(hub_fleet, html=(visit_plain, depart_plain))
    app.add_directive_to_domain(HubDomain.name, "fleet", FleetDirective)
    app.connect("env-get-outdated", pages_with_other_files)
