"""The page about the query language says what the language does.

With ``HUBDOCS_REGENERATE=1`` its tables are written anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from query_page import BEGIN, END, filled

from hubdocs.project import load_project
from hubdocs.project.ask import load_world
from hubdocs.service.query import KINDS, answer, parse

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "query.md"
ASKING = [
    path
    for folder in ("docs", "community-docs")
    for path in sorted((ROOT / folder).rglob("*.md"))
    if not {"_build", "_site"} & set(path.parts)
]


def test_the_tables_are_those_of_the_language() -> None:
    """Every field, feature and type is on the page as the code has it."""
    text = PAGE.read_text(encoding="utf-8")
    if os.environ.get("HUBDOCS_REGENERATE"):
        PAGE.write_text(filled(text), encoding="utf-8")

    assert BEGIN in text
    assert END in text
    assert filled(text) == text


def shown_queries() -> list[str]:
    """List the queries that pages show as examples, and those that they ask."""
    found = [
        match for path in ASKING for match in re.findall(r"`((?:hubs|clusters|communities) where [^`]+)`", read(path))
    ]
    return sorted(set(found))


def read(path: Path) -> str:
    """Read a page."""
    return path.read_text(encoding="utf-8")


def test_there_are_examples() -> None:
    """The pages show queries, and the way to find them works."""
    assert len(shown_queries()) > 10


@pytest.mark.parametrize("query", shown_queries())
def test_every_query_on_a_page_can_be_asked(query: str) -> None:
    """No page shows a query that is refused."""
    found = answer(parse(query), load_world(load_project(ROOT)))

    assert found.kind in KINDS.values()
