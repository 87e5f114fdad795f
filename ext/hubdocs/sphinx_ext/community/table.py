"""The table of communities."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes
from sphinx import addnodes

from hubdocs.sphinx_ext.community.finder import facet_values, sort_keys
from hubdocs.sphinx_ext.community.nodes import hub_row, hub_words
from hubdocs.sphinx_ext.config.text import quiet_reference, visible
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hubdocs.service.community import Community
    from hubdocs.sphinx_ext.community.row import Row
    from hubdocs.sphinx_ext.community.words import Words


class CommunityTable:
    """Makes the table.

    :param docname: the page that the table is on.
    :param with_region: have a column for the region.
    """

    def __init__(self, words: Words, docname: str, *, with_region: bool) -> None:
        self._words = words
        self._docname = docname
        self._with_region = with_region

    def table(self, title: str, rows: Sequence[Row]) -> nodes.table:
        """Make the table; the first cell of each row is its heading."""
        headings = self._headings()
        group = nodes.tgroup("", cols=len(headings))
        for number, (_heading, width) in enumerate(headings):
            group += nodes.colspec("", colwidth=width, **({"stub": 1} if number == 0 else {}))
        group += nodes.thead("", _row(nodes.paragraph("", heading) for heading, _width in headings))
        group += nodes.tbody("", *self.rows(rows))
        return nodes.table("", nodes.title("", title), group, classes=["hubdocs-communities", "colwidths-given"])

    def rows(self, rows: Iterable[Row]) -> list[nodes.row]:
        """Make rows of the table."""
        return [self._row(row) for row in rows]

    def _headings(self) -> list[tuple[str, int]]:
        """Give the head of each column, and how wide it is compared to the others."""
        region = [(str(_("Region")), 12)] if self._with_region else []
        return [
            (str(_("Community")), 36),
            *region,
            (str(_("Countries")), 15),
            (str(_("Languages")), 13),
            (str(_("Fields")), 14),
            (str(_("Hubs")), 10),
        ]

    def _row(self, row: Row) -> nodes.row:
        community = row.community
        cells: list[Iterable[nodes.Node]] = [self._about(row)]
        if self._with_region:
            cells.append([_paragraph(self._words.region(community.region))])
        cells += [
            [_paragraph(self._words.countries(community.countries))],
            [_paragraph(self._words.languages(community.languages))],
            [_paragraph(self._words.fields(community.fields))],
            [nodes.paragraph("", "", *_separated(hub_links(community.hubs, self._docname)))],
        ]
        facets = "|".join(" ".join(values) for values in facet_values(row))
        found_by = {"facets": facets, "keys": "|".join(sort_keys(row))}
        return hub_row("", *(nodes.entry("", *cell) for cell in cells), **found_by)

    def _about(self, row: Row) -> list[nodes.Node]:
        """Make the cell that says who the community is."""
        community = row.community
        heading = nodes.paragraph("", "", name_of(row, self._docname), classes=["hubdocs-community"])
        status = self._words.status(community.status)
        if status:
            heading += nodes.Text(" ")
            heading += nodes.inline("", f"({visible(status)})", classes=["hubdocs-status"])
        if row.entry is not None and row.entry.unconfirmed:
            heading += nodes.Text(" ")
            heading += unconfirmed()
        cell: list[nodes.Node] = [heading]
        if community.summary:
            summary = own_words(community, community.summary)
            cell.append(nodes.paragraph("", "", summary, classes=["hubdocs-summary"]))
        return [*cell, self._names(community)]

    def _names(self, community: Community) -> nodes.paragraph:
        """Show the name for machines, and the website."""
        name = visible(community.name)
        names = nodes.paragraph("", "", nodes.literal(name, name), classes=["hubdocs-names"])
        if community.website:
            names += nodes.Text(" · ")
            names += website_link(community.website)
        return names


def name_of(row: Row, docname: str) -> hub_words:
    """Name a community in its own language, as a link if there is a page about it.

    :param docname: the page on which it is named.
    """
    title = own_words(row.community, row.community.title)
    if row.page:
        # The language stands outside: inside, Sphinx keeps only the text.
        link = addnodes.pending_xref(
            "",
            nodes.inline("", "", *title.children),
            refdomain="std",
            reftype="doc",
            reftarget=f"/{row.page}",
            refdoc=docname,
            refexplicit=True,
            refwarn=True,
        )
        title.clear()
        title += link
    return title


def hub_links(hubs: Iterable[str], docname: str) -> Iterator[nodes.Node]:
    """Link to the pages about hubs; a hub without a page is only named."""
    for hub in map(visible, hubs):
        yield quiet_reference("hub", "hub", hub, docname, nodes.literal(hub, hub))


def unconfirmed() -> nodes.inline:
    """Say that nobody has confirmed a record for long."""
    return nodes.inline("", str(_("needs confirmation")), classes=["hubdocs-unconfirmed"])


def website_link(address: str) -> nodes.Node:
    """Link to a website; an address that is none of the web is only text."""
    shown = visible(address)
    try:
        parts = urlsplit(shown)
    except ValueError:
        return nodes.Text(shown)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return nodes.Text(shown)
    text = shown.partition("://")[2].rstrip("/")
    return nodes.reference("", text, refuri=shown, internal=False)


def own_words(community: Community, text: str) -> hub_words:
    """Show words of a community, in its own language."""
    return hub_words("", visible(text), lang=visible(community.language))


def _paragraph(text: str) -> nodes.paragraph:
    return nodes.paragraph("", visible(text))


def _row(cells: Iterable[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def _separated(parts: Iterable[nodes.Node]) -> list[nodes.Node]:
    separated: list[nodes.Node] = []
    for part in parts:
        separated += [nodes.Text(", "), part] if separated else [part]
    return separated
