"""The directive ``config-effective``: what a hub really runs with, and which file says so."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from hubdocs.project.fleet.explain_value import VALUES_SCHEMA
from hubdocs.project.fleet.redact import HIDDEN
from hubdocs.project.pages.blocks import CONFIG_EFFECTIVE_OPTIONS, BlockReader
from hubdocs.project.pages.check_effective import check_effective
from hubdocs.schema import SchemaError
from hubdocs.sources import Text
from hubdocs.sphinx_ext.config.dependencies import note_schema
from hubdocs.sphinx_ext.config.example import link_keys, make_example, path_of, with_caption
from hubdocs.sphinx_ext.config.nodes import config_about
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.place import file_of
from hubdocs.sphinx_ext.config.snippet import snippet_of
from hubdocs.sphinx_ext.config.text import code_block, quiet_reference, visible, words
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.fleet.hubs import use_hub
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.util.typing import OptionSpec

    from hubdocs.model import Pointer
    from hubdocs.project.fleet.effective import EffectiveLine, EffectiveValues
    from hubdocs.project.pages.check_effective import EffectiveResult
    from hubdocs.service.fleet import Hub, Layer

_COMMENTS: Final = 48
"""The last column for a comment to begin in, unless its line is longer."""


class EffectiveDirective(SphinxDirective):
    """Show the values of a hub, or a part of them, as YAML with the origin of each line as a comment.

    What is wrong is reported by the check of the whole page; here is what is to be shown.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption(CONFIG_EFFECTIVE_OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        snippet, path = snippet_of(self), file_of(self)
        project = SchemaDomain.of(self.env).project
        use_hub(self.env, snippet.argument.strip())
        reader = BlockReader(Text(""), project.shown(path), project.relative(path), project.options)
        shown = list(self._shown(check_effective(snippet, reader, project), snippet.argument))
        return [make_example(self, snippet, tuple(reader.diagnostics), shown, "hubdocs-effective")]

    def _shown(self, result: EffectiveResult, name: str) -> Iterator[nodes.Element]:
        if result.hub is None or result.values is None:
            text = str(_("There are no values of `%s` to be shown.")) % name
            yield nodes.paragraph("", "", *words(text), classes=["hubdocs-not-shown"])
            return
        values = result.values
        names = self._names(result.hub.layers)
        code = code_block(annotated(values.lines, names), "yaml")
        shown = with_caption(self, code)
        self._link_keys(code, values.pointer)
        yield self._about(result.hub, values.pointer)
        yield shown
        yield self._origins(values, names)

    def _about(self, hub: Hub, at: Pointer) -> config_about:
        """Say which hub it is, with a link to its page if there is one."""
        docname = self.env.docname
        about = config_about(classes=["hubdocs-about"])
        about += nodes.inline("", str(_("Hub:")), classes=["hubdocs-label"])
        about += nodes.Text(" ")
        about += quiet_reference("hub", "hub", hub.id, docname, _code(hub.id))
        if at:
            about += nodes.Text(", ")
            about += nodes.inline("", str(_("at")), classes=["hubdocs-label"])
            about += nodes.Text(" ")
            target = f"{VALUES_SCHEMA}#{path_of(at)}"
            about += quiet_reference("schema", "property", target, docname, _code(self.options["at"]))
        return about

    def _link_keys(self, code: nodes.literal_block, at: Pointer) -> None:
        """Have keys lead to their reference, where the schema is there."""
        project = SchemaDomain.of(self.env).project
        note_schema(self.env, VALUES_SCHEMA, project.root)
        try:
            schema = project.store.find(VALUES_SCHEMA)
        except SchemaError:
            return
        link_keys(self, code, schema, at)

    def _names(self, layers: Iterable[Layer]) -> dict[str, str]:
        """Give the file of each layer, by the name that findings have for it: the same wherever one builds."""
        project = SchemaDomain.of(self.env).project
        return {layer.shown: project.relative(layer.path) for layer in layers}

    def _origins(self, values: EffectiveValues, names: Mapping[str, str]) -> nodes.paragraph:
        """Name the files in full, and those that may change something and cannot be read."""
        used = {line.path for line in values.lines}
        files = [name for shown, name in names.items() if shown in used]
        hidden = [names[layer.shown] for layer in values.hidden]
        paragraph = nodes.paragraph(classes=["hubdocs-origins"])
        paragraph += _sentence(str(_("From {files}.")), files)
        if hidden:
            paragraph += [
                nodes.Text(" "),
                *_sentence(str(_("These files are not read, and may change it: {files}.")), hidden),
            ]
        if any(HIDDEN in line.text for line in values.lines):
            paragraph += nodes.Text(" " + str(_("What looks like a secret is not shown.")))
        return paragraph


def annotated(lines: Iterable[EffectiveLine], names: Mapping[str, str]) -> str:
    """Write lines of YAML with their origins as comments, in one column as far as that is possible.

    :param names: the files, by the paths of the lines.
    """
    lines = tuple(lines)
    short = {path: PurePosixPath(name).name for path, name in names.items()}
    if len(set(short.values())) < len(short):
        short = dict(names)
    lengths = [len(line.text) for line in lines if line.path and len(line.text) < _COMMENTS]
    column = max(lengths, default=0)
    return "\n".join(
        f"{line.text.ljust(column)}  # {short.get(line.path, line.path)}:{line.line}" if line.path else line.text
        for line in lines
    )


def _sentence(template: str, files: Iterable[str]) -> list[nodes.Node]:
    """Put the names of files into a sentence."""
    before, _placeholder, after = template.partition("{files}")
    listed: list[nodes.Node] = [nodes.Text(before)]
    for number, file in enumerate(files):
        listed += [nodes.Text(", "), _code(file)] if number else [_code(file)]
    return [*listed, nodes.Text(after)]


def _code(text: str) -> nodes.literal:
    return nodes.literal(visible(text), visible(text))
