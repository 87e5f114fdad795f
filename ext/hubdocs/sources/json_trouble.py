"""Where reading a JSON text stopped, with the text around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from hubdocs.model import Code
from hubdocs.sources import json_brackets
from hubdocs.sources.findings import UnreadableError, shorten

if TYPE_CHECKING:
    from hubdocs.model import Related
    from hubdocs.sources.document import Locator
    from hubdocs.sources.nodes import Mapping, Sequence


class Expected(Enum):
    """What may come next in a JSON text."""

    VALUE = "a value"
    ITEM_OR_CLOSE = "a value or `]`"
    KEY = "a key"
    KEY_OR_CLOSE = "a key or `}`"
    COLON = "`:`"
    COMMA = "a comma or the closing bracket"
    END = "the end"


KEYS: Final = (Expected.KEY, Expected.KEY_OR_CLOSE)
"""States in which a key may come."""
VALUES: Final = (Expected.VALUE, Expected.ITEM_OR_CLOSE)
"""States in which a value may come."""
_WORD: Final = re.compile(r"[^\s{}\[\],:;\"]+")


@dataclass(frozen=True)
class Trouble:
    """Where the loader stopped.

    :param after: offset behind the last token that was fine.
    :param expected: what could have come there.
    :param inside: the mapping or list that is open there.
    """

    locator: Locator
    after: int
    expected: Expected
    inside: Mapping | Sequence | None

    @property
    def content(self) -> str:
        """The whole text."""
        return self.locator.text.content

    @cached_property
    def at(self) -> int:
        """Offset of what could not be taken."""
        return len(self.content) - len(self.content[self.after :].lstrip(" \t\n\r"))

    @property
    def character(self) -> str:
        """The first character there, or nothing at the end of the text."""
        return self.content[self.at : self.at + 1]

    @cached_property
    def word(self) -> str:
        """The text there up to the next bracket, comma, colon, quotation mark or space."""
        match = _WORD.match(self.content, self.at)
        return match.group() if match else ""

    @cached_property
    def last(self) -> str:
        """The character before the trouble."""
        return self.content[self.after - 1 : self.after] if self.after else ""

    @cached_property
    def key(self) -> str:
        """The key (as it is written) whose value or colon is missing."""
        before = self.content[: self.after].rstrip(" \t\n\r:")
        start = json_brackets.text_start(before)
        return shorten(before[start + 1 : -1])

    def line_of(self, offset: int) -> int:
        """Give the number of the line at an offset, as the reader of the file counts."""
        return self.locator.span(offset, offset).start.line

    def stop(  # noqa: PLR0913 (a finding has this many parts; all but two are named)
        self,
        message: str,
        hint: str,
        *,
        start: int | None = None,
        end: int | None = None,
        code: Code = Code.JSON_SYNTAX,
        related: tuple[Related, ...] = (),
    ) -> UnreadableError:
        """Make the finding, at the trouble or at another place."""
        first = self.at if start is None else start
        last = first + 1 if end is None else end
        return UnreadableError(self.locator.diagnostic(code, message, first, last, hint=hint, related=related))
