"""The paragraphs of a page."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.sources.snippets import find_prose

MARKDOWN = """\
---
title: front matter
---
# Heading

First line,
  second line.

Heading again
-------------

- item
  goes on
- [ ] other

> quote
lazily quoted

```{note}
:class: x

Noted.
```

:::{epigraph}
Somebody else's.
:::

| a | b |
|---|---|
| table | x |

a | b
--|--
1 | 2

    code

```text
code
```

<div>
markup
</div>

(target)=
% comment
Last.
"""
RST = """\
Heading
=======

First line,
second line.

  quote

* item
  goes on

.. note:: Noted.

   More.

.. comment

Code::

  code

=====
Table
=====

>>> code

Last.
"""


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (MARKDOWN, "markdown", ["First line,\nsecond line.", "item\ngoes on", "[ ] other", "Noted.", "Last."]),
        (RST, "rst", ["First line,\nsecond line.", "item\ngoes on", "Code::", "Last."]),
    ],
)
def test_what_an_author_says(text: str, language: Literal["markdown", "rst"], expected: list[str]) -> None:
    """Neither headings nor what is shown or quoted; each word is where its line says."""
    found = find_prose(text, language=language)

    assert [paragraph.text for paragraph in found] == expected
    lines = text.splitlines()
    for paragraph in found:
        for line in paragraph.lines:
            assert lines[line.number - 1][line.cut :] == line.text


def test_places_in_the_second_line() -> None:
    """A place is that in the page; what goes beyond a line is underlined up to its end."""
    (paragraph,) = find_prose("- one two\n  three\n", language="markdown")

    assert paragraph.span(0, 3) == ((1, 3), (1, 6))
    assert paragraph.span(4, 13) == ((1, 7), (1, 10))
    assert paragraph.span(8, 13) == ((2, 3), (2, 8))


@given(st.text(alphabet="ab >-=`:{}|\n\t#.1*", max_size=80), st.sampled_from(["markdown", "rst"]))
def test_any_page(text: str, language: Literal["markdown", "rst"]) -> None:
    """Whatever a page holds, no line is told twice."""
    numbers = [line.number for paragraph in find_prose(text, language=language) for line in paragraph.lines]

    assert len(numbers) == len(set(numbers))
