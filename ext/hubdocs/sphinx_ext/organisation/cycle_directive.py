"""The directive ``hub:cycle``: the stages in which communities connect, again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.figures.cycle import Cycle
from hubdocs.sphinx_ext.organisation.collaboration_base import CollaborationDirective, named
from hubdocs.sphinx_ext.organisation.messages import field, paragraph, said
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.figures import Figure
    from hubdocs.service.organisation.collaboration import Collaboration, Heading, Stage


class CycleDirective(CollaborationDirective):
    """Show the stages around a circle, and as an ordered list."""

    key = "cycle"

    def figure(self, kept: Collaboration, heading: Heading) -> Figure:
        """Draw a circle."""
        return Cycle(tuple(stage.title for stage in kept.stages), heading.middle)

    def listed(self, kept: Collaboration) -> Iterator[nodes.Node]:
        """List the stages in their order."""
        yield nodes.enumerated_list("", *map(self._item, kept.stages), enumtype="arabic", prefix="", suffix=".")
        if kept.stages:
            again = nodes.paragraph("", str(_("After the last stage the first one begins again.")))
            yield again

    def inferred(self, kept: Collaboration) -> Iterable[str]:
        """Give from what each is inferred."""
        return (stage.inferred for stage in kept.stages)

    def _item(self, stage: Stage) -> nodes.list_item:
        item = nodes.list_item()
        place = self.place(stage.line)
        title = said(nodes.paragraph(classes=["hubdocs-stage"]), stage.title, place)
        if stage.inferred:
            title += nodes.Text(" *")
        self.anchored(item, named("stage", stage.id, stage.title, stage.gives))
        item += title
        item += self.told(stage.text, stage.line)
        facts = [field(_("Who acts"), self.parties(stage.who))]
        if stage.gives:
            facts.append(field(_("What it gives"), paragraph(stage.gives, place)))
        item += nodes.field_list("", *facts, *self.doubt(stage.inferred, stage.line))
        return item
