"""The table of hubs or clusters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from docutils import nodes
from sphinx import addnodes

from hubdocs.service.query import Type
from hubdocs.service.query.values import texts_of
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.fleet.fleet_words import unknown_value
from hubdocs.sphinx_ext.schema.prose import QUIET
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hubdocs.service.query import Cell, Field
    from hubdocs.sphinx_ext.fleet.fleet_words import FleetWords

_CODES: Final = frozenset(
    {"account", "chart", "cluster", "communities", "hub_ids", "hubs", "id", "image", "name", "region"}
)
"""Fields whose texts are names for machines."""

_LINKED: Final = frozenset({"display_name", "id", "name"})
"""Fields that link to the page about the hub."""

_WIDE: Final = frozenset({"authenticator", "communities", "display_name", "features", "hub_ids", "image", "url"})


class FleetTable:
    """Makes the table.

    :param docname: the page that the table is on.
    :param fields: the columns; the first says what a row is about.
    :param hubs: the rows are hubs, which may have pages.
    """

    def __init__(self, words: FleetWords, docname: str, fields: Sequence[Field[Any]], *, hubs: bool) -> None:
        self._words = words
        self._docname = docname
        self._fields = fields
        self._hubs = hubs
        self.doubtful = False

    def table(self, title: str, rows: Iterable[Any]) -> nodes.table:
        """Make the table; the first cell of each row is its heading."""
        group = nodes.tgroup("", cols=len(self._fields))
        for number, field in enumerate(self._fields):
            width = 24 if field.name in _WIDE else 14
            group += nodes.colspec("", colwidth=width, **({"stub": 1} if number == 0 else {}))
        head = nodes.row("", *(nodes.entry("", self._heading(field)) for field in self._fields))
        group += nodes.thead("", head)
        group += nodes.tbody("", *(self._row(row) for row in rows))
        classes = ["hubdocs-communities", "hubdocs-fleet", "colwidths-given"]
        return nodes.table("", nodes.title("", title), group, classes=classes)

    def _heading(self, field: Field[Any]) -> nodes.paragraph:
        if not field.meaning:  # a path, which has no name but itself
            return nodes.paragraph("", "", nodes.literal(field.name, visible(field.name)))
        return nodes.paragraph("", self._words.heading(field.name))

    def _row(self, row: Any) -> nodes.row:
        cells = [self._cell(field, field.read(row), row) for field in self._fields]
        cells[0]["classes"].append("hubdocs-community")
        return nodes.row("", *(nodes.entry("", cell) for cell in cells))

    def _cell(self, field: Field[Any], cell: Cell, row: Any) -> nodes.paragraph:
        content = [] if cell.empty else self._content(field, cell, row)
        if cell.unknown:
            self.doubtful = True
            mark = nodes.abbreviation("", "?", explanation=unknown_value())
            content += [nodes.Text(" "), mark] if content else [mark]
        return nodes.paragraph("", "", *(content or [nodes.Text("\N{EN DASH}")]))

    def _content(self, field: Field[Any], cell: Cell, row: Any) -> list[nodes.Node]:
        value = cell.value
        if isinstance(value, bool):
            return [nodes.Text(self._words.truth(value))]
        if isinstance(value, (int, float)):
            return [nodes.Text(self._words.size(value) if field.type is Type.SIZE else self._words.number(value))]
        if isinstance(value, (dict, list)) and field.type is not Type.LIST:
            shown = visible(json.dumps(value, ensure_ascii=False))
            return [nodes.literal(shown, shown)]
        if isinstance(value, list):
            parts = [self._text(field, text) for text in texts_of(value)]
            return [node for part in parts for node in (nodes.Text(", "), part)][1:]
        text = str(value)
        if field.name in ("url", "console"):
            return [_address(text)]
        if self._hubs and field.name in _LINKED:
            return [self._link(field, text, row)]
        return [self._text(field, text)]

    def _text(self, field: Field[Any], text: str) -> nodes.Node:
        shown = visible(self._words.value(field.name, text))
        code = field.name in _CODES or field.type is Type.ANY
        return nodes.literal(shown, shown) if code else nodes.Text(shown)

    def _link(self, field: Field[Any], text: str, row: Any) -> nodes.Node:
        """Link to the page about a hub; where there is none, the name is text."""
        node = addnodes.pending_xref(
            "",
            nodes.inline("", "", self._text(field, text)),
            refdomain="hub",
            reftype="hub",
            reftarget=row.hub.id,
            refdoc=self._docname,
            refexplicit=True,
            refwarn=False,
        )
        node[QUIET] = True
        return node


def _address(address: str) -> nodes.Node:
    """Link to an address of the web; another one is only text."""
    shown = visible(address)
    try:
        parts = urlsplit(shown)
    except ValueError:
        return nodes.Text(shown)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return nodes.Text(shown)
    return nodes.reference("", shown.partition("://")[2].rstrip("/"), refuri=shown, internal=False)


def nothing_fits() -> nodes.paragraph:
    """Say that there is nothing to show."""
    return nodes.paragraph("", str(_("Nothing fits.")))
