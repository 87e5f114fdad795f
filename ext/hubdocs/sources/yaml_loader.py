"""YAML to documents: one pass over libyaml's events, with the place of every key and value.

Nothing is built from tags, nothing recurses, and each limit ends the reading with a finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from hubdocs.model import Code, Diagnostic, Severity
from hubdocs.sources import findings, yaml_keys, yaml_scalars
from hubdocs.sources.dialects import MAY_BE_NO_TEXT, RESOLVERS
from hubdocs.sources.document import Ambiguous, Document, Locator, Source
from hubdocs.sources.findings import UnreadableError
from hubdocs.sources.nodes import Alias, Event, Mapping, Node, Sequence, offsets
from hubdocs.sources.pause import collector_paused
from hubdocs.sources.yaml_events import events
from hubdocs.sources.yaml_state import Anchor, Frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Pointer

_CORE_TAGS: Final = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq", "merge")
) | {"!"}


class Loader:
    """Turns the events of one text into documents. Used once."""

    def __init__(self, source: Source, locator: Locator) -> None:
        self.source = source
        self.locator = locator
        self.limits = source.limits
        self.resolve = RESOLVERS[source.dialect]
        self.stack: list[Frame] = []
        self.documents: list[Document] = []
        self.last_scalar: Event | None = None
        self.ended_by_itself = False
        self._reset()

    def _reset(self) -> None:
        self.anchors: dict[str, Anchor] = {}
        self.diagnostics: list[Diagnostic] = []
        self.ambiguous: list[Ambiguous] = []
        self.wildcards: set[Pointer] = set()
        self.elided: set[Pointer] = set()
        self.nodes = 0
        self.alias_nodes = 0
        self.root: Node | None = None
        self.value: JSON = None
        self.stack.clear()

    def load(self) -> tuple[Document, ...]:
        """Read all documents of the text."""
        content = self.locator.text.content
        parsed = content
        if self.source.placeholders:
            from hubdocs.sources.placeholders import cover  # noqa: PLC0415 (only examples have them)

            parsed = cover(content)
        try:
            findings.check_characters(self.locator)
            self._run(events(parsed))
        except findings.UnreadableError as error:
            self._finish(broken=True, last=error.diagnostic)
        except MarkedYAMLError as error:
            if self.ended_by_itself and "<document start>" in str(error.problem):
                self.documents.pop()  # the text that cannot follow it belongs to that document
            # What words mistakes is imported with the first one: most files have none.
            from hubdocs.sources.yaml_errors import explain_syntax_error  # noqa: PLC0415 (see above)

            self._finish(broken=True, last=explain_syntax_error(error, self.locator, self.last_scalar, parsed))
        except YAMLError as error:
            from hubdocs.sources.yaml_errors import explain_reader_error  # noqa: PLC0415 (see above)

            self._finish(broken=True, last=explain_reader_error(error, self.locator))
        if not self.documents:
            self._finish(broken=False)
        return tuple(self.documents)

    def _run(self, events: Iterator[Any]) -> None:
        """Handle each event by its class, the most frequent first."""
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent:
                self._open(Mapping(event.start_mark.index), {}, event)
            elif kind is SequenceStartEvent:
                self._open(Sequence(event.start_mark.index), [], event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close(event)
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent:
                self._reset()
            elif kind is DocumentEndEvent:
                self.ended_by_itself = not event.explicit
                self._finish(broken=False)

    def _scalar(self, event: Event) -> None:
        """Handle a scalar; the usual ones, which are the text that they look like, without further questions."""
        self.last_scalar = event
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            raise findings.too_many_nodes(self.locator, event.start_mark.index)
        text = event.value
        is_usual = not (event.tag or event.anchor or self.source.placeholders) and self.stack
        if (
            not is_usual
            or (event.implicit[0] and text[:1] in MAY_BE_NO_TEXT)
            or len(text) > self.limits.scalar_characters
        ):
            yaml_scalars.add(self, event)
            return
        frame = self.stack[-1]
        if frame.key is None and type(frame.value) is dict:
            frame.key, frame.key_node = text, event  # as `add` would take it
        else:
            self.add(text, event)

    def _count(self, event: Event) -> None:
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            raise findings.too_many_nodes(self.locator, event.start_mark.index)

    def _open(
        self,
        node: Mapping | Sequence,
        value: dict[str, JSON] | list[JSON],
        event: Event,
    ) -> None:
        self._count(event)
        if len(self.stack) >= self.limits.depth:
            raise findings.too_deep(self.locator, node.start)
        if event.tag is not None and event.tag not in _CORE_TAGS:
            self.report_tag(event.tag, node.start)
        frame = Frame(node, value, event.anchor, self.nodes + self.alias_nodes)
        if event.anchor is not None:
            self.anchors[event.anchor] = Anchor(value, node, 0)
        self.stack.append(frame)

    def _close(self, event: Event) -> None:
        frame = self.stack.pop()
        frame.node.end = event.end_mark.index
        if frame.merges:
            yaml_keys.merge(self, frame)
        if frame.anchor is not None:
            size = self.nodes + self.alias_nodes - frame.size_before + 1
            self.anchors[frame.anchor] = Anchor(frame.value, frame.node, size)
        self.add(frame.value, frame.node)

    def _alias(self, event: Event) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        name = str(event.anchor)
        anchor = self.anchors.get(name)
        if anchor is None:
            message = f"`*{name}` repeats a value that is not marked with `&{name}` anywhere above"
            hint = f"mark the value with `&{name}` first, or quote the text if it is not meant as an alias"
            raise UnreadableError(self.locator.diagnostic(Code.YAML_SYNTAX, message, start, end, hint=hint))
        if anchor.size == 0:
            message = f"`*{name}` stands inside the value that `&{name}` marks, so the value would never end"
            related = (self.locator.related(*self._mark_of(anchor), f"`&{name}` marks this value"),)
            hint = "write the value out instead of repeating it"
            found = self.locator.diagnostic(Code.RECURSIVE_ALIAS, message, start, end, hint=hint, related=related)
            raise UnreadableError(found)
        self.expand(anchor.size, start, end)
        self.add(anchor.value, Alias(start, end, anchor.node))

    def _mark_of(self, anchor: Anchor) -> tuple[int, int]:
        start = offsets(anchor.node)[0]
        return start, start + 1

    def expand(self, size: int, start: int, end: int) -> None:
        """Count what an alias or a merge key adds to the document."""
        self.alias_nodes += size
        if self.alias_nodes > self.limits.alias_nodes:
            message = f"aliases make the document larger by more than {self.limits.alias_nodes:,} values"
            hint = "write the values out, or repeat fewer of them"
            raise UnreadableError(self.locator.diagnostic(Code.ALIAS_EXPANSION, message, start, end, hint=hint))

    def add(self, value: JSON, node: Node) -> None:
        """Put a finished value where it belongs: as key, value, item or root."""
        if not self.stack:
            self.value, self.root = value, node
            return
        frame = self.stack[-1]
        if isinstance(frame.value, list):
            frame.value.append(value)
            frame.node.items.append(node)  # type: ignore[union-attr] # a list value has a Sequence node
        elif frame.key is None:
            yaml_keys.add_key(self, frame, value, node)
        else:
            yaml_keys.add_value(self, frame, value, node)

    def pointer_of_frame(self) -> Pointer:
        """Say where the innermost open collection stands."""
        outer = self.stack[:-1]
        return tuple(len(frame.value) if isinstance(frame.value, list) else str(frame.key) for frame in outer)

    def report(self, found: Diagnostic) -> None:
        """Add a finding to the document's."""
        findings.report(self.locator, self.diagnostics, found)

    def report_tag(self, tag: str, start: int) -> None:
        """Report a tag that asks for more than plain data; the value is kept as plain data."""
        short = tag.replace("tag:yaml.org,2002:", "!!")
        message = f"the tag `{findings.shorten(short)}` asks for something that is not plain data; it is ignored"
        hint = "take the tag away, or write the value out"
        self.report(self.locator.diagnostic(Code.UNSUPPORTED_TAG, message, start, start + len(short), hint=hint))

    def _finish(self, *, broken: bool, last: Diagnostic | None = None) -> None:
        found = tuple(self.diagnostics)
        if last is not None:
            # A bracket too many or too few makes a collection a key as well; the syntax error says enough.
            kept = [f for f in found if (f.code, f.severity) != (Code.NON_STRING_KEY, Severity.ERROR)]
            found = (*kept, last)
        self.documents.append(
            Document(
                self.locator,
                value=None if broken else self.value,
                root=None if broken else self.root,
                broken=broken,
                diagnostics=found,
                ambiguous=tuple(self.ambiguous),
                wildcards=frozenset(self.wildcards),
                elided=frozenset(self.elided),
            )
        )
        self._reset()


def load_yaml(source: Source) -> tuple[Document, ...]:
    """Read a YAML text.

    :return: its documents, at least one; a text that cannot be read gives a broken document with the finding.
    """
    with collector_paused():
        return Loader(source, Locator(source)).load()
