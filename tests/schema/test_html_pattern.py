"""Patterns of JSON Schema, written as HTML wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdocs.schema.html_pattern import html_pattern

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CASES = [
    ("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "[a-z][a-z0-9]*(-[a-z0-9]+)*"),
    ("^[A-Za-z0-9_.-]+$", "[A-Za-z0-9_\\.\\-]+"),
    ("^[a-z0-9._/:-]*$", "[a-z0-9\\._\\/\\:\\-]*"),
    ("^https?://", "https?://.*"),
    ("[0-9]$", ".*[0-9]"),
    ("abc", ".*abc.*"),
    ("^a$|^b$", ".*(?:^a$|^b$).*"),
    ("^(a|b)$", "(a|b)"),
    ("^[^\\s,]+$", "[^\\s\\,]+"),
    ("^a\\-b$", "a-b"),
    ("^a\\$", "a\\$.*"),
    ("^[-a]$", "[\\-a]"),
    ("^[&&]$", "[\\&\\&]"),
    ("^[\\]\\-]$", "[\\]\\-]"),
]
VALUES = ("", "a", "b", "a-b", "-", "abc", "a$", "ab$c", "]", "&", "x.y", "r/a:1", "https://a", "a1", "7", "a,b", "a b")


@pytest.mark.parametrize(("pattern", "expected"), CASES)
def test_written(pattern: str, expected: str) -> None:
    """Only what must be written otherwise is."""
    assert html_pattern(pattern) == expected


def test_means_the_same_in_a_browser(browser: Browser) -> None:
    """A field with the translation accepts what the pattern accepts."""
    page = browser.new_page()
    script = """([pattern, written, values]) => {
        const field = document.createElement("input");
        field.pattern = written;
        const found = values.map(value => { field.value = value; return field.validity.valid; });
        const expected = values.map(value => value === "" || new RegExp(pattern).test(value));
        return [found, expected];
    }"""
    for pattern, _written in CASES:
        found, expected = page.evaluate(script, [pattern, html_pattern(pattern), list(VALUES)])

        assert found == expected, pattern
    page.close()
