"""The directive ``hub:topology``: which repository makes what, down to the hubs and communities of the fleet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.figures.tree import Branch, Tree
from hubdocs.project.ask import read_query
from hubdocs.service.organisation.topology import places_of
from hubdocs.service.query import QueryError
from hubdocs.sphinx_ext.community.words import Words
from hubdocs.sphinx_ext.config.text import quiet_reference, visible
from hubdocs.sphinx_ext.fleet.questions import Place as Asked
from hubdocs.sphinx_ext.fleet.questions import ask
from hubdocs.sphinx_ext.organisation.collaboration_base import CollaborationDirective, named
from hubdocs.sphinx_ext.organisation.messages import field
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.figures import Figure
    from hubdocs.service.organisation.collaboration import Collaboration, Heading, Part, Repository
    from hubdocs.service.organisation.topology import Place


class TopologyDirective(CollaborationDirective):
    """Show repositories, and what of the fleet comes from each."""

    key = "topology"

    def figure(self, kept: Collaboration, heading: Heading) -> Figure:  # noqa: ARG002 (others need it)
        """Draw a tree."""
        roots = (Branch(each.title, (*_parts(each), *self._branches(each))) for each in kept.repositories)
        return Tree(kept.levels, tuple(roots))

    def listed(self, kept: Collaboration) -> Iterator[nodes.Node]:
        """List the repositories, with all that belongs to them."""
        yield nodes.definition_list("", *map(self._item, kept.repositories))

    def inferred(self, kept: Collaboration) -> Iterable[str]:
        """Give from what each is inferred."""
        return (each.inferred for each in kept.repositories)

    def _places(self, repository: Repository) -> tuple[Place, ...]:
        """Ask the fleet."""
        if not repository.fleet:
            return ()
        try:
            read_query(repository.fleet)
        except QueryError:
            return ()  # the check of the file tells why
        found = ask(self.env, repository.fleet, Asked(*self.place(repository.line)))
        return places_of(found.rows) if found is not None else ()

    def _branches(self, repository: Repository) -> Iterator[Branch]:
        """Draw what belongs to a repository; the communities of a region would only repeat those of the hubs."""
        return (self._branch(place) for place in self._places(repository))

    def _branch(self, place: Place) -> Branch:
        children = () if place.kind == "region" else tuple(map(self._branch, place.children))
        return Branch(self._title(place), children)

    def _item(self, each: Repository) -> nodes.definition_list_item:
        body = [*self.told(each.text, each.line), nodes.field_list("", *self._facts(each))]
        entry = named("repository", each.id, each.title, each.text)
        return self.entry(entry, each.line, body, inferred=each.inferred)

    def _facts(self, each: Repository) -> Iterator[nodes.field]:
        yield field(_("Who keeps it"), self.parties(each.keepers))
        if each.serves:
            yield field(_("Whom it serves"), self.parties(each.serves))
        if each.parts:
            yield field(_("Its parts"), nodes.definition_list("", *map(self._part, each.parts)))
        places = self._places(each)
        if places:
            yield field(_("What comes from it"), self._nested(places))
        yield from self.doubt(each.inferred, each.line)

    def _part(self, part: Part) -> nodes.definition_list_item:
        body = list(self.told(part.text, part.line))
        if part.serves:
            body.append(nodes.field_list("", field(_("Whom it serves"), self.parties(part.serves))))
        return self.entry(named("repository", part.id, part.title, part.text), part.line, body)

    def _nested(self, places: Iterable[Place]) -> nodes.bullet_list:
        """List places, each with what belongs to it."""
        made = nodes.bullet_list("", bullet="-")
        for place in places:
            item = nodes.list_item("", nodes.paragraph("", "", self._link(place)))
            if place.children:
                item += self._nested(place.children)
            made += item
        return made

    def _link(self, place: Place) -> nodes.Node:
        """Link to what a page describes, here or on another site."""
        title = self._title(place)
        if place.kind not in ("hub", "community"):
            return nodes.Text(title)
        return quiet_reference("hub", place.kind, place.name, self.env.docname, nodes.inline("", title))

    def _title(self, place: Place) -> str:
        if place.kind == "region":
            return Words(self.config.language).region(place.name)
        return visible(place.title)


def _parts(repository: Repository) -> tuple[Branch, ...]:
    return tuple(Branch(part.title) for part in repository.parts)
