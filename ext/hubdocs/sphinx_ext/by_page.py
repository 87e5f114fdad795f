"""A domain that keeps what it knows by page, so that pages can be forgotten and merged one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.domains import Domain

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


class PageDomain(Domain):
    """A domain of which the data are mappings from pages to what is kept of each."""

    by_page: ClassVar[tuple[str, ...]] = ()
    """The names of what is kept by page."""

    def data_changed(self) -> None:
        """Forget what was worked out of the data. Each domain has its own."""

    def note(self, kept: str, docname: str, what: object) -> None:
        """Keep one thing more of a page.

        :param kept: the name of what is kept; by page, it is a tuple.
        """
        pages = self.data[kept]
        pages[docname] = (*pages.get(docname, ()), what)

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is about to be read again."""
        for kept in self.by_page:
            self.data[kept].pop(docname, None)
        self.data_changed()

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for kept in self.by_page:
            self.data[kept].update((page, what) for page, what in otherdata[kept].items() if page in docnames)
        self.data_changed()
