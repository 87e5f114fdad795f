"""A small project whose pages show a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx_site import Site

if TYPE_CHECKING:
    from pathlib import Path

CLUSTER = """\
title: Cluster
description: |
  Where hubs run.
  See {schema:property}`#hubs[].domain`.
type: object
additionalProperties: false
required: [name]
properties:
  name:
    type: string
    description: The *name*, not the [domain](schema_hubs).
    examples: [af]
  provider:
    enum: [aws, gcp]
    enumDescriptions: [One cloud., Another cloud.]
    default: aws
  gcp:
    $ref: "parts/gcp.schema.yaml"
  hubs:
    title: Hubs
    type: array
    items:
      type: object
      properties:
        domain: {type: string, format: hostname}
        storage:
          oneOf:
            - {type: object, properties: {kind: {const: nfs}, server: {type: string}}}
            - {type: object, properties: {kind: {const: disk}, size: {type: integer}}}
  labels:
    patternProperties: {"^x-": {type: string, description: Of any "kind".}}
    additionalProperties: {type: integer}
if: {properties: {provider: {const: gcp}}, required: [provider]}
then: {required: [gcp]}
"""
GCP = "description: For one cloud.\nproperties: {zone: {type: string, deprecated: true}}\n"
PAGE = """\
# Reference

A {schema:schema}`cluster` has {schema:property}`a server <cluster#hubs[].storage.server>`.

```{schema:reference} cluster
```
"""
PAGE_RST = """\
Reference
=========

A :schema:schema:`cluster` has :schema:property:`a server <cluster#hubs[].storage.server>`.

.. schema:reference:: cluster
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project with a page about a schema of two files; findings are relative to it."""
    monkeypatch.chdir(tmp_path)
    return Site(tmp_path, {"nitpicky": True}).write(
        {
            "hubdocs.toml": "",
            "schemas/cluster.schema.yaml": CLUSTER,
            "schemas/parts/gcp.schema.yaml": GCP,
            "index.md": PAGE,
        }
    )


@pytest.fixture
def page_rst() -> str:
    """Return the same page in reStructuredText."""
    return PAGE_RST
