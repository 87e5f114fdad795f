"""Texts of data on a page: plain text, each a message for translators at its own file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

from hubdocs.sphinx_ext.config.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable


_Text = TypeVar("_Text", bound=nodes.TextElement)


def said(node: _Text, text: str, place: tuple[str, int]) -> _Text:
    """Have a node say a text of the data.

    :param place: file and line of the text.
    """
    shown = visible(text)
    node.append(nodes.Text(shown))
    node.rawsource = shown
    node.source, node.line = place
    return node


def paragraph(text: str, place: tuple[str, int], *classes: str) -> nodes.paragraph:
    """Make a paragraph of a text."""
    return said(nodes.paragraph(classes=list(classes)), text, place)


def bullets(items: Iterable[nodes.Node]) -> nodes.bullet_list:
    """Make a list of paragraphs, or of what already is a body."""
    return nodes.bullet_list("", *(nodes.list_item("", item) for item in items), bullet="-")


def field(name: object, *body: nodes.Node) -> nodes.field:
    """Make a fact: its name, in the language of the site, and what is to be said."""
    text = str(name)
    return nodes.field("", nodes.field_name(text, text), nodes.field_body("", *body))


def table(title: str, heads: Iterable[str], rows: Iterable[Iterable[nodes.Node]], widths: Iterable[int]) -> nodes.table:
    """Make a table with a caption and a row of heads; the first cell of each row names it.

    :param rows: the bodies of the cells.
    """
    groups = [nodes.colspec(colwidth=width) for width in widths]
    groups[0]["stub"] = 1
    body = nodes.tgroup("", *groups, cols=len(groups))
    body += nodes.thead("", _row(nodes.paragraph("", visible(head)) for head in heads))
    body += nodes.tbody("", *map(_row, rows))
    return nodes.table("", nodes.title("", visible(title)), body, classes=["hubdocs-organisation-table"])


def _row(cells: Iterable[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))
