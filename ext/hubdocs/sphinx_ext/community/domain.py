"""The domain ``hub``: what pages say about communities and hubs, which records they say it from, what they describe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from docutils import nodes
from sphinx.domains import ObjType
from sphinx.util.nodes import make_refnode

from hubdocs.sphinx_ext.by_page import PageDomain
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic
    from hubdocs.project.check_file import FileResult
    from hubdocs.service.community import Edition
    from hubdocs.service.community.steps_of_fields import FieldSteps
    from hubdocs.service.organisation.updates import Update
    from hubdocs.service.query import World
    from hubdocs.sources import Document
    from hubdocs.sphinx_ext.community.pages import Pages
    from hubdocs.sphinx_ext.community.records import Listing


class Entry(NamedTuple):
    """Something that a page describes.

    :param kind: one of the domain's types of objects.
    :param name: by which links find it.
    :param anchor: where on the page.
    :param shown: what search results call it; its name, if that is empty.
    :param hint: what it is, in a sentence, for those who point at a link to it.
    """

    kind: str
    name: str
    anchor: str
    shown: str = ""
    hint: str = ""


class HubLink(NamedTuple):
    """A link that an author wrote; all are checked at the end of each build.

    :param kind: one of the domain's types of objects.
    :param target: the name of what is meant.
    :param file: where it was written.
    :param written: what the author wrote.
    """

    kind: str
    target: str
    file: str
    line: int
    written: str


class HubUse(NamedTuple):
    """A hub that a page shows.

    :param name: as the author wrote it.
    :param state: which files it consisted of when the page was read, or which hubs there were if it was none of them.
    """

    name: str
    state: tuple[tuple[str, str], ...]


class FileList(NamedTuple):
    """Files that a page is made from, all of a kind that there were when it was read.

    :param kind: one of those that `files_of` in `hubdocs.project.community.onboarding` knows; empty for files that
        were looked for.
    :param wanted: those that were looked for.
    """

    kind: str
    files: tuple[str, ...]
    wanted: tuple[str, ...] = ()


class Question(NamedTuple):
    """A question on a page.

    :param kind: what it is about.
    :param files: which files there were to answer it from.
    """

    kind: str
    files: str


def there(files: Iterable[str]) -> tuple[str, ...]:
    """Give those of some files that there are."""
    return tuple(file for file in files if Path(file).exists())


class HubDomain(PageDomain):
    """Directives about hubs and those who use them."""

    name = "hub"
    label = "Hubs and communities"
    object_types: ClassVar[dict[str, ObjType]] = {
        "action": ObjType(_("action"), "action"),
        "class": ObjType(_("class"), "class"),
        "community": ObjType(_("community"), "community"),
        "exchange": ObjType(_("exchange"), "exchange"),
        "fact": ObjType(_("fact"), "fact"),
        "hub": ObjType(_("hub"), "hub"),
        "number": ObjType(_("number"), "number"),
        "objective": ObjType(_("objective"), "objective"),
        "priority": ObjType(_("priority"), "priority"),
        "question": ObjType(_("question"), "question"),
        "period": ObjType(_("period"), "period"),
        "repository": ObjType(_("repository"), "repository"),
        "responsibility": ObjType(_("responsibility"), "responsibility"),
        "role": ObjType(_("role"), "role"),
        "stage": ObjType(_("stage"), "stage"),
        "step": ObjType(_("step"), "step"),
        "team": ObjType(_("team"), "team"),
        "trait": ObjType(_("trait"), "trait"),
    }
    initial_data: ClassVar[dict[str, Any]] = {
        "listings": {},
        "questions": {},
        "entries": {},
        "links": {},
        "uses": {},
        "files": {},
        "noted": {},
        "watched": {},
        "serving": {},
        "updates": {},
        "written": {},
    }
    by_page = tuple(initial_data)
    data_version = 12
    world: World | None = None
    """All that questions can be asked about: read when first asked for, in each process, never pickled."""
    steps: Mapping[str, FieldSteps] | None = None
    """The steps of each field: worked out when first asked for, in each process, never pickled."""
    _organisation: dict[str, tuple[Path | None, Document | None]] | None = None
    _checked: dict[str, FileResult] | None = None
    _found: dict[tuple[str, str], tuple[str, Entry]] | None = None
    _editions: dict[tuple[Path, ...], tuple[Edition, tuple[Diagnostic, ...]]] | None = None
    _further_pages: dict[str, list[Pages]] | None = None

    @property
    def organisation(self) -> dict[str, tuple[Path | None, Document | None]]:
        """The files of the organisation by their schemas: read in each process, never pickled."""
        if self._organisation is None:
            self._organisation = {}
        return self._organisation

    @property
    def checked(self) -> dict[str, FileResult]:
        """What is wrong in the files of the organisation, by their schemas: checked in each process, never pickled."""
        if self._checked is None:
            self._checked = {}
        return self._checked

    @property
    def editions(self) -> dict[tuple[Path, ...], tuple[Edition, tuple[Diagnostic, ...]]]:
        """The catalogues that pages show, by their records: made in each process, never pickled."""
        if self._editions is None:
            self._editions = {}
        return self._editions

    @property
    def further_pages(self) -> dict[str, list[Pages]]:
        """By page: the further pages of its catalogues that this build has still to write; never pickled."""
        if self._further_pages is None:
            self._further_pages = {}
        return self._further_pages

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

    @property
    def entries(self) -> dict[str, tuple[Entry, ...]]:
        """By page: what is described there."""
        return cast("dict[str, tuple[Entry, ...]]", self.data["entries"])

    @property
    def links(self) -> dict[str, tuple[HubLink, ...]]:
        """By page: the hubs and communities that it links to."""
        return cast("dict[str, tuple[HubLink, ...]]", self.data["links"])

    @property
    def files(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """By page: the files of the organisation that it shows, each by its schema."""
        return cast("dict[str, tuple[tuple[str, str], ...]]", self.data["files"])

    @property
    def serving(self) -> dict[str, tuple[str, ...]]:
        """By page: the ids of the priorities that it serves."""
        return cast("dict[str, tuple[str, ...]]", self.data["serving"])

    @property
    def updates(self) -> dict[str, tuple[Update, ...]]:
        """By page: what it says of itself, if it is an update."""
        return cast("dict[str, tuple[Update, ...]]", self.data["updates"])

    @property
    def uses(self) -> dict[str, tuple[HubUse, ...]]:
        """By page: the hubs that it shows."""
        return cast("dict[str, tuple[HubUse, ...]]", self.data["uses"])

    @property
    def watched(self) -> dict[str, tuple[FileList, ...]]:
        """By page: the files that it is made from, and those that were looked for."""
        return cast("dict[str, tuple[FileList, ...]]", self.data["watched"])

    @property
    def noted(self) -> dict[str, str]:
        """By page about a schema: the steps that were known when it was last written."""
        return cast("dict[str, str]", self.data["noted"])

    @property
    def _places(self) -> dict[tuple[str, str], tuple[str, Entry]]:
        """The page and the entry of everything, by kind and name; the first page counts."""
        if self._found is None:
            self._found = {}
            for docname, entries in sorted(self.entries.items()):
                for entry in entries:
                    self._found.setdefault((entry.kind, entry.name), (docname, entry))
        return self._found

    def note_listing(self, docname: str, listing: Listing) -> None:
        """Keep what a page lists, to read it again when there is more or less to list."""
        self.note("listings", docname, listing)

    def note_question(self, docname: str, question: Question) -> None:
        """Keep what a page asks, to read it again when there are more or fewer files to answer it from."""
        self.note("questions", docname, question)

    def note_entry(self, docname: str, entry: Entry) -> None:
        """Keep what a page describes, for links to it."""
        self.note("entries", docname, entry)
        self.data_changed()

    def data_changed(self) -> None:
        """Look the places up again."""
        self._found = None

    def note_link(self, docname: str, link: HubLink) -> None:
        """Keep a link, to check it when all pages are read."""
        self.note("links", docname, link)

    def note_use(self, docname: str, use: HubUse) -> None:
        """Keep which hub a page shows, to read it again when the hub consists of other files."""
        self.note("uses", docname, use)

    def note_watched(self, docname: str, files: FileList) -> None:
        """Keep from which files a page is made, to read it again when there are more or fewer of them."""
        self.note("watched", docname, files)

    def note_looked(self, docname: str, wanted: Iterable[Path]) -> None:
        """Keep which files a page looks for, to read it again when one of them comes or goes."""
        if files := tuple(map(str, wanted)):
            self.note_watched(docname, FileList("", there(files), files))

    def pages(self, kind: str) -> dict[str, str]:
        """Give the page of everything of a kind, by name."""
        return {name: docname for (found, name), (docname, _entry) in self._places.items() if found == kind}

    def place(self, kind: str, name: str) -> tuple[str, str] | None:
        """Give the page and the anchor of something; nothing if no page describes it."""
        found = self._places.get((kind, name))
        return (found[0], found[1].anchor) if found else None

    def described(self, kind: str) -> frozenset[str]:
        """Give the names of all that pages describe."""
        return frozenset(name for found, name in self._places if found == kind)

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """List everything for the inventory and the search index."""
        for docname, entries in sorted(self.entries.items()):
            for entry in entries:
                yield entry.name, entry.shown or entry.name, entry.kind, docname, entry.anchor, 1

    def resolve_xref(  # noqa: PLR0913, PLR0917 (Sphinx calls it so)
        self,
        env: BuildEnvironment,  # noqa: ARG002 (Sphinx calls it so)
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Make a link to what a page describes; the first page that has it counts."""
        if (typ, target) not in self._places:
            return None
        docname, entry = self._places[typ, target]
        if node.get("hubdocs_named"):  # a role that shows what it links to by its full name
            contnode = nodes.inline("", entry.shown or target)
        return make_refnode(builder, fromdocname, docname, entry.anchor, contnode, entry.hint or None)

    def resolve_any_xref(  # noqa: PLR0913, PLR0917 (Sphinx calls it so)
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Offer what ``any`` may mean."""
        found = (
            (kind, self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode))
            for kind in self.object_types
        )
        return [(f"hub:{kind}", reference) for kind, reference in found if reference is not None]
