"""What the table of communities needs in some formats only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from hubdocs.sphinx_ext.community.nodes import hub_communities

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class CellLabels(SphinxPostTransform):
    """Put the head of its column in front of each value: on a phone, rows are cards without columns."""

    default_priority = 500
    formats = ("html",)

    def run(self, **_options: Any) -> None:
        """Change the page."""
        for catalogue in self.document.findall(hub_communities):
            for head in catalogue.findall(nodes.thead):
                headings = [entry.astext() for entry in head.findall(nodes.entry)]
                for row in head.parent.findall(nodes.row):
                    if row.parent is not head:
                        label_cells(row, headings)


def label_cells(row: nodes.row, headings: list[str]) -> None:
    """Label the cells of a row, without the first, which says what the row is about."""
    for heading, entry in list(zip(headings, row.children, strict=False))[1:]:
        paragraph = next(entry.findall(nodes.paragraph))
        paragraph.insert(0, [nodes.inline("", f"{heading}:", classes=["hubdocs-cell-label"]), nodes.Text(" ")])


class PlainCaption(SphinxPostTransform):
    """Put the caption in front of the table: a manual page would take it for the title of the page."""

    default_priority = 500
    formats = ("man",)

    def run(self, **_options: Any) -> None:
        """Change the page."""
        for catalogue in self.document.findall(hub_communities):
            for table in list(catalogue.findall(nodes.table)):
                title = next(table.findall(nodes.title), None)
                if title is not None:
                    table.remove(title)
                    catalogue.insert(catalogue.index(table), nodes.paragraph("", "", *title.children))


def setup_transforms(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_post_transform(CellLabels)
    app.add_post_transform(PlainCaption)
