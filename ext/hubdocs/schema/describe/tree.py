"""From a schema to a tree of properties."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.schema.describe import facts, paths
from hubdocs.schema.describe.alternatives import Branch, Group, Style, names_in
from hubdocs.schema.describe.claims import ALWAYS, words
from hubdocs.schema.describe.conditions import ConditionReader, the_value
from hubdocs.schema.describe.constraints import type_words, value_rules
from hubdocs.schema.describe.inside import Start, has_places, inside, item_layers, policy_of
from hubdocs.schema.describe.layers import Layer, LayerFinder, Layers
from hubdocs.schema.describe.memory import Memory
from hubdocs.schema.describe.property import Alternatives, How, Kind, Property
from hubdocs.schema.resolve import Place, Resolver
from hubdocs.schema.words import Template

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hubdocs.model import Pointer
    from hubdocs.schema.schema import Schema
    from hubdocs.schema.store import SchemaStore
    from hubdocs.schema.words import Phrase

_DEEPEST: Final = 32
"""Levels at most: nobody writes such a file, but pages and the programs that make them would break."""


def describe(schema: Schema, store: SchemaStore, *, at: Pointer = (), depth: int | None = None) -> Property:
    """Describe a schema.

    :param store: where references to other schemas lead.
    :param at: a schema inside it, such as ``("$defs", "contact")``.
    :param depth: how many levels of keys to describe; all if missing.
    """
    start = Layer(Place(schema, at))
    name = schema.name if not at else str(at[-1])
    path = paths.definition("/".join(map(str, at))) if at else paths.ROOT
    root = Start(Kind.ROOT, name, path, (start,), start.place)
    return _Describer(store).describe(root, _Way({}, depth))


class _Way(NamedTuple):
    """How far down a description has come.

    :param above: paths of the properties around, by their place: what refers to one of them is not described again.
    :param depth: how many levels of keys may follow.
    :param level: how far in it is.
    :param known: keys that are described outside of a form.
    """

    above: Mapping[tuple[str, Pointer], str]
    depth: int | None
    known: frozenset[str] = frozenset()
    level: int = 0

    @property
    def ends(self) -> bool:
        """Say whether no keys may follow."""
        return self.depth == 0 or self.level >= _DEEPEST

    def into(self, child: Start) -> _Way:
        """Go one level down, if it is one: the items of a list are none."""
        deeper = self._replace(level=self.level + 1)
        if self.depth is None or child.kind is Kind.ITEM:
            return deeper
        return deeper._replace(depth=self.depth - 1)


class _Describer:
    def __init__(self, store: SchemaStore) -> None:
        resolver = Resolver(store)
        self._reader = ConditionReader(resolver)
        self._finder = LayerFinder(resolver, self._reader)
        self._memory = Memory()

    def describe(self, start: Start, way: _Way) -> Property:
        """Describe one property and what is inside."""
        layers, only_when = _settled(self._finder.find(start.layers, start.path), start)
        groups = list(self._groups(layers))
        known = way.known | set(names_in(layers.all, "properties"))
        styles = [(group, group.style(known)) for group in groups]
        types = self._types(layers, styles)
        described = replace(
            _annotated(start, layers, styles),
            only_when=only_when,
            type=_type_phrase(layers, types),
            nullable="null" in types.names,
            constraints=tuple(dict.fromkeys(self._rules(layers, styles, start.path, way))),
        )
        told = self._memory.find(layers) if start.kind is not Kind.FORM else None
        if told is not None:
            return replace(described, see=told)
        described = self._with_inside(described, layers, styles, way)
        if described.see is None and start.kind is not Kind.FORM:
            self._memory.keep(layers, described)
        return described

    def _with_inside(
        self, described: Property, layers: Layers, styles: list[tuple[Group, Style]], way: _Way
    ) -> Property:
        """Add what is inside, without what a property around it describes."""
        path = described.path
        above = [layer.key[:2] for layer in layers.firm if layer.key[:2] in way.above]
        if above:
            layers = replace(layers, all=tuple(layer for layer in layers.firm if layer.key[:2] not in way.above))
            styles = [(group, style) for group, style in styles if group.owner.key[:2] not in above]
        sentences = [group for group, style in styles if style is Style.CONDITION]
        starts = list(inside(layers, path, sentences, way.known))
        shown = starts
        if way.ends:
            shown = [child for child in starts if child.kind is Kind.ITEM and way.level < _DEEPEST]
        own = {layer.key[:2]: path for layer in layers.firm}
        further = _Way({**way.above, **own}, way.depth, level=way.level)
        known = way.known | set(names_in(layers.all, "properties"))
        forms = [group for group, style in styles if style is Style.FORMS]
        return replace(
            described,
            alternatives=tuple(self._forms(forms, path, further, known)),
            children=tuple(self.describe(child, further.into(child)) for child in shown),
            see=way.above[above[0]] if above else None,
            more=len(shown) < len(starts),
        )

    def _groups(self, layers: Layers) -> Iterator[Group]:
        for layer in layers.all:
            for how in How:
                listed = layer.contents.get(how.value)
                if isinstance(listed, list) and listed:
                    starts = [Layer(layer.place.down(how.value, index)) for index in range(len(listed))]
                    found = [Branch(start, self._finder.find([start], "")) for start in starts]
                    yield Group(layer, how, tuple(found))

    def _types(self, layers: Layers, styles: list[tuple[Group, Style]]) -> facts.Types:
        names = facts.types_in(layers.firm)
        if not names:
            firm = [group.types() for group, style in styles if group.owner.firm and style is not Style.CONDITION]
            names = next((types for types in firm if types), ())
        inner = item_layers(layers) if not has_places(layers) else ()
        items = facts.types_in(self._finder.find(inner, "").firm) if inner else ()
        return facts.Types(names, items)

    def _rules(self, layers: Layers, styles: list[tuple[Group, Style]], path: str, way: _Way) -> Iterator[Phrase]:
        for layer in layers.all:
            rules = list(facts.rules_of(layer, path, self._reader))
            if not layer.firm:
                rules = [*facts.conditional_rules(layer), *rules]
            yield from (facts.on_condition(layer, rule) for rule in rules)
        first = True
        for layer in layers.firm:
            choices = list(value_rules(layer.contents))
            yield from () if first else choices
            first = first and not choices
        for name in dict.fromkeys(name for layer in layers.firm for name in _required(layer)):
            if name in way.known and name not in names_in(layers.all, "properties"):
                yield Template.SET(key=the_value(path).key(name).named)
        for group, style in styles:
            if style is Style.CONDITION:
                yield facts.on_condition(group.owner, group.rule(path, layers.required, self._reader))

    def _forms(self, groups: list[Group], path: str, way: _Way, known: frozenset[str]) -> Iterator[Alternatives]:
        for number, group in enumerate(groups, 1):
            labels = group.labels()
            prefix = "" if number == 1 else f"{number}/"
            forms = []
            for label, branch in zip(labels, group.branches, strict=True):
                start = Start(Kind.FORM, label, paths.form(path, prefix + label), (branch.start,), branch.start.place)
                forms.append(self.describe(start, way._replace(known=known)))
            yield Alternatives(group.how, tuple(forms), facts.condition(group.owner))


def _required(layer: Layer) -> list[str]:
    listed = layer.contents.get("required")
    return [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []


def _type_phrase(layers: Layers, types: facts.Types) -> Phrase:
    if any(layer.place.contents is False for layer in layers.firm):
        return Template.NOTHING()
    return type_words(types.names, types.items)


def _settled(layers: Layers, start: Start) -> tuple[Layers, tuple[Phrase, ...]]:
    """For a value that is only described on a condition: say that once, and not again with all that is said of it."""
    if layers.firm or not layers.all:
        return layers, ()
    when = layers.all[0].when
    settled = tuple(replace(layer, when=ALWAYS) if layer.when == when else layer for layer in layers.all)
    stated = () if start.required or words(when) in start.required_when else (words(when),)
    return replace(layers, all=settled), stated


def _annotated(start: Start, layers: Layers, styles: list[tuple[Group, Style]]) -> Property:
    """Make the property with everything that its schemas say about it in passing."""
    firm = [layer.contents for layer in layers.firm]
    choices = next((found for layer in layers.firm if (found := facts.choices_of(layer))), ())
    if not choices:
        listed = [group for group, style in styles if style is Style.CHOICES and group.owner.firm]
        choices = tuple(choice for group in listed[:1] for choice in group.choices())
    deprecation = facts.deprecation_of(layers)
    return Property(
        kind=start.kind,
        name=start.name,
        path=start.path,
        place=start.place,
        location=facts.location_of(start.place),
        files=frozenset(layer.place.schema.path for layer in layers.all),
        title=facts.title_of(layers),
        descriptions=facts.descriptions_of(layers),
        required=start.required,
        required_when=start.required_when,
        default=next(((contents["default"],) for contents in firm if "default" in contents), ()),
        examples=facts.examples_of(layers),
        choices=choices,
        fixed=any("const" in contents for contents in firm),
        deprecated=deprecation is not None or any(contents.get("deprecated") is True for contents in firm),
        deprecation=deprecation,
        read_only=any(contents.get("readOnly") is True for contents in firm),
        write_only=any(contents.get("writeOnly") is True for contents in firm),
        policy=policy_of(layers),
        unresolved=layers.unresolved,
        other=tuple(row for layer in layers.all for row in facts.other_keywords(layer)),
    )
