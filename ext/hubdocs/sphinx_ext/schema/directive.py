"""The directive ``schema:reference``: a schema, or a part of it, as part of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from hubdocs.checks.suggest import closest, schema_hint
from hubdocs.model import Code, Diagnostic, Severity, parse_pointer
from hubdocs.schema import BrokenSchemaError, Place, UnknownSchemaError
from hubdocs.schema.describe import Kind, anchor, describe
from hubdocs.schema.resolve import has_value
from hubdocs.sphinx_ext.domain import Entry, SchemaDomain
from hubdocs.sphinx_ext.places import finding_in_page
from hubdocs.sphinx_ext.schema.links import local_link
from hubdocs.sphinx_ext.schema.prose import ProseReader
from hubdocs.sphinx_ext.schema.render import Options, Renderer

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.util.typing import OptionSpec

    from hubdocs.schema import Schema
    from hubdocs.schema.describe import Property


def _levels(argument: str) -> int | None:
    """Read a number of levels, or ``all``."""
    return None if argument.strip() == "all" else directives.nonnegative_int(argument)


class SchemaReference(SphinxDirective):
    """Show everything that a schema describes, each property with an anchor of its own."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {
        "at": directives.unchanged_required,
        "depth": _levels,
        "open": _levels,
        "no-index": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        self._domain = SchemaDomain.of(self.env)
        schema = self._find_schema()
        described = self._select(schema) if schema is not None else None
        if schema is None or described is None:
            return []
        self._note_files(described, schema)
        self._schema = schema
        whole = self._domain.describe(schema)
        renderer = Renderer(
            schema.name,
            self.env.docname,
            ProseReader(
                self.state.document.settings, self.env, schema.name, lambda href: local_link(href, whole, schema.name)
            ),
            self._note_property,
            Options(self.options.get("depth"), self.options.get("open", 1)),
        )
        reference = renderer.reference(described)
        reference["schema"] = str(schema.path)
        self.set_source_info(reference)
        return [reference]

    def _find_schema(self) -> Schema | None:
        wanted = self.arguments[0].strip()
        try:
            return self._domain.project.store.find(wanted)
        except UnknownSchemaError as error:
            hint = schema_hint(wanted, error.known)
            self._domain.note_missing(self.env.docname, wanted)
            self._report(Code.UNKNOWN_SCHEMA, f"there is no schema `{wanted}`", hint, wanted)
        except BrokenSchemaError as error:
            self._domain.note_missing(self.env.docname, wanted)
            self._report(Code.INVALID_SCHEMA, str(error), "", wanted)
        return None

    def _select(self, schema: Schema) -> Property | None:
        """Give the part of the schema that the option ``at`` names: by its pointer, or by its path."""
        whole = self._domain.describe(schema)
        at = self.options.get("at", "").strip()
        if not at:
            return whole
        if at.startswith("/") and not at.endswith("/"):
            pointer = parse_pointer(at)
            for described in whole.walk():
                if described.place.schema is schema and described.place.pointer == pointer:
                    return described
            if has_value(schema.contents, pointer) and isinstance(Place(schema, pointer).contents, dict):
                return describe(schema, self._domain.project.store, at=pointer)
        paths = {described.path: described for described in whole.walk()}
        if at in paths:
            return paths[at]
        near = closest(at, paths)
        hint = f"did you mean `{near}`?" if near else ""
        self._note_files(whole, schema)
        self._report(Code.UNKNOWN_KEY, f"there is no `{at}` in the schema `{schema.name}`", hint, at)
        return None

    def _note_files(self, described: Property, schema: Schema) -> None:
        """Have the page read again when the schema changes, or any that it refers to."""
        files = {file for inner in described.walk() for file in inner.files} | {schema.path}
        for file in sorted(files):
            self.env.note_dependency(str(file))
        own = self._domain.project.own_schema_folders
        for inner in described.walk():
            for ref, place in inner.unresolved:
                # The project's own schemas are checked as a whole, whether a page shows them or not.
                if not any(place.schema.path.is_relative_to(folder) for folder in own):
                    self._report_reference(ref, place)

    def _note_property(self, described: Property, node: nodes.Element, short: bool) -> None:  # noqa: FBT001
        """Give a property its anchor, and an entry in the inventory and the search."""
        if "no-index" in self.options:
            return
        identifier = anchor(self._schema.name, described.path)
        if identifier in self.state.document.ids:
            return
        node["ids"].append(identifier)
        self.state.document.note_explicit_target(node, node)
        is_schema = described.kind is Kind.ROOT and not described.path
        name = self._schema.name if is_schema else f"{self._schema.name}#{described.path}"
        kind = "schema" if is_schema else "property"
        shown = self._schema.name if is_schema else described.path
        see = "" if described.see is None else f"{self._schema.name}#{described.see}".removesuffix("#")
        self._domain.note_object(name, Entry(short, self.env.docname, kind, identifier, shown, see))

    def _report(self, code: Code, message: str, hint: str, target: str) -> None:
        file, line = self.get_source_info()
        found = finding_in_page(
            self._domain.project, file=file, line=line, target=target, code=code, message=message, hint=hint
        )
        self._domain.note_finding(self.env.docname, found)

    def _report_reference(self, ref: str, place: Place) -> None:
        document = place.schema.document
        span = document.locator.span(*document.offsets_of(place.pointer))
        self._domain.note_finding(
            self.env.docname,
            Diagnostic(
                code=Code.UNRESOLVED_REF,
                message=f"`{ref}` points at nothing",
                path=document.path,
                span=span,
                severity=Severity.ERROR,
                pointer=place.pointer,
                line_text=document.locator.line_text(span),
            ),
        )
