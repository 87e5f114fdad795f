"""A small project whose pages show checked examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx_site import Site

if TYPE_CHECKING:
    from pathlib import Path

HUB = """\
type: object
additionalProperties: false
required: [name]
properties:
  name: {type: string}
  memory: {type: integer}
  nodes:
    type: array
    items: {$ref: node.schema.yaml}
"""
NODE = """\
type: object
additionalProperties: false
properties:
  zone: {enum: [a, b]}
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project with two schemas, and make it the current folder, so that findings are relative to it."""
    monkeypatch.chdir(tmp_path)
    return Site(tmp_path).write(
        {
            "hubdocs.toml": "",
            "schemas/hub.schema.yaml": HUB,
            "schemas/node.schema.yaml": NODE,
        }
    )
