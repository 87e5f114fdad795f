"""What a description knows beside its words: places, files, parts, limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdocs.schema import SchemaStore
from hubdocs.schema.describe import Kind, Property, describe
from hubdocs.schema.walk import children

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hubdocs.model import JSON

    Describe = Callable[..., Property]

NESTED = """\
type: object
properties:
  # á, so that columns are not bytes
  first: {type: string, title: "á", description: Flöw text.}
  second:
    description: |
      One.
      Two.
    type: object
    properties:
      third: &shared
        description: >
          Folded.
      fourth: *shared
"""


@pytest.fixture
def described(tmp_path: Path) -> Describe:
    """Give a function that describes a text."""

    def make(text: str, **options: object) -> Property:
        path = tmp_path / "try.schema.yaml"
        path.write_text(text, encoding="utf-8")
        store = SchemaStore([tmp_path], root=tmp_path)
        return describe(store.find("try"), store, **options)  # type: ignore[arg-type] # options are passed on

    return make


def at(root: Property, path: str) -> Property:
    """Give a property by its path."""
    return next(inner for inner in root.walk() if inner.path == path)


def test_places(described: Describe) -> None:
    """Properties and their texts are placed where a person would point."""
    root = described(NESTED)
    first, second = at(root, "first"), at(root, "second")
    title = first.title

    assert first.location[1:3] == (4, 3)
    assert title is not None
    assert title.location[1:3] == (4, 32)
    assert first.descriptions[0].location[1:3] == (4, 50)
    assert second.location[1:3] == (5, 3)
    assert second.descriptions[0].location[1:3] == (7, 1)


def test_shared_text_stands_where_it_is_written(described: Describe) -> None:
    """A text that is used through an alias keeps the place where translators find it."""
    root = described(NESTED)

    assert at(root, "second.third").descriptions[0].location.line == 13
    assert at(root, "second.fourth").descriptions[0].location.line == 13


def test_depth(described: Describe) -> None:
    """Levels that are not described are announced; items of a list are no level."""
    text = "properties: {a: {items: {properties: {b: {properties: {c: true}}}}}, d: {properties: {e: true}}}"

    assert [one.path for one in described(text, depth=0).walk()] == [""]
    assert described(text, depth=0).more
    assert [one.path for one in described(text, depth=1).walk()] == ["", "a", "a[]", "d"]
    assert [one.path for one in described(text, depth=2).walk()] == ["", "a", "a[]", "a[].b", "d", "d.e"]
    assert [one.path for one in described(text, depth=2).walk() if one.more] == ["a[].b"]
    assert not any(one.more for one in described(text).walk())


def test_part(described: Describe) -> None:
    """A definition can be described by itself, and is called like one."""
    root = described("$defs: {contact: {properties: {email: {type: string}}}}", at=("$defs", "contact"))

    assert [one.path for one in root.walk()] == ['<"$defs/contact">', '<"$defs/contact">.email']
    assert root.kind is Kind.ROOT


def test_files(described: Describe, tmp_path: Path) -> None:
    """A property names all files that its description comes from."""
    (tmp_path / "other.schema.yaml").write_text("$defs: {a: {$ref: deep.schema.yaml}}\n", encoding="utf-8")
    (tmp_path / "deep.schema.yaml").write_text("properties: {b: {type: string}}\n", encoding="utf-8")
    root = described("properties: {a: {$ref: 'other.schema.yaml#/$defs/a'}}")

    assert {file.name for file in at(root, "a").files} == {
        "deep.schema.yaml",
        "other.schema.yaml",
        "try.schema.yaml",
    }
    assert at(root, "a.b").location.path.endswith("deep.schema.yaml")


def test_unresolved_reference(described: Describe) -> None:
    """A reference that leads nowhere is kept with its place."""
    ref, place = at(described("properties: {a: {$ref: '#/nothing'}}"), "a").unresolved[0]

    assert ref == "#/nothing"
    assert place.pointer == ("properties", "a", "$ref")


@pytest.mark.parametrize(
    "text",
    [
        "{$ref: '#'}",
        "{allOf: [{$ref: '#'}]}",
        "{oneOf: [{$ref: '#'}, {type: string}]}",
        "{if: {$ref: '#'}, then: {$ref: '#'}, else: {allOf: [{$ref: '#'}]}}",
        "{properties: {a: {$ref: '#/properties/b'}, b: {$ref: '#/properties/a'}}}",
        "{not: {$ref: '#'}}",
        "{items: {anyOf: [{$ref: '#'}, {items: {$ref: '#'}}]}}",
        """
        $defs:
          a: {if: {required: [x]}, then: {$ref: '#/$defs/b'}}
          b: {if: {required: [y]}, then: {$ref: '#/$defs/a'}, else: {$ref: '#/$defs/a'}}
        $ref: '#/$defs/a'
        """,
    ],
)
def test_circles_end(described: Describe, text: str) -> None:
    """Schemas that contain themselves have a description with an end."""
    assert len(list(described(text).walk())) < 20


def test_size_is_bounded(described: Describe) -> None:
    """Definitions that use one another twice would double at each step; what was told is not told again."""
    definitions = {
        f"d{number}": {"properties": {side: {"$ref": f"#/$defs/d{number + 1}"} for side in ("left", "right")}}
        for number in range(30)
    }
    text = f"{{$ref: '#/$defs/d0', $defs: {definitions | {'d30': {'type': 'string'}}}}}"
    root = described(text)

    assert len(list(root.walk())) < 100


def test_large_parts_are_told_once(described: Describe) -> None:
    """What is used again, and large, is only referred to; what adds something of its own is told in full."""
    large = "{properties: {a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}, h: {}}}"
    text = (
        "properties: {first: {$ref: '#/$defs/large'}, again: {$ref: '#/$defs/large', title: Again},"
        "more: {$ref: '#/$defs/large', required: [a]}, small: {$ref: '#/$defs/s'}, small2: {$ref: '#/$defs/s'}}\n"
        f"$defs: {{large: {large}, s: {{properties: {{x: {{}}}}}}}}"
    )
    root = described(text)

    assert at(root, "again").see == "first"
    assert at(root, "again").children == ()
    assert at(root, "more.a").required
    assert at(root, "small2.x").see is None


def test_circle_with_more(described: Describe) -> None:
    """What a property adds to one around it is told, and the rest referred to."""
    root = described("properties: {a: {}, b: {allOf: [{$ref: '#'}, {properties: {c: {}}}]}}")

    assert at(root, "b").see == ""
    assert [one.path for one in at(root, "b").walk()] == ["b", "b.c"]


def test_depth_is_bounded(described: Describe) -> None:
    """A chain of definitions ends before anything that draws it breaks."""
    definitions = {f"d{number}": {"properties": {"a": {"$ref": f"#/$defs/d{number + 1}"}}} for number in range(999)}
    root = described(f"{{$ref: '#/$defs/d0', $defs: {definitions | {'d999': {}}}}}")

    assert 20 < len(list(root.walk())) < 40
    assert [one.more for one in root.walk()].count(True) == 1


def test_nothing_unknown_is_lost(described: Describe) -> None:
    """Keywords that hubdocs has no words for are listed."""
    root = described("{x-a: 1, strange: {b: 2}, properties: {c: {x-d: null}}}")

    assert root.other == (("x-a", 1), ("strange", {"b": 2}))
    assert at(root, "c").other == (("x-d", None),)


@pytest.mark.parametrize(
    "value",
    [
        "1",
        "[]",
        "{type: 3}",
        "{properties: [a]}",
        "{required: a}",
        "{enum: 1}",
        "{anyOf: {}}",
        "{items: 1}",
        "{allOf: 3, oneOf: [1]}",
        "{if: 1, then: 2}",
        "{dependencies: 3}",
        "{patternProperties: {a: 1}}",
        "{const: {a: [1]}}",
        "{properties: {a: null}, title: 3, description: [x], examples: {}}",
        "{minimum: x, pattern: 3, contains: 3, propertyNames: 1, not: 4}",
    ],
)
def test_broken_schemas_do_not_break_us(described: Describe, value: str) -> None:
    """A schema that is wrong is still described as far as it goes: checking it is another command's task."""
    assert described(f"properties: {{a: {value}}}").children[0].path == "a"


