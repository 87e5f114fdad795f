"""What the tests of the finder of snippets share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

import pytest

from hubdocs.sources.snippets import find_snippets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hubdocs.model import Span
    from hubdocs.sources.snippets import Option, Snippet

Markup = Literal["markdown", "rst"]


def split_lines(page: str) -> list[str]:
    """Split a page as editors do, without a byte order mark."""
    return re.split(r"\r\n|\r|\n", page.removeprefix("\ufeff"))


class Described:
    """The snippets of a page, written down so that a person can check them."""

    def __init__(self, page: str, markup: Markup) -> None:
        self.lines = split_lines(page)
        self.snippets = find_snippets(page, language=markup)

    def under(self, span: Span) -> str:
        """Return the text of a page that an editor would underline."""
        start, end = span
        if start.line == end.line:
            return self.lines[start.line - 1][start.column - 1 : end.column - 1]
        inner = self.lines[start.line : end.line - 1]
        first, last = self.lines[start.line - 1], self.lines[end.line - 1]
        return "\n".join([first[start.column - 1 :], *inner, last[: end.column - 1]])

    def plain(self) -> list[dict[str, Any]]:
        """Return plain values for JSON; what is empty or as usual is left out."""
        return [self._snippet(snippet) for snippet in self.snippets]

    def _snippet(self, snippet: Snippet) -> dict[str, Any]:
        described: dict[str, Any] = {"at": self._place(snippet.span), "under": self.under(snippet.span)}
        if snippet.kind == "directive":
            described["ours"] = True
        for name in ("language", "directive", "argument"):
            if value := getattr(snippet, name):
                described[name] = value
        if snippet.argument_span:
            described["argument at"] = self._place(snippet.argument_span)
        for name in ("options", "attributes"):
            if options := getattr(snippet, name):
                described[name] = [self._option(option) for option in options]
        body = snippet.body.removesuffix("\n").split("\n") if snippet.body else []
        described["body"] = [
            f"{line}:{cut} {text}" for (line, cut), text in zip(snippet.line_map.lines, body, strict=bool(body))
        ]
        if not snippet.closed:
            described["closed"] = False
        return described

    def _option(self, option: Option) -> str:
        under = self.under(option.span)
        seen = "" if under == (option.value or option.name) else f" ({under})"
        return f"{self._place(option.span)} {option.name} = {option.value}{seen}"

    @staticmethod
    def _place(span: Span) -> str:
        start, end = span
        last = f"{end.column}" if start.line == end.line else f"{end.line}:{end.column}"
        return f"{start.line}:{start.column}-{last}"


@pytest.fixture(scope="session")
def described() -> Callable[[str, Markup], Described]:
    """Find the snippets of a page, in a form that a person can check."""
    return Described


@pytest.fixture(scope="session")
def read_page() -> Callable[[Path], tuple[str, Markup]]:
    """Read a case file with the line ends that it has."""
    return lambda path: (path.read_bytes().decode(), "rst" if path.suffix == ".rst" else "markdown")
