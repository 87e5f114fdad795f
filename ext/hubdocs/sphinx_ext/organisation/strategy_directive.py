"""The directive ``hub:strategy``: what is wanted, why, and what serves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from hubdocs.model import Code
from hubdocs.service.organisation.strategy import STRATEGY, load_strategy
from hubdocs.sphinx_ext.community.domain import Entry
from hubdocs.sphinx_ext.config.text import quiet_reference, visible
from hubdocs.sphinx_ext.organisation.base import OrganisationDirective
from hubdocs.sphinx_ext.organisation.messages import field, paragraph, said
from hubdocs.sphinx_ext.organisation.serving import hub_serving, note_listing_page
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.service.organisation.strategy import Point, Priority, Strategy
    from hubdocs.sources import Document

PARTS = ("challenge", "goal", "theory", "priorities", "practice")
"""Values of the option ``show``."""


class StrategyDirective(OrganisationDirective):
    """Show the strategy, or some parts of it."""

    schema = STRATEGY
    known: ClassVar[frozenset[str]] = frozenset({"show"})
    optional_arguments = 0

    def show(self, document: Document) -> Iterable[nodes.Node]:
        """Make the parts that the author wants; without a word, all of them."""
        strategy = load_strategy(document)
        wanted = str(self.options.get("show", "")).split() or PARTS
        for part in wanted:
            if part not in PARTS:
                self.unknown("part", part, PARTS, Code.INVALID_OPTION)
        for part in PARTS:
            if part in wanted:
                yield from getattr(self, f"_{part}")(strategy)

    def _challenge(self, strategy: Strategy) -> Iterator[nodes.Node]:
        for text in strategy.challenge:
            yield paragraph(text, self.place(1))

    def _goal(self, strategy: Strategy) -> Iterator[nodes.Node]:
        yield paragraph(strategy.goal, self.place(1), "hubdocs-goal")
        if strategy.manner:
            yield self._points(strategy.manner)

    def _theory(self, strategy: Strategy) -> Iterator[nodes.Node]:
        if strategy.theory:
            yield paragraph(strategy.theory, self.place(1))
        if strategy.theory_points:
            yield self._points(strategy.theory_points)

    def _practice(self, strategy: Strategy) -> Iterator[nodes.Node]:
        if strategy.practice:
            yield self._points(strategy.practice)

    def _points(self, points: tuple[Point, ...]) -> nodes.definition_list:
        listed = nodes.definition_list()
        for point in points:
            place = self.place(point.line)
            titled = point.title != point.text
            term = said(nodes.term(), point.title, place)
            listed += nodes.definition_list_item(
                "", term, nodes.definition("", *([paragraph(point.text, place)] if titled else []))
            )
        return listed

    def _priorities(self, strategy: Strategy) -> Iterator[nodes.Node]:
        note_listing_page(self.env)
        listed = nodes.definition_list(classes=["hubdocs-priorities"])
        for priority in strategy.priorities:
            listed += self._priority(priority, strategy)
        yield listed

    def _priority(self, priority: Priority, strategy: Strategy) -> nodes.definition_list_item:
        parts = nodes.definition_list("", *(self._served(part, strategy) for part in priority.parts))
        return self._served(priority, strategy, parts)

    def _served(self, found: Priority | Point, strategy: Strategy, *further: nodes.Node) -> nodes.definition_list_item:
        """Show a priority or a part with what serves it."""
        place = self.place(found.line)
        term = said(nodes.term(), found.title, place)
        first = visible(found.text).split(". ")[0].rstrip(".") + "." if found.text else ""
        self.anchored(term, Entry("priority", found.id, f"priority-{nodes.make_id(found.id)}", found.title, first))
        definition = nodes.definition()
        if found.text and found.text != found.title:
            definition += paragraph(found.text, place)
        serving = hub_serving(priority=found.id, quiet=bool(further))
        self.set_source_info(serving)
        objectives = [each for each in strategy.objectives if found.id in each.serves]
        if objectives:
            links = [
                nodes.paragraph(
                    "",
                    "",
                    quiet_reference(
                        "hub",
                        "objective",
                        each.id,
                        self.env.docname,
                        said(nodes.inline(), each.title, self.place(each.line)),
                    ),
                    nodes.Text(f" ({each.quarter})"),
                )
                for each in reversed(objectives)
            ]
            serving += field(_("Objectives"), *links)
        definition += [serving, *further]
        return nodes.definition_list_item("", term, definition)
