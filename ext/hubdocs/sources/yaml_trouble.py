"""A YAML syntax error as the parser saw it, with the lines around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from hubdocs.model import Code, Diagnostic
from hubdocs.sources.yaml_outline import Block, outline

if TYPE_CHECKING:
    from yaml.error import MarkedYAMLError

    from hubdocs.model import Related
    from hubdocs.sources.document import Locator
    from hubdocs.sources.nodes import Event


class Kind(Enum):
    """What the parser missed. PyYAML's two parsers word it differently."""

    TAB = "tab"
    BAD_START = "cannot start any token"
    SECOND_COLON = "mapping values are not allowed"
    NO_COLON = "could not find expected ':'"
    LIST_START = "sequence entries are not allowed"
    ESCAPE = "escape"
    OPEN_QUOTE = "quoted scalar"
    BLOCK_TEXT = "block scalar"
    DIRECTIVE = "directive"
    REFERENCE = "alias or anchor"
    TAG = "tag"
    DOCUMENT_START = "<document start>"
    FLOW = "flow"
    BLOCK = "block"
    OTHER = "other"


# Looked up in this order in "problem / context".
_KINDS: Final = (
    ("tab character", Kind.TAB),
    ("cannot start any token", Kind.BAD_START),
    ("mapping values are not allowed", Kind.SECOND_COLON),
    ("could not find expected ':'", Kind.NO_COLON),
    ("sequence entries are not allowed", Kind.LIST_START),
    ("escape", Kind.ESCAPE),
    ("hexdecimal", Kind.ESCAPE),
    ("quoted scalar", Kind.OPEN_QUOTE),
    ("scanning a block scalar", Kind.BLOCK_TEXT),
    ("directive", Kind.DIRECTIVE),
    ("incompatible", Kind.DIRECTIVE),
    ("scanning an alias", Kind.REFERENCE),
    ("scanning an anchor", Kind.REFERENCE),
    ("document start>", Kind.DOCUMENT_START),
    (" tag", Kind.TAG),
    ("parsing a flow", Kind.FLOW),
    ("parsing a block", Kind.BLOCK),
)
_KEY: Final = re.compile(
    r"""(?P<key>"(?:[^"\\]|(?=\\.)\\.)*+"|'(?:[^']|(?='')'')*+'|[^\s"'#\[{][^\n]*?|[\[{][^\n]*?[\]}])"""
    r"""[ \t]*:(?:[ \t]+(?P<value>[^\n]*))?\Z"""
)
_COMMENT: Final = re.compile(r"(?:\A|[ \t])#.*\Z")
_LONGEST: Final = 500


@dataclass(frozen=True)
class Line:
    """One line, taken apart as far as its own characters allow.

    :param column: of its first character that is no space, from 1.
    :param dashes: how many ``- `` it begins with.
    :param inner: column of what stands behind the dashes.
    :param words: what stands there, without a comment.
    :param key: the key, if it reads ``key: value`` or ``key:``.
    """

    number: int
    column: int
    dashes: int
    inner: int
    words: str
    key: str | None
    value: str

    @classmethod
    def of(cls, number: int, text: str) -> Line:
        """Take a line apart."""
        text = text[:_LONGEST]
        column = len(text) - len(text.lstrip(" "))
        rest, inner, dashes = text[column:], column, 0
        while rest.startswith("- ") or rest == "-":
            step = len(rest) - len(rest[1:].lstrip(" "))
            rest, inner, dashes = rest[step:], inner + step, dashes + 1
        words = rest if rest[:1] in "\"'" else _COMMENT.sub("", rest)
        match = _KEY.match(words.rstrip())
        key, value = (match["key"], (match["value"] or "").strip()) if match else (None, "")
        return cls(number, column + 1, dashes, inner + 1, words.strip(), key, value)

    @property
    def length(self) -> int:
        """How much of the line to underline: dashes and words, without what surrounds them."""
        return self.inner - self.column + len(self.words)


@dataclass(frozen=True)
class Trouble:
    """A syntax error, and what is needed to say something sensible about it.

    :param at: offset where the parser gave up.
    :param opened: offset where the construct that it was reading began, or ``None``.
    :param parsed: the text that was parsed: the file's, with placeholders covered.
    """

    kind: Kind
    problem: str
    context: str
    at: int
    opened: int | None
    locator: Locator
    last_scalar: Event | None
    parsed: str

    @classmethod
    def of(cls, error: MarkedYAMLError, locator: Locator, last_scalar: Event | None, parsed: str) -> Trouble:
        """Take a parser's error."""
        problem, context = error.problem or "", error.context or ""
        message = f"{problem} / {context}"
        kind = next((kind for part, kind in _KINDS if part in message), Kind.OTHER)
        at = error.problem_mark.index if error.problem_mark else 0
        opened = error.context_mark.index if error.context_mark else None
        return cls(kind, problem, context, min(at, len(parsed)), opened, locator, last_scalar, parsed)

    @property
    def content(self) -> str:
        """The whole text."""
        return self.locator.text.content

    @cached_property
    def character(self) -> str:
        """The character at which the parser gave up, or nothing at the end of the text."""
        return self.content[self.at : self.at + 1]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The mappings and lists written by indentation that the last good line stands in, the innermost last."""
        return outline(self.parsed, self.locator.text)

    @cached_property
    def line(self) -> Line:
        """The line on which the parser gave up."""
        return self.line_at(self.at)

    @cached_property
    def before(self) -> str:
        """What stands on that line before the trouble."""
        start = self.locator.text.line_starts[self.line.number - 1]
        return self.content[start : self.at]

    @cached_property
    def leads_line(self) -> bool:
        """Whether the trouble is the first thing on its line, or stands behind dashes only."""
        return not self.before.replace("-", "").strip()

    @cached_property
    def above(self) -> Line | None:
        """The nearest line above with more than a comment on it."""
        return self.line_above(self.line.number)

    def line_at(self, offset: int) -> Line:
        """Take the line at an offset apart."""
        number = self.locator.text.position(offset).line
        return Line.of(number, self.locator.text.line(number))

    def line_above(self, number: int) -> Line | None:
        """Give the nearest line above a line with more than a comment on it."""
        while number > 1:
            number -= 1
            text = self.locator.text.line(number).strip()
            if text and not text.startswith("#"):
                return Line.of(number, self.locator.text.line(number))
        return None

    def offset(self, number: int, column: int) -> int:
        """Turn a place in the text into an offset."""
        return self.locator.text.line_starts[number - 1] + column - 1

    def shown_line(self, offset: int) -> int:
        """Give the number of the line at an offset as the reader of the file counts."""
        return self.locator.span(offset, offset).start.line

    def shown_column(self, number: int, column: int) -> int:
        """Give a column as the reader of the file counts."""
        offset = self.offset(number, column)
        return self.locator.span(offset, offset).start.column

    def finding(  # noqa: PLR0913 (a finding has this many parts; all but two are named)
        self,
        message: str,
        hint: str,
        *,
        start: int | None = None,
        length: int = 1,
        code: Code = Code.YAML_SYNTAX,
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """Report this error at its own or another place."""
        first = self.at if start is None else start
        return self.locator.diagnostic(code, message, first, first + max(1, length), hint=hint, related=related)
