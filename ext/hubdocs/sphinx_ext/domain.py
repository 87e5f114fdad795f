"""The domain ``schema``: what the pages describe, what they link to, and what was found wrong in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from sphinx.domains import ObjType
from sphinx.util.nodes import make_refnode

from hubdocs.project import Project, load_project
from hubdocs.project.fleet.check_fleets import FleetChecker
from hubdocs.schema.describe import Property, describe
from hubdocs.schema.describe.paths import without_forms
from hubdocs.sphinx_ext.by_page import PageDomain
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic
    from hubdocs.schema import Schema


class Entry(NamedTuple):
    """Something that a page describes.

    :param short: the page does not show what is inside; another page is better to link to.
    :param docname: the page.
    :param kind: ``schema`` or ``property``.
    :param anchor: where on the page.
    :param shown: what search results call it.
    :param see: the full name of what it repeats, or empty: what is inside is described there.
    """

    short: bool
    docname: str
    kind: str
    anchor: str
    shown: str
    see: str = ""


class Link(NamedTuple):
    """A link that an author wrote; all are checked at the end of each build.

    :param role: ``schema`` or ``property``.
    :param target: as it was written.
    :param file: where it was written: a page, or a schema.
    """

    role: str
    target: str
    file: str
    line: int


class SchemaDomain(PageDomain):
    """Schemas and their properties as objects that can be linked to, and the findings of all components."""

    name = "schema"
    label = "JSON Schema"
    object_types: ClassVar[dict[str, ObjType]] = {
        "schema": ObjType(_("schema"), "schema"),
        "property": ObjType(_("property"), "property"),
    }
    initial_data: ClassVar[dict[str, Any]] = {"objects": {}, "findings": {}, "links": {}, "missing": {}}
    by_page = tuple(initial_data)
    data_version = 1
    start: Path | None = None
    """The folder that the search for the project's configuration starts from."""
    config_file: Path | None = None
    """The configuration file, where ``conf.py`` names it."""
    _project: Project | None = None
    _fleets: FleetChecker | None = None
    _described: dict[Path, Property] | None = None
    _objects: dict[str, Entry] | None = None

    @classmethod
    def of(cls, env: BuildEnvironment) -> SchemaDomain:
        """Give the domain of a build."""
        return cast("SchemaDomain", env.domains["schema"])

    @property
    def project(self) -> Project:
        """The project that the pages belong to: loaded when first asked for, in each process, never pickled."""
        if self._project is None:
            self._project = load_project(self.start or Path(self.env.srcdir), config=self.config_file)
        return self._project

    @property
    def fleets(self) -> FleetChecker:
        """What the rules find in the fleets of the project: worked out once in each process."""
        if self._fleets is None:
            self._fleets = FleetChecker(self.project)
        return self._fleets

    @property
    def objects(self) -> dict[str, Entry]:
        """What is described, by its full name such as ``cluster#hubs[].domain``.

        Where several pages describe the same, the most complete one counts, then the first by name.
        """
        if self._objects is None:
            self._objects = {}
            for entries in self.data["objects"].values():
                for name, entry in entries.items():
                    self._objects[name] = min(entry, self._objects.get(name, entry))
        return self._objects

    @property
    def findings(self) -> dict[str, tuple[Diagnostic, ...]]:
        """What was found wrong, by page."""
        return cast("dict[str, tuple[Diagnostic, ...]]", self.data["findings"])

    @property
    def links(self) -> dict[str, tuple[Link, ...]]:
        """What authors link to, by page."""
        return cast("dict[str, tuple[Link, ...]]", self.data["links"])

    @property
    def missing(self) -> dict[str, tuple[str, ...]]:
        """Schemas that a page names and that do not exist (yet), by page."""
        return cast("dict[str, tuple[str, ...]]", self.data["missing"])

    def describe(self, schema: Schema) -> Property:
        """Describe a schema, once in a build."""
        if self._described is None:
            self._described = {}
        if schema.path not in self._described:
            self._described[schema.path] = describe(schema, self.project.store)
        return self._described[schema.path]

    def note_finding(self, docname: str, diagnostic: Diagnostic) -> None:
        """Keep a finding; all are reported at the end of each build, also of one that reads nothing again."""
        self.note("findings", docname, diagnostic)

    def note_object(self, name: str, entry: Entry) -> None:
        """Keep what a page describes."""
        self.data["objects"].setdefault(entry.docname, {})[name] = entry
        self.data_changed()

    def data_changed(self) -> None:
        """Look the objects up again."""
        self._objects = None

    def note_link(self, docname: str, link: Link) -> None:
        """Keep a link, to check it when all pages are read."""
        self.note("links", docname, link)

    def note_missing(self, docname: str, schema: str) -> None:
        """Keep the name of a schema that does not exist, to read the page again when it does."""
        self.note("missing", docname, schema)

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """List everything for the inventory and the search index."""
        for name, entry in sorted(self.objects.items()):
            yield name, entry.shown, entry.kind, entry.docname, entry.anchor, 1

    def find(self, role: str, target: str) -> Entry | None:
        """Find what a link points at.

        A key that exists only in one or several forms of a value may be named without the form,
        and one that is described elsewhere, because a property repeats another one, by the path that it has in a file.
        """
        entry = self.objects.get(target)
        if entry is None and role == "property":
            entry = self._find_without_form(target) or self._find_repeated(target)
        return entry if entry is not None and entry.kind == role else None

    def _find_without_form(self, target: str) -> Entry | None:
        return next((self.objects[name] for name in sorted(self.objects) if without_forms(name) == target), None)

    def _find_repeated(self, target: str) -> Entry | None:
        tried = set()
        while target not in tried:
            tried.add(target)
            for name, entry in self.objects.items():
                if entry.see and target.startswith(name) and target[len(name) : len(name) + 1] in (".", "[", "("):
                    separator = "" if "#" in entry.see else "#"
                    target = entry.see + (separator or "") + target[len(name) :].lstrip("." if separator else "")
                    break
            if target in self.objects:
                return self.objects[target]
        return None

    def resolve_xref(  # noqa: PLR0913, PLR0917 (Sphinx calls it so)
        self,
        env: BuildEnvironment,  # noqa: ARG002 (Sphinx calls it so)
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,  # noqa: ARG002 (Sphinx calls it so)
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Make a link to what a role names, if a page describes it."""
        entry = self.find(typ, target)
        if entry is None:
            return None
        return make_refnode(builder, fromdocname, entry.docname, entry.anchor, contnode)

    def resolve_any_xref(  # noqa: PLR0913, PLR0917 (Sphinx calls it so)
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Offer what ``any`` may mean: only names in full, so that no other word is taken for a schema."""
        if "#" not in target:
            return []
        found = self.resolve_xref(env, fromdocname, builder, "property", target, node, contnode)
        return [("schema:property", found)] if found is not None else []
