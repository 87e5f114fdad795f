"""The layout that the guide adds step by step works as it is printed."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from drawing_checks import check_labels, check_places, same

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).resolve().parents[2] / "docs" / "contributing" / "first-figure.md"
MODULE = "hubdocs.figures.layers"


@pytest.fixture
def blocks() -> Iterator[tuple[dict[str, Any], str]]:
    """Make the printed code a module; return what is in it, and the code that uses it."""
    layout, use = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    module = ModuleType(MODULE)
    sys.modules[MODULE] = module
    exec(compile(layout, f"{PAGE.name} (layout)", "exec"), module.__dict__)  # noqa: S102 (our own page)
    yield module.__dict__, use
    del sys.modules[MODULE]


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("layers", [(), ("one",), ("one", "a layer with very many words " * 9, "Wort" * 30)])
def test_it_passes_the_tests_that_the_page_speaks_of(
    blocks: tuple[dict[str, Any], str],
    layers: tuple[str, ...],
    narrow: bool,  # noqa: FBT001 (a parameter)
) -> None:
    """What it draws has room, and all its texts."""
    figure = blocks[0]["Layers"](layers)
    drawing = figure.draw(same, narrow=narrow)

    check_places(drawing, narrow=narrow)
    check_labels(drawing)
    assert figure.texts == layers


def test_it_can_be_shown(blocks: tuple[dict[str, Any], str]) -> None:
    """The node has the texts for translators."""
    names: dict[str, Any] = {}
    exec(compile(blocks[1], f"{PAGE.name} (use)", "exec"), names)  # noqa: S102 (our own page)

    messages = [message for text in names["node"] for message in text.extract_original_messages()]
    assert messages == ["What a hub stands on", "Notebooks", "Hub", "Cluster"]


@pytest.mark.parametrize("named", ["`FIGURES`", "`ANY`"])
def test_what_the_page_names_is_there(named: str) -> None:
    """The lists that are to be added to have these names."""
    assert named in PAGE.read_text(encoding="utf-8")
    tests = (PAGE.parents[2] / "tests" / "figures" / "test_layouts.py").read_text(encoding="utf-8")
    assert re.search(rf"^{named.strip('`')}\b", tests, re.MULTILINE)
