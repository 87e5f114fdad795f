"""Numbers that a sentence states of all things of a kind."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.checks.stated_numbers import find_stated

CASES = yaml.safe_load(Path(__file__).with_name("stated_numbers.yaml").read_text(encoding="utf-8"))
NOUNS = ("hubs", "JupyterHubs", "communities", "comunidades")


@pytest.mark.parametrize("case", CASES["certain"], ids=lambda case: case["text"])
def test_what_is_certain(case: dict[str, str]) -> None:
    """It is found, with its number and at its place."""
    text = case["text"]

    found = list(find_stated(text, NOUNS))

    assert [f"{stated.number} {stated.noun}" for stated in found] == case["found"]
    assert all(text[stated.start].isdigit() and text[: stated.end].endswith(stated.noun) for stated in found)


@pytest.mark.parametrize("text", CASES["uncertain"])
def test_what_may_be_true(text: str) -> None:
    """Nothing is said of it."""
    assert list(find_stated(text, NOUNS)) == []


@given(st.text(alphabet="12 hubs.,`[](){}<>*_\n-of$", max_size=60))
def test_any_text(text: str) -> None:
    """Whatever an author writes, a place is inside of it."""
    assert all(0 <= stated.start < stated.end <= len(text) for stated in find_stated(text, NOUNS))
