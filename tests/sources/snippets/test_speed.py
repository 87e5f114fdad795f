"""The time to read a page grows with its size, not with how its blocks are nested, open or broken."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal

import pytest

from hubdocs.sources.snippets import find_snippets
from hubdocs.sources.snippets.markdown import DEPTH_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL, LARGE = 25_000, 100_000
SLACK = 12
"""The large page is four times the small one; were the time to grow with the square, it would take sixteen times."""
UNNOTICED = 0.15
"""Seconds below which it does not matter (a page of this size takes a tenth of that, or up to all of it)."""


def nested(line: str, depth: int) -> str:
    """Repeat a line, each time indented by one more space."""
    return "".join(f"{' ' * level}{line}\n" for level in range(depth))


def fences(name: str, mark: str) -> str:
    """Open fences inside one another, each shorter than the one around it."""
    return "".join(f"{mark * length}{{{name}}}\n" for length in range(DEPTH_LIMIT + 20, 3, -1))


# what comes once, and what is repeated to the size of the page
MARKDOWN = {
    "fences": ("", "```yaml\n"),
    "fences in items": ("", "- ```\n"),
    "fences in quotes": ("", "> ```\n"),
    "one fence, never closed": ("```yaml\n", "key: value\n"),
    "directives, never closed": ("", "```{note}\n"),
    "options without end": ("```{config} x\n---\n", ": a\n"),
    "own directives, nested": (fences("lesson:exercise", ":"), "a\n"),
    "fences in deep directives": ("```{note}\n" * DEPTH_LIMIT, "~~~\n"),
    "ends of deep directives": ("~~~{note}\n" * (DEPTH_LIMIT - 2), "```{a}\n```\n"),
    "blank lines in deep directives": (fences("note", ":"), "\n"),
    "quotes in one line": ("", "> "),
    "deep quotes": ("", "> " * 200 + "```\n"),
    "deep quote, lazy lines": ("> " * DEPTH_LIMIT + "a\n", "a\n"),
    "items in one line": ("", "- "),
    "deep items, blank lines": ("".join(f"{'  ' * level}- a\n" for level in range(DEPTH_LIMIT)), "\n"),
    "items in a quote, blank lines": ("> " + "- " * DEPTH_LIMIT + "a\n", ">\n"),
    "mixed": ("", "> - " * 30 + "\n"),
    "tags without end": ("<a", " b='"),
    "attributes without end": ("```yaml ", "a=\"b='"),
    "spaces": ("```{config} x\n:a", " "),
    "tabs": ("- a\n", "\t"),
    "footnotes": ("", "[^a]:"),
    "rules that are none": ("", "- - x\n"),
    "front matter that is none": ("---\n", "-\n"),
}
RST = {
    "directives": ("", ".. config:: x\n"),
    "nested directives": (nested(".. note:: t", 200), "\n"),
    "nested fields": (nested(":a: t\n", 100), "\n\n" + " " * 100 + "x"),
    "own directives, blank lines": (nested(".. hub:x:: t\n", 200), "\n"),
    "items in one line": ("", "- "),
    "numbers in one line": ("", "1. "),
    "tables without end": ("", "== ==\n"),
    "tables of one line": ("", "= =\n\n"),
    "doctests in items": ("", "- >>> x\n"),
    "literal blocks": (".. highlight:: yaml\n\n", "a::\n\n b\n\n"),
    "a name without end": (".. ", "a-"),
    "a field without end": (":", "a\\:"),
    "backslashes": ("", "\\"),
    "colons": ("a", "::"),
    "options": (".. config:: x\n", "   :a: b\n"),
    "an argument without end": (".. config:: x\n", "   a\n"),
}
PAGES = [
    pytest.param(markup, *parts, id=f"{markup}: {name}")
    for markup, pages in (("markdown", MARKDOWN), ("rst", RST))
    for name, parts in pages.items()
]


def best_of(times: int, run: Callable[[], object]) -> float:
    """Return the shortest time that the processor needed."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        run()
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.mark.parametrize(("markup", "once", "repeated"), PAGES)
def test_time_grows_with_the_page(markup: Literal["markdown", "rst"], once: str, repeated: str) -> None:
    """Four times the page takes about four times as long."""

    def seconds(size: int) -> float:
        # the fence and the literal block keep the finder from seeing at once that there is nothing to find
        page = once + repeated * (size // len(repeated)) + "\n\n```\n\na::\n"
        return best_of(2, lambda: find_snippets(page, language=markup))

    assert seconds(LARGE) < max(UNNOTICED, SLACK * seconds(SMALL))


def test_deep_nesting_is_read_to_the_limit() -> None:
    """What stands deeper than the limit is text; what stands at it is found."""
    for depth, number in ((DEPTH_LIMIT - 1, 1), (DEPTH_LIMIT + 1, 0)):
        page = "> " * depth + "```yaml\n" + "> " * depth + "a: 1\n"
        assert len(find_snippets(page, language="markdown")) == number


def test_directives_beyond_the_limit_are_not_read() -> None:
    """A directive beyond the limit is taken for text as a whole."""
    opened = fences("note", ":")
    assert opened.count("\n") > DEPTH_LIMIT
    assert find_snippets(opened + "```yaml\n", language="markdown") == ()
    assert find_snippets(opened.replace("{note}", "note"), language="markdown") == ()
    inner = "".join(opened.splitlines(keepends=True)[: DEPTH_LIMIT - 1])
    assert len(find_snippets(inner + "```yaml\n", language="markdown")) == 1
