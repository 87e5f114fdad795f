"""One character too few or too many in a real-looking file: the finding stands on the line that was damaged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from hubdocs.sources import Source, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.sources import Kind

YAML = """\
# Values of one hub
basehub:
  jupyterhub:
    custom:
      homepage:
        templateVars:
          org:
            name: "University of the Coast"
            url: https://example.org
          designed_by:
            name: 'Hub team'
    singleuser:
      image:
        name: quay.io/example/image
        tag: "2026.11"
      cpu: {limit: 2, guarantee: 0.5}
      profileList:
        - display_name: "Small: 2 CPU"
          slug: small
          default: true
          kubespawner_override:
            mem_guarantee: 1G
            node_selector: {node.kubernetes.io/instance-type: r5.xlarge}
        - display_name: Large
          slug: large
      extraFiles:
        config.json:
          data:
            key: value
            list: [a, "b", 'c']
      note: |
        Some text: with "quotes
        and 'more' [brackets
    hub:
      allowNamedServers: false
      config:
        Authenticator:
          admin_users:
            - leader
            - operator
          allowed_users: []
"""
JSON = """\
{
  "name": "University of the Coast",
  "limits": {"cpu": 2, "memory": "4G"},
  "options": {"none": null, "ratio": -1.5e3},
  "groups": ["leaders", "operators"]
}
"""
TOML = """\
title = "University of the Coast"
count = 3
groups = ["leaders", 'operators']
limits = {cpu = 2, memory = "4G"}
[options]
ratio = 0.5
since = 2026-11-20
"quoted key" = 'x'
[[options.profiles]]
slug = "small"
"""


class Damage(NamedTuple):
    """A text with one character taken out or put in twice."""

    kind: Kind
    line: int
    what: str
    text: str

    def __str__(self) -> str:
        return f"{self.kind}-{self.line}-{self.what}"


def damages(kind: Kind, text: str, characters: str) -> Iterator[Damage]:
    """Take out and double each of some characters, one at a time."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        for match in re.finditer(f"[{re.escape(characters)}]", line):
            at = match.start()
            for what, new in (
                ("without", line[:at] + line[at + 1 :]),
                ("double", line[:at] + line[at : at + 1] + line[at:]),
            ):
                yield Damage(kind, number + 1, f"{what}-{at}", "\n".join([*lines[:number], new, *lines[number + 1 :]]))


DAMAGES = [*damages("yaml", YAML, "\"'[]{}:,"), *damages("json", JSON, '"[]{}:,'), *damages("toml", TOML, "\"'[]{}=,")]
ELSEWHERE = {
    # The brackets around everything: what is missing shows only at the other end.
    "json-1-without-0",
    "json-6-without-0",
    # A bracket that is not closed is told where it opens, or where the next one closes in its place.
    "json-3-without-37",
    "json-4-without-43",
    "json-5-double-12",
    "json-5-without-35",
}


@pytest.mark.parametrize("damage", DAMAGES, ids=str)
def test_line(damage: Damage) -> None:
    """There is one finding at most, and it is about the damaged line."""
    found = [one for document in load(Source("x", damage.text), damage.kind) for one in document.diagnostics]
    lines = {one.span.start.line for one in found}

    assert len(found) <= 1
    assert (lines <= {damage.line}) is (str(damage) not in ELSEWHERE)


def test_damage_is_found() -> None:
    """Most of these damages make a text unreadable; the others change a value, which is the schema's business."""
    silent = [one for one in DAMAGES if not any(doc.diagnostics for doc in load(Source("x", one.text), one.kind))]

    assert len(DAMAGES) > 250
    assert len(silent) < len(DAMAGES) / 4
