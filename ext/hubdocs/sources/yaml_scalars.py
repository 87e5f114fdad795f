"""Scalars of a YAML text: from an event to a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sources import findings
from hubdocs.sources.dialects import MAY_DIFFER, Scalar, Unsupported, alternative, may_differ
from hubdocs.sources.document import Ambiguous
from hubdocs.sources.yaml_state import Anchor

if TYPE_CHECKING:
    from hubdocs.model import Pointer
    from hubdocs.sources.nodes import Event
    from hubdocs.sources.yaml_reading import Reading

_TYPED = {f"tag:yaml.org,2002:{name}": name for name in ("int", "float", "bool", "null", "merge")}


def add(loader: Reading, event: Event) -> None:
    """Resolve a scalar and put it where it belongs."""
    text = event.value
    if len(text) > loader.limits.scalar_characters:
        start = event.start_mark.index
        loader.report(findings.long_scalar(loader.locator, start, len(text)))
        _excuse(loader)
        text = text[:100]
    value: Scalar = text
    if event.implicit[0] or event.tag in _TYPED:
        resolved = loader.resolve(text, loader.limits.number_digits)
        if isinstance(resolved, Unsupported):
            place = event.start_mark.index, event.end_mark.index
            loader.report(findings.unsupported_number(loader.locator, *place, resolved))
            _excuse(loader)
        else:
            value = resolved
        if text[:1] in MAY_DIFFER and event.implicit[0] and may_differ(text):
            _note_ambiguous(loader, text, value)
    elif event.tag is not None and event.tag not in ("!", "tag:yaml.org,2002:str"):
        loader.report_tag(event.tag, event.start_mark.index)
        _excuse(loader)
    if loader.source.placeholders and _take_placeholder(loader, event):
        return
    if event.anchor is not None:
        loader.anchors[event.anchor] = Anchor(value, event, 1)
    loader.add(value, event)


def _take_placeholder(loader: Reading, event: Event) -> bool:
    """Note a value that stands for anything; say whether it is to be left out, because it stands for more."""
    from hubdocs.sources.placeholders import is_elision, is_placeholder  # noqa: PLC0415 (only examples have them)

    frame = loader.stack[-1] if loader.stack else None
    plain_empty = not event.value and event.style in (None, "")
    if frame is not None and isinstance(frame.value, list) and (plain_empty or is_elision(event.value)):
        loader.elided.add(loader.pointer_of_frame())
        return True
    if is_placeholder(event.value):
        _excuse(loader)
    return False


def _note_ambiguous(loader: Reading, text: str, value: Scalar) -> None:
    other = alternative(text, loader.source.dialect, loader.limits.number_digits)
    if isinstance(other, Unsupported) or (other == value and type(other) is type(value)):
        return
    pointer = _pointer(loader)
    if pointer is not None:
        loader.ambiguous.append(Ambiguous(pointer, text, other))


def _excuse(loader: Reading) -> None:
    """Keep the schema from complaining about a value that has its finding already."""
    pointer = _pointer(loader)
    if pointer is not None:
        loader.wildcards.add(pointer)


def _pointer(loader: Reading) -> Pointer | None:
    """Say where the value that comes next will stand, or ``None`` if it is a key."""
    if not loader.stack:
        return ()
    frame = loader.stack[-1]
    if isinstance(frame.value, list):
        return (*loader.pointer_of_frame(), len(frame.value))
    return None if frame.key is None else (*loader.pointer_of_frame(), frame.key)
