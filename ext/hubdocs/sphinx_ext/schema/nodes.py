"""The nodes of a schema's reference: standard nodes by another name, so that every builder can write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class schema_reference(nodes.container):  # noqa: N801 (docutils names nodes so)
    """All that is described of one schema, or of a part of it."""


class schema_inside(nodes.container):  # noqa: N801 (docutils names nodes so)
    """What is inside a property; can be folded in HTML, and follows the property elsewhere."""


class schema_summary(nodes.paragraph):  # noqa: N801 (docutils names nodes so)
    """The line that stays when what is inside is folded."""


class schema_mark(nodes.inline):  # noqa: N801 (docutils names nodes so)
    """A short fact behind a name, such as the type."""


class schema_separator(nodes.inline):  # noqa: N801 (docutils names nodes so)
    """What separates marks where they have no shape of their own."""


class schema_prose(nodes.container):  # noqa: N801 (docutils names nodes so)
    """Text that comes from a schema."""


class schema_title(nodes.paragraph):  # noqa: N801 (docutils names nodes so)
    """The title that a schema gives a property."""


def visit_inside(translator: HTML5Translator, node: nodes.Element) -> None:
    """Start what can be folded."""
    attributes: dict[str, Any] = {"open": "open"} if node.get("open") else {}
    translator.body.append(translator.starttag(node, "details" if node["fold"] else "div", **attributes))


def depart_inside(translator: HTML5Translator, node: nodes.Element) -> None:
    """End what can be folded."""
    translator.body.append("</details>\n" if node["fold"] else "</div>\n")


def visit_summary(translator: HTML5Translator, node: nodes.Element) -> None:
    """Start the line that stays."""
    translator.body.append(translator.starttag(node, "summary", ""))


def depart_summary(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End the line that stays."""
    translator.body.append("</summary>\n")


def visit_reference(translator: HTML5Translator, node: nodes.Element) -> None:
    """Start the reference, with the words of the button that the script makes."""
    words: dict[str, Any] = {"data-open-all": str(_("Open all")), "data-close-all": str(_("Close all"))}
    translator.body.append(translator.starttag(node, "div", **words))


def visit_prose(translator: HTML5Translator, node: nodes.Element) -> None:
    """Start a ``div``: the class ``container`` means something else in some themes."""
    translator.body.append(translator.starttag(node, "div"))


def depart_block(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End a ``div``."""
    translator.body.append("</div>\n")


def visit_mark(translator: HTML5Translator, node: nodes.Element) -> None:
    """Start a short fact: it is no code, so its words need no wrapping one by one."""
    translator.body.append(translator.starttag(node, "span", ""))
    translator.protect_literal_text -= 1


def depart_mark(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End a short fact."""
    translator.protect_literal_text += 1
    translator.body.append("</span>")


class Unfold(SphinxPostTransform):
    """Put what is inside a property behind it, where nothing can be folded and lists cannot be nested deeply."""

    default_priority = 5
    formats = ("latex", "man", "texinfo", "text")

    def run(self, **_options: Any) -> None:
        """Change the page."""
        for reference in list(self.document.findall(schema_reference)):
            children = list(reference.children)
            reference.clear()
            for child in children:
                reference.extend(unfolded(child))


def unfolded(node: nodes.Node) -> list[nodes.Node]:
    """Give a property, then what was inside; of several forms, what is said about them stays with the property."""
    if isinstance(node, schema_inside):
        return [*_introduction(node), *(one for child in node.children for one in unfolded(child) if _is_kept(child))]
    if not isinstance(node, addnodes.desc):
        return [node]
    content = next(child for child in node.children if isinstance(child, addnodes.desc_content))
    behind: list[nodes.Node] = []
    for inside in [child for child in content.children if isinstance(child, schema_inside)]:
        position = content.index(inside)
        content[position : position + 1] = _introduction(inside)
        behind += [one for child in inside.children if _is_kept(child) for one in unfolded(child)]
    return [node, *behind]


def _is_kept(node: nodes.Node) -> bool:
    return isinstance(node, addnodes.desc)


def _introduction(inside: schema_inside) -> list[nodes.Node]:
    """Say that what follows are forms; that keys follow needs no words."""
    if not inside.get("forms"):
        return []
    shown: list[nodes.Node] = []
    for child in inside.children:
        if isinstance(child, schema_summary):
            shown.append(nodes.paragraph("", "", nodes.Text(" ".join(child.astext().split()))))
        elif isinstance(child, nodes.paragraph):
            shown.append(child)
    return shown


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes; for all but HTML, their parent classes do."""
    app.add_node(schema_inside, html=(visit_inside, depart_inside))
    app.add_node(schema_summary, html=(visit_summary, depart_summary))
    app.add_node(schema_reference, html=(visit_reference, depart_block))
    app.add_node(schema_prose, html=(visit_prose, depart_block))
    for node in (schema_mark, schema_separator):
        app.add_node(node, html=(visit_mark, depart_mark))
    app.add_node(schema_title)
    app.add_post_transform(Unfold)
