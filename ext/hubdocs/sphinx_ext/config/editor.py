"""Editors: where an example can be corrected on the page, and how without a script.

An example that is wrong on purpose gets one if it stands in an exercise; any example gets one by the option ``editor``.
There is none where a browser could judge otherwise than the command.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.util import logging

from hubdocs.model import format_pointer
from hubdocs.schema.bundle import NotPortableError
from hubdocs.sphinx_ext.config.editor_bundle import bundled, reason_against
from hubdocs.sphinx_ext.config.place import file_of
from hubdocs.sphinx_ext.config.text import code_block
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.docutils import SphinxDirective

    from hubdocs.project.pages.blocks import Block
    from hubdocs.project.pages.check_block import BlockResult

logger: Final = logging.getLogger(__name__)

_EXERCISE: Final = "hubdocs-exercise"
"""The class of an exercise of a lesson."""
FILE: Final = "my-text.yaml"
"""What the instructions call the file with the reader's text."""


class config_editor(nodes.container):  # noqa: N801 (docutils names nodes so)
    """An editor: the ``text`` to begin with, ``schema``, ``at`` and ``overlay``; ``wanted`` is what its author says.

    Its children say how to do the same with the command.
    """


def make_editor(directive: SphinxDirective, block: Block | None, result: BlockResult) -> list[nodes.Node]:
    """Make an editor for an example that can be judged in a browser.

    Whether it stays is only known when the whole page is read; see `settle_editors`.
    """
    wanted = {"": "", "no": "no", "false": "no", "off": "no"}.get(
        str(directive.options.get("editor", "")).lower(), "yes"
    )
    if "editor" in directive.options and not wanted:
        wanted = "yes"  # the option without a value
    if block is None or not result.documents or wanted == "no" or not (wanted or "expect" in directive.options):
        return []
    project = SchemaDomain.of(directive.env).project
    schema = project.store.find(block.schema, base=file_of(directive).parent)
    try:
        reason = reason_against(block, schema, result, project)
        bundled(schema, project.store)
    except NotPortableError as error:
        reason = f"of `{error}` in the schema"
    if reason:
        report = logger.warning if wanted else logger.debug
        text = "this example gets no editor, because %s"
        report(text, reason, location=directive.get_location(), type="hubdocs", subtype="no-editor")
        return []
    same = project.store.find(schema.name).path == schema.path
    name = schema.name if same else project.relative(schema.path)
    overlay = schema.is_overlay if block.overlay is None else block.overlay
    editor = config_editor("", *_instructions(name, block), classes=["hubdocs-editor"], wanted=wanted)
    directive.set_source_info(editor)
    editor["schema"], editor["at"], editor["overlay"] = str(schema.path), list(block.at), overlay
    editor["text"] = block.snippet.body.rstrip() + "\n"
    return [editor]


def _instructions(schema: str, block: Block) -> list[nodes.Node]:
    """Say how to check a text with the command."""
    options = [f"--schema {shlex.quote(schema)}", *(["--overlay"] if block.overlay else [])]
    options += [f"--at {shlex.quote(format_pointer(block.at))}"] if block.at else []
    words = str(_("To try it on your own computer, write the corrected text into the file %s and check it:"))
    before, _sign, after = words.partition("%s")
    told = nodes.paragraph("", "", nodes.Text(before), nodes.literal(FILE, FILE), nodes.Text(after))
    command = code_block(f"hubdocs check {FILE} {' '.join(options)}", "text")
    return [nodes.container("", told, command, classes=["hubdocs-editor-how"])]


def settle_editors(_app: Sphinx, doctree: nodes.document) -> None:
    """Keep the editors that their authors ask for, and those in exercises (on ``doctree-read``)."""
    for editor in list(doctree.findall(config_editor)):
        if not editor["wanted"] and not _is_in_exercise(editor):
            editor.parent.remove(editor)


def _is_in_exercise(node: nodes.Element) -> bool:
    parent = node.parent
    while parent is not None:
        if _EXERCISE in parent.get("classes", ()):
            return True
        parent = parent.parent
    return False
