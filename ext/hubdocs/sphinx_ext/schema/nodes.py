"""The nodes of a schema's reference: standard nodes by another name, so that every builder can write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

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


def visit_plain(translator: HTML5Translator, node: nodes.Element) -> None:
    """Start a ``div``: the class ``container`` means something else in some themes."""
    translator.body.append(translator.starttag(node, "div"))


def depart_plain(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End a ``div``."""
    translator.body.append("</div>\n")


class Unfold(SphinxPostTransform):
    """Put what is inside a property behind it, where nothing can be folded and lists cannot be nested deeply."""

    default_priority = 5
    formats = ("latex", "man", "texinfo", "text")

    def run(self, **_options: Any) -> None:
        """Change the page."""
        for reference in list(self.document.findall(schema_reference)):
            for described in list(reference.children):
                if isinstance(described, addnodes.desc):
                    position = reference.index(described)
                    reference[position : position + 1] = unfolded(described)


def unfolded(described: addnodes.desc) -> list[addnodes.desc]:
    """Take what is inside a property out of it."""
    taken: list[addnodes.desc] = []
    for inside in list(described.findall(schema_inside)):
        if inside.parent is None or _within(inside, described, schema_inside):
            continue
        taken.extend(child for child in inside.children if isinstance(child, addnodes.desc))
        inside.parent.remove(inside)
    return [described, *(one for child in taken for one in unfolded(child))]


def _within(node: nodes.Element, top: nodes.Element, kind: type[nodes.Element]) -> bool:
    """Say whether a node stands inside another one of a kind, below the top."""
    parent = node.parent
    while parent is not None and parent is not top:
        if isinstance(parent, kind):
            return True
        parent = cast("nodes.Element | None", parent.parent)
    return False


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes; for all but HTML, their parent classes do."""
    app.add_node(schema_inside, html=(visit_inside, depart_inside))
    app.add_node(schema_summary, html=(visit_summary, depart_summary))
    app.add_node(schema_reference, html=(visit_plain, depart_plain))
    app.add_node(schema_prose, html=(visit_plain, depart_plain))
    for node in (schema_mark, schema_separator, schema_title):
        app.add_node(node)
    app.add_post_transform(Unfold)
