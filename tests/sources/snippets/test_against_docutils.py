"""The finder sees the code and literal blocks that docutils sees.

Left out is what no page depends on: blocks that begin on the line of a field's name,
enumerations that count wrongly, and blocks with errors, which docutils drops and we report.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.sources.snippets import find_snippets

pytest.importorskip("docutils", reason="docutils, the second opinion, is not installed")

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Directive, Parser, directives
from docutils.utils import new_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CASES = Path(__file__).parent / "cases"
# what these hold is an error to docutils, or unknown to it without Sphinx
NOT_FOR_DOCUTILS = {"config.rst", "own-directives.rst", "nested.rst", "other-directives.rst"}
# we leave tables alone, and tabs inside of lines
NOT_FOR_DOCUTILS |= {"tables.rst", "tabs.rst"}

PREFIXES = ("- ", "* ", "#. ", " ", "  ", "   ", "    ", "- - ")
CONTENTS = (
    *(".. code-block:: yaml", ".. code-block:: yaml", ".. code-block::", ".. config:: x", ".. config:: y\n   :at: 1\n"),
    *(".. note::", ".. note:: t", ".. comment", "..", ".. _a: b", ".. [1] a", ".. |s| replace:: x", ".. unknown"),
    *("c::", "d::", "::", "== ==\n== ==\n", "+--+--+", "| l", ">>> d", "A. x", "a", "a", "term", "", "", "", ""),
)
SETTINGS = get_default_settings(Parser)
SETTINGS.report_level, SETTINGS.halt_level, SETTINGS.file_insertion_enabled = 5, 6, False
Block = tuple[str, tuple[tuple[str, str], ...], list[str]]


class _Shown(Directive):
    """Stands for the directives that show code."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {"at": directives.unchanged, "caption": directives.unchanged, "name": directives.unchanged}  # noqa: RUF012 (docutils' way)
    option_spec |= {"emphasize-lines": directives.unchanged, "force": directives.flag, "linenos": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Show the body."""
        text = "\n".join(self.content)
        block = nodes.literal_block(text, text, classes=["shown"])
        block["said"] = (self.arguments[0] if self.arguments else "", self.options)
        return [block]


class _Highlight(Directive):
    """Stands for Sphinx's directive."""

    required_arguments = 1
    option_spec = {"linenothreshold": directives.unchanged}  # noqa: RUF012 (docutils' way)

    def run(self) -> list[nodes.Node]:
        """Show nothing."""
        return []


@pytest.fixture(autouse=True)
def _directives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let docutils know the directives, for one test."""
    known = {"highlight": _Highlight, **dict.fromkeys(("code-block", "code", "sourcecode", "config"), _Shown)}
    for name, directive in known.items():
        monkeypatch.setitem(directives._directives, name, directive)  # noqa: SLF001 (there is no way to unregister)


def blocks_of(page: str) -> Iterator[Block]:
    """List the arguments, options and bodies that docutils finds."""
    document = new_document("page", SETTINGS.copy())
    Parser().parse(page, document)
    for block in document.findall(nodes.literal_block):
        if isinstance(block.parent, nodes.system_message):
            continue
        argument, options = block.get("said", ("", {}))
        said = sorted((name, value or "") for name, value in options.items())
        yield argument, tuple(said), block.rawsource.split("\n")


def found_in(page: str) -> Iterator[Block]:
    """List what the finder finds in the same form."""
    for snippet in find_snippets(page, language="rst"):
        options = sorted((option.name, option.value) for option in snippet.options)
        yield snippet.argument, tuple(options), snippet.body.removesuffix("\n").split("\n")


def normal(blocks: Iterator[Block]) -> Sequence[Block]:
    """Take away spaces at line ends, and quoted literal blocks."""
    return [
        (argument, options, [line.rstrip() for line in body])
        for argument, options, body in blocks
        if argument or options or not body[0] or body[0][0].isalnum() or body[0][0] == " "
    ]


@st.composite
def structures(draw: st.DrawFn) -> str:
    """Make a page of nested lists, quotes and directives; most lines stand at the column of the last one."""
    lines, prefix = [".. highlight:: yaml", ""], ""
    for _ in range(draw(st.integers(1, 10))):
        change = draw(st.sampled_from(["new", "keep", "keep", "deeper"]))
        if change == "new":
            prefix = "".join(draw(st.lists(st.sampled_from(PREFIXES), max_size=3)))
        else:
            prefix = " " * len(prefix) + ("   " if change == "deeper" else "")
        content = draw(st.sampled_from(CONTENTS))
        lines.append(prefix + content.replace("\n", "\n" + " " * len(prefix)) if content else "")
    return "\n".join(lines) + "\n"


@given(page=structures())
def test_any_structure(page: str) -> None:
    """Nested in whatever way, the same blocks are found, with the same bodies."""
    assert normal(found_in(page)) == normal(blocks_of(page))


@pytest.mark.parametrize(
    "path",
    sorted(path for path in CASES.glob("*.rst") if path.name not in NOT_FOR_DOCUTILS),
    ids=lambda path: path.name,
)
def test_cases(path: Path) -> None:
    """The written cases are read as docutils reads them."""
    page = path.read_bytes().decode("utf-8-sig")
    page = ".. highlight:: yaml\n\n" + page

    assert normal(found_in(page)) == normal(blocks_of(page))


@pytest.mark.parametrize("first", ["1.", "#.", "A.", "a)", "(i)", "9.", "19)"])
@pytest.mark.parametrize("second", ["1.", "2.", "#.", "B.", "C.", "b)", "(ii)", "(#)", "10.", "20)", "20.", "a."])
def test_numbers(first: str, second: str) -> None:
    """An item without a blank line before the next one is an item only if the next one counts on."""
    page = f"{first} .. config:: x\n{second} a\n"

    assert normal(found_in(page)) == normal(blocks_of(page))
