"""Values to YAML that every dialect reads alike."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import yaml

from hubdocs.sources.dialects import RESOLVERS

if TYPE_CHECKING:
    from hubdocs.model import JSON

_LONGEST = 4096
"""Digits beyond which a text is not taken for a number; such a text is quoted all the same."""

_OTHER_BREAKS = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What some readers take for the end of a line, and others do not."""


class _Writer(yaml.CSafeDumper):
    """Writes each value out in full, and quotes what a dialect might take for something else than a text."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 (the signature is PyYAML's)
        """Write values that are shared out again: readers want to see them where they count."""
        return True


def _text(writer: yaml.CSafeDumper, value: str) -> yaml.ScalarNode:
    is_ambiguous = any(not isinstance(resolve(value, _LONGEST), str) for resolve in RESOLVERS.values())
    is_block = "\n" in value.rstrip("\n") and not _OTHER_BREAKS.search(value)
    style = "|" if is_block else '"' if is_ambiguous or len(value.splitlines()) > 1 or "\n" in value else None
    return writer.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Writer.add_representer(str, _text)


def write_yaml(value: JSON, *, in_one_line: bool = False) -> str:
    """Write a value in block style, keys in their order, one line for each scalar.

    Texts of several lines are literal blocks where YAML can say them so.

    :param in_one_line: what a mapping or a list consists of stands in brackets.
    """
    text: str = yaml.dump(
        value,
        Dumper=_Writer,
        sort_keys=False,
        allow_unicode=True,
        width=sys.maxsize >> 33,
        default_flow_style=in_one_line,
    )
    return text.removesuffix("...\n")
