"""Text from schemas to nodes: Markdown with roles, read by MyST's parser whatever the page is written in.

The text is not trusted. Only what is on the lists below comes through; everything else is shown as it is written:
no raw HTML, no image, no file of the reader's, no target, no heading that would take part in the page's structure.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

from docutils import nodes
from docutils.parsers.rst import roles
from docutils.utils import Reporter, new_document
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped] # it has no types
from pygments.util import ClassNotFound  # type: ignore[import-untyped] # it has no types
from sphinx import addnodes
from sphinx.roles import XRefRole
from sphinx.util.docutils import LoggingReporter

from hubdocs.sphinx_ext.schema.nodes import schema_prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docutils.frontend import Values
    from markdown_it.tree import SyntaxTreeNode
    from sphinx.environment import BuildEnvironment

    from hubdocs.schema.describe import Prose

DIRECTIVES: Final = frozenset(
    {
        "admonition",
        "attention",
        "caution",
        "code",
        "code-block",
        "danger",
        "deprecated",
        "error",
        "hint",
        "important",
        "list-table",
        "note",
        "seealso",
        "sourcecode",
        "tip",
        "versionadded",
        "versionchanged",
        "versionremoved",
        "warning",
    }
)
"""Directives that only arrange text."""

ROLES: Final = frozenset(
    {
        "abbr",
        "code",
        "command",
        "dfn",
        "emphasis",
        "envvar",
        "file",
        "guilabel",
        "kbd",
        "literal",
        "mailheader",
        "makevar",
        "manpage",
        "menuselection",
        "mimetype",
        "pep",
        "program",
        "regexp",
        "rfc",
        "samp",
        "strong",
        "sub",
        "subscript",
        "sup",
        "superscript",
    }
)
"""Roles that only shape text; those that refer to something are allowed, too."""

_NEVER: Final = frozenset({"download"})
"""A role that refers to something, and copies it."""
_SYNTAX: Final = (
    "footnote_def",
    "footnote_ref",
    "front_matter",
    "myst_block_break",
    "myst_line_comment",
    "myst_target",
)
_SCHEMES: Final = ("http://", "https://", "mailto:")
_STRICT: Final = ("hub", "schema")
"""Domains of our own: a wrong name is a mistake, wherever it is written."""

SCHEMA_CONTEXT: Final = "schema:schema"
"""In the context of references: the schema whose text is being read."""
QUIET: Final = "hubdocs_quiet"
"""Attribute of a reference that is plain text where it leads nowhere."""


class ProseRenderer(SphinxRenderer):
    """Makes nodes of the text of a schema."""

    link: Callable[[str], str | None]
    """Gives the property that a local link means."""

    def render_link(self, token: SyntaxTreeNode) -> None:
        """Make a link to another site or to a property; any other link is only its text."""
        href = str(token.attrGet("href") or "")
        if href.casefold().startswith(_SCHEMES):
            self.render_link_url(token)
            return
        target = self.link(href)
        if target is None:
            self.render_children(token)
            return
        reference = property_reference(target, self.sphinx_env.docname)
        with self.current_node_context(reference, append=True):
            self.render_children(token)

    def render_image(self, token: SyntaxTreeNode) -> None:
        """Show what is said instead of the image: nothing is loaded from elsewhere."""
        self.current_node.append(nodes.Text(self.renderInlineAsText(token.children or [])))

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        """Show a block of HTML as text, except for a comment."""
        if not token.content.lstrip().startswith("<!--"):
            self.current_node.append(self._as_written(token, token.content))

    def render_html_inline(self, token: SyntaxTreeNode) -> None:
        """Show a tag as text: mostly it is a placeholder such as ``<name>``."""
        self.current_node.append(nodes.Text(token.content))

    def render_heading(self, token: SyntaxTreeNode) -> None:
        """Show a heading as a strong line."""
        content = token.children[0].content if token.children else ""
        paragraph, strong = nodes.paragraph(content), nodes.strong()
        self.add_line_and_source_path(paragraph, token)
        self.current_node.append(paragraph)
        with self.current_node_context(strong):
            self.render_children(token)
        paragraph.append(strong)

    def render_hr(self, token: SyntaxTreeNode) -> None:
        """Leave out lines: between properties they would mean something."""

    def render_fence(self, token: SyntaxTreeNode) -> None:
        """Make a code block, or one of the allowed directives."""
        name = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
        if name.startswith("{") and name[1:-1] not in DIRECTIVES:
            self.current_node.append(self._as_written(token, token.content))
        else:
            super().render_fence(token)

    def render_colon_fence(self, token: SyntaxTreeNode) -> None:
        """Make one of the allowed directives."""
        name = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
        if name.startswith("{") and name[1:-1] not in DIRECTIVES:
            self.current_node.append(self._as_written(token, token.content))
        else:
            super().render_colon_fence(token)

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        """Apply a role, if it is one of the allowed ones and known."""
        name = str(token.meta["name"])
        function = self._role(name)
        if function is not None and (name in ROLES or (isinstance(function, XRefRole) and name not in _NEVER)):
            super().render_myst_role(token)
        else:
            self.current_node.append(nodes.literal(token.content, token.content))

    def _role(self, name: str) -> object:
        """Look a role up, without a word if there is none."""
        domain, separator, inner = name.rpartition(":")
        known = self.sphinx_env.domains.get(domain or "std")
        if known is not None and inner in known.roles:
            return known.roles[inner]
        return None if separator else roles.role(name, self.language_module_rst, 0, _SILENCE)[0]

    def _as_written(self, token: SyntaxTreeNode, text: str) -> nodes.Element:
        node = self.create_highlighted_code_block(text, "text")
        self.add_line_and_source_path(node, token)
        return node


# Takes the messages of a role that is looked up and not found.
_SILENCE: Final = Reporter("", Reporter.SEVERE_LEVEL + 1, Reporter.SEVERE_LEVEL + 1, stream=False)


def property_reference(target: str, docname: str) -> addnodes.pending_xref:
    """Make a link to a property that is plain text where no page describes it."""
    attributes: dict[str, Any] = {
        "refdomain": "schema",
        "reftype": "property",
        "reftarget": target,
        "refdoc": docname,
        "refexplicit": True,
        "refwarn": False,
        QUIET: True,
    }
    return addnodes.pending_xref("", **attributes)


class ProseReader:
    """Reads the texts of one schema.

    :param settings: those of the page that the texts will be part of.
    :param schema: name of the schema, for roles in its text that name a property only.
    :param link: gives the property that a local link means, as ``schema#path``, or ``None``.
    """

    def __init__(self, settings: Values, env: BuildEnvironment, schema: str, link: Callable[[str], str | None]) -> None:
        self._schema = schema
        self._link = link
        self._context = env.ref_context
        self._settings = settings
        self._renderers: dict[str, ProseRenderer] = {}

    def block(self, prose: Prose) -> schema_prose:
        """Read a text of several paragraphs."""
        container = schema_prose(classes=["hubdocs-prose"])
        self._render(prose, container, inline=False)
        return container

    def inline(self, prose: Prose, parent: nodes.TextElement) -> nodes.TextElement:
        """Read a text of one line into a node, which becomes a message of its own."""
        self._render(prose, parent, inline=True)
        parent.rawsource = prose.text.strip()
        parent.source, parent.line = str(prose.location.file), prose.location.line
        return parent

    def _render(self, prose: Prose, parent: nodes.Element, *, inline: bool) -> None:
        path = str(prose.location.file)
        if path not in self._renderers:
            self._renderers[path] = self._renderer_for(path)
        renderer = self._renderers[path]
        line = prose.location.line - 1
        self._context[SCHEMA_CONTEXT] = self._schema
        # What is kept between texts, such as the targets of links, must not get from one into another.
        renderer.md_env.clear()
        with renderer.current_node_context(parent):
            renderer.nested_render_text(prose.text.strip() if inline else prose.text, line, inline=inline)
        del self._context[SCHEMA_CONTEXT]
        tidy(parent.findall(nodes.Element))

    def _renderer_for(self, path: str) -> ProseRenderer:
        """Make what reads the texts of one file: messages name it."""
        config = MdParserConfig(enable_extensions={"colon_fence", "strikethrough"})
        parser = create_md_parser(config, ProseRenderer).disable(_SYNTAX)
        document = new_document(path, self._settings)
        document.reporter = LoggingReporter.from_reporter(document.reporter)
        renderer = cast("ProseRenderer", parser.renderer)
        renderer.setup_render({**parser.options, "document": document}, {})
        renderer.link = self._link
        return renderer


def tidy(elements: Iterable[nodes.Element]) -> None:
    """Make what comes from a text harmless for the page that it becomes part of."""
    for node in list(elements):
        # Names and ids belong to the page.
        node["ids"], node["names"] = [], []
        if isinstance(node, nodes.literal_block):
            # An example need not be perfect: it has ``<placeholders>`` and parts left out.
            node["force"] = True
            if not _known_language(str(node.get("language", ""))):
                node["language"] = "text"
        elif isinstance(node, addnodes.pending_xref) and node.get("refdomain") not in _STRICT:
            node["refwarn"] = False
            node[QUIET] = True


@cache
def _known_language(name: str) -> bool:
    if name in {"default", "none"}:
        return True
    try:
        get_lexer_by_name(name)
    except ClassNotFound:
        return False
    return True
