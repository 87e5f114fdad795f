"""Keys of a YAML mapping: text of the key, duplicates, merge keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.model import Code, Severity
from hubdocs.sources import findings
from hubdocs.sources.dialects import Dialect, go_float_text
from hubdocs.sources.nodes import Alias, Mapping, Sequence, offsets, target

if TYPE_CHECKING:
    from hubdocs.model import JSON
    from hubdocs.sources.nodes import Node
    from hubdocs.sources.yaml_reading import Reading
    from hubdocs.sources.yaml_state import Frame


def add_key(loader: Reading, frame: Frame, value: JSON, node: Node) -> None:
    """Take a value that stands where a key belongs."""
    frame.key_node = node
    if isinstance(value, str):
        frame.key = value
        return
    frame.key = _key_text(loader, value, node)


def _key_text(loader: Reading, value: JSON, node: Node) -> str:
    """Write a key that is not text as text, and say so where a reader of the file would stumble."""
    start, end = offsets(node)
    if isinstance(value, (dict, list)):
        return _report_collection(loader, value, start, end)
    helm = loader.source.dialect is Dialect.HELM
    import json  # noqa: PLC0415 (keys that are no text are rare)

    text = go_float_text(value) if helm and isinstance(value, float) else json.dumps(value)
    written = findings.shorten(loader.locator.text.content[start:end])
    # Helm makes text of such a key without a word; that is a surprise only where it becomes another text.
    if (value is None or not helm or text != written) and not key_node_is_elision(loader, node):
        kind = "empty" if value is None else "a number" if _is_number(value) else "true or false"
        becomes = f", and becomes `{text}`" if helm and value is not None else ""
        message = f"the key `{written}` is read as {kind}, not as text{becomes}"
        hint = f'quote it: `"{written}":`'
        if not written:
            message, hint = "this key is empty", "write the key before the colon"
        severity = Severity.ERROR if value is None else Severity.WARNING
        if helm and _is_number(value):
            severity = Severity.INFORMATION  # another number, which does no harm to most keys; `true` is never meant
        loader.report(loader.locator.diagnostic(Code.NON_STRING_KEY, message, start, end, hint=hint, severity=severity))
    return text


def _report_collection(loader: Reading, value: JSON, start: int, end: int) -> str:
    """Refuse a list or mapping as a key; the mapping around it is not checked any further."""
    kind = "a mapping" if isinstance(value, dict) else "a list"
    message, hint = f"{kind} cannot be a key; keys are text", "write the key as text, or quote it"
    outer = loader.locator.text.content.find("{{", max(0, start - 1), start + 2)
    if outer != -1:
        message, hint = "`{{` starts a mapping inside a mapping", "quote the whole value"
        start = outer
    loader.report(loader.locator.diagnostic(Code.NON_STRING_KEY, message, start, end, hint=hint))
    loader.wildcards.add(loader.pointer_of_frame())
    return f"<key at {start}>"


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def add_value(loader: Reading, frame: Frame, value: JSON, node: Node) -> None:
    """Put a value under the key that came before it."""
    key, key_node = frame.key, frame.key_node
    frame.key = frame.key_node = None
    if not isinstance(frame.value, dict) or not isinstance(frame.node, Mapping) or key is None or key_node is None:
        return  # a key always comes first; this only tells the type checker so
    if key_node_is_elision(loader, key_node):
        loader.elided.add(loader.pointer_of_frame())
        return
    if key == "<<" and _is_plain(key_node):
        frame.merges.append((key_node, node, value))
        return
    if key in frame.value:
        first = offsets(frame.node.entries[key][0])
        loader.report(findings.duplicate_key(loader.locator, key, first, offsets(key_node)))
        loader.wildcards.add((*loader.pointer_of_frame(), key))  # one finding is enough for either value
    frame.value[key] = value
    frame.node.entries[key] = (key_node, node)


def key_node_is_elision(loader: Reading, key_node: Node) -> bool:
    """Say whether a key is the cover of a line of dots."""
    if not loader.source.placeholders:
        return False
    start, end = offsets(key_node)
    return start == end


def _is_plain(key_node: Node) -> bool:
    return getattr(key_node, "style", None) in (None, "")


def merge(loader: Reading, frame: Frame) -> None:
    """Apply the merge keys (``<<``) of a mapping: keys that it sets itself win, then the first source that has one.

    Source of the rule: https://yaml.org/type/merge.html
    """
    for key_node, node, value in frame.merges:
        sources = value if isinstance(value, list) else [value]
        if not all(isinstance(source, dict) for source in sources):
            _report_no_mapping(loader, key_node)
            continue
        inner = target(node)
        nodes = inner.items if isinstance(value, list) and isinstance(inner, Sequence) else [node]
        for source, source_node in zip(sources, nodes, strict=True):
            # A list that is itself used through an alias puts all of its keys at that alias.
            use = source_node if inner is node else node
            _merge_one(loader, frame, source, target(source_node), use)


def _report_no_mapping(loader: Reading, key_node: Node) -> None:
    message = "`<<` takes over the keys of a mapping, or of a list of mappings, and this is neither"
    hint = "refer to a mapping with `*name`, or quote `<<` if a key of that name is meant"
    loader.report(loader.locator.diagnostic(Code.YAML_SYNTAX, message, *offsets(key_node), hint=hint))


def _merge_one(loader: Reading, frame: Frame, source: JSON, mapping: Node, use: Node) -> None:
    """Take over the keys of one source.

    :param use: what stands in the merging mapping for it.
    """
    if not isinstance(source, dict) or not isinstance(mapping, Mapping):
        return
    if not isinstance(frame.value, dict) or not isinstance(frame.node, Mapping):
        return
    start, end = offsets(use)
    loader.expand(len(source), start, end)
    for key, value in source.items():
        if key not in frame.value:
            frame.value[key] = value
            key_node, value_node = mapping.entries[key]
            written_here = use is mapping
            use_key = key_node if written_here else Alias(start, end, key_node)
            use_value = value_node if written_here else Alias(start, end, value_node)
            frame.node.entries[key] = (use_key, use_value)
