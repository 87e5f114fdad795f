"""What kind of field a key of a request becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from hubdocs.schema.html_pattern import html_pattern

if TYPE_CHECKING:
    from hubdocs.model import JSON


class Control(NamedTuple):
    """A field.

    :param kind: how its text is read: ``text``, ``bool``, ``list`` or ``map``.
    :param choices: of a menu.
    """

    tag: str
    kind: str
    attributes: dict[str, Any]
    choices: tuple[str, ...] = ()


def control_of(schema: dict[str, Any], root: JSON = None) -> Control:
    """Choose the field for a schema.

    :param root: the whole schema, for definitions.
    """
    schema = _followed(schema, root)
    types = schema.get("type")
    if types == "boolean":
        return Control("select", "bool", {}, ("true", "false"))
    if isinstance(schema.get("enum"), list):
        return Control("select", "text", {}, tuple(map(str, schema["enum"])))
    if types == "array":
        inner = _whole(_followed(schema.get("items"), root))
        return Control("input", "list", {"type": "text", "pattern": f"\\s*{inner}(?:\\s*,\\s*{inner})*\\s*"})
    if types == "object":
        name = _whole(_followed(schema.get("propertyNames"), root))
        team = _whole(_followed(_followed(schema.get("additionalProperties"), root).get("items"), root))
        one = f"{name}\\s*=\\s*{team}(?:\\s+{team})*"
        return Control("input", "map", {"type": "text", "pattern": f"\\s*{one}(?:\\s*;\\s*{one})*\\s*"})
    attributes: dict[str, Any] = {"type": "date" if schema.get("format") == "date" else "text"}
    if isinstance(schema.get("maxLength"), int):
        attributes["maxlength"] = str(schema["maxLength"])
        if schema["maxLength"] >= _LONG and "pattern" not in schema:
            return Control("textarea", "text", {"maxlength": str(schema["maxLength"]), "rows": "4"})
    if isinstance(schema.get("pattern"), str) and schema["pattern"]:
        is_uri = schema.get("format") == "uri"
        attributes["pattern"] = (f"(?={html_pattern(_URI)}$)" if is_uri else "") + html_pattern(schema["pattern"])
    return Control("input", "text", attributes)


_LONG = 1000
_LETTER = "(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})"
_URI = (
    rf"^[A-Za-z][A-Za-z0-9+.-]*:(?://(?:(?:{_LETTER}|:)*@)?{_LETTER}*(?::[0-9]*)?(?=[/?#]|$)|(?!//))"
    rf"(?:{_LETTER}|[:@/])*(?:\?(?:{_LETTER}|[:@/?])*)?(?:#(?:{_LETTER}|[:@/?])*)?$"
)
"""What a browser would take for an address is more than RFC 3986 allows, and the check of a request holds to that."""


def _whole(schema: dict[str, Any]) -> str:
    return f"(?:{html_pattern(str(schema.get('pattern', '^[^,;=]+$')))})"


def _followed(schema: Any, root: JSON) -> dict[str, Any]:
    """Follow a reference to a definition of the same schema."""
    found: dict[str, Any] = schema if isinstance(schema, dict) else {}
    name = str(found.get("$ref", ""))
    if name.startswith("#/$defs/") and isinstance(root, dict):
        definitions: Any = root.get("$defs")
        found = definitions[name.removeprefix("#/$defs/")]
    return found
