"""The directive ``config-file``: a file of the project, or a part of one, that is checked and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from hubdocs.model import parse_pointer
from hubdocs.project.check_file import FileResult, check_file
from hubdocs.project.pages.blocks import CONFIG_FILE_OPTIONS
from hubdocs.project.pages.shown_file import find_shown_file
from hubdocs.sources import Dialect, kind_of
from hubdocs.sphinx_ext.config.dependencies import note_configuration, note_schema
from hubdocs.sphinx_ext.config.example import about_schema, link_keys, make_example, with_caption
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.place import file_of
from hubdocs.sphinx_ext.config.shown_file import NotShownError, Reason, shown_text
from hubdocs.sphinx_ext.config.snippet import snippet_of
from hubdocs.sphinx_ext.config.text import code_block, words
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.util.typing import OptionSpec

    from hubdocs.model import Pointer


class ConfigFileDirective(SphinxDirective):
    """Show a file, with its path, and what it was checked against.

    What is wrong is reported by the check of the whole page; the check here is for what is to be shown.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption(CONFIG_FILE_OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        snippet = snippet_of(self)
        note_configuration(self.env)
        result = FileResult(())
        try:
            file = self._find(snippet.argument)
            result = self._check(file)
            shown = self._shown(file, result)
        except NotShownError as error:
            text = reason_in_words(error.reason) % snippet.argument
            shown = [nodes.paragraph("", "", *words(text), classes=["hubdocs-not-shown"])]
        return [make_example(self, snippet, result.diagnostics, shown, "hubdocs-file")]

    def _find(self, name: str) -> Path:
        domain = SchemaDomain.of(self.env)
        found = find_shown_file(name, file_of(self), domain.project)
        if isinstance(found, str):
            domain.note_missing(self.env.docname, name)  # so that it is looked for again in each build
            raise NotShownError(Reason.OUTSIDE if found == "outside" else Reason.MISSING)
        return found

    def _check(self, file: Path) -> FileResult:
        self.env.note_dependency(str(file))
        schema = self.options.get("schema") or None
        overlay = True if "overlay" in self.options else None
        result = check_file(file, SchemaDomain.of(self.env).project, schema=schema, overlay=overlay)
        if result.schema is not None:
            note_schema(self.env, str(result.schema.path), file.parent)
        elif schema is not None:
            note_schema(self.env, schema, file_of(self).parent)
        return result

    def _shown(self, file: Path, result: FileResult) -> list[nodes.Node]:
        if result.encrypted:
            raise NotShownError(Reason.ENCRYPTED)
        project = SchemaDomain.of(self.env).project
        at = self._pointer()
        dialect = result.schema.dialect if result.schema else Dialect.YAML_1_2
        text = shown_text(file, project, dialect, at)
        code = code_block(text.rstrip(), kind_of(file.name) or "text")
        shown = with_caption(self, code, default=project.relative(file))
        if result.schema is None:
            return [shown]
        link_keys(self, code, result.schema, at)
        return [about_schema(self, result.schema.name, at), shown]

    def _pointer(self) -> Pointer:
        """Read the option ``at``; a wrong one is reported by the check of the page."""
        try:
            return parse_pointer(self.options.get("at", ""))
        except ValueError:
            return ()


def reason_in_words(reason: Reason) -> str:
    """Say why a file is not shown; ``%s`` stands for what the author wrote."""
    return {
        Reason.OUTSIDE: str(_("`%s` is not shown, because it leads out of the project.")),
        Reason.MISSING: str(_("`%s` is not shown, because there is no such file.")),
        Reason.ENCRYPTED: str(_("`%s` is not shown, because it is encrypted.")),
        Reason.UNREADABLE: str(_("`%s` is not shown, because it cannot be read as text.")),
        Reason.NO_PART: str(_("`%s` is not shown, because it has no such part.")),
    }[reason]