def described_places(root: Property) -> set[tuple[str, tuple[str | int, ...]]]:
    """List the places that have a property of their own."""
    return {(one.place.schema.name, one.place.pointer) for one in root.walk()}


@pytest.mark.parametrize(
    ("name", "count"),
    [("jupyterhub.values", 508), ("basehub.values", 98), ("cluster", 45), ("support.values", 44)],
)
def test_real_schemas(corpus: Path, name: str, count: int) -> None:
    """Every property, pattern and item of a real schema is described, and each under a path of its own."""
    folder = corpus / "schemas"
    store = SchemaStore([folder], root=folder)
    schema = store.find(name)
    root = describe(schema, store)
    wanted = set(named_places(schema.contents))

    assert len(wanted) >= count - 10
    assert wanted <= {pointer for _, pointer in described_places(root)}
    listed = [one.path for one in root.walk()]
    assert len(set(listed)) == len(listed)


def named_places(contents: JSON, pointer: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """List the places of all keys, patterns and items; not what only bounds a key that is described elsewhere."""
    found: list[tuple[str | int, ...]] = []
    for steps, inner in children(contents):
        bounds = steps[0] in ("if", "not", "anyOf", "oneOf", "else")
        if bounds or (steps[0] == "additionalProperties" and not isinstance(inner, dict)):
            continue
        if steps[0] in ("properties", "patternProperties", "items", "additionalProperties"):
            found.append((*pointer, *steps))
        found += named_places(inner, (*pointer, *steps))
    return found
