"""JSON to a document: one pass over the tokens, with the place of every key and value.

Strict by RFC 8259. Nothing recurses, and each limit ends the reading with a finding. The standard library's parser
cannot be used: it gives no places, keeps no equal keys, and recurses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hubdocs.sources import findings
from hubdocs.sources.dialects import Unsupported, read_int
from hubdocs.sources.document import Document, Locator, Source
from hubdocs.sources.json_errors import explain
from hubdocs.sources.json_trouble import Expected, Trouble
from hubdocs.sources.nodes import Leaf, Mapping, Node, Sequence, offsets
from hubdocs.sources.pause import collector_paused

if TYPE_CHECKING:
    from hubdocs.model import JSON, Diagnostic, Pointer

# Looked at before it is taken: see `toml_scanner`.
_TOKEN: Final = re.compile(
    r"""[ \t\n\r]*+(?:
        (?P<text>"[^"\\\x00-\x1f]*+(?:(?:(?=\\["\\/bfnrt])\\.|(?=\\u\h\h\h\h)\\u)[^"\\\x00-\x1f]*+)*+")
      | (?P<mark>[{}\[\],:])
      | (?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?)
      | (?P<word>(?:true|false|null|NaN|-?Infinity)(?![A-Za-z0-9_]))
    )""".replace(r"\h", "[0-9a-fA-F]"),
    re.VERBOSE,
)
_ESCAPE: Final = re.compile(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([^u]))"
)
_ESCAPED: Final = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS: Final = {"true": True, "false": False, "null": None}
_SURROGATES: Final = range(0xD800, 0xE000)


@dataclass(slots=True)
class Frame:
    """A mapping or list that is still open."""

    node: Mapping | Sequence
    value: dict[str, JSON] | list[JSON]
    key: str = ""
    key_leaf: Leaf | None = None


class Loader:
    """Reads one JSON text. Used once."""

    def __init__(self, source: Source) -> None:
        self.locator = Locator(source)
        self.limits = source.limits
        self.stack: list[Frame] = []
        self.diagnostics: list[Diagnostic] = []
        self.wildcards: set[Pointer] = set()
        self.nodes = 0
        self.expected = Expected.VALUE
        self.root: Node | None = None
        self.value: JSON = None

    def load(self) -> Document:
        """Read the text."""
        try:
            findings.check_characters(self.locator)
            self._run()
        except findings.UnreadableError as error:
            found = (*self.diagnostics, error.diagnostic)
            return Document(self.locator, value=None, root=None, broken=True, diagnostics=found)
        return Document(
            self.locator,
            value=self.value,
            root=self.root,
            diagnostics=tuple(self.diagnostics),
            wildcards=frozenset(self.wildcards),
        )

    def _run(self) -> None:
        content = self.locator.text.content
        next_token = _TOKEN.match
        at = 0
        while (token := next_token(content, at)) is not None:
            kind = token.lastgroup
            start, end = token.span(kind or 0)
            if kind == "mark":
                taken = self._mark(content[start], start)
            elif kind == "text":
                taken = self._text(start, end)
            else:
                taken = self._plain(kind or "", start, end)
            if not taken:
                break
            at = end
        if self.expected is not Expected.END or content[at:].strip(" \t\n\r"):
            frame = self.stack[-1] if self.stack else None
            raise explain(Trouble(self.locator, at, self.expected, frame.node if frame else None))

    def _mark(self, mark: str, start: int) -> bool:
        """Take a bracket, comma or colon; say whether it may stand here."""
        expected = self.expected
        if mark == ",":
            if expected is not Expected.COMMA:
                return False
            self.expected = Expected.KEY if isinstance(self.stack[-1].node, Mapping) else Expected.VALUE
        elif mark == ":":
            if expected is not Expected.COLON:
                return False
            self.expected = Expected.VALUE
        elif mark in "{[":
            if expected not in (Expected.VALUE, Expected.ITEM_OR_CLOSE):
                return False
            self._open(mark, start)
        else:
            return self._close(mark, start)
        return True

    def _open(self, mark: str, start: int) -> None:
        self._count(start)
        if len(self.stack) >= self.limits.depth:
            raise findings.too_deep(self.locator, start)
        if mark == "{":
            self.stack.append(Frame(Mapping(start), {}))
            self.expected = Expected.KEY_OR_CLOSE
        else:
            self.stack.append(Frame(Sequence(start), []))
            self.expected = Expected.ITEM_OR_CLOSE

    def _close(self, mark: str, start: int) -> bool:
        if not self.stack:
            return False
        mapping = isinstance(self.stack[-1].node, Mapping)
        empty = Expected.KEY_OR_CLOSE if mapping else Expected.ITEM_OR_CLOSE
        if mark != ("}" if mapping else "]") or self.expected not in (Expected.COMMA, empty):
            return False
        frame = self.stack.pop()
        frame.node.end = start + 1
        self._add(frame.value, frame.node)
        return True

    def _text(self, start: int, end: int) -> bool:
        """Take a text in quotation marks, as key or as value."""
        expected = self.expected
        if expected in (Expected.COLON, Expected.COMMA, Expected.END):
            return False
        self._count(start)
        text = self.locator.text.content[start + 1 : end - 1]
        if "\\" in text:
            text = _ESCAPE.sub(_unescape, text)
        is_key = expected in (Expected.KEY, Expected.KEY_OR_CLOSE)
        if len(text) > self.limits.scalar_characters:
            self._report(findings.long_scalar(self.locator, start, len(text)))
            text = text[:100]
            if not is_key:
                self.wildcards.add(self._pointer())
        if is_key:
            self.stack[-1].key = text
            self.stack[-1].key_leaf = Leaf(start, end)
            self.expected = Expected.COLON
        else:
            self._add(text, Leaf(start, end))
        return True

    def _plain(self, kind: str, start: int, end: int) -> bool:
        """Take a number or a word."""
        if self.expected not in (Expected.VALUE, Expected.ITEM_OR_CLOSE):
            return False
        self._count(start)
        written = self.locator.text.content[start:end]
        value: JSON = written
        if kind == "number":
            number = _number(written, self.limits.number_digits)
            if isinstance(number, Unsupported):
                self._excuse(start, end, number)
            else:
                value = number
        elif written in _WORDS:
            value = _WORDS[written]
        else:
            self._excuse(start, end, Unsupported.NOT_FINITE)
        self._add(value, Leaf(start, end))
        return True

    def _excuse(self, start: int, end: int, why: Unsupported) -> None:
        """Report a number, and keep the schema from complaining about it again."""
        self._report(findings.unsupported_number(self.locator, start, end, why))
        self.wildcards.add(self._pointer())

    def _report(self, found: Diagnostic) -> None:
        findings.report(self.locator, self.diagnostics, found)

    def _count(self, start: int) -> None:
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            raise findings.too_many_nodes(self.locator, start)

    def _add(self, value: JSON, node: Node) -> None:
        """Put a finished value where it belongs."""
        if not self.stack:
            self.value, self.root = value, node
            self.expected = Expected.END
            return
        self.expected = Expected.COMMA
        frame = self.stack[-1]
        if isinstance(frame.value, list) and isinstance(frame.node, Sequence):
            frame.value.append(value)
            frame.node.items.append(node)
        elif isinstance(frame.value, dict) and isinstance(frame.node, Mapping) and frame.key_leaf is not None:
            if frame.key in frame.value:
                first = offsets(frame.node.entries[frame.key][0])
                found = findings.duplicate_key(self.locator, frame.key, first, offsets(frame.key_leaf))
                self._report(found)
            frame.value[frame.key] = value
            frame.node.entries[frame.key] = (frame.key_leaf, node)

    def _pointer(self) -> Pointer:
        """Say where the value that comes next will stand."""
        return tuple(len(frame.value) if isinstance(frame.value, list) else frame.key for frame in self.stack)


def _unescape(match: re.Match[str]) -> str:
    high, low, single, letter = match.groups()
    if high:
        return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
    if single:
        code = int(single, 16)
        # Half of a pair is no character: it could not be written to a file again.
        return "\ufffd" if code in _SURROGATES else chr(code)
    return _ESCAPED.get(letter, letter)


def _number(written: str, max_digits: int) -> int | float | Unsupported:
    if len(written) > max_digits:
        return Unsupported.TOO_LONG
    if written.lstrip("-").isdigit():
        return read_int(written)
    value = float(written)
    return Unsupported.NOT_FINITE if value in (float("inf"), float("-inf")) else value


def load_json(source: Source) -> tuple[Document, ...]:
    """Read a JSON text.

    :return: one document; a text that cannot be read gives a broken one with the finding.
    """
    with collector_paused():
        return (Loader(source).load(),)
