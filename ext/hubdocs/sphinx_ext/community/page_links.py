"""The links between the pages of a catalogue that is too long for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

AROUND = 2
"""How many pages before and after the one that is shown are linked, beside the first and the last."""


class hub_page_links(nodes.container):  # noqa: N801 (docutils names nodes so)
    """The links: ``addresses`` of all pages from the one that is shown, which is ``current``."""


def page_links(addresses: Sequence[str], current: int) -> hub_page_links:
    """Make the links.

    :param addresses: of all pages, from the page that is shown.
    :param current: its number, from 1.
    """
    words = {"label": _("Pages"), "previous": _("Previous"), "next": _("Next"), "page": _("Page %d")}
    return hub_page_links(
        addresses=list(addresses), current=current, words={name: str(text) for name, text in words.items()}
    )


def shown_numbers(count: int, current: int) -> Iterator[int]:
    """Give the numbers of the pages to link to; 0 stands for those that are left out."""
    last = 0
    for number in range(1, count + 1):
        if number in (1, count) or abs(number - current) <= AROUND:
            if number - last == AROUND:
                yield number - 1
            elif number - last > AROUND:
                yield 0
            yield number
            last = number


def visit_page_links(translator: HTML5Translator, node: hub_page_links) -> None:
    """Write the links as a list in a landmark."""
    words, current, addresses = node["words"], node["current"], node["addresses"]
    body = translator.body

    def item(text: str, number: int = 0, **attributes: str) -> None:
        tag = "span"
        if number:
            tag, attributes = "a", attributes | {"href": addresses[number - 1]}
        start = translator.starttag(nodes.inline(), tag, "", **attributes)  # type: ignore[arg-type] # its stub is wrong
        body.append(f"<li>{start}{translator.encode(text)}</{tag}></li>\n")

    body.append(translator.starttag(nodes.inline(), "nav", CLASS="hubdocs-pages", **{"aria-label": words["label"]}))
    body.append("<ul>\n")
    if current > 1:
        item(words["previous"], current - 1, rel="prev")
    for number in shown_numbers(len(addresses), current):
        if number == current:
            item(str(number), 0, **{"aria-current": "page"})
        elif number:
            item(str(number), number, **{"aria-label": words["page"] % number})
        else:
            item("…")
    if current < len(addresses):
        item(words["next"], current + 1, rel="next")
    body.append("</ul>\n</nav>\n")
    raise nodes.SkipNode


def setup_page_links(app: Sphinx) -> None:
    """Register the node; other formats have no pages."""
    app.add_node(hub_page_links, html=(visit_page_links, None))
