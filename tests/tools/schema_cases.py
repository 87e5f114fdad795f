"""Read schemas and instances, and judge them with ``jsonschema``, independently of the project's own checks."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlsplit

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema.exceptions import ValidationError

SCHEMAS: Final = Path(__file__).resolve().parents[2] / "schemas"
"""The folder of our own schemas."""

FORMATS: Final = FormatChecker(["date", "email"])
"""The formats that our schemas use. ``jsonschema`` judges addresses only where another package is installed."""


@FORMATS.checks("uri")
def is_address(value: object) -> bool:
    """Say whether a text is a whole address: it has a scheme and no spaces."""
    return not isinstance(value, str) or (bool(urlsplit(value).scheme) and " " not in value)


@FORMATS.checks("uri-reference")
def is_address_or_path(value: object) -> bool:
    """Say whether a text is an address or a path: it has no spaces."""
    return not isinstance(value, str) or " " not in value


Step = str | int

MAPS: Final = frozenset({"properties", "patternProperties", "$defs", "dependentSchemas"})
LISTS: Final = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
SINGLES: Final = frozenset({"additionalProperties", "propertyNames", "items", "contains", "if", "then", "else", "not"})


class PlainLoader(yaml.CSafeLoader):
    """YAML 1.2's idea of booleans, and no dates: both are text in the files that people write."""


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), "tTfF"
)


@cache
def read(path: Path) -> Any:
    """Read one YAML file."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=PlainLoader)  # noqa: S506 (a safe loader)


def schema_path(name: str) -> Path:
    """Find the one schema file of this name, whatever its area."""
    (path,) = SCHEMAS.rglob(f"{name}.schema.yaml")
    return path


def subschemas(schema: Any, pointer: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], dict[str, Any]]]:
    """Walk all schemas inside a schema, itself first."""
    if not isinstance(schema, dict):
        return
    yield pointer, schema
    for keyword, value in schema.items():
        if keyword in SINGLES:
            yield from subschemas(value, (*pointer, keyword))
        elif keyword in MAPS:
            for name, part in value.items():
                yield from subschemas(part, (*pointer, keyword, name))
        elif keyword in LISTS:
            for number, part in enumerate(value):
                yield from subschemas(part, (*pointer, keyword, number))


def at(document: Any, pointer: tuple[Step, ...]) -> Any:
    """Give the value at a pointer."""
    for step in pointer:
        document = document[step]
    return document


def written(pointer: tuple[Step, ...]) -> str:
    """Write a pointer as JSON Pointer does."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)


@cache
def registered(path: Path) -> Registry[Any]:
    """Register a schema, and those in the folders beside it, under their addresses."""
    paths = (path, *sorted(path.parent.glob("*.schema.yaml")))
    return Registry().with_resources((read(one)["$id"], Resource.from_contents(read(one))) for one in paths)


def follow(root: Any, reference: str) -> tuple[Any, Any]:
    """Follow a reference inside a schema file, or to another of our own; give the file's schema, and the part."""
    file, _, fragment = reference.partition("#")
    if file:
        root = read(schema_path(file.removesuffix(".schema.json")))
    steps = fragment.removeprefix("/").split("/") if fragment else []
    return root, at(root, tuple(step.replace("~1", "/").replace("~0", "~") for step in steps))


def validator(path: Path, pointer: tuple[Step, ...] = ()) -> Draft202012Validator:
    """Make a validator for a schema file, or for the part of it at a pointer."""
    return Draft202012Validator(
        {"$ref": f"{read(path)['$id']}#{quote(written(pointer))}"},
        registry=registered(path),
        format_checker=FORMATS,
    )


def faults(judge: Draft202012Validator, instance: Any, *, part: bool) -> list[tuple[str, str]]:
    """List what is wrong as pairs of keyword and pointer.

    :param part: the instance is one layer of several, so that what is missing may stand in another one.
    """
    found = (error for error in judge.iter_errors(instance) if not (part and only_incomplete(error)))
    # A key that is listed and fits a pattern as well is judged twice.
    return list(dict.fromkeys((error.validator or "false", written(place(error, instance))) for error in found))


def place(error: ValidationError, instance: Any) -> tuple[Step, ...]:
    """Say where an error is; ``jsonschema`` places a forbidden key at the map around it."""
    path = tuple(error.absolute_path)
    if error.validator is not None:
        return path
    around = at(instance, path)
    return (*path, next(key for key, value in around.items() if value is error.instance))


def only_incomplete(error: ValidationError) -> bool:
    """Say whether nothing is wrong but that something is missing."""
    if error.validator == "required":
        return True
    if error.validator not in {"anyOf", "oneOf"}:
        return False
    if not error.context:  # several branches fit: they differ in what they require
        return True
    branches: dict[Step, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    return any(all(map(only_incomplete, branch)) for branch in branches.values())
