"""Where each key and value of a TOML text stands, and where its syntax first goes wrong.

Values come from ``tomllib``; this reads the same text once more for the places. It is a little more lenient: where
``tomllib`` refuses what this lets pass, ``tomllib`` has the last word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hubdocs.sources import findings, toml_errors, toml_errors_keys
from hubdocs.sources.nodes import Leaf, Mapping, Node, Sequence, offsets
from hubdocs.sources.toml_tables import Key, Path, Tables

if TYPE_CHECKING:
    from hubdocs.model import Diagnostic
    from hubdocs.sources.document import Locator

_SPACE: Final = re.compile(r"[ \t]*+")
_BLANK: Final = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]++")
# Python before 3.11.5 repeats a group possessively as it should only where the group fails at its first step
# (gh-106052): so what stands in such a group is looked at before anything of it is taken.
_LINE_STRING: Final = re.compile(r""""[^"\\\n]*+(?:(?=\\[^\n])\\.[^"\\\n]*+)*+"|'[^'\n]*+'""")
_LONG_STRING: Final = re.compile(
    r'''"""[^"\\]*+(?:(?:(?=\\.)\\.|(?="[^"])"|(?=""[^"])"")[^"\\]*+)*+"{3,5}'''
    r"""|'{3}[^']*+(?:(?:(?='[^'])'|(?=''[^'])'')[^']*+)*+'{3,5}""",
    re.DOTALL,
)
_PLAIN: Final = re.compile(r"""[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[^\s,;\]}#]*|[^\s,;\]}\[{#="']+""")
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_ESCAPED: Final = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


@dataclass(slots=True)
class Open:
    """A list or an inline table that is not closed yet; for a table, the key whose value comes next."""

    node: Mapping | Sequence
    level: int
    path: Path


class Scanner:
    """Reads one TOML text for its places. Used once."""

    def __init__(self, locator: Locator) -> None:
        self.locator = locator
        self.content = locator.text.content
        self.limits = locator.source.limits
        self.at = 0
        self.nodes = 0
        self.tables = Tables(locator)
        self.stack: list[Open] = []
        self.suspects: list[Diagnostic] = []
        """What newer versions of TOML allow and older ones do not."""

    def scan(self) -> Mapping:
        """Read the text.

        :raises UnreadableError: at the first mistake, or where a limit is passed.
        """
        while (self._skip(_BLANK)) < len(self.content):
            if self.content.startswith("[", self.at):
                self._header()
            else:
                path = self._assignment()
                value = self._value(self.tables.level + len(path) - 1)
                self.tables.put(self.tables.current, path, value)
                self.tables.close(offsets(value)[1])
            self._end_of_line()
        return self.tables.root

    def _skip(self, what: re.Pattern[str]) -> int:
        match = what.match(self.content, self.at)
        if match is not None:
            self.at = match.end()
        return self.at

    def _end_of_line(self) -> None:
        before = self.at
        self._skip(_SPACE)
        if self.at < len(self.content) and self.content[self.at] not in "\r\n#":
            raise toml_errors.after_value(self.locator, before, self.at)

    def _header(self) -> None:
        start = self.at
        double = self.content.startswith("[[", start)
        closing = "]]" if double else "]"
        self.at += len(closing)
        self._skip(_SPACE)
        if self.content.startswith("]", self.at):
            raise toml_errors_keys.empty_header(self.locator, start, self.at + 1)
        path = self._path(1)
        if not self.content.startswith(closing, self.at):
            raise toml_errors_keys.bad_header(self.locator, start, self.at, closing)
        self.at += len(closing)
        add = self.tables.append if double else self.tables.open
        add(path, start, self.at)

    def _assignment(self) -> Path:
        """Read a key and its ``=``."""
        start = self.at
        path = self._path(self.stack[-1].level if self.stack else self.tables.level)
        if not self.content.startswith("=", self.at):
            raise toml_errors_keys.missing_equals(self.locator, start, path[-1].end, self.at, inline=bool(self.stack))
        self.at += 1
        return path

    def _path(self, level: int) -> Path:
        """Read a key of one or more parts, in a table at this level of nesting."""
        path = [self._key()]
        while self._skip(_SPACE) < len(self.content) and self.content[self.at] == ".":
            self.at += 1
            self._skip(_SPACE)
            path.append(self._key())
        if level + len(path) - 1 > self.limits.depth:
            raise findings.too_deep(self.locator, path[0].start)
        return path

    def _key(self) -> Key:
        start = self.at
        self._count()
        bare = _BARE.match(self.content, start)
        if bare is not None:
            self.at = bare.end()
            return Key(bare.group(), start, self.at)
        quoted = _LINE_STRING.match(self.content, start)
        if quoted is None:
            raise toml_errors_keys.bad_key(self.locator, start, inline=bool(self.stack))
        self.at = quoted.end()
        text = quoted.group()
        inner = text[1:-1]
        if text[0] == '"' and "\\" in inner:
            toml_errors.check_escapes(self.locator, start, self.at)
            inner = _ESCAPE.sub(_unescape, inner)
        return Key(inner, start, self.at)

    def _count(self) -> None:
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            raise findings.too_many_nodes(self.locator, self.at)

    def _value(self, level: int) -> Node:
        """Read a value; lists and inline tables are kept on a stack of their own, so that nothing recurses.

        :param level: how deep the table is nested that the value belongs to.
        """
        self.stack.clear()
        while True:
            node = self._begin_value(level)
            while node is not None:
                if not self.stack:
                    return node
                node = self._add(node)

    def _begin_value(self, level: int) -> Node | None:
        """Read a scalar, or the opening bracket of a list or table; a bracket that closes at once is a value too."""
        self._skip(_BLANK if self.stack and isinstance(self.stack[-1].node, Sequence) else _SPACE)
        character = self.content[self.at : self.at + 1]
        self._count()
        if character not in ("[", "{"):
            return self._scalar()
        if self.stack:
            top = self.stack[-1]
            level = top.level + max(0, len(top.path) - 1)
        if level >= self.limits.depth:
            raise findings.too_deep(self.locator, self.at)
        node = Sequence(self.at) if character == "[" else Mapping(self.at)
        self.tables.seal(node)
        self.at += 1
        self.stack.append(Open(node, level + 1, []))
        return self._next()

    def _next(self) -> Node | None:
        """After an opening bracket or a comma: close the collection, or get ready for its next value."""
        top = self.stack[-1]
        after = self.at
        self._skip(_BLANK)
        listing = isinstance(top.node, Sequence)
        closes = self.content.startswith("]" if listing else "}", self.at)
        if not listing and "\n" in self.content[after : self.at]:
            self.suspects.append(toml_errors.broken_table(self.locator, top.node.start, after).diagnostic)
        if closes:
            if not listing and self.content[after - 1] == ",":
                self.suspects.append(toml_errors.trailing_comma(self.locator, after - 1).diagnostic)
            return self._close()
        if self.at >= len(self.content):
            raise toml_errors.unclosed(self.locator, top.node)
        if not listing:
            top.path = self._assignment()
        return None

    def _close(self) -> Node:
        self.at += 1
        node = self.stack.pop().node
        node.end = self.at
        return node

    def _add(self, node: Node) -> Node | None:
        """Put a value into the innermost collection; give that collection when it closes behind it."""
        top = self.stack[-1]
        if isinstance(top.node, Sequence):
            top.node.items.append(node)
        else:
            self.tables.put(top.node, top.path, node)
        after = self.at
        self._skip(_BLANK)
        if isinstance(top.node, Mapping) and "\n" in self.content[after : self.at]:
            self.suspects.append(toml_errors.broken_table(self.locator, top.node.start, after).diagnostic)
        character = self.content[self.at : self.at + 1]
        if character == ("]" if isinstance(top.node, Sequence) else "}"):
            return self._close()
        if character != ",":
            raise toml_errors.not_in_collection(self.locator, top.node, after, self.at)
        self.at += 1
        return self._next()

    def _scalar(self) -> Leaf:
        start = self.at
        inside = self.stack[-1].node if self.stack else None
        long = self.content.startswith(('"""', "'''"), start)
        text = (_LONG_STRING if long else _LINE_STRING).match(self.content, start)
        if text is not None:
            self.at = text.end()
            if text.group()[0] == '"':
                toml_errors.check_escapes(self.locator, start, self.at)
        else:
            plain = None if self.content.startswith(('"', "'"), start) else _PLAIN.match(self.content, start)
            if plain is None:
                raise toml_errors.no_value(self.locator, start, inside)
            self.at = plain.end()
            toml_errors.check_plain(self.locator, start, self.at, inside)
        if "\\" in self.content[start : self.at] or ":" in self.content[start : self.at]:
            new = toml_errors.is_new(self.locator, start, self.at)
            if new is not None:
                self.suspects.append(new.diagnostic)
        return Leaf(start, self.at)


def _unescape(match: re.Match[str]) -> str:
    short, long, tiny, letter = match.groups()
    digits = short or long or tiny
    if digits:
        code = int(digits, 16)
        return chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd"  # noqa: PLR2004 (no surrogates)
    return _ESCAPED.get(letter, letter)
