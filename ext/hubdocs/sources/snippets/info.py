"""The words behind the marks of an opening fence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hubdocs.sources.snippets.names import CODE_DIRECTIVES, is_own
from hubdocs.sources.snippets.values import Option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import Span
    from hubdocs.sources.snippets.values import Line

_WORD = re.compile(r"\s*(\S+)\s*")
_DIRECTIVE = re.compile(r"\{[^\s{}.#=][^\s{}=]*\}")
_LANGUAGE = re.compile(r"\s*([^\s{},=]+)(?![^\s{},])")
_ATTRIBUTE = re.compile(
    r"""(?P<mark>[.\#])(?P<word>[^\s{}.\#=]+)
      | (?<![^\s{},])(?P<name>\w[\w:.-]*)
        (?:=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s{}]*)))?""",
    re.VERBOSE,
)


class Info(NamedTuple):
    """What an opening fence or a directive line says."""

    language: str
    directive: str
    argument: str
    argument_span: Span | None
    attributes: tuple[Option, ...]
    span: Span

    @property
    def is_own(self) -> bool:
        """Tell whether this is one of our directives."""
        return bool(self.directive) and is_own(self.directive)

    @property
    def is_shown(self) -> bool:
        """Tell whether the body is shown as code: a plain fence, or ``code-block`` and its like."""
        return not self.directive or self.directive.lower() in CODE_DIRECTIVES


def directive_info(directive: str, argument: str, argument_span: Span | None, span: Span) -> Info:
    """Describe a directive in either markup."""
    language = ""
    if argument and directive.lower() in CODE_DIRECTIVES:
        language = argument.split(maxsplit=1)[0].lower()
    return Info(language, directive, argument, argument_span, (), span)


def read_info(line: Line, marks: int) -> Info:
    """Read an opening fence.

    :param line: the line, from the first mark on.
    :param marks: the number of marks.
    """
    text = line.text
    first = _WORD.match(text, marks)
    if first is None:
        return Info("", "", "", None, (), line.span(0, marks))
    stop = len(text.rstrip())
    span = line.span(0, stop)
    if _DIRECTIVE.fullmatch(first[1]):
        argument = text[first.end() : stop]
        argument_span = line.span(first.end(), stop) if argument else None
        return directive_info(first[1][1:-1], argument, argument_span, span)
    language, start = "", marks
    if word := _LANGUAGE.match(text, marks, stop):
        language, start = word[1], word.end()
    attributes = list(_attributes(line, start, stop))
    if not language and attributes and attributes[0].name == "class":
        language = attributes.pop(0).value
    return Info(language.lower(), "", "", None, tuple(attributes), span)


def _attributes(line: Line, start: int, stop: int) -> Iterator[Option]:
    """Find ``name=value``, ``.class``, ``#id`` and bare words."""
    for match in _ATTRIBUTE.finditer(line.text, start, stop):
        if match["mark"]:
            name = "class" if match["mark"] == "." else "id"
            yield Option(name, match["word"], line.span(*match.span("word")))
            continue
        for group in ("double", "single", "bare"):
            if match[group]:
                yield Option(match["name"], match[group], line.span(*match.span(group)))
                break
        else:
            yield Option(match["name"], "", line.span(*match.span("name")))
