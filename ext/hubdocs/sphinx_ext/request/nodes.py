"""The nodes of the form: containers, paragraphs and lists by another name, which HTML writes as parts of a form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docutils import nodes

from hubdocs.service.community.form_model import TEMPLATES
from hubdocs.sphinx_ext.request.form_words import button_words
from hubdocs.sphinx_ext.schema.nodes import schema_title
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class request_form(nodes.container):  # noqa: N801 (docutils names nodes so)
    """The whole form; ``model`` is what its script has to know."""


class request_part(nodes.container):  # noqa: N801 (docutils names nodes so)
    """A part of the form: ``tag`` and ``attrs`` say what it is in HTML."""


class request_choices(nodes.bullet_list):  # noqa: N801 (docutils names nodes so)
    """What can be chosen."""


class request_choice(nodes.list_item):  # noqa: N801 (docutils names nodes so)
    """One thing that can be chosen."""


class request_text(schema_title):  # noqa: N801 (docutils names nodes so)
    """Words of the catalogue or of the schema; ``model`` says where the script looks for them."""


class request_word(nodes.paragraph):  # noqa: N801 (docutils names nodes so)
    """A word of the extension's own."""


class request_control(nodes.container):  # noqa: N801 (docutils names nodes so)
    """What the reader fills in: ``tag``, ``attrs`` and, for a menu, ``choices`` as pairs of value and words."""


def visit_form(translator: HTML5Translator, node: nodes.Element) -> None:
    """Start the form, with what its script has to know, in the reader's language."""
    translator.body.append(translator.starttag(node, "hubdocs-request"))
    model = dict(node["model"])
    model["words"] = {template.name: str(_(template.value)) for template in TEMPLATES}
    model["ui"] = button_words()
    model = json.loads(json.dumps(model))
    for text in node.findall(request_text):
        if text.get("model"):
            *way, last = text["model"]
            target: Any = model
            for step in way:
                target = target[step]
            target[last] = text.astext()
    # What could end the script is written as a code: words must stay words.
    written = json.dumps(model, ensure_ascii=False).translate(
        {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&"}
    )
    translator.body.append(f'<script type="application/json">{written}</script>\n')


def depart_form(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End the form."""
    translator.body.append("</hubdocs-request>\n")


def visit_part(translator: HTML5Translator, node: nodes.Element) -> None:
    """Start a part."""
    translator.body.append(translator.starttag(node, node["tag"], "", **node.get("attrs", {})))


def depart_part(translator: HTML5Translator, node: nodes.Element) -> None:
    """End a part."""
    translator.body.append(f"</{node['tag']}>\n")


def visit_text(translator: HTML5Translator, node: nodes.Element) -> None:
    """Start words."""
    translator.body.append(translator.starttag(node, "span", ""))


def depart_text(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End words."""
    translator.body.append("</span>\n")


def visit_plain(translator: HTML5Translator, node: nodes.Element) -> None:
    """Start a ``div``."""
    translator.body.append(translator.starttag(node, "div"))


def depart_plain(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End a ``div``."""
    translator.body.append("</div>\n")


def visit_control(translator: HTML5Translator, node: nodes.Element) -> None:
    """Write a field."""
    tag, attributes = node["tag"], dict(node["attrs"])
    if "id" in attributes:
        attributes["ids"] = [attributes.pop("id")]
    if tag == "input":
        translator.body.append(translator.emptytag(node, tag, "\n", **attributes))
        return
    translator.body.append(translator.starttag(node, tag, "", **attributes))
    choices: tuple[tuple[str, str], ...] = tuple(node.get("choices", ()))
    for value, words in choices:
        option = translator.starttag(nodes.Element(), "option", "", value=value)
        translator.body.append(f"{option}{translator.encode(words)}</option>")
    translator.body.append(f"</{tag}>\n")


def depart_control(_translator: HTML5Translator, _node: nodes.Element) -> None:
    """Leave a field, which was written as a whole."""


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes; for all but HTML, their parent classes do."""
    app.add_node(request_form, html=(visit_form, depart_form))
    app.add_node(request_part, html=(visit_part, depart_part))
    app.add_node(request_choices, html=(visit_plain, depart_plain))
    app.add_node(request_choice, html=(visit_plain, depart_plain))
    app.add_node(request_text, html=(visit_text, depart_text))
    app.add_node(request_word, html=(visit_text, depart_text))
    app.add_node(request_control, html=(visit_control, depart_control))
