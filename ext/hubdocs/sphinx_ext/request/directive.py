"""The directive ``hub:request-form``: the form in which a community asks for a hub."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final
from urllib.parse import urlsplit

from docutils import nodes

from hubdocs.model import Code
from hubdocs.project.check_file import check_file
from hubdocs.project.community.handbooks import handbook_files
from hubdocs.project.pages.shown_file import find_shown_file
from hubdocs.schema import SchemaError
from hubdocs.service.community.form_model import form_model
from hubdocs.service.community.handbook import load_handbook
from hubdocs.service.community.options import OPTIONS_SCHEMA, make_options_catalogue
from hubdocs.service.community.request_check import REQUEST_SCHEMA, Surroundings, find_catalogue, titles
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.outdated import list_files
from hubdocs.sphinx_ext.config.dependencies import note_configuration, note_schema
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.place import file_of
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.reporting import ReportingDirective
from hubdocs.sphinx_ext.request.build import FormBuilder, Texts
from hubdocs.sphinx_ext.request.nodes import request_form
from hubdocs.sphinx_ext.schema.prose import ProseReader

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.util.typing import OptionSpec

    from hubdocs.service.community.process import Handbook

OPTIONS: Final = frozenset({"action", "class"})
"""The options of the directive."""
ACTION: Final = "hubdocs_request_url"
"""The value in ``conf.py`` that says where requests are sent."""


class RequestFormDirective(ReportingDirective):
    """Show the form, made of a catalogue of options and of the schema of requests."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption(OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        self.check_options(OPTIONS)
        note_configuration(self.env)
        domain = SchemaDomain.of(self.env)
        project = domain.project
        for name in (OPTIONS_SCHEMA, REQUEST_SCHEMA):
            note_schema(self.env, name, project.root)
        file = self._file()
        if file is None:
            return []
        self.env.note_dependency(str(file))
        result = check_file(file, project, schema=OPTIONS_SCHEMA)
        for found in result.diagnostics:
            domain.note_finding(self.env.docname, found)
        try:
            schema = project.store.find(REQUEST_SCHEMA)
        except SchemaError:
            return []
        if not result.documents or result.documents[0].broken:
            return []
        document = result.documents[0]
        catalogue = make_options_catalogue(document.value, titles(project.store))
        reader = ProseReader(self.state.document.settings, self.env, REQUEST_SCHEMA, lambda _href: None)
        own, texts = Texts(document, file, reader), Texts(schema.document, schema.path, reader)
        classes = ["hubdocs-request", *map(nodes.make_id, self.options.get("class", "").split())]
        model = form_model(catalogue, self._handbook())
        model["schema"] = str(schema.document.inside(("$id",)).value or REQUEST_SCHEMA)
        form = request_form(classes=classes, model=model, schema=REQUEST_SCHEMA)
        self.set_source_info(form)
        anchor = self._anchor(form)
        form += list(FormBuilder(catalogue, own, texts, self._action(), anchor).tiers())
        return [form]

    def _file(self) -> Path | None:
        project = SchemaDomain.of(self.env).project
        written = " ".join(self.arguments)
        if not written:
            around = Surroundings(file_of(self), project.root, project.store, project.options.limits)
            found_one = find_catalogue(around)
            HubDomain.of(self.env).note_looked(self.env.docname, found_one.missing)
            return found_one.path
        found = find_shown_file(written, file_of(self), project)
        if isinstance(found, str):
            SchemaDomain.of(self.env).note_missing(self.env.docname, written)
            outside = found == "outside"
            code = Code.OUTSIDE_PROJECT if outside else Code.FILE_NOT_FOUND
            message = f"`{written}` leads out of the project" if outside else f"there is no file `{written}`"
            self.report(code, message, written)
            return None
        return found

    def _handbook(self) -> Handbook:
        """Read what the facts mean of which the first configuration is made."""
        files = handbook_files(SchemaDomain.of(self.env).project)
        HubDomain.of(self.env).note_watched(self.env.docname, list_files(self.env, "handbook"))
        for path in (files.tables, files.facts):
            self.env.note_dependency(str(path))
        return load_handbook(files)

    def _action(self) -> str:
        action = str(self.options.get("action") or self.config[ACTION])
        if urlsplit(action).scheme not in ("http", "https"):
            self.report(Code.INVALID_OPTION, f"`{action}` is no address that a request can be sent to", action)
            return ""
        return action

    def _anchor(self, form: request_form) -> str:
        document, number = self.state.document, 1
        while (anchor := "hub-request" if number == 1 else f"hub-request-{number}") in document.ids:
            number += 1
        form["ids"].append(anchor)
        document.note_explicit_target(form, form)
        return anchor
