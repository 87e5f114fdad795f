"""Keys in examples as links to what the reference says about them (HTML only; elsewhere, code is only code)."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from hubdocs.sphinx_ext.config.text import quiet_reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from hubdocs.sphinx_ext.config.keys import Key

KEYS: Final = "hubdocs_keys"
"""Attribute of a block of code: its described keys, with the name of the schema in front of their paths."""
_PIECE: Final = re.compile(r"<[^>]*>|[^<]+")


class Link(NamedTuple):
    """A link in a text.

    :param start: of the text that is linked, in characters.
    """

    start: int
    end: int
    address: str
    title: str


class linked_code(nodes.literal_block):  # noqa: N801 (docutils names nodes so)
    """A block of code in which keys are links.

    Behind its text it has an empty reference for each property, which Sphinx resolves as it does all others.
    """


def note_keys(code: nodes.literal_block, schema: str, keys: Iterable[Key]) -> None:
    """Keep the described keys of a block of code."""
    found = [(key.start, key.end, f"{schema}#{key.path}", key.title) for key in keys]
    if found:
        code[KEYS] = found


class PrepareLinks(SphinxPostTransform):
    """Ask for the places where keys are described (before Sphinx resolves references)."""

    default_priority = 5
    formats = ("html",)

    def run(self, **_options: Any) -> None:
        """Change the page."""
        for code in list(self.document.findall(nodes.literal_block)):
            if KEYS in code and not isinstance(code, linked_code):
                targets = dict.fromkeys(target for _start, _end, target, _title in code[KEYS])
                wanted = [
                    quiet_reference("schema", "property", target, self.env.docname, nodes.inline())
                    for target in targets
                ]
                linked = linked_code(code.rawsource, code.rawsource, *wanted, **code.attributes)
                linked.source, linked.line = code.source, code.line
                code.replace_self(linked)


def links_of(code: linked_code) -> Iterator[Link]:
    """List the links of a block of code, now that its references are resolved."""
    targets = list(dict.fromkeys(target for _start, _end, target, _title in code[KEYS]))
    for start, end, target, title in code[KEYS]:
        found = code[1 + targets.index(target)]
        if isinstance(found, nodes.reference):
            address = str(found.get("refuri") or f"#{found['refid']}")
            if address.startswith("#"):  # Sphinx 9's singlehtml names the page as well
                address = address[address.rindex("#") :]
            yield Link(start, end, address, title)


def visit_linked_code(translator: HTML5Translator, node: linked_code) -> None:
    """Write the code as always, then put the links in."""
    try:
        translator.visit_literal_block(node)
    except nodes.SkipNode:
        translator.body[-1] = insert_links(translator.body[-1], node.rawsource, links_of(node))
        raise


def insert_links(html: str, text: str, links: Iterable[Link]) -> str:
    """Put links into highlighted code; where that does not show the text as it is, leave it alone.

    :param text: what is shown.
    """
    head, opening, rest = html.partition("<pre>")
    code, closing, tail = rest.rpartition("</pre>")
    pieces = _PIECE.findall(code)
    shown = "".join(unescape(piece) for piece in pieces if not piece.startswith("<"))
    if not opening or shown.rstrip("\n") != text.rstrip("\n"):
        return html
    waiting = sorted(links)
    written: list[str] = []
    position = 0
    for piece in pieces:
        if piece.startswith("<"):
            written.append(piece)
            continue
        plain = unescape(piece)
        inside = [link for link in waiting if position <= link.start and link.end <= position + len(plain)]
        written.append(_linked(plain, position, inside) if inside else piece)
        position += len(plain)
    return head + opening + "".join(written) + closing + tail


def _linked(text: str, position: int, links: list[Link]) -> str:
    """Put links into a text without marks.

    :param position: of the text in the whole.
    """
    written: list[str] = []
    done = 0
    for link in links:
        start, end = link.start - position, link.end - position
        title = f' title="{escape(link.title)}"' if link.title else ""
        written.append(escape(text[done:start], quote=False))
        written.append(f'<a class="hubdocs-key" href="{escape(link.address)}"{title}>')
        written.append(f"{escape(text[start:end], quote=False)}</a>")
        done = end
    return "".join([*written, escape(text[done:], quote=False)])


def setup_key_links(app: Sphinx) -> None:
    """Register the node and the transform."""
    app.add_node(linked_code, html=(visit_linked_code, None))
    app.add_post_transform(PrepareLinks)
