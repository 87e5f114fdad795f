"""What the finder of snippets hands out, and what its parts pass to one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from hubdocs.model import LineMap, Span


class Line(NamedTuple):
    """One line of a page without what its containers (quotes, lists, directives) have cut off at its left.

    ``cut`` is the number of characters cut off.
    A tab of which only a part is cut turns into the spaces that are left of it, as CommonMark has it;
    ``cut`` is then smaller by the number of these spaces (and may be negative),
    so that each character after the indentation keeps its exact column.
    """

    text: str
    number: int
    cut: int

    @property
    def is_blank(self) -> bool:
        """Tell whether there is nothing but spaces and tabs."""
        return not self.text.strip(" \t")

    def span(self, start: int, end: int) -> Span:
        """Return the place in the page of ``text[start:end]``."""
        return Span.at(self.number, self.cut + start + 1, end - start)


class Option(NamedTuple):
    """A named value that an author wrote on a fence or directive.

    ``span`` is the place of the value without its quotes, or of the name if the value is empty.
    """

    name: str
    value: str
    span: Span


class Foreign(NamedTuple):
    """A directive of Markdown that is none of ours; it may have been meant as one.

    :param name: as written; with a space in it, it is the name of nothing.
    :param span: its opening line.
    """

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Snippet:
    """A fence or directive in a page.

    :param kind: ``fence`` for shown text (a plain fence, ``code-block`` and its like), ``directive`` for one of ours.
    :param language: ``yaml``, ``json``, ...; in lower case, empty if unknown, and empty for our own directives.
    :param directive: the directive's name as written, empty for a plain fence.
    :param argument: what stands behind the directive's name.
    :param argument_span: where the argument stands, if there is one.
    :param options: the directive's options.
    :param attributes: what stands behind the language of a plain fence, or inside ``{.language ...}``;
        a class or an id has the name ``class`` or ``id``, a bare word an empty value.
    :param body: the text without its indentation and without the option block, each line ended by a line feed;
        empty for those of our directives whose body is markup: what stands in them is found on its own.
    :param line_map: where the lines of ``body`` stand in the page; for an empty body, the opening line.
    :param span: the opening fence or directive line.
    :param closed: does the fence have an end? Always so in reStructuredText.
    :param ended_by: the opening line of the fence around it, if the end of that fence ended this one, too.
    """

    kind: Literal["fence", "directive"]
    language: str
    directive: str
    argument: str
    argument_span: Span | None
    options: tuple[Option, ...]
    attributes: tuple[Option, ...]
    body: str
    line_map: LineMap
    span: Span
    closed: bool
    ended_by: Span | None = None
