"""How to write things, in the language of the file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from hubdocs.checks.words import yaml_scalar

if TYPE_CHECKING:
    from hubdocs.model import JSON
    from hubdocs.sources import Kind

AS_LIST: Final[dict[Kind, str]] = {
    "yaml": "write it as a list: one line with `- ` in front for each value",
    "json": "write it as a list: put `[` and `]` around it",
    "toml": "write it as a list: put `[` and `]` around it",
}
"""For one value where a list is wanted."""

MAPPING_AS_LIST: Final[dict[Kind, str]] = {
    "yaml": "write it as a list: put `- ` in front of the first key of each value",
    "json": "write it as a list: put `[` and `]` around it",
    "toml": "write it as a list: two brackets around the table's name, `[[name]]`, for each value",
}
"""For a mapping where a list of mappings is wanted."""

AS_MAPPING: Final[dict[Kind, str]] = {
    "yaml": "write it as `key: value` lines, indented below the key",
    "json": 'write it as `{"key": value}`',
    "toml": "write it as `{key = value}`, or as a table with a `[name]` of its own",
}
"""For one value where a mapping is wanted."""

LIST_AS_MAPPING: Final[dict[Kind, str]] = {
    "yaml": "take the `- ` away, so that it is `key: value` lines",
    "json": "take the `[` and `]` around it away",
    "toml": "take the `[` and `]` around it away; the name of a table has one bracket on each side",
}
"""For a list where a mapping is wanted."""

EMPTY_MAPPING: Final[dict[Kind, str]] = {
    "yaml": "the lines that belong to it are missing, or not indented below it",
    "json": "write its keys between `{` and `}`",
    "toml": "write its keys between `{` and `}`",
}
"""For nothing where a mapping is wanted."""


def entry(name: str, value: JSON, kind: Kind) -> str:
    """Write a key with its value."""
    if kind == "yaml":
        return f"{yaml_scalar(name)}: {value_text(value, kind)}"
    between = ": " if kind == "json" else " = "
    return f"{_key(name, kind)}{between}{value_text(value, kind)}"


def value_text(value: JSON, kind: Kind) -> str:
    """Write a value on one line; what stands between ``<`` and ``>`` is left to the reader."""
    if isinstance(value, str) and value.startswith("<"):
        return value if kind == "yaml" else f'"{value}"'
    if kind == "yaml":
        return yaml_scalar(value)
    if isinstance(value, dict):
        return "{" + ", ".join(entry(name, item, kind) for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(value_text(item, kind) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def _key(name: str, kind: Kind) -> str:
    bare = kind == "toml" and name.replace("-", "").replace("_", "").isalnum() and name.isascii()
    return name if bare else json.dumps(name, ensure_ascii=False)
