"""A parsed text: its plain value, and the place of everything in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdocs.model import Diagnostic, LineMap, Related, Severity, Span
from hubdocs.sources.dialects import Dialect, Scalar
from hubdocs.sources.limits import DEFAULT_LIMITS, Limits
from hubdocs.sources.nodes import Alias, Mapping, Node, Sequence, offsets, target
from hubdocs.sources.text import Text

if TYPE_CHECKING:
    from hubdocs.model import JSON, Code, Pointer
    from hubdocs.sources.kinds import Kind


class Source(NamedTuple):
    """A text on its way to be read: what it is, and where it came from.

    :param path: the file, as findings shall name it.
    :param content: the text.
    :param line_map: for an extract of a page, where its lines lie in the page.
    :param page: for an extract, the whole page (findings show its lines).
    :param kind: the format that the text is in.
    :param placeholders: read ``...``, ``<name>`` and the like as standing for any value.
    """

    path: str
    content: str
    line_map: LineMap | None = None
    page: Text | None = None
    dialect: Dialect = Dialect.YAML_1_2
    limits: Limits = DEFAULT_LIMITS
    placeholders: bool = False
    kind: Kind = "yaml"


class Ambiguous(NamedTuple):
    """A plain scalar that another reader of YAML takes for something else."""

    pointer: Pointer
    text: str
    alternative: Scalar


class Locator:
    """Makes findings for one text: offsets in, places in the reader's file out."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = Text(source.content)

    def span(self, start: int, end: int) -> Span:
        """Turn offsets into a span of the reader's file."""
        span = self.text.span(start, end)
        return self.source.line_map.span(span) if self.source.line_map else span

    def line_text(self, span: Span) -> str:
        """Give the line of the reader's file that a span starts on."""
        return (self.source.page or self.text).line(span.start.line)

    def related(self, start: int, end: int, message: str) -> Related:
        """Name a second place."""
        return Related(self.source.path, self.span(start, end), message)

    def diagnostic(  # noqa: PLR0913 (a finding has this many parts; all but three are named)
        self,
        code: Code,
        message: str,
        start: int,
        end: int,
        *,
        hint: str = "",
        severity: Severity = Severity.ERROR,
        pointer: Pointer = (),
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """Make a finding about a stretch of the text."""
        span = self.span(start, end)
        return Diagnostic(
            code=code,
            message=message,
            path=self.source.path,
            span=span,
            severity=severity,
            hint=hint,
            pointer=pointer,
            line_text=self.line_text(span),
            related=related,
        )


class Document(NamedTuple):
    """One document: value, places, and what was found while reading it.

    :param value: plain JSON-typed data; aliases and merge keys are resolved.
    :param root: places of keys and values, ``None`` where nothing could be read.
    :param broken: the text could not be read to its end, so ``value`` means nothing.
    :param diagnostics: what was found while reading.
    :param ambiguous: plain scalars that the dialects read differently.
    :param wildcards: pointers of placeholders: they match any type.
    :param elided: pointers of mappings and lists in which ``...`` stands for more.
    """

    locator: Locator
    value: JSON
    root: Node | None
    broken: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    wildcards: frozenset[Pointer] = frozenset()
    elided: frozenset[Pointer] = frozenset()

    @property
    def path(self) -> str:
        """The file that the document stands in."""
        return self.locator.source.path

    def replace_value(self, value: JSON) -> Document:
        """Give the same document with another value (places stay)."""
        return self._replace(value=value)

    def inside(self, pointer: Pointer) -> Document:
        """Give the part of the document at a pointer as a document of its own (``null`` where there is none)."""
        value = self.value
        node, _ = self._descend(pointer)
        for step in pointer:
            if isinstance(value, dict):
                value = value.get(str(step))
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                value = None
        return self._replace(value=value, root=node, ambiguous=(), wildcards=frozenset(), elided=frozenset())

    def offsets_of(self, pointer: Pointer) -> tuple[int, int]:
        """Say where the value at a pointer stands, or the nearest value around it.

        A value reached through an alias or a merge key stands where that is used.
        """
        node, found = self._descend(pointer)
        if node is None:
            return 0, 0
        return offsets(found if found is not None else node)

    def value_offsets_of(self, pointer: Pointer) -> tuple[int, int]:
        """Say what to underline of the value at a pointer: all of it, or the first of its lines.

        An empty value is underlined at its key.
        """
        start, end = self._first_line(*self.offsets_of(pointer))
        return (start, end) if end > start else self.key_offsets_of(pointer)

    def key_offsets_of(self, pointer: Pointer) -> tuple[int, int]:
        """Say where the key of the value at a pointer stands; for list items and the root, where the value does."""
        if not pointer or not isinstance(pointer[-1], str):
            return self._parent_offsets(pointer)
        parent, alias = self._descend(pointer[:-1])
        if alias is not None:
            return offsets(alias)
        if isinstance(parent, Mapping) and pointer[-1] in parent.entries:
            return offsets(parent.entries[pointer[-1]][0])
        return self.key_offsets_of(pointer[:-1])

    def written_value_offsets_of(self, pointer: Pointer) -> tuple[int, int]:
        """As :meth:`value_offsets_of`, but where the value was written out, not where an alias uses it."""
        start, end = self._first_line(*self._written(pointer))
        return (start, end) if end > start else self.written_key_offsets_of(pointer)

    def written_key_offsets_of(self, pointer: Pointer) -> tuple[int, int]:
        """As :meth:`key_offsets_of`, but where the key was written out, not where an alias or merge key brings it."""
        if not pointer or not isinstance(pointer[-1], str):
            start, end = self._first_line(*self._written(pointer))
            return start, max(end, start + 1)
        parent = self._descend(pointer[:-1])[0]
        mapping = None if parent is None else target(parent)
        if isinstance(mapping, Mapping) and pointer[-1] in mapping.entries:
            return offsets(target(mapping.entries[pointer[-1]][0]))
        return self.written_key_offsets_of(pointer[:-1])

    def _written(self, pointer: Pointer) -> tuple[int, int]:
        node = self._descend(pointer)[0]
        return (0, 0) if node is None else offsets(target(node))

    def definition_of(self, pointer: Pointer) -> tuple[int, int] | None:
        """For a value that is used through an alias: where it was written out."""
        node, alias = self._descend(pointer)
        return None if alias is None or node is None else offsets(target(node))

    def _descend(self, pointer: Pointer) -> tuple[Node | None, Node | None]:
        """Follow a pointer; give the node, and the first alias on the way (the place of use)."""
        node = self.root
        use: Node | None = None
        for step in pointer:
            if isinstance(node, Alias):
                use = use or node
                node = target(node)
            if isinstance(node, Mapping) and str(step) in node.entries:
                node = node.entries[str(step)][1]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                break
        if isinstance(node, Alias):
            use = use or node
        return node, use

    def _parent_offsets(self, pointer: Pointer) -> tuple[int, int]:
        """Say where the nearest thing around a list item without text stands."""
        start, end = self._first_line(*self.offsets_of(pointer))
        return start, max(end, start + 1)

    def _first_line(self, start: int, end: int) -> tuple[int, int]:
        """Cut a stretch at the end of its first line, so that no finding underlines half a file."""
        content = self.locator.text.content
        for line_end in ("\r", "\n"):
            cut = content.find(line_end, start, end)
            if cut != -1:
                end = cut
        return start, end
