"""The options of directives, as MyST writes them."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from hubdocs.sources.snippets.values import Line, Option

if TYPE_CHECKING:
    from hubdocs.model import Span

_KEY_END = re.compile(r":(?=\s|$)\s*")
_COMMENT = re.compile(r"(?<=\s)#")
_BLOCK = re.compile(r"[|>][0-9+-]*\s*(?:#.*)?$")
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"')


class _Phase(Enum):
    START = "start"
    COLONS = "colons"
    DASHES = "dashes"
    BODY = "body"


class OptionBlock:
    """The option block at the start of a MyST directive's body; it is given the body's lines, one by one."""

    def __init__(self) -> None:
        self._phase = _Phase.START
        self._lines: list[Line] = []

    def take(self, line: Line) -> bool:
        """Take a line if it belongs to the option block; once one does not, none will."""
        if self._phase is _Phase.BODY:
            return False
        text = line.text
        if self._phase is _Phase.DASHES:
            if text.startswith("---"):
                self._phase = _Phase.BODY
            else:
                self._lines.append(line)
            return True
        if self._phase is _Phase.START and text.startswith("---"):
            self._phase = _Phase.DASHES
            return True
        inner = text.lstrip()
        if inner.startswith(":") and not inner.startswith(":::"):
            self._phase = _Phase.COLONS
            cut = len(text) - len(inner) + 1
            self._lines.append(Line(inner[1:], line.number, line.cut + cut))
            return True
        self._phase = _Phase.BODY
        return False

    def close(self) -> None:
        """Take no more lines."""
        self._phase = _Phase.BODY

    @property
    def is_open(self) -> bool:
        """Tell whether the next line may belong to the block."""
        return self._phase is not _Phase.BODY

    def read(self) -> tuple[Option, ...]:
        """Read the options: YAML with one text for each key."""
        drafts: list[_Draft] = []
        for line in self._lines:
            colon = None if line.text[:1].isspace() else _KEY_END.search(line.text)
            if colon is None:
                if drafts and (part := _continuation(line, folded=drafts[-1].folded)):
                    drafts[-1].parts.append(part)
                continue
            name, place = _key(line, colon.start())
            draft = _Draft(name, place, folded=_BLOCK.match(line.text, colon.end()) is None)
            if draft.folded and (value := _scalar(line, colon.end())):
                draft.parts.append(value)
            drafts.append(draft)
        return tuple(draft.finish() for draft in drafts)


class _Draft:
    """An option whose value may go on in further lines."""

    def __init__(self, name: str, place: Span, *, folded: bool) -> None:
        self._name = name
        self._place = place
        self.folded = folded
        self.parts: list[tuple[str, Span]] = []

    def finish(self) -> Option:
        """Put the option together."""
        if not self.parts:
            return Option(self._name, "", self._place)
        value = (" " if self.folded else "\n").join(text for text, _ in self.parts)
        return Option(self._name, value, self.parts[0][1])


def _key(line: Line, stop: int) -> tuple[str, Span]:
    """Read the key that a line starts with."""
    key = line.text[:stop].rstrip()
    start = 1 if len(key) > 1 and key[0] in "\"'" and key[0] == key[-1] else 0
    return key[start : len(key) - start], line.span(start, len(key) - start)


def _continuation(line: Line, *, folded: bool) -> tuple[str, Span] | None:
    """Read a further line of a value: one that is indented."""
    start = len(line.text) - len(line.text.lstrip())
    if not start:
        return None
    return _plain(line, start) if folded else _until(line, start, len(line.text))


def _scalar(line: Line, start: int) -> tuple[str, Span] | None:
    """Read the value that starts in a line, without quotes and comment."""
    text = line.text
    if match := _SINGLE.match(text, start):
        return match[1].replace("''", "'"), line.span(*match.span(1))
    if match := _DOUBLE.match(text, start):
        return re.sub(r"\\(.)", r"\1", match[1]), line.span(*match.span(1))
    return _plain(line, start)


def _plain(line: Line, start: int) -> tuple[str, Span] | None:
    """Read text up to a comment."""
    comment = _COMMENT.search(line.text, start)
    return _until(line, start, comment.start() if comment else len(line.text))


def _until(line: Line, start: int, stop: int) -> tuple[str, Span] | None:
    """Read a part of a line without the spaces at its end, if anything is left."""
    stop = len(line.text[:stop].rstrip())
    return (line.text[start:stop], line.span(start, stop)) if start < stop else None
