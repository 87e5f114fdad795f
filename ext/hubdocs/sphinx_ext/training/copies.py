"""Copies of parts of one page for another page: links lead where they led, and ids are there once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

FROM_PAGE: Final = "hubdocs_page"
"""The attribute of a copied link with the page that it was written on."""


class Copier:
    """Copies parts of one page for another, before links are resolved.

    :param docname: the page that the copies are for.
    :param page: the page that they are taken from.
    """

    def __init__(self, env: BuildEnvironment, builder: Builder, docname: str, page: str) -> None:
        self.doctree = env.get_doctree(page)
        self._builder = builder
        self._docname = docname
        self._page = page
        self._prefix = nodes.make_id(page)

    def copy(
        self, parts: Iterable[nodes.Element], *, drop: Callable[[nodes.Node], bool] | None = None
    ) -> list[nodes.Element]:
        """Copy parts, and the footnotes that they refer to.

        :param drop: says what of them is left out.
        """
        area = nodes.container("", *(part.deepcopy() for part in parts))
        if drop is not None:
            for node in [node for node in area.findall() if drop(node)]:
                if node.parent is not None:
                    node.parent.remove(node)
        last = area.children[-1] if area.children else None
        notes = list(self._footnotes(area))
        if isinstance(last, nodes.section):
            last += notes
        else:
            area += notes
        kept = {name for node in area.findall(nodes.Element) for name in node["ids"]}
        for node in list(area.findall(nodes.Element)):
            self._own_ids(node)
            self._own_target(node, kept)
        return [child for child in area.children if isinstance(child, nodes.Element)]

    def _footnotes(self, area: nodes.Element) -> Iterator[nodes.Element]:
        """Copy the footnotes that are referred to and that stand elsewhere on the page."""
        wanted = {node.get("refid") for node in area.findall(nodes.footnote_reference)}
        there = {name for node in area.findall(nodes.footnote) for name in node["ids"]}
        for footnote in self.doctree.findall(nodes.footnote):
            if wanted.intersection(footnote["ids"]) and not there.intersection(footnote["ids"]):
                yield footnote.deepcopy()

    def _own_ids(self, node: nodes.Element) -> None:
        """Give ids of their own to copies: the page may have these already."""
        node["ids"] = [self._own(name) for name in node["ids"]]
        node["names"] = []
        if node.get("backrefs"):
            node["backrefs"] = [self._own(name) for name in node["backrefs"]]

    def _own(self, name: str) -> str:
        return f"{self._prefix}--{name}"

    def _own_target(self, node: nodes.Element, kept: set[str]) -> None:
        """Have a link lead to the copy of what it led to, or else to its page."""
        if isinstance(node, addnodes.pending_xref):
            if node.get("reftype") == "doc":
                node["reftarget"] = f"/{docname_join(node.get('refdoc', self._page), node['reftarget'])}"
            node[FROM_PAGE], node["refdoc"] = self._page, self._docname
            return
        target = node.get("refid")
        if target is None:
            return
        if target in kept:
            node["refid"] = self._own(target)
        elif isinstance(node, nodes.reference):
            del node["refid"]
            node["refuri"] = f"{self._builder.get_relative_uri(self._docname, self._page)}#{target}"
