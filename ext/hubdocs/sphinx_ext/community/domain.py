"""The domain ``hub``: what pages say about communities and hubs, and which records they say it from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx.domains import Domain

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.environment import BuildEnvironment

    from hubdocs.service.query import World
    from hubdocs.sphinx_ext.community.records import Listing
    from hubdocs.sphinx_ext.fleet.questions import Question


class HubDomain(Domain):
    """Directives about hubs and those who use them."""

    name = "hub"
    label = "Hubs and communities"
    # Everything is kept by page, so that pages can be forgotten and merged one by one.
    initial_data: ClassVar[dict[str, Any]] = {"listings": {}, "questions": {}}
    data_version = 2
    world: World | None = None
    """All that questions can be asked about: read when first asked for, in each process, never pickled."""

    @classmethod
    def of(cls, env: BuildEnvironment) -> HubDomain:
        """Give the domain of a build."""
        return cast("HubDomain", env.domains["hub"])

    @property
    def listings(self) -> dict[str, tuple[Listing, ...]]:
        """By page: what is listed there."""
        return cast("dict[str, tuple[Listing, ...]]", self.data["listings"])

    @property
    def questions(self) -> dict[str, tuple[Question, ...]]:
        """By page: what is asked there about the fleet."""
        return cast("dict[str, tuple[Question, ...]]", self.data["questions"])

    def note_listing(self, docname: str, listing: Listing) -> None:
        """Keep what a page lists, to read it again when there is more or less to list."""
        self.listings[docname] = (*self.listings.get(docname, ()), listing)

    def note_question(self, docname: str, question: Question) -> None:
        """Keep what a page asks, to read it again when there are more or fewer files to answer it from."""
        self.questions[docname] = (*self.questions.get(docname, ()), question)

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is about to be read again."""
        for kept in self.initial_data:
            self.data[kept].pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for kept in self.initial_data:
            self.data[kept].update((page, what) for page, what in otherdata[kept].items() if page in docnames)

    def resolve_any_xref(self, *_arguments: Any) -> list[tuple[str, Any]]:
        """Offer nothing yet for ``any``."""
        return []
