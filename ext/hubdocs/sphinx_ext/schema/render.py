"""A described schema to nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes
from sphinx import addnodes

from hubdocs.schema.describe import How, Kind
from hubdocs.schema.words import Template
from hubdocs.sphinx_ext.schema.facts import FactWriter
from hubdocs.sphinx_ext.schema.nodes import (
    schema_inside,
    schema_mark,
    schema_reference,
    schema_separator,
    schema_summary,
)
from hubdocs.sphinx_ext.schema.phrases import code, phrase_nodes, plain
from hubdocs.sphinx_ext.schema.values import as_yaml, is_brief
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hubdocs.schema.describe import Property
    from hubdocs.sphinx_ext.schema.prose import ProseReader

PROPERTY: Final = "hubdocs_property"
"""The attribute of a property's content that holds its full name."""

_NAMED: Final = 12
"""How many names the line of a folded part lists."""


class Options(NamedTuple):
    """How much is shown.

    :param depth: levels of keys, ``None`` for all.
    :param open: levels that are not folded when the page is opened, ``None`` for all.
    """

    depth: int | None = None
    open: int | None = 1


class Renderer:
    """Makes nodes of the properties of one schema.

    :param schema: its name.
    :param note: is told of each property, the node that carries its anchor, and whether what is inside is left out.
    """

    def __init__(
        self,
        schema: str,
        docname: str,
        reader: ProseReader,
        note: Callable[[Property, nodes.Element, bool], None],
        options: Options,
    ) -> None:
        self._docname = docname
        self._schema = schema
        self._note = note
        self._options = options
        self._facts = FactWriter(schema, docname, reader)

    def reference(self, described: Property) -> schema_reference:
        """Show a property and everything inside."""
        container = schema_reference(classes=["hubdocs-schema"])
        if described.kind is Kind.ROOT:
            self._note(described, container, self._is_short(described, 0))
            container += self._facts.content(described)
            container += self._inside(described, 0)
        else:
            container += self._property(described, "", 0)
        return container

    def _property(self, described: Property, parent: str, level: int) -> addnodes.desc:
        signature = self._signature(described, parent)
        if level <= 1 and described.kind not in (Kind.FORM, Kind.ITEM):
            signature["_toc_name"] = described.path
        self._note(described, signature, self._is_short(described, level))
        content = addnodes.desc_content("", *self._facts.content(described))
        content[PROPERTY] = f"{self._schema}#{described.path}"
        content += self._inside(described, level)
        return addnodes.desc(
            "",
            signature,
            content,
            domain="schema",
            objtype="property",
            desctype="property",
            classes=["schema", "property", f"hubdocs-{described.kind.value}"],
        )

    def _inside(self, described: Property, level: int) -> list[nodes.Element]:
        shown: list[nodes.Element] = []
        for alternatives in described.alternatives:
            label = _("Exactly one of these forms") if alternatives.how is How.ONE else _("One or more of these forms")
            shown += self._group(described, alternatives.forms, level, label)
            if alternatives.when is not None:
                condition = Template.ONLY_WHEN(condition=alternatives.when)
                shown[-1].insert(1, nodes.paragraph("", "", *phrase_nodes(condition, self._schema, self._docname)))
        members = self._shown(described, level)
        if members:
            label = _("Items") if members[0].kind is Kind.ITEM else _("Keys")
            shown += self._group(described, members, level, label)
        return shown

    def _shown(self, described: Property, level: int) -> tuple[Property, ...]:
        """Leave out keys that are too deep; the items of a list are no level of their own."""
        if self._options.depth is None or level < self._options.depth:
            return described.children
        return tuple(member for member in described.children if member.kind is Kind.ITEM)

    def _is_short(self, described: Property, level: int) -> bool:
        return len(self._shown(described, level)) < len(described.children)

    def _group(self, parent: Property, members: tuple[Property, ...], level: int, label: str) -> list[nodes.Element]:
        """Show what is inside: the keys of the whole directly, the only kind of item with its list, others folded."""
        whole = parent.kind is Kind.ROOT and members[0].kind is not Kind.FORM
        alone = len(members) == 1 and members[0].kind is Kind.ITEM
        inner = level if members[0].kind in (Kind.FORM, Kind.ITEM) else level + 1
        described: list[nodes.Element] = [self._property(member, parent.path, inner) for member in members]
        if whole:
            return described
        if alone:
            return [schema_inside("", *described, fold=False, classes=["hubdocs-inside"])]
        summary = _summary(label, members)
        return [
            schema_inside(
                "",
                summary,
                *described,
                fold=True,
                open=self._options.open is None or level < self._options.open,
                forms=members[0].kind is Kind.FORM,
                classes=["hubdocs-inside"],
            )
        ]

    def _signature(self, described: Property, parent: str) -> addnodes.desc_signature:
        step = described.path.removeprefix(parent) if parent else described.path
        before = parent + "." if step.startswith(".") and parent else parent
        name = described.path.removeprefix(before)
        signature = addnodes.desc_signature("", "")
        if before:
            signature += addnodes.desc_addname(before, before)
        signature += addnodes.desc_name(name, name)
        for number, mark in enumerate(_marks(described)):
            separator = ", " if number else ": "
            signature += [schema_separator(separator, separator, classes=["hubdocs-separator"]), mark]
        return signature


def _marks(described: Property) -> Iterator[schema_mark]:
    """Give the short facts behind a name."""
    role = {
        Kind.OTHER: _("each other key"),
        Kind.PATTERN: _("each key that matches"),
        Kind.ITEM: _("each item") if described.name == "[]" else "",
    }.get(described.kind)
    if role:
        yield _mark("role", str(role))
    yield _mark("type", plain(described.type))
    if described.required:
        yield _mark("required", _("required"))
    if described.deprecated:
        yield _mark("deprecated", _("deprecated"))
    if described.default and is_brief(described.default[0]):
        text = as_yaml(described.default[0])
        label = nodes.Text(_("default") + " ")
        yield schema_mark("", "", label, code(text), classes=["hubdocs-mark", "hubdocs-default"])


def _mark(kind: str, text: str) -> schema_mark:
    return schema_mark(text, text, classes=["hubdocs-mark", f"hubdocs-{kind}"])


def _summary(label: str, members: tuple[Property, ...]) -> schema_summary:
    names = [_brief_name(member) for member in members]
    listed = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
    return schema_summary(
        "",
        "",
        nodes.Text(f"{label} "),
        nodes.inline("", f"({len(names)})", classes=["hubdocs-count"]),
        nodes.Text(" "),
        nodes.inline("", listed, classes=["hubdocs-names"]),
    )


def _brief_name(described: Property) -> str:
    """Give the name that a property has in a list of names."""
    if described.kind is Kind.FORM and described.title is not None:
        return described.title.text
    return f"/{described.name}/" if described.kind is Kind.PATTERN else described.name
