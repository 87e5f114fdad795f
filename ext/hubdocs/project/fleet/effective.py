"""What a hub really runs with, as YAML, with the place that each line comes from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hubdocs.project.fleet.redact import without_secrets
from hubdocs.service.fleet import LayerKind
from hubdocs.sources import Limits, Source, load_yaml
from hubdocs.sources.yaml_writer import write_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Pointer
    from hubdocs.service.fleet import Hub, Layer
    from hubdocs.sources import Document


_NO_LIMITS: Final = Limits(*(sys.maxsize for _ in Limits._fields))
"""The files were within limits when they were read; what is written here was made of them."""


class EffectiveLine(NamedTuple):
    """One line of a hub's effective values.

    :param text: the line of YAML, without its end.
    :param pointer: the value that begins on this line; ``()`` where a value only goes on.
    :param path: the file that sets the value, as findings show it; empty where the line belongs to the value above.
    :param line: where in that file, from 1.
    :param column: likewise.
    """

    text: str
    pointer: Pointer
    path: str
    line: int
    column: int


class EffectiveValues(NamedTuple):
    """The effective values of a hub, or a part of them.

    :param pointer: where the part begins in all values of the hub.
    :param value: the values themselves; ``None`` where nothing that can be read sets them.
    :param lines: the same as YAML, each line with its origin.
    :param read: the layers that the values were merged of, the lowest first.
    :param hidden: the layers that may change them, and cannot be read.
    """

    pointer: Pointer
    value: JSON
    lines: tuple[EffectiveLine, ...]
    read: tuple[Layer, ...]
    hidden: tuple[Layer, ...]


def effective_values(hub: Hub, pointer: Pointer = (), *, in_public: bool = False) -> EffectiveValues:
    """Write down what a hub runs with.

    :param pointer: the part of the values that is wanted; without it, all of them.
    :param in_public: everybody will read it: leave out what looks like a secret.
    """
    unread = (LayerKind.ENCRYPTED, LayerKind.MISSING)
    read = tuple(layer for layer in hub.layers if layer.kind not in unread)
    hidden = tuple(layer for layer in hub.layers if layer.kind in unread)
    value = hub.value(*pointer) if pointer else hub.values
    if in_public:
        value = without_secrets(value, pointer)
    lines = () if value is None else tuple(_lines(hub, pointer, value))
    return EffectiveValues(pointer, value, lines, read, hidden)


def effective_lines(hub: Hub, pointer: Pointer = ()) -> tuple[EffectiveLine, ...]:
    """Give the lines of `effective_values`."""
    return effective_values(hub, pointer).lines


def _lines(hub: Hub, pointer: Pointer, value: JSON) -> Iterator[EffectiveLine]:
    text = write_yaml(value)
    document = load_yaml(Source("", text, limits=_NO_LIMITS))[0]
    starts = dict(_starts(document, document.value, ()))
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        below = starts.get(number)
        # a line before the first key, or inside a text of several lines, goes on with what is above
        origin = hub.origin(*pointer, *below) if below is not None else None
        if below is None or origin is None:
            yield EffectiveLine(line, (), "", 0, 0)
        else:
            place = (origin.span if below and isinstance(below[-1], int) else origin.key_span).start
            yield EffectiveLine(line, (*pointer, *below), origin.layer.shown, place.line, place.column)


def _starts(document: Document, value: JSON, pointer: Pointer) -> Iterator[tuple[int, Pointer]]:
    """Say on which line each value begins; where several begin on one, the innermost counts."""
    if pointer or not isinstance(value, (dict, list)):
        find = document.value_offsets_of if pointer and isinstance(pointer[-1], int) else document.key_offsets_of
        yield document.locator.span(*find(pointer)).start.line, pointer
    children: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from _starts(document, child, (*pointer, key))
