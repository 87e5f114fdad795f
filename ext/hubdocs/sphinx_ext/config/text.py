"""Texts that are shown on a page: code, words with code in them, links that may lead nowhere."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes

from hubdocs.sphinx_ext.schema.prose import QUIET

if TYPE_CHECKING:
    from collections.abc import Iterator

_TICKS: Final = re.compile(r"`([^`]+)`")
_STEERING: Final = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that reorder what is shown: with them, a text could look like another one."""


def visible(text: str) -> str:
    """Replace characters that cannot be seen but steer what is seen, or that XML cannot hold."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}"
        if character in _STEERING or (unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t")
        else character
        for character in text
    )


def words(text: str) -> Iterator[nodes.Node]:
    """Turn a text with ``code`` in backticks into nodes."""
    for number, part in enumerate(_TICKS.split(visible(text))):
        if number % 2:
            yield nodes.literal(part, part)
        elif part:
            yield nodes.Text(part)


def code_block(text: str, language: str) -> nodes.literal_block:
    """Show a text as code; what its highlighter cannot read is no matter: the text was checked already."""
    shown = visible(text)
    return nodes.literal_block(shown, shown, language=language, force=True)


def quiet_reference(domain: str, role: str, target: str, docname: str, content: nodes.Node) -> addnodes.pending_xref:
    """Make a link that is plain text where nothing describes what it names."""
    attributes: dict[str, Any] = {
        "refdomain": domain,
        "reftype": role,
        "reftarget": target,
        "refdoc": docname,
        "refexplicit": True,
        "refwarn": False,
        QUIET: True,
    }
    return addnodes.pending_xref("", content, **attributes)
