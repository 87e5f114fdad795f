"""A class and its traits to nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes

from hubdocs.sphinx_ext.fleet.traits_role import reference
from hubdocs.sphinx_ext.schema.nodes import schema_mark, schema_reference, schema_separator
from hubdocs.sphinx_ext.schema.phrases import code
from hubdocs.sphinx_ext.schema.values import as_yaml, is_brief, value_node
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hubdocs.service.fleet.traits import Trait, TraitClass, Traits
    from hubdocs.sphinx_ext.fleet.traits_help import HelpReader

_BASES: Final = frozenset({"Configurable", "LoggingConfigurable", "SingletonConfigurable"})
"""Classes that every other comes from: no reader asks for their sections."""


class TraitsRenderer:
    """Makes nodes of classes.

    :param note: is told of the kind and the name of each thing that is described, and of the node for its anchor;
        the kind is empty for what is only mentioned.
    """

    def __init__(
        self, traits: Traits, docname: str, reader: HelpReader, note: Callable[[str, str, nodes.Element], None]
    ) -> None:
        self._traits = traits
        self._docname = docname
        self._reader = reader
        self._note = note

    def show(self, cls: TraitClass) -> schema_reference:
        """Show a class: what it is, then its own traits."""
        container = schema_reference(classes=["hubdocs-schema", "hubdocs-traits"])
        self._note("class", cls.name, container)
        if cls.help:
            container += self._reader.read(cls.help)
        container += nodes.field_list("", *self._facts(cls), classes=["hubdocs-facts"])
        found = self._traits.traits_of(cls)
        container += [self._trait(cls, found[name]) for name in cls.own if name in found]
        return container

    def _facts(self, cls: TraitClass) -> Iterator[nodes.field]:
        names = [name for name, other in self._traits.authenticator_names.items() if other == cls.name]
        if cls.role == "authenticator" and names:
            yield _field(_("Chosen by"), _listed([code(f"authenticator_class: {_scalar(name)}") for name in names]))
        elif cls.role == "authenticator" and cls.module and self._traits.readers(cls.name) == (cls,):
            yield _field(_("Chosen by"), _listed([code(f"authenticator_class: {cls.module}.{cls.name}")]))
        yield _field(_("From"), nodes.paragraph("", "", *self._package(cls)))
        bases = [base for base in cls.bases if base not in _BASES]
        if bases:
            yield _field(_("Also reads the sections"), _listed([self._class(base) for base in bases]))
        readers = [other.name for other in self._traits.readers(cls.name) if other != cls]
        if readers and cls.name not in _BASES:
            yield _field(_("Its section is also read by"), _listed([self._class(name) for name in readers]))
        yield from self._inherited(cls, bases)

    def _inherited(self, cls: TraitClass, bases: list[str]) -> Iterator[nodes.field]:
        """List what the class has from others; each is an anchor, as if it was described here."""
        left = set(self._traits.traits_of(cls)) - set(cls.own)
        for base in bases:
            described = self._traits.find_class(base)
            inherited = [name for name in (described.own if described else ()) if name in left]
            left -= set(inherited)
            links = [self._anchored(cls, name) for name in inherited]
            if links:
                yield _field(_("Traits of {name}").format(name=base), _listed(links))

    def _anchored(self, cls: TraitClass, name: str) -> nodes.inline:
        link = nodes.inline("", "", reference("trait", f"{cls.name}.{name}", self._docname, shown=name))
        self._note("", f"{cls.name}.{name}", link)
        return link

    def _package(self, cls: TraitClass) -> Iterator[nodes.Node]:
        versions = {
            known[cls.package]: version for version, known in self._traits.made_from.items() if cls.package in known
        }
        if not versions:
            yield nodes.Text(_("the chart {name}").format(name=cls.package))
            return
        yield nodes.reference("", cls.package, refuri=self._traits.homes[cls.package], internal=False)
        listed = ", ".join(
            _("{package} with JupyterHub {version}").format(package=package, version=version)
            if len(versions) > 1
            else package
            for package, version in versions.items()
        )
        yield nodes.Text(f" {listed}")
        if len(cls.versions) < len(self._traits.made_from):
            yield nodes.Text(", " + _("only with JupyterHub {versions}").format(versions=", ".join(cls.versions)))

    def _trait(self, cls: TraitClass, trait: Trait) -> addnodes.desc:
        signature = addnodes.desc_signature("", "")
        signature["_toc_parts"], signature["_toc_name"] = (cls.name, trait.name), trait.name
        signature["fullname"] = f"{cls.name}.{trait.name}"
        before = f"{cls.name}."
        signature += [addnodes.desc_addname(before, before), addnodes.desc_name(trait.name, trait.name)]
        for number, mark in enumerate(self._marks(cls, trait)):
            separator = ", " if number else ": "
            signature += [schema_separator(separator, separator, classes=["hubdocs-separator"]), mark]
        self._note("trait", f"{cls.name}.{trait.name}", signature)
        content = addnodes.desc_content("", *self._content(cls, trait))
        kind = {"domain": "hub", "objtype": "trait", "desctype": "trait", "no_index": False}
        return addnodes.desc("", signature, content, classes=["schema", "property", "hubdocs-trait"], **kind)

    def _marks(self, cls: TraitClass, trait: Trait) -> Iterator[schema_mark]:
        yield _mark("type", trait.type)
        if trait.computed != "unknown" and is_brief(trait.default):
            label = nodes.Text(_("default") + " ")
            yield schema_mark("", "", label, code(as_yaml(trait.default)), classes=["hubdocs-mark", "hubdocs-default"])
        if trait.outdated is not None:
            yield _mark("deprecated", _("removed") if trait.outdated.removed else _("deprecated"))
        if trait.versions != cls.versions:
            yield _mark("versions", _("only with JupyterHub {versions}").format(versions=", ".join(trait.versions)))

    def _content(self, cls: TraitClass, trait: Trait) -> Iterator[nodes.Node]:
        base = self._base(cls, trait)
        if base is not None and base.help == trait.help:
            words = _("As in {trait}.") if base.default == trait.default else _("As in {trait}, with another default.")
            before, _placeholder, after = words.partition("{trait}")
            described = reference("trait", f"{base.section}.{trait.name}", self._docname)
            yield nodes.paragraph("", "", nodes.Text(before), described, nodes.Text(after))
        elif trait.help:
            yield self._reader.read(trait.help)
        fields = list(self._trait_facts(cls, trait))
        if fields:
            yield nodes.field_list("", *fields, classes=["hubdocs-facts"])

    def _trait_facts(self, cls: TraitClass, trait: Trait) -> Iterator[nodes.field]:
        if trait.outdated is not None and trait.outdated.successor:
            successor = trait.outdated.successor
            if "." not in successor and successor in self._traits.traits_of(cls):
                successor = f"{cls.name}.{successor}"
            kind = "trait" if "." in successor else "class"
            yield _field(_("Instead"), nodes.paragraph("", "", reference(kind, successor, self._docname)))
        if trait.computed == "unknown":
            yield _field(_("Default"), nodes.paragraph("", _("depends on other settings, or on where the hub runs")))
        elif not is_brief(trait.default):
            yield _field(_("Default"), value_node(trait.default))

    def _base(self, cls: TraitClass, trait: Trait) -> Trait | None:
        """Find the trait as the nearest class has it that this class comes from."""
        traits = (self._traits.traits_of(base).get(trait.name) for base in cls.bases)
        return next((found for found in traits if found is not None), None)

    def _class(self, name: str) -> nodes.Element:
        return reference("class", name, self._docname)


def _scalar(name: str) -> str:
    """Write a text as YAML: the name ``null`` needs quotes."""
    return as_yaml(name)


def _field(name: str, body: nodes.Element) -> nodes.field:
    return nodes.field("", nodes.field_name(name, name), nodes.field_body("", body))


def _listed(shown: Sequence[nodes.Element]) -> nodes.paragraph:
    """List words in a line."""
    paragraph = nodes.paragraph()
    for number, node in enumerate(shown):
        paragraph += [nodes.Text(", "), node] if number else [node]
    return paragraph


def _mark(kind: str, text: str) -> schema_mark:
    return schema_mark(text, text, classes=["hubdocs-mark", f"hubdocs-{kind}"])
