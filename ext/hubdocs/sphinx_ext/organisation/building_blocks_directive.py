"""The directive ``hub:building-blocks``: how much the hubs have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from hubdocs.figures.share import Share, Shares
from hubdocs.project.ask import HUBS, trouble
from hubdocs.project.fleet.building_blocks import compare_hubs
from hubdocs.service.fleet.building_blocks import percent
from hubdocs.sphinx_ext.community.nodes import hub_communities
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.figures import make_figure
from hubdocs.sphinx_ext.fleet.questions import depend_on, world_of
from hubdocs.sphinx_ext.organisation.messages import bullets, table
from hubdocs.sphinx_ext.organisation.number_words import NumberWords
from hubdocs.sphinx_ext.reporting import ReportingDirective
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.util.typing import OptionSpec

    from hubdocs.service.fleet.building_blocks import Block, BuildingBlocks


def group_words(group: str) -> str:
    """Say what a group of settings is about."""
    known = {
        "login": _("Login and permissions"),
        "profiles": _("Choice of environments and sizes"),
        "image": _("Environment"),
        "storage": _("Storage"),
        "servers": _("Servers of users"),
        "home-page": _("Home page"),
        "network": _("Network"),
        "computing": _("More computing"),
        "hub": _("The hub itself"),
        "other": _("Everything else"),
    }
    return str(known[group])


class BuildingBlocksDirective(ReportingDirective):
    """Show a sentence, a drawing and a table."""

    option_spec: ClassVar[OptionSpec] = AnyOption({"class"})

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        self.check_options({"class"})
        depend_on(self.env, HUBS)
        world = world_of(self.env)
        domain = SchemaDomain.of(self.env)
        for diagnostic in trouble(world, HUBS, domain.project):
            domain.note_finding(self.env.docname, diagnostic)
        classes = ["hubdocs-organisation", *map(nodes.make_id, str(self.options.get("class", "")).split())]
        made = hub_communities("", *self._show(compare_hubs(world)), classes=classes)
        self.set_source_info(made)
        return [made]

    def _show(self, found: BuildingBlocks) -> Iterator[nodes.Node]:
        words = NumberWords(self.config.language)
        if not found.blocks:
            yield nodes.paragraph("", str(_("There are no settings to compare.")))
            return
        share = words.share(percent(found.total))
        text = str(_("%(share)s of what is set for an average hub is the same on all %(hubs)s hubs."))
        yield nodes.paragraph("", "", nodes.strong("", text % {"share": share, "hubs": words.plain(len(found.hubs))}))
        title = str(_("What the hubs have in common"))
        said_too = str(_("The table below says the same in words."))
        shares = tuple(
            Share(group_words(block.group), block.shared, block.uses, words.share(percent(block)))
            for block in found.blocks
        )
        yield make_figure(Shares(shares), "building-blocks", title, said_too, self.get_source_info())
        heads = (_("Settings"), _("The same on all hubs"), _("On most"), _("Different"), _("Of an average hub"))
        rows = [self._row(block, group_words(block.group), words) for block in found.blocks]
        rows.append(self._row(found.total, str(_("All")), words))
        yield table(title, map(str, heads), rows, (40, 15, 15, 15, 15))
        notes = [nodes.paragraph("", text) for text in self._left_out(found, words)]
        if notes:
            yield bullets(notes)

    def _row(self, block: Block, name: str, words: NumberWords) -> list[nodes.Node]:
        numbers = (words.plain(len(paths)) for paths in (block.common, block.most, block.different))
        return [nodes.paragraph("", text) for text in (name, *numbers, words.share(percent(block)))]

    def _left_out(self, found: BuildingBlocks, words: NumberWords) -> Iterator[str]:
        """Say what the numbers do not know."""
        without = len(found.hubs) - found.with_defaults
        if found.total.defaults:
            text = str(_("Of the settings that are the same, %s come with the chart, and nobody sets them."))
            yield text % words.plain(found.total.defaults)
        if without:
            text = str(_("The chart's own values are not at hand, so what nobody sets is not counted (hubs: %s)."))
            yield text % words.plain(without)
        if found.with_hidden:
            text = str(_("What only encrypted files set is not counted (hubs with such files: %s)."))
            yield text % words.plain(found.with_hidden)
        if found.unknown:
            text = str(_("Settings that an encrypted file may change are not counted: %s."))
            yield text % words.plain(len(found.unknown))
        for path in found.unread:
            yield str(_("This file cannot be read: %s.")) % visible(path)
