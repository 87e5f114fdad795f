"""A query as words and signs."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.service.query.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARACTERS: Final = 4_000
"""A longer query is refused."""

# Each part begins with another character, so that nothing is ever read twice: linear time.
_TOKEN: Final = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<sign><=|>=|!=|=|<|>|~|\(|\)|,)"
    r"|(?P<quoted>\"[^\"]*\"|'[^']*')"
    r"|(?P<word>[^\s<>=!~(),\"'](?:[^\s<>=!~(),\"]|\"[^\"]*\")*)"
)
_TYPOGRAPHIC: Final = "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"


class Sort(Enum):
    """What a token is."""

    WORD = "word"
    QUOTED = "quoted"
    SIGN = "sign"
    END = "end"


class Token(NamedTuple):
    """A word, a quoted text or a sign.

    :param text: without the quotation marks around it.
    :param offset: where it begins, counted from 0.
    :param written: as it stands in the query.
    """

    sort: Sort
    text: str
    offset: int
    written: str

    def is_word(self, *words: str) -> bool:
        """Say whether it is one of these words, whatever its capitals."""
        return self.sort is Sort.WORD and self.text.casefold() in words

    def is_sign(self, *signs: str) -> bool:
        """Say whether it is one of these signs."""
        return self.sort is Sort.SIGN and self.text in signs


def split(query: str) -> tuple[Token, ...]:
    """Split a query; the last token is always its end.

    :raises QueryError: it is too long, or a quotation mark is missing.
    """
    if len(query) > MAX_CHARACTERS:
        raise QueryError(
            f"the query has {len(query)} characters, and more than {MAX_CHARACTERS} are not read", MAX_CHARACTERS
        )
    return (*_tokens(query), Token(Sort.END, "", len(query), ""))


def _tokens(query: str) -> Iterator[Token]:
    at = 0
    while at < len(query):
        match = _TOKEN.match(query, at)
        if match is None:
            raise _trouble(query, at)
        kind, written = match.lastgroup, match[0]
        if kind == "quoted":
            yield Token(Sort.QUOTED, written[1:-1], at, written)
        elif kind == "sign":
            yield Token(Sort.SIGN, written, at, written)
        elif kind == "word":
            if written[0] in _TYPOGRAPHIC:
                raise QueryError("this quotation mark is not read", at, written[0], 'use straight ones: `"`')
            yield Token(Sort.WORD, written, at, written)
        at = match.end()
        if kind == "word" and query[at : at + 1] == '"':  # a quotation mark inside a word that nothing closes
            raise _trouble(query, at)


def _trouble(query: str, at: int) -> QueryError:
    """Say what is wrong with the character that nothing begins with."""
    if query[at] in "\"'":
        return QueryError(f"the quotation mark {query[at]} is not closed", at, query[at], "write it again at the end")
    return QueryError("`!` stands for nothing on its own", at, "!", "write `!=`, or `not`")
