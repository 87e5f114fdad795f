"""The directive ``config``: an example that is checked, or one that is wrong on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx.util.docutils import SphinxDirective

from hubdocs.project.pages.blocks import CONFIG_OPTIONS, BlockReader
from hubdocs.project.pages.check_block import BlockResult, check_block
from hubdocs.sources import Text
from hubdocs.sphinx_ext.config.editor import make_editor
from hubdocs.sphinx_ext.config.example import about_schema, link_keys, make_example, with_caption
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.place import file_of
from hubdocs.sphinx_ext.config.snippet import counted_from_one, snippet_of
from hubdocs.sphinx_ext.config.text import code_block
from hubdocs.sphinx_ext.config.wrong import finding_node, line_place, wrong_example
from hubdocs.sphinx_ext.domain import SchemaDomain

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.util.typing import OptionSpec

    from hubdocs.project.pages.blocks import Block
    from hubdocs.sources.snippets import Snippet


class ConfigDirective(SphinxDirective):
    """Show an example, and what it was checked against.

    What is wrong is reported by the check of the whole page; the check here is for what is to be shown.
    """

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption(CONFIG_OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        snippet, path = snippet_of(self), file_of(self)
        project = SchemaDomain.of(self.env).project
        reader = BlockReader(Text(""), project.shown(path), project.relative(path), project.options)
        block = reader.read(snippet)
        result = BlockResult() if block is None else check_block(block, reader, project, path.parent)
        told = result
        if block is not None and "expect" in self.options:  # readers count the lines of the example, not of the page
            told = check_block(block._replace(snippet=counted_from_one(snippet)), reader, project, path.parent)
        expected = [(item.span.start.line, item) for item in told.expected]
        shown = self._shown(snippet, block, result, [line for line, _item in expected])
        if "expect" in self.options:
            frame = wrong_example(shown)
            for line, item in expected:
                frame += finding_node(line_place(line), item, self.env.docname, self.config.language)
            shown = [frame]
        shown += make_editor(self, block, result)
        return [make_example(self, snippet, (*result.diagnostics, *reader.diagnostics), shown)]

    def _shown(self, snippet: Snippet, block: Block | None, result: BlockResult, marked: list[int]) -> list[nodes.Node]:
        code = code_block(snippet.body.rstrip(), block.kind if block else "text")
        if marked:
            code["highlight_args"] = {"hl_lines": sorted(set(marked))}
        shown = with_caption(self, code)
        if block is None:
            return [shown]
        if result.documents:
            schema = SchemaDomain.of(self.env).project.store.find(block.schema, base=file_of(self).parent)
            link_keys(self, code, schema, block.at)
        return [about_schema(self, block.schema, block.at), shown]
