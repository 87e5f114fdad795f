"""Which mappings and lists are open at the end of a YAML text that could not be read any further.

Only used to word a finding, so the text is simply parsed once more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from hubdocs.sources.nodes import offsets
from hubdocs.sources.yaml_events import events

if TYPE_CHECKING:
    from hubdocs.sources.text import Text


_PROPERTIES: Final = re.compile(r"(?:[&!]\S*\s+)*")
_STARTS: Final = (MappingStartEvent, SequenceStartEvent)
_ENDS: Final = (MappingEndEvent, SequenceEndEvent)


class Block(NamedTuple):
    """A mapping or list that is written by indentation: where its first key or dash stands."""

    is_list: bool
    line: int
    column: int


def outline(content: str, text: Text) -> tuple[Block, ...]:
    """Give the blocks around the last value that could be read, the outermost first.

    Blocks that the parser closed after that value are among them: it is the line that closed them which is in doubt.
    """
    opened: list[tuple[bool, int] | None] = []
    last: list[tuple[bool, int] | None] = []
    steady = True  # nothing was closed since the last value
    try:
        for event in events(content):
            if type(event) in _STARTS:
                is_list = type(event) is SequenceStartEvent
                opened.append(None if event.flow_style else (is_list, event.start_mark.index))
                steady = True
            elif type(event) in _ENDS:
                if steady:
                    last, steady = opened.copy(), False
                opened.pop()
            elif type(event) in (ScalarEvent, AliasEvent):
                steady = True
            elif type(event) is DocumentStartEvent:
                opened.clear()
    except YAMLError:
        pass
    return tuple(
        Block(block[0], *text.position(block[1])) for block in (opened if steady else last) if block is not None
    )


def block_texts(content: str, text: Text) -> frozenset[int]:
    """Give the numbers of all lines inside texts written with ``|`` or ``>``."""
    lines: set[int] = set()
    try:
        for event in events(content):
            kind = type(event)
            if kind is ScalarEvent and event.style in ("|", ">"):
                start, end = offsets(event)
                lines.update(range(text.position(start).line + 1, text.position(end).line + 1))
    except YAMLError:
        pass
    return frozenset(lines)


def open_bracket(content: str) -> int | None:
    """Give the offset of the last ``[`` or ``{`` that is still open where the text cannot be read any further."""
    opened: list[int] = []
    try:
        for event in events(content):
            kind = type(event)
            if kind in _STARTS:
                match = _PROPERTIES.match(content, event.start_mark.index)
                at = match.end() if match else event.start_mark.index
                # A pair like ``[key: value]`` is a mapping too, but has no bracket of its own.
                opened.append(at if content.startswith("[" if kind is SequenceStartEvent else "{", at) else -1)
            elif kind in _ENDS:
                opened.pop()
    except YAMLError:
        pass
    return next((at for at in reversed(opened) if at != -1), None)
