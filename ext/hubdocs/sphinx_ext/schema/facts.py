"""What is known of a property, as nodes: its text, then a list of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from hubdocs.schema.describe import Kind, Policy
from hubdocs.schema.words import Template
from hubdocs.sphinx_ext.schema.nodes import schema_title
from hubdocs.sphinx_ext.schema.phrases import code, phrase_nodes
from hubdocs.sphinx_ext.schema.prose import property_reference
from hubdocs.sphinx_ext.schema.values import as_yaml, is_brief, value_node
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON
    from hubdocs.schema.describe import Choice, Property, Prose
    from hubdocs.schema.words import Phrase
    from hubdocs.sphinx_ext.schema.prose import ProseReader

FACTS_CLASS: Final = "hubdocs-facts"
"""The class of a list of facts."""

_POLICIES: Final = {Policy.CLOSED: Template.NO_OTHER_KEYS, Policy.OPEN: Template.OTHER_KEYS}


class FactWriter:
    """Writes what is known of the properties of one schema."""

    def __init__(self, schema: str, docname: str, reader: ProseReader) -> None:
        self._schema = schema
        self._docname = docname
        self._reader = reader

    def content(self, described: Property) -> list[nodes.Node]:
        """Show everything but the name, the type, and what is inside."""
        shown: list[nodes.Node] = []
        if described.title is not None:
            shown.append(self._reader.inline(described.title, schema_title(classes=["hubdocs-title"])))
        for prose in described.descriptions:
            shown.extend(self._prose(prose))
        fields = [fact_field(name, body) for name, body in self._facts(described)]
        if fields:
            shown.append(nodes.field_list("", *fields, classes=[FACTS_CLASS]))
        return shown

    def _prose(self, prose: Prose) -> Iterator[nodes.Node]:
        if prose.when is not None:
            words = Template.WHEN_STARTS(condition=prose.when)
            yield nodes.paragraph("", "", *self._words(words), classes=["hubdocs-when"])
        yield self._reader.block(prose)

    def _facts(self, described: Property) -> Iterator[tuple[str, list[nodes.Node]]]:
        if described.deprecation is not None:
            yield _("Deprecated"), [self._reader.block(described.deprecation)]
        yield from self._phrases(_("Needed when"), described.required_when)
        yield from self._phrases(_("Only when"), described.only_when)
        if described.default and not is_brief(described.default[0]):
            yield _("Default"), [value_node(described.default[0])]
        if described.choices:
            yield (_("Value") if described.fixed else _("Values")), self._choices(described.choices)
        yield from self._phrases(_("Rules"), (*described.constraints, *_remarks(described)))
        if described.examples:
            key = described.name if described.kind is Kind.KEY else None
            label = _("Example") if len(described.examples) == 1 else _("Examples")
            yield label, [value_node(data, key) for data in described.examples]
        for keyword, data in described.other:
            yield keyword, [value_node(data)]
        for ref, _place in described.unresolved:
            yield _("Refers to"), [nodes.paragraph("", "", code(ref))]
        if described.see is not None:
            yield _("The same as"), [nodes.paragraph("", "", self._link(described.see))]

    def _phrases(self, label: str, phrases: tuple[Phrase, ...]) -> Iterator[tuple[str, list[nodes.Node]]]:
        """Make one fact of some phrases, if there are any."""
        paragraphs = [nodes.paragraph("", "", *self._words(phrase)) for phrase in phrases]
        if len(paragraphs) == 1:
            yield label, [*paragraphs]
        elif paragraphs:
            yield label, [nodes.bullet_list("", *(nodes.list_item("", row) for row in paragraphs), bullet="-")]

    def _words(self, phrase: Phrase) -> Iterator[nodes.Node]:
        return phrase_nodes(phrase, self._schema, self._docname)

    def _link(self, path: str) -> nodes.Element:
        reference = property_reference(f"{self._schema}#{path}" if path else self._schema, self._docname)
        reference["reftype"] = "property" if path else "schema"
        reference.append(code(path or self._schema))
        return reference

    def _choices(self, choices: tuple[Choice, ...]) -> list[nodes.Node]:
        if not any(choice.prose or choice.deprecated for choice in choices):
            separated: list[nodes.Node] = []
            for choice in choices:
                separated += [nodes.Text(", "), code(_one_line(choice.data))]
            return [nodes.paragraph("", "", *separated[1:])]
        return [nodes.definition_list("", *(self._choice(choice) for choice in choices))]

    def _choice(self, choice: Choice) -> nodes.definition_list_item:
        term = nodes.term("", "", code(_one_line(choice.data)))
        if choice.deprecated:
            term += [nodes.Text(f" ({_('deprecated')})")]
        text = [self._reader.block(choice.prose)] if choice.prose is not None else [nodes.paragraph()]
        return nodes.definition_list_item("", term, nodes.definition("", *text))


def _remarks(described: Property) -> Iterator[Phrase]:
    """Give what is said in the same words wherever it is said."""
    if described.policy in _POLICIES:
        yield _POLICIES[described.policy]()
    if described.read_only:
        yield Template.READ_ONLY()
    if described.write_only:
        yield Template.WRITE_ONLY()


def _one_line(data: JSON) -> str:
    return " ".join(as_yaml(data).split("\n"))


def fact_field(name: str, body: list[nodes.Node]) -> nodes.field:
    """Make a fact: its name, and what is to be said."""
    # The names of the facts are in hubdocs' own catalogue, not in that of the pages.
    label = nodes.field_name("", str(name), translatable=False)
    return nodes.field("", label, nodes.field_body("", *body))
