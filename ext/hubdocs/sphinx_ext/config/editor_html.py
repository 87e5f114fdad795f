"""Editors in HTML: what their script has to know, and the files that it loads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.util.osutil import relative_uri

from hubdocs.model import Code
from hubdocs.sphinx_ext.config.domain import ConfigDomain
from hubdocs.sphinx_ext.config.editor import config_editor, settle_editors
from hubdocs.sphinx_ext.config.editor_bundle import SAID, SCRIPTS, Bundled, bundled, version
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_STILL: Final = frozenset({"epub"})
"""Builders of HTML for readers without scripts."""


def editor_words() -> dict[str, str]:
    """Give the words of an editor, in the language of the site."""
    words = {
        "open": _("Try it here"),
        "label": _("Your text"),
        "hint": _("Indent with spaces. The Tab key moves on to the buttons."),
        "check": _("Check"),
        "again": _("Start again"),
        "busy": _("Checking ..."),
        "right": _("Right: it says what the solution says."),
        "clean": _(
            "The checker finds nothing wrong with this text any more. Whether it does what was asked, only you can say."
        ),
        "compare": _("Compare it with the solution."),
        "empty": _("Nothing is wrong with this text, but there is nothing in it."),
        "wrong": _("Not right yet: {count} mistakes are left."),
        "wrong_one": _("Not right yet: 1 mistake is left."),
        "more": _("and {count} more"),
        "line": _("Line {line}:"),
        "warning": _("warning"),
        "information": _("information"),
        "unsure": _("This page cannot judge this text; the command can."),
    }
    return {name: str(text) for name, text in words.items()}


def visit_editor(translator: HTML5Translator, node: config_editor) -> None:
    """Start an editor: what its script has to know, as data."""
    translator.body.append(translator.starttag(node, "div"))
    if translator.builder.name in _STILL:
        return
    model = _model(translator, node)
    # What could end the script is written as a code: words must stay words.
    written = json.dumps(model, ensure_ascii=False).translate(
        {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
    )
    translator.body.append(f'<script type="application/json">{written}</script>\n')


def _model(translator: HTML5Translator, node: config_editor) -> dict[str, Any]:
    env, builder = translator.builder.env, translator.builder
    project = SchemaDomain.of(env).project
    here = builder.get_target_uri(translator.docnames[0])
    pages: dict[str, list[str]] = {}
    for docname, codes in sorted(ConfigDomain.of(env).codes.items()):
        found: list[str] = [code.value for code in Code if code in SAID and code.value in codes]
        if found:
            pages[relative_uri(here, builder.get_target_uri(docname))] = found
    severities = {
        code.value: severity and severity.value for code, severity in project.options.severity.items() if code in SAID
    }
    return {
        "text": node["text"],
        "at": node["at"],
        "overlay": node["overlay"],
        "severity": severities,
        "codes": pages,
        "foreign": translator.config.language.partition("_")[0] != "en",
        "bundle": _bundle_of(node, env).name,
        "scripts": SCRIPTS,
        "version": version(),
        "words": editor_words(),
    }


def _bundle_of(node: config_editor, env: Any) -> Bundled:
    project = SchemaDomain.of(env).project
    return bundled(project.store.find(node["schema"]), project.store)


def depart_editor(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End an editor."""
    translator.body.append("</div>\n")


def _add_assets(
    app: Sphinx, _page: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load the script on pages that have an editor only, and write the schemas that it judges by."""
    editors = list(doctree.findall(config_editor)) if doctree is not None else []
    if not editors:
        return
    app.add_css_file("hubdocs-editor.css")
    if app.builder.name in _STILL:
        return
    app.add_js_file("hubdocs-editor.js", loading_method="defer")
    for bundle in {_bundle_of(editor, app.env) for editor in editors}:
        path = Path(app.outdir, "_static", "hubdocs-editor", f"{bundle.name}.js")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(bundle.script, encoding="utf-8", newline="\n")


def setup_editors(app: Sphinx) -> None:
    """Register editors; for all but HTML, their parent class does."""
    app.add_node(config_editor, html=(visit_editor, depart_editor))
    app.connect("doctree-read", settle_editors)
    app.connect("html-page-context", _add_assets)
