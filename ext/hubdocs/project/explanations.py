"""What each code means, read from ``hubdocs/codes/<code>.md``.

Each of these files has a title and four sections: What, Why, Wrong, Right.
The examples are files of a project: a fence names its file (```` ```yaml file=cluster.yaml ````),
and checking a project of all files of the section finds exactly the code (Wrong) or nothing (Right).
A file that is not UTF-8 says so: ``encoding=cp1252``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hubdocs.model import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

CODES_FOLDER: Final = Path(__file__).resolve().parents[1] / "codes"
"""The folder of the explanations."""

_HEADING: Final = re.compile(r"^(#{1,2}) (.+)$")
_FENCE: Final = re.compile(r"^(?P<marks>`{3,}|~{3,})(?P<language>[\w-]*)(?P<attributes>( [\w-]+=\S+)*)$")


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """A file of an example.

    :param name: its path in the project.
    :param language: of the fence that shows it.
    :param encoding: what its bytes are made with.
    """

    name: str
    language: str
    text: str
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Example:
    """A small project that is wrong or right.

    :param text: the whole section, as Markdown.
    """

    text: str
    files: tuple[ExampleFile, ...]

    def write_to(self, folder: Path) -> None:
        """Write the files into a folder."""
        for file in self.files:
            path = folder / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.text.encode(file.encoding))


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means.

    :param title: in a few words.
    :param what: what is found, as Markdown.
    :param why: why it matters, as Markdown.
    :param path: the file that says so.
    """

    code: Code
    title: str
    what: str
    why: str
    wrong: Example
    right: Example
    path: Path


def explanations() -> tuple[Explanation, ...]:
    """Explain all codes, in the order of their names."""
    return tuple(explain(code) for code in sorted(Code, key=lambda code: code.value))


def explain(code: Code) -> Explanation:
    """Explain one code."""
    path = CODES_FOLDER / f"{code.value}.md"
    title, sections = _sections(path.read_text(encoding="utf-8"))
    return Explanation(
        code,
        title,
        sections["What"],
        sections["Why"],
        _example(sections["Wrong"]),
        _example(sections["Right"]),
        path,
    )


def _sections(text: str) -> tuple[str, dict[str, str]]:
    """Take a page apart at its headings."""
    title = name = ""
    parts: dict[str, list[str]] = {}
    for line, fence in _lines(text):
        heading = None if fence else _HEADING.match(line)
        if heading and heading[1] == "#":
            title = heading[2]
        elif heading:
            name = heading[2]
        elif name:
            parts.setdefault(name, []).append(line)
    return title, {name: "\n".join(lines).strip("\n") for name, lines in parts.items()}


def _lines(text: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Give each line with the fence that it stands in, its first and last line included."""
    fence = None
    for line in text.splitlines():
        opening = _FENCE.match(line) if fence is None else None
        closing = fence is not None and line == fence["marks"]
        fence = fence or opening
        yield line, fence
        if closing:
            fence = None


def _example(text: str) -> Example:
    files: list[ExampleFile] = []
    body: list[str] = []
    current = None
    for line, fence in _lines(text):
        if fence is None:
            continue
        if current is None:
            current, body = fence, []
        elif line == fence["marks"]:
            attributes = dict(word.split("=", 1) for word in fence["attributes"].split())
            if "file" in attributes:
                content = "".join(f"{item}\n" for item in body)
                encoding = attributes.get("encoding", "utf-8")
                files.append(ExampleFile(attributes["file"], fence["language"], content, encoding))
            current = None
        else:
            body.append(line)
    return Example(text, tuple(files))
