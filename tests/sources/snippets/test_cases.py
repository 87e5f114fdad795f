"""Each page in ``cases`` holds exactly the snippets that are written down beside it.

``HUBDOCS_REGENERATE=1 pytest tests/sources/snippets/test_cases.py`` writes the expected files anew.
Read each difference by hand then. A line of a body is given as
its number in the page, the characters cut off at its left, and its text.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.suffix in {".md", ".rst"})


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_case(path: Path, described: Callable, read_page: Callable, *, regenerate: bool) -> None:
    """The finder finds these snippets, with these positions."""
    found = described(*read_page(path)).plain()
    beside = path.with_name(path.name + ".expected.json")
    if regenerate:
        beside.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    assert found == json.loads(beside.read_text(encoding="utf-8"))


def test_there_are_many_cases() -> None:
    """The folder was found, and no expected file is left over."""
    assert len(CASES) > 40
    expected = {path.name.removesuffix(".expected.json") for path in CASES[0].parent.glob("*.expected.json")}
    assert expected == {path.name for path in CASES}
