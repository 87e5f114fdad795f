"""The help of traits to nodes: the words of other projects, in reStructuredText of all sorts.

What their documentation would make of it is not here: roles and links into it become plain code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import Reporter, new_document
from sphinx import addnodes

from hubdocs.sphinx_ext.schema.nodes import schema_prose
from hubdocs.sphinx_ext.schema.prose import tidy
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.environment import BuildEnvironment

_ROLE: Final = re.compile(r":(?:[\w+-]+:)+`[~.!]?(?P<text>[^`<]+?)\s*(?:<[^`>]*>)?`")
_FENCE: Final = re.compile(
    r"^(?P<indent>[ ]*)```(?P<language>\w*)\n(?P<code>.*?)^[ ]*```[ ]*$", re.MULTILINE | re.DOTALL
)
_CHANGE: Final = re.compile(
    r"^(?P<indent>[ ]*)\.\. (?P<what>versionadded|versionchanged|versionremoved|deprecated)::[ ]*(?P<version>[^\s:]*):?"
    r"(?P<body>[^\n]*(?:\n(?:[ ]*\n)*(?P=indent)[ ]+[^\n]*)*)",
    re.MULTILINE,
)
_DIRECTIVE: Final = re.compile(r"^(?P<indent>[ ]*)\.\. (?P<name>[\w:+-]+)::", re.MULTILINE)
_DIRECTIVES: Final = frozenset({"code", "code-block", "note", "seealso", "tip", "warning"})
_LINKS: Final = ("http://", "https://")
_NOTHING: Final = (nodes.comment, nodes.image, nodes.raw, nodes.system_message, nodes.target)
_SILENT: Final = Reporter.SEVERE_LEVEL + 1


class HelpReader:
    """Reads the help of traits.

    :param link: makes a link of a word that may be the name of a trait or a class, if it is one.
    """

    def __init__(self, env: BuildEnvironment, link: Callable[[str], nodes.Element | None]) -> None:
        self._link = link
        self._settings = get_default_settings(Parser)
        self._settings.env = env
        self._settings.report_level = self._settings.halt_level = _SILENT
        self._settings.raw_enabled = self._settings.file_insertion_enabled = False
        self._parser = Parser()

    def read(self, text: str) -> schema_prose:
        """Read one text. It stays as it is in every language, and says that it is English."""
        # What comes from nowhere is no message for translators.
        document = new_document("", self._settings)
        document.reporter = Reporter("", _SILENT, _SILENT, stream=False)
        self._parser.parse(_prepared(text), document)
        shown = schema_prose("", *document.children, classes=["hubdocs-prose", "language-en"])
        self._clean(shown)
        tidy(shown.findall(nodes.Element))
        for node in shown.findall():
            # Otherwise the whole environment would be written with each page.
            node.document = None  # type: ignore[assignment] # its stub does not know that it may be missing
        return shown

    def _clean(self, shown: nodes.Element) -> None:
        """Leave only what makes sense without the documentation that the text was written for."""
        for node in list(shown.findall(nodes.Element)):
            text = node.astext()
            if node.parent is None:
                continue
            if isinstance(node, _NOTHING):
                node.parent.remove(node)
            elif isinstance(node, nodes.section) or _only_indented(node):
                node.replace_self(node.children)
            elif isinstance(node, nodes.title) and not isinstance(node.parent, nodes.Admonition):
                node.replace_self(nodes.paragraph("", "", nodes.strong("", text)))
            elif isinstance(node, (nodes.title_reference, nodes.literal)):
                node.replace_self(self._link(text) or nodes.literal(text, text))
            elif _leads_nowhere(node):
                node.replace_self(nodes.Text(text))


def _only_indented(node: nodes.Element) -> bool:
    """Say whether something looks like a quotation because somebody indented a list."""
    lists = (nodes.bullet_list, nodes.enumerated_list, nodes.definition_list)
    return isinstance(node, nodes.block_quote) and all(isinstance(child, lists) for child in node.children)


def _leads_nowhere(node: nodes.Element) -> bool:
    """Say whether something is a link that is none here."""
    if isinstance(node, nodes.reference):
        return not str(node.get("refuri", "")).startswith(_LINKS)
    return isinstance(node, (nodes.problematic, addnodes.pending_xref))


def _prepared(text: str) -> str:
    """Rewrite what only the documentation of the package understands."""
    text = _ROLE.sub(lambda match: f"``{match['text']}``", text)
    text = _FENCE.sub(_code_block, text)
    text = _CHANGE.sub(_change, text)
    return _DIRECTIVE.sub(
        lambda match: match[0] if match["name"] in _DIRECTIVES else f"{match['indent']}{match['name']}:", text
    )


def _code_block(match: re.Match[str]) -> str:
    """Write Markdown's block of code as reStructuredText."""
    code = "".join(f"   {line}" for line in match["code"].splitlines(keepends=True))
    return f"\n{match['indent']}.. code-block:: {match['language'] or 'text'}\n\n{code}"


def _change(match: re.Match[str]) -> str:
    """Write since when something is so in words: it is not a change of what is being built."""
    words: dict[str, Any] = {
        "versionadded": _("New in version {version}"),
        "versionchanged": _("Changed in version {version}"),
        "versionremoved": _("Removed in version {version}"),
        "deprecated": _("Deprecated since version {version}"),
    }
    term = str(words[match["what"]]).format(version=match["version"])
    lines = [line.strip() for line in match["body"].strip().splitlines()]
    body = " ".join(filter(None, lines))
    return f"\n{match['indent']}*{term}*{':' if body else '.'} {body}\n"
