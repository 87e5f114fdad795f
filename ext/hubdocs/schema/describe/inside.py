"""What is inside a value: its keys, the patterns of other keys, and the items of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.schema.describe import paths
from hubdocs.schema.describe.alternatives import Group, names_in
from hubdocs.schema.describe.claims import every, is_set, words
from hubdocs.schema.describe.conditions import the_value
from hubdocs.schema.describe.layers import Layer, Layers, required_names
from hubdocs.schema.describe.property import Kind, Policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.model import JSON
    from hubdocs.schema.resolve import Place
    from hubdocs.schema.words import Phrase

_OTHERS: Final = ("additionalProperties", "unevaluatedProperties")
_PLACES: Final = ("prefixItems", "items")
_REST: Final = ("items", "additionalItems", "unevaluatedItems")


class Start(NamedTuple):
    """Where the description of something inside a value starts.

    :param place: a place to point at, also where no schema describes it.
    """

    kind: Kind
    name: str
    path: str
    layers: tuple[Layer, ...]
    place: Place
    required: bool = False
    required_when: tuple[Phrase, ...] = ()


def inside(layers: Layers, path: str, groups: Iterable[Group], known: frozenset[str]) -> Iterator[Start]:
    """List what is inside a value.

    :param path: the value's path.
    :param groups: the forms of the value, which may say when a key is needed.
    :param known: keys that are described elsewhere, for one of several forms.
    """
    yield from _keys(layers, path, groups, known)
    for regex in names_in(layers.all, "patternProperties"):
        found = _having(layers, "patternProperties", regex)
        yield Start(Kind.PATTERN, regex, paths.pattern(path, regex), found, found[0].place)
    others = tuple(
        layer.down(keyword) for layer in layers.all for keyword in _OTHERS if _describes(layer.contents.get(keyword))
    )
    if others:
        yield Start(Kind.OTHER, "*", paths.others(path), others, others[0].place)
    yield from _items(layers, path)


def policy_of(layers: Layers) -> Policy:
    """Say whether keys that are not named are allowed."""
    stated = [layer.contents[keyword] for layer in layers.firm for keyword in _OTHERS if keyword in layer.contents]
    if False in [value for value in stated if isinstance(value, bool)]:
        return Policy.CLOSED
    if any(_describes(value) for value in stated):
        return Policy.DESCRIBED
    return Policy.OPEN if stated else Policy.UNSTATED


def item_layers(layers: Layers) -> tuple[Layer, ...]:
    """Give the schemas of each item of a list."""
    return tuple(
        layer.down(keyword) for layer in layers.all for keyword in _REST if _describes(layer.contents.get(keyword))
    )


def has_places(layers: Layers) -> bool:
    """Say whether single places of a list have schemas of their own."""
    return any(isinstance(layer.contents.get(keyword), list) for layer in layers.all for keyword in _PLACES)


def _keys(layers: Layers, path: str, groups: Iterable[Group], known: frozenset[str]) -> Iterator[Start]:
    always = layers.required
    needs = _needs(layers, path, groups)
    names = names_in(layers.all, "properties")
    for name in names:
        found = _having(layers, "properties", name)
        needed = () if name in always else tuple(needs.get(name, {}))
        yield Start(Kind.KEY, name, paths.key(path, name), found, found[0].place, name in always, needed)
    required = dict.fromkeys(required_names(layer.contents for layer in layers.all))
    for name in (*required, *needs):
        if name not in names and name not in known:
            names = (*names, name)
            needed = () if name in always else tuple(needs.get(name, {}))
            place = next(_naming(layers, name), layers.all[0].place)
            yield Start(Kind.KEY, name, paths.key(path, name), (), place, name in always, needed)


def _naming(layers: Layers, name: str) -> Iterator[Place]:
    """Find the schemas that require a key."""
    for layer in layers.all:
        listed = layer.contents.get("required")
        if isinstance(listed, list) and name in listed:
            yield layer.place.down("required", listed.index(name))


def _needs(layers: Layers, path: str, groups: Iterable[Group]) -> dict[str, dict[Phrase, None]]:
    """Give the conditions under which keys must be there."""
    needs: dict[str, dict[Phrase, None]] = {}
    subject = the_value(path)
    for layer in layers.conditional:
        for name in required_names([layer.contents]):
            needs.setdefault(name, {})[words(layer.when)] = None
    for layer in layers.all:
        for keyword in ("dependentRequired", "dependencies"):
            dependents = layer.contents.get(keyword)
            for key, wanted in dependents.items() if isinstance(dependents, dict) else ():
                when = words(every([layer.when, is_set(subject.key(key).named)]))
                for dependent in wanted if isinstance(wanted, list) else ():
                    needs.setdefault(str(dependent), {})[when] = None
    for group in groups:
        for name, when in group.needs(path):
            if group.owner.firm:
                needs.setdefault(name, {})[when] = None
    return needs


def _having(layers: Layers, keyword: str, name: str) -> tuple[Layer, ...]:
    """Give the schemas that a keyword maps a name to."""
    return tuple(
        layer.down(keyword, name)
        for layer in (*layers.firm, *layers.conditional)
        if isinstance(named := layer.contents.get(keyword), dict) and name in named
    )


def _items(layers: Layers, path: str) -> Iterator[Start]:
    longest = 0
    for layer in layers.all:
        for keyword in _PLACES:
            listed = layer.contents.get(keyword)
            longest = max(longest, len(listed) if isinstance(listed, list) else 0)
    for index in range(longest):
        found = tuple(
            layer.down(keyword, index)
            for layer in layers.all
            for keyword in _PLACES
            if isinstance(listed := layer.contents.get(keyword), list) and index < len(listed)
        )
        yield Start(Kind.ITEM, f"[{index}]", paths.items(path, index), found, found[0].place)
    rest = item_layers(layers)
    if rest:
        yield Start(Kind.ITEM, "[]", paths.items(path), rest, rest[0].place)


def _describes(value: JSON) -> bool:
    """Say whether a schema says anything."""
    return isinstance(value, dict) and bool(value)
