"""Phrases to nodes: the words in the reader's language, keys and values as code, keys as links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.sphinx_ext.schema.prose import property_reference
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.schema.words import Phrase


def translated(message: str) -> str:
    """Translate a template."""
    return str(_(message))


def plain(phrase: Phrase) -> str:
    """Write a phrase without any markup."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in phrase.pieces(translated))


def code(text: str) -> nodes.literal:
    """Show something as it is written in a file."""
    return nodes.literal(text, text)


def phrase_nodes(phrase: Phrase, schema: str, docname: str) -> Iterator[nodes.Node]:
    """Show a phrase.

    :param schema: the name of the schema that keys in the phrase belong to.
    """
    for piece in phrase.pieces(translated):
        if isinstance(piece, str):
            yield nodes.Text(piece)
        elif piece.path is None:
            yield code(piece.text)
        else:
            reference = property_reference(f"{schema}#{piece.path}", docname)
            reference.append(code(piece.text))
            yield reference
