"""The usual mistakes in JSON and TOML, and what the reader of the file is told: ``mistakes/*.txt``.

Each case is a title, the text, and what is found in it: its place, what stands there, the code, the message, the hint.
``HUBDOCS_REGENERATE=1 pytest tests/sources/test_mistakes.py`` writes the findings anew.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from hubdocs.sources import Source, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILES = sorted((Path(__file__).parent / "mistakes").glob("*.txt"))
CASE = re.compile(r"=== (?P<title>.*)\n(?P<text>[\s\S]*?)\n---\n(?P<found>(?:.+\n)*)")


class Case(NamedTuple):
    """One mistake."""

    kind: str
    title: str
    text: str
    found: str


def cases(path: Path) -> Iterator[Case]:
    """Read the cases of a file."""
    content = path.read_text(encoding="utf-8")
    matches = list(CASE.finditer(content))
    assert len(matches) == content.count("=== ")
    for match in matches:
        yield Case(path.stem, match["title"], match["text"], match["found"])


def found_in(case: Case, describe: Callable[..., list[dict[str, Any]]]) -> str:
    """Write down what is found in a case."""
    lines = []
    documents = describe(load(Source(f"case.{case.kind}", case.text)))
    for finding in documents[0].get("findings", []):
        lines.append(f"{finding['at']} `{finding['under']}` {finding['code']}: {finding['message']}")
        lines.append(f"  hint: {finding['hint']}")
        lines.extend(f"  also: {place}" for place in finding.get("also", []))
    if "value" in documents[0]:
        lines.append(f"value: {documents[0]['value']}")
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_regenerate(path: Path, describe: Callable[..., list[dict[str, Any]]], *, regenerate: bool) -> None:
    """Every title stands once; with ``HUBDOCS_REGENERATE`` the file is written anew."""
    found = list(cases(path))
    if regenerate:
        blocks = [f"=== {case.title}\n{case.text}\n---\n{found_in(case, describe)}" for case in found]
        path.write_text("\n".join(blocks), encoding="utf-8")

    assert len({case.title for case in found}) == len(found) > 70


@pytest.mark.parametrize(
    "case", [case for path in FILES for case in cases(path)], ids=lambda case: f"{case.kind}: {case.title}"
)
def test_mistake(case: Case, describe: Callable[..., list[dict[str, Any]]], *, regenerate: bool) -> None:
    """The mistake is found where it is, in these words, and only once."""
    if regenerate:
        pytest.skip("the file is being written anew")
    expected = case.found

    assert found_in(case, describe) == expected
    assert case.found.count("hint: ") == 1
