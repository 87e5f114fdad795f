"""A directive as the check of pages sees it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hubdocs.model import LineMap, Span
from hubdocs.sources.snippets import Option, Snippet

if TYPE_CHECKING:
    from sphinx.util.docutils import SphinxDirective


def snippet_of(directive: SphinxDirective) -> Snippet:
    """Make a snippet of a directive that is being run.

    Docutils knows the line of a directive, but not of each of its parts: the lines are counted from there.
    """
    _file, line = directive.get_source_info()
    place = Span.at(line, 1)
    argument = " ".join(directive.arguments).strip()
    body = "".join(f"{text}\n" for text in directive.content)
    return Snippet(
        kind="directive",
        language="",
        directive=directive.name,
        argument=argument,
        argument_span=place if argument else None,
        options=tuple(Option(name, value, place) for name, value in directive.options.items()),
        attributes=(),
        body=body,
        line_map=LineMap(tuple((line + number, 0) for number in range(max(1, len(directive.content))))),
        span=place,
        closed=True,
    )


def counted_from_one(snippet: Snippet) -> Snippet:
    """Give a snippet whose lines are counted by themselves, wherever they stand in the page."""
    lines = tuple((number, 0) for number in range(1, len(snippet.line_map.lines) + 1))
    return replace(snippet, line_map=LineMap(lines))


def key_of(snippet: Snippet) -> tuple[str, str, str]:
    """Say what makes two readings of a page's text the same directive, whatever they make of white space."""
    lines = [" ".join(line.split()) for line in snippet.body.splitlines()]
    return snippet.directive, " ".join(snippet.argument.split()), "\n".join(lines).strip("\n")
