"""The options of the directives of lessons: which there are, and slips in how they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.checks.suggest import closest
from hubdocs.checks.words import clean
from hubdocs.model import Code, Diagnostic, Severity, Span
from hubdocs.sources.snippets import Option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hubdocs.sources.snippets import Snippet

_ALL: Final = frozenset({"class"})
_BLOCK: Final = frozenset({"class", "name"})
_TIMED: Final = frozenset({"class", "minutes", "name"})

PART_OPTIONS: Final = {
    "agenda": _ALL | {"no-calendar", "no-run-sheet", "observed"},
    "all-in-one": _ALL | {"notes", "solutions"},
    "checklist": _BLOCK,
    "delivery": _ALL,
    "demo": _TIMED,
    "discussion": _TIMED,
    "event-plan": _ALL | {"for", "observed", "price"},
    "exercise": _TIMED,
    "exercises": _ALL | {"solutions"},
    "field-kit": _ALL | {"instructors", "observed", "print-without-solutions"},
    "glossary": _ALL,
    "hint": _BLOCK,
    "instructor": _BLOCK,
    "keypoints": _BLOCK,
    "list": _ALL,
    "objectives": _BLOCK,
    "prerequisites": _BLOCK,
    "profiles": _ALL | {"only"},
    "questions": _BLOCK,
    "run-on": _ALL | {"branch", "hubs", "lesson", "path"},
    "setup": _ALL,
    "solution": _BLOCK,
    "term": _ALL,
    "type-along": _TIMED,
}
"""The options of each directive of lessons."""

_ONE_COLON: Final = re.compile(r"[ \t]*(:)([A-Za-z-]+)[ \t]+(\S.*?)[ \t]*$")
_NO_COLON: Final = re.compile(r"[ \t]*()(?:(minutes)[ \t]*:[ \t]*([0-9]+)|(name)[ \t]*:[ \t]*([\w-]+))[ \t]*$")
_FENCE: Final = re.compile(r"[ \t>*+0-9.-]*(?:`{3}|~{3}|:{3})")


class WrittenOptions(NamedTuple):
    """The options of a part of a lesson, by their names.

    :param options: those that were meant: a slip in a name is no reason to say that its option is missing.
    :param slips: the lines that look like options, and are none.
    """

    options: dict[str, Option]
    slips: tuple[Option, ...]


def read_options(snippet: Snippet, kind: str, lines: Sequence[str]) -> WrittenOptions:
    """Read the options of a part.

    :param kind: its directive, without the family.
    :param lines: of the page.
    """
    known = PART_OPTIONS.get(kind, frozenset())
    options = {option.name: option for option in snippet.options}
    for option in snippet.options:
        meant = closest(option.name, known) if option.name not in known else None
        if meant:
            options.setdefault(meant, option)
    slips = tuple(_slips(snippet, known, lines))
    for slip in slips:
        options.setdefault(slip.name, slip)
    return WrittenOptions(options, slips)


def _slips(snippet: Snippet, known: frozenset[str], lines: Sequence[str]) -> Iterator[Option]:
    """Find the lines right below the first one that were meant as options: each has a colon too few."""
    first = snippet.span.start.line
    if not _FENCE.match(lines[first - 1]):
        return
    for number in range(first + 1, len(lines) + 1):
        text = lines[number - 1]
        if any(option.span.start.line == number for option in snippet.options):
            continue
        found = _ONE_COLON.match(text) or _NO_COLON.match(text)
        if found is None:
            return
        written, value = [group for group in found.groups()[1:] if group]
        name = written if written in known else closest(written, known, strict=True)
        if name is None or (name == "name" and not found[1] and "minutes" not in known):  # text of a lesson on YAML
            return
        start = len(text) - len(text.lstrip())
        yield Option(name, value, Span.at(number, start + 1, len(text.strip())))


def slip_finding(slip: Option, lines: Sequence[str], shown: str) -> Diagnostic:
    """Report a line that was meant as an option.

    :param shown: the page, as findings name it.
    """
    text = lines[slip.span.start.line - 1]
    message = f"`{clean(text.strip())}` is not read as an option: a colon is missing"
    hint = f"write `:{slip.name}: {clean(slip.value)}`"
    return Diagnostic(Code.UNKNOWN_OPTION, message, shown, slip.span, Severity.ERROR, hint, line_text=text)
