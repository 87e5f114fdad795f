"""Hints show examples of the schema, and none that breaks the same rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdocs.project import check, load_project

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = r"""
$schema: https://json-schema.org/draft/2020-12/schema
type: object
properties:
  name: {type: string, pattern: '^[a-z]+$', examples: [NOT FITTING, fitting]}
  none: {type: string, pattern: '^[a-z]+$', examples: [NOT FITTING]}
  image: {type: string, pattern: ':', examples: ["registry.example.org/a-long-name-of-a-community/rivers:2026-09-14"]}
  count: {type: integer, minimum: 5, examples: [1, true, 7]}
  share: {type: number, maximum: 1, examples: [50, 0.5]}
  low: {type: integer, minimum: 5, examples: [1]}
  pairs: {type: array, minItems: 2, examples: [[a], [a, b]]}
"""
CASES = [
    ("name: A1", "write it like `fitting`"),
    ("name: 12", 'write it like `"fitting"`'),
    ("none: A1", "it must fit the pattern `^[a-z]+$`"),
    ("image: hydrology", "write it like `registry.example.org/a-long-name-of-a-community/rivers:2026-09-14`"),
    ("count: 2", "for example `7`"),
    ("share: 50", "for example `0.5`"),
    ("low: 2", ""),
    ("pairs: []", "write it like `[a, b]`"),
]


@pytest.mark.parametrize(("text", "hint"), CASES, ids=[text for text, _hint in CASES])
def test_an_example_fits_the_rule_that_was_broken(text: str, hint: str, tmp_path: Path) -> None:
    """The first example that fits is shown, to its end; where none fits, the rule."""
    (tmp_path / "own.schema.yaml").write_text(SCHEMA, encoding="utf-8")
    path = tmp_path / "file.yaml"
    path.write_text(f"{text}\n", encoding="utf-8")

    (found,) = check(load_project(tmp_path, base=tmp_path), [path], schema="own.schema.yaml").diagnostics

    assert found.hint == hint
