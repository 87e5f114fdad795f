"""The finder sees the fences that MyST sees.

MyST parses Markdown with markdown-it, and parses what is in a directive once more:
that is what :func:`fences_of` does, slowly and with the real thing.
Left out is what no page depends on: tabs behind a quote's mark (MyST keeps them, CommonMark does not),
and a list item without text that ends the paragraph before it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.sources.snippets import find_snippets
from hubdocs.sources.snippets.names import CODE_DIRECTIVES, OWN_LITERAL_DIRECTIVES, is_literal, is_own

pytest.importorskip("myst_parser", reason="MyST, the second opinion, is not installed")

from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.options import TokenizeError, options_to_items

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKDOWN = create_md_parser(MdParserConfig(enable_extensions={"colon_fence"}), RendererHTML)
MARKDOWN.options["maxNesting"] = 1000
HERE = Path(__file__).parent
PAGES = [
    *(path for path in sorted((HERE / "cases").glob("*.md")) if "tabs" not in path.name),
    *sorted(path for folder in ("docs", "community-docs") for path in (HERE.parents[2] / folder).rglob("*.md")),
]

PREFIXES = ("> ", ">", "- ", "-   ", "* ", " ", "  ", "   ", "    ", "1. ", "2. ", "12) ")
CONTENTS = (
    *("```", "```", "```yaml", "````", "~~~", "~~~~ x", ":::", "::::", ":::{note}", "::::{tip} T", "```{note}"),
    *("````{note}", "~~~{x}", "```{code-block} yaml", "```{config} cluster", ":k: v", "---", "===", "a ```", "``` `"),
    *("<!-- a", "-->", "<div>", "</div>", "<pre>", "</pre>", "<b>", "# h", "+++", "% c", "(x)=", "a", "a", "", "", ""),
)


@st.composite
def structures(draw: st.DrawFn) -> str:
    """Make a page of nested quotes, lists, fences and directives; most lines stay in the containers of the last one."""
    lines, prefix = ["# Title", ""], ""
    for _ in range(draw(st.integers(1, 12))):
        change = draw(st.sampled_from(["new", "keep", "keep", "deeper", "indent"]))
        if change == "new":
            prefix = "".join(draw(st.lists(st.sampled_from(PREFIXES), max_size=3)))
        elif change == "deeper":
            prefix += draw(st.sampled_from(PREFIXES))
        elif change == "indent":
            prefix = "".join(char if char == ">" else " " for char in prefix)
        lines.append(prefix + draw(st.sampled_from(CONTENTS)))
    return "\n".join(lines) + "\n"


def without_options(lines: list[str]) -> list[str]:
    """Drop the option block of a directive."""
    if lines and lines[0].startswith("---"):
        ends = (index for index, line in enumerate(lines[1:], start=2) if line.startswith("---"))
        return lines[next(ends, len(lines)) :]
    while lines and lines[0].lstrip().startswith(":") and not lines[0].lstrip().startswith(":::"):
        lines = lines[1:]
    return lines


def is_directive(word: str) -> bool:
    """Tell a directive from Pandoc's attributes, which MyST takes for a directive that nobody knows."""
    return word.startswith("{") and word.endswith("}") and len(word) > 2 and word[1] not in ".#" and "=" not in word


def fences_of(page: str) -> Iterator[tuple[str, list[str]]]:
    """List the opening line and the body of all fences that MyST shows or hands to our directives."""
    for token in MARKDOWN.parse(page):
        if token.type not in {"fence", "colon_fence"}:
            continue
        opening, words = (token.markup + token.info).rstrip(), token.info.split()
        lines = token.content.removesuffix("\n").split("\n") if token.content else []
        if not words or not is_directive(words[0]):
            if token.type == "fence":
                yield opening, lines
            else:
                yield from fences_of("\n" + token.content)
            continue
        name = words[0][1:-1].lower()
        lines = without_options(lines)
        if name in CODE_DIRECTIVES | OWN_LITERAL_DIRECTIVES:
            yield opening, lines[1:] if lines and not lines[0].strip() else lines
        elif not is_literal(name):
            if is_own(name):
                yield opening, []
            # the blank line keeps markdown-it from reading front matter
            yield from fences_of("\n" + "\n".join(lines))


def found_in(page: str) -> Iterator[tuple[str, list[str]]]:
    """List what the finder finds in the same form."""
    lines = page.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for snippet in find_snippets(page, language="markdown"):
        start, end = snippet.span
        opening = lines[start.line - 1][start.column - 1 : end.column - 1]
        if not opening.startswith(".."):
            yield opening, snippet.body.removesuffix("\n").split("\n") if snippet.body else []


def normal(fences: Iterator[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """Take away what MyST and we may differ in: spaces in blank lines, and how many of these end a body."""
    result = []
    for opening, lines in fences:
        body = [line if line.strip(" \t") else "" for line in lines]
        while body and not body[-1]:
            body.pop()
        result.append((opening, body))
    return result


@given(page=structures())
def test_any_structure(page: str) -> None:
    """Nested in whatever way, the same fences are found, with the same bodies."""
    assert normal(found_in(page)) == normal(fences_of(page))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages(path: Path) -> None:
    """The written cases and our own pages are read as MyST reads them."""
    page = path.read_bytes().decode("utf-8-sig")

    assert normal(found_in(page)) == normal(fences_of(page))


@pytest.mark.parametrize(
    ("page", "body"),
    [
        ("> ```\n    > a\n> ```\n", "a\n"),
        ("- x\n\n  ```\n\ta\n  ```\n", "  a\n"),
        ("```{note}\n- ```\n  \ta\n```\n", "\ta\n"),
    ],
    ids=["quote mark indented", "tab cut in part", "tab stops anew in a directive"],
)
def test_finer_points(page: str, body: str) -> None:
    """Where one could think otherwise, MyST decides."""
    assert normal(found_in(page)) == normal(fences_of(page))
    assert find_snippets(page, language="markdown")[0].body == body


NAMES = st.sampled_from(["a", "b-c", "e f", "x:y", "'q k'", '"d"', "é"])
VALUES = st.sampled_from(
    [
        *("", "x", "x y", "x  y ", "a: b", "x:y", "x # note", "# note", "#note", "a#b", "-", "[1, 2]", "{a}", "é"),
        *("'q r'", "'it''s'", "'a' # note", "'a' b", "'a", '"d e"', '"a \\" b"', "\\x", "https://example.org/#b"),
    ]
)
FURTHER = st.sampled_from(["  more", "", "   # note", "  a: b", "# note", "  - x"])
OPTIONS = st.builds("{}: {}".format, NAMES, VALUES)


def options_in(block: list[str]) -> list[tuple[str, str]]:
    """Read the options of a directive with this option block."""
    page = "\n".join(["```{config} cluster", *block, "", "```"])
    (snippet,) = find_snippets(page, language="markdown")
    return [(option.name, option.value) for option in snippet.options]


@given(lines=st.lists(OPTIONS, min_size=1, max_size=4), further=st.lists(FURTHER, max_size=1))
def test_any_options(lines: list[str], further: list[str]) -> None:
    """Options have the names and values that MyST reads, in either style."""
    for block, shown in (
        (lines, [f":{line}" for line in lines]),
        ([*lines, *further], ["---", *lines, *further, "---"]),
    ):
        try:
            expected = options_to_items("\n".join(block))[0]
        except TokenizeError:
            continue
        assert options_in(shown) == expected
