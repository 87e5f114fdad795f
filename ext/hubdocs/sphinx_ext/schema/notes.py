"""What others say of properties: further facts on the pages of schemas, from components that this one does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from hubdocs.sphinx_ext.schema.facts import FACTS_CLASS, fact_field
from hubdocs.sphinx_ext.schema.nodes import schema_reference
from hubdocs.sphinx_ext.schema.render import PROPERTY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Notes = Callable[[str], Iterable[tuple[str, list[nodes.Node]]]]


def add_notes(document: nodes.document, notes: Notes) -> None:
    """Add facts to the properties on a page; to be called before links are resolved.

    :param notes: gives what is to be said of a property by its full name, such as ``cluster#hubs[].domain``: the name
        of each fact, and its text.
    """
    for reference in document.findall(schema_reference):
        for content in list(reference.findall(addnodes.desc_content)):
            fields = [
                fact_field(name, [nodes.paragraph("", "", *body)]) for name, body in notes(content.get(PROPERTY, ""))
            ]
            if fields:
                _facts_of(content).extend(fields)


def _facts_of(content: addnodes.desc_content) -> nodes.Element:
    """Give the list of facts of a property; where it has none yet, it gets one behind its text."""
    for child in content.children:
        if isinstance(child, nodes.field_list) and FACTS_CLASS in child["classes"]:
            return child
    made = nodes.field_list(classes=[FACTS_CLASS])
    behind = [
        number
        for number, child in enumerate(content.children)
        if not isinstance(child, (addnodes.desc, nodes.container))
    ]
    content.insert(behind[-1] + 1 if behind else 0, made)
    return made
