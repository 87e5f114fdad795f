"""Whatever a page holds: nothing fails, and every position is exact."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hubdocs.sources.snippets import find_snippets

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.model import Span
    from hubdocs.sources.snippets import Option, Snippet

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.suffix in {".md", ".rst"})
LINES = re.compile(r"\r\n|\r|\n")

# pieces that mean something in one of the two languages, so that random pages have something to find
PIECES = (
    *("```", "````", "~~~", ":::", "::::", "yaml", "{config} cluster", "{note}", "{code-block} yaml", "{eval-rst}"),
    *(".. code-block:: yaml", ".. config:: x", ".. note::", ".. highlight:: yaml", "..", ".. _a:", "text::", "::"),
    *("> ", ">", "- ", "1. ", "#. ", "* ", "[^1]: ", "    ", "  ", " ", "\t", "\n", "\n", "\n", "\n\n", "\r\n", "\r"),
    *("---", "===", "== ==", "+--+--+", "| ", ">>> ", "<!--", "-->", "<div>", "</div>", "% ", "+++", "# ", "(a)="),
    *(":at: /hubs/0", ":key:", ": ", "key: 'value'", 'at: "x', "a=b", "{.yaml a='b'}", '="', "é", "👩🏽‍🔬"),
    *("\ufeff", "\\"),
)
PAGES = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=200)
MARKUP = st.sampled_from(["markdown", "rst"])


def under(lines: list[str], span: Span) -> str:
    """Return what stands in the page under a span on one line."""
    start, end = span
    assert start.line == end.line
    assert 1 <= start.column < end.column <= len(lines[start.line - 1]) + 1
    return lines[start.line - 1][start.column - 1 : end.column - 1]


def check_body(lines: list[str], snippet: Snippet) -> None:
    """Each line of the body stands where the map says, from its first character that is not blank."""
    if not snippet.body:
        assert snippet.line_map.lines == ((snippet.span.start.line, snippet.span.start.column - 1),)
        return
    assert snippet.body.endswith("\n")
    body = snippet.body[:-1].split("\n")
    assert len(body) == len(snippet.line_map.lines)
    numbers = [number for number, _ in snippet.line_map.lines]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    for text, (number, cut) in zip(body, snippet.line_map.lines, strict=True):
        inner = text.lstrip(" \t")
        indent = len(text) - len(inner)
        if inner:
            assert lines[number - 1][cut + indent :] == inner
            assert not lines[number - 1][max(cut, 0) : cut + indent].strip(" \t")
        if "\t" not in lines[number - 1]:
            assert lines[number - 1][cut:] == text


def check_option(lines: list[str], option: Option) -> None:
    """Look for an option's value, or else its name, where it says; quotes and further lines aside."""
    seen = under(lines, option.span)
    wanted = (option.value or option.name).split("\n")[0]
    assert wanted.startswith(seen) or "\\" in seen or "''" in seen


def check(page: str, markup: Literal["markdown", "rst"]) -> None:
    """Every position of every snippet is right."""
    lines = LINES.split(page.removeprefix("\ufeff"))
    snippets = find_snippets(page, language=markup)
    assert list(snippets) == sorted(snippets, key=lambda snippet: snippet.span)
    for snippet in snippets:
        opening = under(lines, snippet.span)
        assert opening.strip()
        assert snippet.directive in opening
        if markup == "rst":
            assert snippet.closed
        if snippet.argument:
            assert snippet.argument_span
            start = snippet.argument_span.start
            assert lines[start.line - 1][start.column - 1 :].startswith(snippet.argument.split("\n")[0])
        for option in (*snippet.options, *snippet.attributes):
            check_option(lines, option)
        check_body(lines, snippet)


@given(page=PAGES, markup=MARKUP)
@example(page="```{config} x\n:a: |\n:  b\n```", markup="markdown")
@example(page="- ```\n\tx\n", markup="markdown")
@example(page="{0}. a::\n{0}. b".format("1" * 5000), markup="rst")
def test_any_page(page: str, markup: Literal["markdown", "rst"]) -> None:
    """Nothing fails on any page, and all positions are right."""
    check(page, markup)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_cases(path: Path, read_page: Callable) -> None:
    """All positions are right in the written cases too."""
    check(*read_page(path))


@given(page=PAGES, markup=MARKUP)
def test_line_ends_change_nothing(page: str, markup: Literal["markdown", "rst"]) -> None:
    """A page is the same page with other line ends, or with a byte order mark."""
    page = LINES.sub("\n", page.lstrip("\ufeff"))
    found = find_snippets(page, language=markup)

    assert find_snippets(page.replace("\n", "\r\n"), language=markup) == found
    assert find_snippets(page.replace("\n", "\r"), language=markup) == found
    assert find_snippets("\ufeff" + page, language=markup) == found


@pytest.mark.parametrize("prefix", ["> ", "  ", "   "])
@given(page=PAGES)
def test_containers_only_move_columns(prefix: str, page: str) -> None:
    """What is found in a page is found in a quote or list item that holds it, further to the right."""
    page = page.lstrip("\ufeff").replace("\t", " ")
    lines = LINES.split(f"# Title\n\n{page}\nEnd")
    first = {"> ": "> ", "  ": "- ", "   ": "1. "}[prefix]
    inner = find_snippets("\n".join(lines), language="markdown")
    outer = find_snippets("\n".join([first + lines[0], *(prefix + line for line in lines[1:])]), language="markdown")

    assert [(one.span.start.line, one.span.start.column + len(prefix), one.language, one.body) for one in inner] == [
        (one.span.start.line, one.span.start.column, one.language, one.body) for one in outer
    ]
