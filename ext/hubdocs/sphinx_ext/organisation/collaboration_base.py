"""What the directives about working together have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from hubdocs.model import Code
from hubdocs.service.organisation.collaboration import COLLABORATION
from hubdocs.service.organisation.load_collaboration import load_collaboration
from hubdocs.sphinx_ext.community.domain import Entry
from hubdocs.sphinx_ext.figures import make_figure
from hubdocs.sphinx_ext.organisation.base import OrganisationDirective
from hubdocs.sphinx_ext.organisation.messages import field, paragraph, said
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.figures import Figure
    from hubdocs.service.organisation.collaboration import Collaboration, Heading
    from hubdocs.sources import Document

PARTS = ("figure", "list")
"""Values of the option ``show``."""


class CollaborationDirective(OrganisationDirective):
    """Shows a part of the collaboration as a drawing, and says the same in a list.

    :cvar key: of the part in the file.
    """

    schema = COLLABORATION
    known: ClassVar[frozenset[str]] = frozenset({"show", "title"})
    key: ClassVar[str]

    def show(self, document: Document) -> Iterable[nodes.Node]:
        """Make the parts that the author wants; without a word, both."""
        kept = load_collaboration(document)
        heading = kept.headings.get(self.key)
        if heading is None:
            hint = f"add `{self.key}` to the file, or take the directive out"
            self.report(Code.FILE_NOT_FOUND, f"`{document.path}` says nothing about `{self.key}`", self.name, hint)
            return
        wanted = str(self.options.get("show", "")).split() or list(PARTS)
        for part in wanted:
            if part not in PARTS:
                self.unknown("part", part, PARTS, Code.INVALID_OPTION)
        if heading.text:
            yield paragraph(heading.text, self.place(heading.line))
        if "figure" in wanted:
            title = str(self.options.get("title", "")) or heading.title
            told = str(_("The list below says the same in words."))
            place = self.place(heading.line)
            yield make_figure(self.figure(kept, heading), self._name(), title, told, place)
        if "list" in wanted:
            if heading.inferred:
                yield paragraph(heading.inferred, self.place(heading.line), "hubdocs-inferred")
            yield from self.listed(kept)
            if any(self.inferred(kept)):
                text = str(_("* Not yet agreed upon: it is inferred. The entry says from what."))
                yield nodes.paragraph("", text, classes=["hubdocs-inferred"])

    def figure(self, kept: Collaboration, heading: Heading) -> Figure:
        """Make what is drawn. Each directive has its own."""
        raise NotImplementedError

    def listed(self, kept: Collaboration) -> Iterator[nodes.Node]:
        """Say it in words. Each directive has its own."""
        raise NotImplementedError

    def inferred(self, kept: Collaboration) -> Iterable[str]:
        """Give from what each entry is inferred, if it is. Each directive has its own."""
        raise NotImplementedError

    def _name(self) -> str:
        """Name the drawing: no other one of the page may be called so."""
        name = " ".join(filter(None, (self.key, self.wanted)))
        number = self.env.new_serialno(f"hubdocs figure {name}")
        return f"{name} {number + 1}" if number else name

    def entry(
        self, entry: Entry, line: int, body: Iterable[nodes.Node], *, inferred: str = ""
    ) -> nodes.definition_list_item:
        """Make an entry with an anchor of its own: its title, then what is to be said."""
        term = said(nodes.term(), entry.shown, self.place(line))
        if inferred:
            term += nodes.Text(" *")
        self.anchored(term, entry)
        return nodes.definition_list_item("", term, nodes.definition("", *body))

    def told(self, text: str, line: int) -> Iterator[nodes.Node]:
        """Make a paragraph of a text, if there is one."""
        if text:
            yield paragraph(text, self.place(line))

    def doubt(self, inferred: str, line: int) -> Iterator[nodes.field]:
        """Say from what something is inferred, if it is."""
        if inferred:
            yield field(_("Inferred from"), paragraph(inferred, self.place(line)))


def named(kind: str, name: str, title: str, hint: str = "") -> Entry:
    """Name something that a page describes; its anchor is made from its name, so it stays."""
    return Entry(kind, name, f"{kind}-{nodes.make_id(name)}", title, hint)
