"""What is run of a lesson: its blocks of code, in the order of the page, each with what the page shows that it prints.

A ``python`` block is a cell of a notebook; a ``text`` block right below it is what it prints. In a ``shell-session``
block, each line that begins with ``$`` is a command, ``>`` continues it, and what stands below is what it prints.
Attributes behind the language say more: ``file=NAME`` (a file that the learner saves, in any language),
``prints=TEXT`` (a line that the page does not show, since people are to find it out),
``raises=NameOfError``, ``status=NUMBER`` (of the block's last command), and ``skip="why it cannot be run"``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.sources.snippets import find_snippets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hubdocs.sources.snippets import Snippet

PROMPT: Final = "$ "
CONTINUED: Final = "> "
REPLACED: Final = {
    **dict.fromkeys(("py", "python3", "ipython", "ipython3", "pycon"), "python"),
    **dict.fromkeys(("bash", "sh", "shell", "zsh"), "shell-session"),
}
"""Languages that would not be run, and the one to write."""
NO_FENCE: Final = re.compile(r"\s*`{3,}\{[\w:-]+\}[^`]*`")
"""What looks like the beginning of a directive and is none, so that all blocks up to the next fence are lost."""


class Block(NamedTuple):
    """Something to do, as the learner does it.

    :param kind: ``python``, ``shell`` or ``file``.
    :param line: where its first line stands on the page.
    :param code: a cell, a command, or the content of a file.
    :param shown: what the page shows that it prints; nothing where it shows nothing.
    :param shown_line: where that begins.
    :param expected: the error that a cell ends with, the status of a command, or the name of a file.
    """

    kind: str
    line: int
    code: str
    shown: str = ""
    shown_line: int = 0
    expected: str = ""


class Problem(NamedTuple):
    """Something that is wrong on a page."""

    line: int
    message: str


class Blocks(NamedTuple):
    """What there is on a page.

    :param runs: what is run.
    :param skipped: the lines of blocks that say why they are not.
    :param problems: blocks that are neither.
    """

    runs: tuple[Block, ...]
    skipped: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def find_blocks(text: str) -> Blocks:
    """Find what is run of a page in Markdown."""
    snippets = [found for found in find_snippets(text, language="markdown") if found.kind == "fence"]
    lines = text.splitlines()
    runs: list[Block] = []
    skipped: list[Problem] = []
    message = "a title with a backtick begins no directive: leave the backticks out"
    problems = [Problem(number, message) for number, line in enumerate(lines, 1) if NO_FENCE.match(line)]
    for number, snippet in enumerate(snippets):
        line = snippet.span.start.line
        attributes = {option.name: option.value for option in snippet.attributes}
        if "skip" in attributes:
            where = skipped if attributes["skip"].strip() else problems
            where.append(Problem(line, attributes["skip"].strip() or 'a block that is not run says why: skip="..."'))
        elif "file" in attributes:
            runs.append(Block("file", line, snippet.body, expected=attributes["file"]))
        elif snippet.language in REPLACED:
            wanted = REPLACED[snippet.language]
            problems.append(Problem(line, f'`{snippet.language}` is not run: write `{wanted}`, or skip="why not"'))
        elif snippet.language == "python":
            runs.append(_cell(snippet, snippets[number + 1 : number + 2], lines, attributes))
        elif snippet.language == "shell-session":
            commands = tuple(_commands(snippet, attributes.get("status", "0")))
            runs.extend(commands)
            if not commands:
                problems.append(Problem(line, "no line of this session begins with `$ `"))
    return Blocks(tuple(runs), tuple(skipped), tuple(problems))


def _cell(snippet: Snippet, following: Sequence[Snippet], lines: Sequence[str], attributes: Mapping[str, str]) -> Block:
    first = snippet.line_map.lines[0][0]
    cell = Block("python", first, snippet.body, expected=attributes.get("raises", ""))
    if "prints" in attributes:
        return cell._replace(shown=f"{attributes['prints']}\n", shown_line=snippet.span.start.line)
    end = first + snippet.body.count("\n")  # the line that closes the block
    for after in following:
        start = after.span.start.line
        if after.language == "text" and not "".join(lines[end : start - 1]).strip():
            return cell._replace(shown=after.body, shown_line=start)
    return cell


def _commands(snippet: Snippet, status: str) -> Iterator[Block]:
    current: Block | None = None
    first = snippet.line_map.lines[0][0]
    for number, line in enumerate(snippet.body.splitlines(), first):
        if line.startswith(PROMPT):
            if current:
                yield current._replace(expected="0")
            current = Block("shell", number, line.removeprefix(PROMPT), shown_line=number, expected=status)
        elif current and line.startswith(CONTINUED) and not current.shown:
            current = current._replace(code=f"{current.code}\n{line.removeprefix(CONTINUED)}")
        elif current:
            current = current._replace(shown=f"{current.shown}{line}\n")
    if current:
        yield current
