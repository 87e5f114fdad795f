"""Every key of our own schemas is explained, its examples are valid, and its references lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from schema_cases import SCHEMAS, faults, follow, read, schema_path, subschemas, validator, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = sorted(SCHEMAS.glob("*/*.schema.yaml"))
"""All schemas that stand in an area: who adds one is held to the same rules."""


@pytest.fixture(params=FILES, ids=lambda path: path.name.removesuffix(".schema.yaml"))
def path(request: pytest.FixtureRequest) -> Path:
    """Give the file of each schema in turn."""
    found: Path = request.param
    return found


def effective(root: Any, schema: dict[str, Any]) -> dict[str, Any]:
    """Give the annotations of a schema, and what its references add."""
    seen = dict(schema)
    while "$ref" in schema:
        root, schema = follow(root, schema["$ref"])
        seen = {**schema, **seen}
    return seen


def test_the_schemas_are_found() -> None:
    """The tests below have something to test."""
    assert {"cluster", "hub-values", "profile-list", "support-values", "community", "request", "options"} <= {
        path.stem.split(".")[0] for path in FILES
    }


def test_schema_fits_its_metaschema(path: Path) -> None:
    """Each schema is a schema of the draft that it names."""
    schema = read(path)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


def test_schema_says_what_it_is(path: Path) -> None:
    """Each schema has an address made from its name, a title, a description and an example."""
    schema = read(path)
    name = path.name.removesuffix(".schema.yaml")

    assert schema["$id"] == f"https://hubdocs.example.org/schemas/{name}.schema.json"
    assert schema["title"]
    assert schema["description"]
    assert schema["examples"]


def test_dialect_is_the_consumers() -> None:
    """Values files are read by Helm; all other files are YAML 1.2."""
    names = ("cluster", "hub-values", "profile-list", "support-values", "community", "request", "options")

    assert [read(schema_path(name)).get("x-dialect") for name in names] == [
        None,
        "helm",
        "helm",
        "helm",
        None,
        None,
        None,
    ]


def test_every_reference_leads_somewhere(path: Path) -> None:
    """No ``$ref`` points into the void."""
    schema = read(path)
    for pointer, part in subschemas(schema):
        if "$ref" in part:
            assert isinstance(follow(schema, part["$ref"])[1], dict), written(pointer)


def test_every_definition_is_used(path: Path) -> None:
    """What is defined is used at least once."""
    schema = read(path)
    inside = (part["$ref"] for _, part in subschemas(schema) if part.get("$ref", "").startswith("#"))
    used = {reference.removeprefix("#/$defs/") for reference in inside}

    assert used == set(schema["$defs"])


def described_outside(schema: Any, pointer: tuple[str | int, ...]) -> bool:
    """Say whether a key of a condition or a form is one that the mapping around it describes."""
    around, described = schema, set()
    for length, step in enumerate(pointer):
        if isinstance(around, dict):
            described |= set(around.get("properties", ()))
            if step in {"oneOf", "then"} and pointer[-1] in described and length < len(pointer) - 2:
                return True
        around = around[step]
    return False


def test_every_key_has_words_and_an_example(path: Path) -> None:
    """Each property has a title or a description, and an example, of its own or of what it refers to."""
    schema = read(path)
    bare = []
    for pointer, part in subschemas(schema):
        if len(pointer) < 2 or pointer[-2] not in {"properties", "patternProperties"} or "if" in pointer:
            continue
        if described_outside(schema, pointer):
            continue
        known = effective(schema, part)
        if not (known.get("title") or known.get("description")) or not known.get("examples"):
            bare.append(written(pointer))

    assert bare == []


def test_words_are_written_for_people(path: Path) -> None:
    """A title is short and does not end like a sentence; each line of a description is a whole sentence."""
    for pointer, part in subschemas(read(path)):
        title = part.get("title", "x")
        lines = part.get("description", "").splitlines()

        assert len(title) <= 60, written(pointer)
        assert not title.endswith("."), written(pointer)
        assert all(line.endswith((".", ":")) for line in lines if line), written(pointer)


def test_defaults_and_examples_are_valid(path: Path) -> None:
    """What a schema offers as right is right."""
    wrong = []
    for pointer, part in subschemas(read(path)):
        offered = [*part.get("examples", []), *([part["default"]] if "default" in part else [])]
        judge = validator(path, pointer) if offered else None
        wrong += [(written(pointer), value) for value in offered if judge and faults(judge, value, part=False)]

    assert wrong == []


def patterns_without_examples(node: Any, way: str = "", *, shown: bool = False) -> Iterator[str]:
    """Find the patterns that nobody can read as an example: neither beside them, nor beside the forms they are in."""
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from patterns_without_examples(item, f"{way}/{number}", shown=shown)
    if not isinstance(node, dict):
        return
    shown = shown or bool(node.get("examples"))
    if isinstance(node.get("pattern"), str) and not shown:
        yield way
    for keyword, value in node.items():
        if keyword in ("properties", "patternProperties", "$defs"):
            for name, inner in value.items():
                yield from patterns_without_examples(inner, f"{way}/{keyword}/{name}")
        elif keyword in ("anyOf", "oneOf", "allOf", "then", "else"):
            yield from patterns_without_examples(value, f"{way}/{keyword}", shown=shown)
        elif keyword in ("items", "additionalProperties"):
            yield from patterns_without_examples(value, f"{way}/{keyword}")


def test_patterns_have_examples(path: Path) -> None:
    """Who breaks a pattern is shown what fits it, and not the pattern."""
    assert list(patterns_without_examples(read(path))) == []
