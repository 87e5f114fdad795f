"""Parts of files: the text as it is written, without the indentation of its place."""

from __future__ import annotations

import pytest

from hubdocs.model import parse_pointer
from hubdocs.sources import Source, load
from hubdocs.sphinx_ext.config.excerpt import excerpt

YAML = """\
# about all
name: hub   # a name
hubs:
- name: a
  memory: 4G

  # about the nodes
  nodes:
      - zone: x
        # inside
        text: |
          one
            two
      - zone: y
# about the next hub
- name: b
  flow: {a: [1, 2], "b": 3}
  # the last words on b
other: &anchor
  key: value
  deep:
    down: 1
again: *anchor
merged:
  <<: *anchor
folded: >-
  some
  words
"a/b~c": null
"""

CASES = {
    "the whole file": ("", YAML.strip()),
    "a word": ("/name", "hub"),
    "a list": (
        "/hubs",
        YAML[YAML.index("- name: a") : YAML.index("  # the last")].rstrip() + "\n  # the last words on b",
    ),
    "an item": (
        "/hubs/0",
        """\
name: a
memory: 4G

# about the nodes
nodes:
    - zone: x
      # inside
      text: |
        one
          two
    - zone: y""",
    ),
    "an item whose last comment is its own": (
        "/hubs/1",
        'name: b\nflow: {a: [1, 2], "b": 3}\n# the last words on b',
    ),
    "deeper": ("/hubs/0/nodes/0", "zone: x\n# inside\ntext: |\n  one\n    two"),
    "a text of several lines": ("/hubs/0/nodes/0/text", "|\n  one\n    two"),
    "a folded text": ("/folded", ">-\n  some\n  words"),
    "in a line": ("/hubs/1/flow/a", "[1, 2]"),
    "one of several in a line": ("/hubs/1/flow/b", "3"),
    "behind an anchor": ("/other", "key: value\ndeep:\n  down: 1"),
    "through an alias": ("/again", "key: value\ndeep:\n  down: 1"),
    "inside an alias": ("/again/deep", "down: 1"),
    "through a merge key": ("/merged/deep", "down: 1"),
    "an escaped key": ("/a~1b~0c", "null"),
    "no such key": ("/hub", None),
    "no such item": ("/hubs/2", None),
    "into a word": ("/name/x", None),
}


@pytest.mark.parametrize(("pointer", "expected"), CASES.values(), ids=CASES)
def test_a_part_of_yaml(pointer: str, expected: str | None) -> None:
    """A part is what somebody would write who wrote only this part."""
    document = load(Source("x.yaml", YAML))[0]

    part = excerpt(document, parse_pointer(pointer))

    assert (part.strip() if part is not None else None) == expected


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    """A file from another system gives the same."""
    document = load(Source("x.yaml", "a:\n  b:\n    c: 1\n    d: 2\n".replace("\n", end)))[0]

    assert excerpt(document, ("a", "b")) == "c: 1\nd: 2"


@pytest.mark.parametrize(
    ("name", "text", "pointer", "expected"),
    [
        ("x.json", '{\n  "a": {\n    "b": [1,\n      2]\n  }\n}\n', ("a",), '{\n  "b": [1,\n    2]\n}'),
        ("x.toml", '[a]\nb = 1\n\n# about c\n[c]\nd = "x"\n', ("a", "b"), "1"),
    ],
)
def test_a_part_of_other_formats(name: str, text: str, pointer: tuple[str, ...], expected: str) -> None:
    """JSON and TOML have parts, too."""
    assert excerpt(load(Source(name, text))[0], pointer) == expected


def test_a_file_that_cannot_be_read_has_no_parts() -> None:
    """Nothing is guessed."""
    assert excerpt(load(Source("x.yaml", "a: ["))[0], ("a",)) is None
