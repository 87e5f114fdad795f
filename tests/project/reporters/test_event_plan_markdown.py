"""A plan as Markdown: whatever a file says, readers of the page see just that, and code is code."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hubdocs.project.reporters.event_plan import marked
from hubdocs.service.training.event_words import EventWords
from hubdocs.service.training.words import say

_PARSER = MarkdownIt("commonmark")
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)


def inline(text: str) -> list[tuple[str, str]]:
    """Give the kinds and texts that a reader of a list item sees; escapes are part of the text around them."""
    found: list[tuple[str, str]] = []
    for block in _PARSER.parse(f"- {text}\n"):
        for child in block.children or ():
            if found and child.type == found[-1][0] == "text":
                found[-1] = ("text", found[-1][1] + child.content)
            else:
                found.append((child.type, child.content))
    return found


def test_code_is_code() -> None:
    """What a template has in backticks has no backslash before it."""
    assert marked(say(EventWords.DO_DELIVERY)).startswith("Put the minutes into a file `.delivery.yaml`, so")


def test_an_address_is_a_link() -> None:
    """Nothing in it is escaped."""
    assert marked("https://git.example.org/a_b/c#d") == "<https://git.example.org/a_b/c#d>"


@given(NAMES, NAMES)
def test_nothing_becomes_markup(size: str, choose: str) -> None:
    """Names of a hub stand there as they are, in code and beside it."""
    found = inline(marked(say(EventWords.OPEN_SMALLER, size=size, amounts=choose, machines=1, now=2, choose=choose)))

    assert found == [
        ("text", "The size "),
        ("code_inline", size),
        ("text", f" is enough for the lessons, too ({choose} guaranteed), on fewer machines: 1 in place of 2. Write "),
        ("code_inline", choose),
        ("text", " into the file of the workshop."),
    ]
