"""Values, types and places in the reader's words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdocs.model import JSON, Pointer

TYPE_WORDS: Final = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "object": "a mapping",
    "array": "a list",
    "null": "empty",
}
"""What the types of JSON Schema are called in a message."""

_PLAIN_KEY: Final = re.compile(r"[^\s.\[\]`'\"]+")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def json_type(value: JSON) -> str:
    """Name the type of a value as JSON Schema does (a float without fraction is an ``integer``)."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "integer" if isinstance(value, int) or value.is_integer() else "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


def show_pointer(pointer: Pointer) -> str:
    """Write a pointer as people do: ``hubs[0].domain``."""
    parts: list[str] = []
    for step in pointer:
        if isinstance(step, int):
            parts.append(f"[{step}]")
        else:
            name = step if _PLAIN_KEY.fullmatch(step) else json.dumps(step, ensure_ascii=False)
            parts.append(f".{name}" if parts else name)
    return clean("".join(parts))


def show_value(value: JSON, length: int = 40) -> str:
    """Write a value in backticks, shortened; collections by their first keys."""
    if isinstance(value, str):
        text = value
    elif isinstance(value, dict):
        text = "{" + ", ".join(list(value)[:4]) + (", ..." if len(value) > 4 else "") + "}"  # noqa: PLR2004 (a taste)
    elif isinstance(value, list):
        text = "[...]" if value else "[]"
    else:
        text = json.dumps(value)
    text = clean(" ".join(text.split()) if isinstance(value, str) else text)
    if len(text) > length:
        text = text[: length - 3] + "..."
    return f"`{text}`" if text else '`""`'


def clean(text: str) -> str:
    """Replace characters that could fool a terminal or a reader (control, direction marks)."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def join_or(words: Iterable[str], last: str = "or") -> str:
    """Join words into a sentence part: ``a, b or c``."""
    listed = list(words)
    if len(listed) < 2:  # noqa: PLR2004 (nothing to join)
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {last} {listed[-1]}"


def type_words(types: Iterable[str]) -> str:
    """Say which types are asked for."""
    return join_or(TYPE_WORDS.get(name, name) for name in dict.fromkeys(types))


def yaml_scalar(value: JSON) -> str:
    """Write a value as one line of YAML."""
    if isinstance(value, str):
        plain = re.fullmatch(r"[A-Za-z0-9_./@][A-Za-z0-9_ ./@+-]*", value) and not value.endswith(" ")
        if not plain or _reads_otherwise(value):
            return json.dumps(value, ensure_ascii=False)
        return value
    if isinstance(value, dict):
        return "{" + ", ".join(f"{yaml_scalar(key)}: {yaml_scalar(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(yaml_scalar(item) for item in value) + "]"
    return json.dumps(value)


def _reads_otherwise(text: str) -> bool:
    words = ("null", "true", "false", "yes", "no", "on", "off", "y", "n")
    return text.lower() in words or text[0] in "0123456789.+-@"
