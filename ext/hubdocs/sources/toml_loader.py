"""TOML to a document: values from ``tomllib``, places from our own scanner."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from hubdocs.model import Code
from hubdocs.sources import findings
from hubdocs.sources.dialects import Unsupported
from hubdocs.sources.document import Document, Locator, Source
from hubdocs.sources.nodes import Mapping, Node, Sequence, offsets
from hubdocs.sources.pause import collector_paused
from hubdocs.sources.toml_scanner import Scanner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import Diagnostic, Pointer

_PLACE: Final = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_REASONS: Final = (
    ("date", "there is no such date or time", "check the day, the month and the hour"),
    ("scalar value", "this escape stands for half of a character", "write the whole character"),
    ("haracter", "this character cannot stand here", "delete it, or write it as an escape such as \\u0009"),
    ("hex", "an escape \\u needs four digits from 0 to f, \\U needs eight", "write for example \\u00e9"),
    ("overwrite", "this key is already set", "keep one of the two"),
    ("twice", "this table is already declared", "keep one of the two"),
    ("namespace", "nothing can be added to this table here", "write the key where the table is written"),
)


def load_toml(source: Source) -> tuple[Document, ...]:
    """Read a TOML text.

    :return: one document; a text that cannot be read gives a broken one with the finding.
    """
    with collector_paused():
        return (_load(Locator(source)),)


def _load(locator: Locator) -> Document:
    scanner = Scanner(locator)
    try:
        findings.check_characters(locator)
        root, trouble = _scan(scanner)
        value = _parse(locator, [*scanner.suspects, *trouble])
        found, wildcards = _plain(locator, value, root)
    except findings.UnreadableError as error:
        return Document(locator, value=None, root=None, broken=True, diagnostics=(error.diagnostic,))
    return Document(locator, value=value, root=root, diagnostics=found, wildcards=wildcards)


def _scan(scanner: Scanner) -> tuple[Mapping, list[Diagnostic]]:
    """Find the places; a mistake waits for what ``tomllib`` says, a limit does not."""
    try:
        return scanner.scan(), []
    except findings.UnreadableError as error:
        if error.diagnostic.code not in (Code.TOML_SYNTAX, Code.DUPLICATE_KEY):
            raise
        return scanner.tables.root, [error.diagnostic]


def _parse(locator: Locator, suspects: list[Diagnostic]) -> dict[str, Any]:
    """Let ``tomllib`` read the values, and word its refusal."""
    content = locator.text.content
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        at = _offset(content, str(error))
        first = min(suspects, key=lambda found: found.span, default=None)
        if first is not None and first.span.start <= locator.span(at, at).start:
            raise findings.UnreadableError(first) from None
        raise _explain(locator, str(error), at) from None
    except RecursionError:
        message, hint = "values are nested deeper than this reader can follow", "lower the limit `depth`"
        raise findings.UnreadableError(locator.diagnostic(Code.TOO_DEEP, message, 0, 1, hint=hint)) from None
    except ValueError:  # a number that Python does not convert; the scanner knows most of them
        if suspects:
            raise findings.UnreadableError(suspects[0]) from None
        message, hint = "a number in this file cannot be read", "quote it if text is meant"
        raise findings.UnreadableError(locator.diagnostic(Code.UNSUPPORTED_NUMBER, message, 0, 1, hint=hint)) from None


def _offset(content: str, message: str) -> int:
    """Turn the place at the end of a message of ``tomllib`` into an offset.

    It counts lines by line feeds only, and without the carriage returns before them.
    """
    place = _PLACE.search(message)
    if place is None or place[1] is None:
        return len(content)
    start = 0
    for _ in range(int(place[1]) - 1):
        start = content.find("\n", start) + 1
    return min(start + int(place[2]) - 1, len(content))


def _explain(locator: Locator, message: str, at: int) -> findings.UnreadableError:
    """Word an error that only ``tomllib`` found."""
    words, hint = "this is not TOML from here on", "compare the line with the ones above it"
    for part, own_words, own_hint in _REASONS:
        if part in message:
            words, hint = own_words, own_hint
            break
    end = at + 1
    if "scalar value" in message:  # the place is behind the escape
        at, end = locator.text.content.rfind("\\", 0, at), at
    return findings.UnreadableError(locator.diagnostic(Code.TOML_SYNTAX, words, at, end, hint=hint))


def _plain(locator: Locator, value: dict[str, Any], root: Mapping) -> tuple[tuple[Diagnostic, ...], frozenset[Pointer]]:
    """Turn values that JSON has not into ones it has, in place.

    :return: what was found on the way, and the pointers of values that have their finding already.
    """
    found: list[Diagnostic] = []
    wildcards: set[Pointer] = set()
    todo: list[tuple[dict[str, Any] | list[Any], Node | None, Pointer]] = [(value, root, ())]
    while todo:
        container, node, pointer = todo.pop()
        for step, child in _children(container):
            child_node = _child(node, step)
            if isinstance(child, (dict, list)):
                todo.append((child, child_node, (*pointer, step)))
            elif isinstance(child, (datetime, date, time)):
                container[step] = child.isoformat()  # type: ignore[index] # the step comes from this container
            elif isinstance(child, (str, float)):
                place = offsets(child_node) if child_node else (0, 0)
                wrong = _check(locator, child, place)
                if wrong is not None:
                    findings.report(locator, found, wrong)
                    wildcards.add((*pointer, step))
                    written = child if isinstance(child, str) else locator.text.content[slice(*place)]
                    container[step] = written[:100]  # type: ignore[index] # likewise
    return tuple(sorted(found, key=lambda finding: finding.sort_key)), frozenset(wildcards)


def _children(container: dict[str, Any] | list[Any]) -> Iterator[tuple[str | int, Any]]:
    return iter(list(container.items() if isinstance(container, dict) else enumerate(container)))


def _child(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
        return node.entries[step][1]
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _check(locator: Locator, value: str | float, place: tuple[int, int]) -> Diagnostic | None:
    if isinstance(value, str):
        if len(value) > locator.source.limits.scalar_characters:
            return findings.long_scalar(locator, place[0], len(value))
        return None
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 (only NaN differs from itself)
        return findings.unsupported_number(locator, *place, Unsupported.NOT_FINITE)
    return None
