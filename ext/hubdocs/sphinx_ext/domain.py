"""The domain ``schema``: what the pages describe, and what was found wrong in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from sphinx.domains import Domain, ObjType
from sphinx.locale import _

from hubdocs.project import Project, load_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic


class Entry(NamedTuple):
    """Something that a page describes.

    :param docname: the page (first, because merging parallel builds asks for it).
    :param kind: ``schema`` or ``property``.
    :param anchor: where on the page.
    :param shown: what search results call it.
    """

    docname: str
    kind: str
    anchor: str
    shown: str


class SchemaDomain(Domain):
    """Schemas and their properties as objects that can be linked to, and the findings of all components."""

    name = "schema"
    label = "JSON Schema"
    object_types: ClassVar[dict[str, ObjType]] = {
        "schema": ObjType(_("schema"), "schema"),
        "property": ObjType(_("property"), "property"),
    }
    initial_data: ClassVar[dict[str, Any]] = {"objects": {}, "findings": {}}
    data_version = 1
    start: Path | None = None
    """Where the search for the project's configuration starts: a folder or a file."""
    _project: Project | None = None

    @classmethod
    def of(cls, env: BuildEnvironment) -> SchemaDomain:
        """Give the domain of a build."""
        return cast("SchemaDomain", env.domains["schema"])

    @property
    def project(self) -> Project:
        """The project that the pages belong to: loaded when first asked for, in each process, never pickled."""
        if self._project is None:
            self._project = load_project(self.start or Path(self.env.srcdir))
        return self._project

    @property
    def objects(self) -> dict[str, Entry]:
        """What is described, by its full name such as ``cluster#hubs[].domain``."""
        return cast("dict[str, Entry]", self.data["objects"])

    @property
    def findings(self) -> dict[str, tuple[Diagnostic, ...]]:
        """What was found wrong, by page."""
        return cast("dict[str, tuple[Diagnostic, ...]]", self.data["findings"])

    def note_finding(self, docname: str, diagnostic: Diagnostic) -> None:
        """Keep a finding; all are reported at the end of each build, also of one that reads nothing again."""
        self.findings[docname] = (*self.findings.get(docname, ()), diagnostic)

    def note_object(self, name: str, entry: Entry) -> None:
        """Keep what a page describes; the first page that describes something keeps it."""
        self.objects.setdefault(name, entry)

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is about to be read again."""
        self.findings.pop(docname, None)
        for name in [name for name, entry in self.objects.items() if entry.docname == docname]:
            del self.objects[name]

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for name, entry in otherdata["objects"].items():
            if entry.docname in docnames:
                self.note_object(name, entry)
        for docname, found in otherdata["findings"].items():
            if docname in docnames:
                self.findings[docname] = found

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """List everything for the inventory and the search index."""
        for name, entry in sorted(self.objects.items()):
            yield name, entry.shown, entry.kind, entry.docname, entry.anchor, 1
