"""Layers of values, merged as Helm merges them, and where each value comes from.

Maps merge, lists and scalars replace, ``null`` deletes: the rules of ``helm install -f a.yaml -f b.yaml``
(``mergeMaps`` and ``CoalesceTables`` of Helm 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from hubdocs.model import Span
from hubdocs.schema import value_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from hubdocs.model import JSON, Pointer
    from hubdocs.sources import Document


class LayerKind(Enum):
    """What is known of a layer."""

    DEFAULTS = "defaults"
    """The values that come with the chart."""
    PLAIN = "plain"
    """A values file that can be read."""
    ENCRYPTED = "encrypted"
    """A values file that is never opened; it may set anything."""
    MISSING = "missing"
    """A values file that is listed and does not exist, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One source of a hub's values.

    :param path: the file.
    :param shown: the file, as findings name it.
    :param document: its text, for layers that can be read.
    :param under: the keys below which a wrapper chart hands values on; what stands beside them is not read.
    """

    kind: LayerKind
    path: Path
    shown: str
    document: Document | None = None
    under: Pointer = ()

    @property
    def values(self) -> JSON:
        """The values that reach the chart; ``None`` where nothing is known."""
        return value_at(self.document.value, self.under) if self.document is not None else None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value is written.

    :param layer: the layer that sets it.
    :param pointer: where in the layer's file.
    :param value: what it sets.
    """

    layer: Layer
    pointer: Pointer
    value: JSON

    @property
    def span(self) -> Span:
        """The value's place in its file."""
        return self._place(key=False)

    @property
    def key_span(self) -> Span:
        """The place of the value's key."""
        return self._place(key=True)

    def _place(self, *, key: bool) -> Span:
        document = self.layer.document
        if document is None:
            return Span.at(1, 1, 0)
        find = document.key_offsets_of if key else document.value_offsets_of
        return document.locator.span(*find(self.pointer))


_HELPERS: Final = ("x-", ".", "_")


def is_helper(key: str | int) -> bool:
    """Say whether the name of a key tells that it is there only for anchors."""
    return str(key).startswith(_HELPERS)


def merge(layers: Iterable[JSON]) -> dict[str, JSON]:
    """Merge values, the lowest layer first. The layers are left as they are."""
    result: dict[str, JSON] = {}
    for values in layers:
        if isinstance(values, dict):
            result = _merged(result, values)
    return result


def _merged(below: dict[str, JSON], above: dict[str, JSON]) -> dict[str, JSON]:
    """Lay one mapping over another. Parts that only one of them has are shared, not copied."""
    result = dict(below)
    for key, value in above.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict):
            known = result.get(key)
            result[key] = _merged(known if isinstance(known, dict) else {}, value)
        else:
            result[key] = value
    return result


def origins(layers: tuple[Layer, ...], pointer: Pointer) -> Iterator[Origin]:
    """Say which layers set a value, the one that wins first.

    Layers below one that replaces a parent of the value (by a list, a scalar or ``null``) no longer count.
    """
    for layer in reversed(layers):
        found, cut = _look_up(layer.values, pointer)
        if found is not None:
            yield Origin(layer, (*layer.under, *pointer), found.value)
            if not isinstance(found.value, dict):
                cut = cut or found.value is None
        if cut:
            return


def hidden_above(layers: tuple[Layer, ...], pointer: Pointer) -> tuple[Layer, ...]:
    """List the layers that cannot be read and may set a value, or something in it.

    A layer that can be read, and sets the value to something else than a mapping, settles it:
    whatever lies below no longer counts.
    """
    hidden: list[Layer] = []
    for layer in reversed(layers):
        if layer.kind in (LayerKind.ENCRYPTED, LayerKind.MISSING):
            hidden.append(layer)
            continue
        found, cut = _look_up(layer.values, pointer)
        if cut or (found is not None and not isinstance(found.value, dict)):
            break
    return tuple(hidden)


@dataclass(frozen=True, slots=True)
class _Found:
    value: JSON


def _look_up(values: JSON, pointer: Pointer) -> tuple[_Found | None, bool]:
    """Look a pointer up in one layer.

    :return: the value, if the layer sets it, and whether the layer hides it in the layers below.
    """
    value = values
    for depth, step in enumerate(pointer):
        if isinstance(value, dict) and isinstance(step, str):
            if step not in value:
                return None, False
            value = value[step]
        elif isinstance(value, list) and isinstance(step, int):
            if step >= len(value):
                return None, True
            value = value[step]
        else:
            # the layer has something else where a mapping or a list would have to be: it replaces what is below
            return None, depth > 0 or value is not None
    inside_list = any(isinstance(step, int) for step in pointer)
    return _Found(value), inside_list
