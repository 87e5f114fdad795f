"""The directive ``hub:objectives``: what is done for the priorities in a quarter, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date
from docutils import nodes

from hubdocs.figures.share import Share, Shares
from hubdocs.model import Code
from hubdocs.service.community.confirmation import read_day
from hubdocs.service.organisation.strategy import STRATEGY, load_strategy
from hubdocs.sphinx_ext.community.domain import Entry
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.figures import make_figure
from hubdocs.sphinx_ext.organisation.base import OrganisationDirective
from hubdocs.sphinx_ext.organisation.messages import paragraph, said, table
from hubdocs.sphinx_ext.organisation.number_words import NumberWords
from hubdocs.sphinx_ext.organisation.priority_role import priority_links
from hubdocs.sphinx_ext.translation import _, site_locale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.service.organisation.strategy import Objective, Strategy
    from hubdocs.sources import Document

ALL = "all"
"""The argument for all quarters, the newest first."""


def state_words(state: str) -> str:
    """Say how an objective stands."""
    known = {
        "on-track": _("on track"),
        "at-risk": _("at risk"),
        "reached": _("reached"),
        "missed": _("missed"),
        "dropped": _("dropped"),
    }
    return str(known[state])


class ObjectivesDirective(OrganisationDirective):
    """Show the objectives of a quarter, of the last one, or of all."""

    schema = STRATEGY

    def show(self, document: Document) -> Iterable[nodes.Node]:
        """Make a drawing and a table for each quarter."""
        strategy = load_strategy(document)
        if self.wanted and self.wanted not in (*strategy.quarters, ALL):
            self.unknown("quarter", self.wanted, (*strategy.quarters, ALL), Code.INVALID_OPTION)
            return
        shown = strategy.quarters[::-1] if self.wanted == ALL else (self.wanted or strategy.current,)
        for quarter in filter(None, shown):
            yield from self._quarter(quarter, strategy)

    def _quarter(self, quarter: str, strategy: Strategy) -> Iterator[nodes.Node]:
        objectives = strategy.objectives_of(quarter)
        title = str(_("Objectives of %s")) % visible(quarter)
        if not objectives:
            yield nodes.paragraph("", str(_("There are no objectives for this quarter.")))
            return
        begun = tuple(
            Share(each.title, each.progress.done, each.progress.of, self._fraction(each))
            for each in objectives
            if each.progress is not None
        )
        if begun:
            said_too = str(_("The table below says the same in words."))
            place = self.place(objectives[0].line)
            yield make_figure(Shares(begun), f"objectives-{quarter}", title, said_too, place)
        heads = (_("Objective"), _("Serves"), _("Owner"), _("Progress"))
        yield table(title, map(str, heads), (self._row(each, strategy) for each in objectives), (35, 25, 15, 25))

    def _row(self, objective: Objective, strategy: Strategy) -> list[nodes.Node]:
        place = self.place(objective.line)
        title = nodes.paragraph("", "", said(nodes.strong(), objective.title, place))
        entry = Entry("objective", objective.id, f"objective-{nodes.make_id(objective.id)}", objective.title)
        self.anchored(title, entry)
        what = nodes.container("", title)
        if objective.text:
            what += paragraph(objective.text, place, "hubdocs-more")
        serves = priority_links(strategy, objective.serves, self.env.docname)
        owner = nodes.paragraph("", "", self.party(objective.owner))
        is_current = objective.quarter == strategy.current
        return [what, serves, owner, self._progress(objective, place, is_current=is_current)]

    def _fraction(self, objective: Objective) -> str:
        progress = objective.progress
        if progress is None:
            return ""
        words = NumberWords(self.config.language)
        done, of = words.plain(progress.done), words.plain(progress.of)
        return str(_("%(done)s of %(of)s")) % {"done": done, "of": of}

    def _progress(self, objective: Objective, place: tuple[str, int], *, is_current: bool) -> nodes.Node:
        progress = objective.progress
        if progress is None:
            known = _("not begun") if is_current else _("not known")
            return nodes.paragraph("", str(known))
        first = nodes.paragraph("", self._fraction(objective))
        if progress.unit:
            first += [nodes.Text(" "), said(nodes.inline(), progress.unit, place)]
        first += nodes.Text(f": {state_words(progress.state)}")
        made = nodes.container("", first)
        if progress.text:
            made += paragraph(progress.text, place)
        day = read_day(progress.date)
        if day is not None:
            made += nodes.paragraph("", str(format_date(day, "long", locale=site_locale(self.config.language))))
        return made
