"""Keys of a YAML mapping: text of the key, duplicates, merge keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hubdocs.model import Code, Severity
from hubdocs.sources.dialects import Dialect
from hubdocs.sources.nodes import Alias, Mapping, Sequence, offsets, target

if TYPE_CHECKING:
    from hubdocs.model import JSON
    from hubdocs.sources.nodes import Node
    from hubdocs.sources.yaml_loader import Loader
    from hubdocs.sources.yaml_state import Frame


def add_key(loader: Loader, frame: Frame, value: JSON, node: Node) -> None:
    """Take a value that stands where a key belongs."""
    frame.key_node = node
    if isinstance(value, str):
        frame.key = value
        return
    frame.key = _key_text(loader, value, node)


def _key_text(loader: Loader, value: JSON, node: Node) -> str:
    """Write a key that is not text as text, and say so where a reader of the file would stumble."""
    start, end = offsets(node)
    helm = loader.source.dialect is Dialect.HELM
    if isinstance(value, (dict, list)):
        kind = "a mapping" if isinstance(value, dict) else "a list"
        message, hint = f"{kind} cannot be a key; keys are text", "write the key as text, or quote it"
        if loader.locator.text.content.startswith("{{", max(0, start - 1)):
            message, hint = "`{{` starts a mapping inside a mapping", "quote the whole value"
            start -= 1
        loader.diagnostics.append(loader.locator.diagnostic(Code.NON_STRING_KEY, message, start, end, hint=hint))
        return f"<key at {start}>"
    text = json.dumps(value)
    written = loader.locator.text.content[start:end]
    if (not helm or value is None) and not key_node_is_elision(loader, node):
        kind = "empty" if value is None else "a number" if _is_number(value) else "true or false"
        loader.diagnostics.append(
            loader.locator.diagnostic(
                Code.NON_STRING_KEY,
                f"the key `{written}` is read as {kind}, not as text",
                start,
                end,
                hint=f'quote it: `"{written}":`',
                severity=Severity.ERROR if value is None else Severity.WARNING,
            )
        )
    return text


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def add_value(loader: Loader, frame: Frame, value: JSON, node: Node) -> None:
    """Put a value under the key that came before it."""
    key, key_node = frame.key, frame.key_node
    frame.key = frame.key_node = None
    if not isinstance(frame.value, dict) or not isinstance(frame.node, Mapping) or key is None or key_node is None:
        return  # a key always comes first; this only tells the type checker so
    if key_node_is_elision(loader, key_node):
        loader.elided.add(loader.pointer_of_frame())
        return
    if key == "<<" and _is_plain(key_node) and isinstance(value, (dict, list)):
        frame.merges.append((_merge_node(node), value))
        return
    if key in frame.value:
        _report_duplicate(loader, frame.node, key, key_node)
    frame.value[key] = value
    frame.node.entries[key] = (key_node, node)


def key_node_is_elision(loader: Loader, key_node: Node) -> bool:
    """Say whether a key is the cover of a line of dots."""
    if not loader.source.placeholders:
        return False
    start, end = offsets(key_node)
    return start == end


def _is_plain(key_node: Node) -> bool:
    return getattr(key_node, "style", None) in (None, "")


def _merge_node(node: Node) -> Alias | Mapping | Sequence:
    return node if isinstance(node, (Alias, Mapping, Sequence)) else Sequence(*offsets(node))


def _report_duplicate(loader: Loader, mapping: Mapping, key: str, key_node: Node) -> None:
    first = offsets(mapping.entries[key][0])
    place = loader.locator.span(*first).start
    loader.diagnostics.append(
        loader.locator.diagnostic(
            Code.DUPLICATE_KEY,
            f"`{key}` is already set in this mapping, on line {place.line}; the second one wins silently",
            *offsets(key_node),
            hint="keep one of the two",
            related=(loader.locator.related(*first, f"`{key}` is first set here"),),
        )
    )


def merge(loader: Loader, frame: Frame) -> None:
    """Apply the merge keys (``<<``) of a mapping: keys that it sets itself win, then the first source that has one.

    Source of the rule: https://yaml.org/type/merge.html
    """
    for node, value in frame.merges:
        sources = value if isinstance(value, list) else [value]
        nodes = _source_nodes(node, len(sources))
        for source, source_node in zip(sources, nodes, strict=True):
            _merge_one(loader, frame, source, source_node)


def _source_nodes(node: Node, count: int) -> list[Node]:
    inner = target(node)
    if isinstance(inner, Sequence):
        return [*inner.items] if len(inner.items) == count else [node] * count
    return [node]


def _merge_one(loader: Loader, frame: Frame, source: JSON, node: Node) -> None:
    start, end = offsets(node)
    if not isinstance(source, dict):
        message = "`<<` takes over the keys of a mapping, and this is not one"
        loader.diagnostics.append(loader.locator.diagnostic(Code.YAML_SYNTAX, message, start, end))
        return
    loader.expand(len(source), start, end)
    mapping = target(node)
    if not isinstance(frame.value, dict) or not isinstance(frame.node, Mapping) or not isinstance(mapping, Mapping):
        return
    for key, value in source.items():
        if key not in frame.value:
            frame.value[key] = value
            key_node, value_node = mapping.entries[key]
            written_here = node is mapping
            use_key = key_node if written_here else Alias(start, end, key_node)
            use_value = value_node if written_here else Alias(start, end, value_node)
            frame.node.entries[key] = (use_key, use_value)
