"""Values to nodes: as YAML, short ones in the line, others as a block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import yaml
from docutils import nodes

from hubdocs.schema.words import value

if TYPE_CHECKING:
    from hubdocs.model import JSON

_SHORT: Final = 60
_BRIEF: Final = 24
_TIME: Final = re.compile(r"\d{1,2}(?::\d{2}){1,2}")


class _Writer(yaml.SafeDumper):
    """Quotes all times of day, since people do not know which of them some dialect takes for a number."""


def _text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _TIME.fullmatch(text) else None)


_Writer.add_representer(str, _text)


def as_yaml(data: JSON) -> str:
    """Write a value as YAML that every dialect reads alike."""
    if isinstance(data, (dict, list)) and data:
        written: str = yaml.dump(data, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=_SHORT)
        return written.rstrip("\n")
    return value(data).text


def is_brief(data: JSON) -> bool:
    """Say whether a value can stand behind a name."""
    return not (isinstance(data, (dict, list)) and data) and len(as_yaml(data)) <= _BRIEF


def value_node(data: JSON, key: str | None = None) -> nodes.Element:
    """Show a value: a short one in the line, another one as a block.

    :param key: show it as the value of this key.
    """
    text = as_yaml(data if key is None else {key: data})
    if "\n" in text or len(text) > _SHORT:
        return nodes.literal_block(text, text, language="yaml", force=True)
    return nodes.paragraph("", "", nodes.literal(text, text))
