"""CSV to rows, with the place of every cell (RFC 4180, and what spreadsheets make of it)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.model import Code
from hubdocs.sources.findings import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.sources.document import Locator

CELLS: Final = 1_000
"""Cells of one row; a longer one is not read, so that no row fills the memory."""

_DELIMITERS: Final = (",", ";", "\t")
_SAID: Final = re.compile(r"sep=([,;\t])(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
# Looked at before it is taken: see `toml_scanner`.
_QUOTED: Final = re.compile(r'"([^"]*+(?:(?="")""[^"]*+)*+)"')
_BARE: Final = {mark: re.compile(rf"[^{mark}\r\n]*+") for mark in _DELIMITERS}
_LINE: Final = re.compile(r"[^\r\n]*+")
_LINE_END: Final = re.compile(r"\r\n|\r|\n|\Z")


class Cell(NamedTuple):
    """What stands in one cell, and where.

    :param start: offset of its first character, with a quotation mark if there is one.
    :param end: offset behind its last character.
    """

    text: str
    start: int
    end: int


def read_rows(locator: Locator) -> Iterator[tuple[Cell, ...]]:
    """Give the rows of a text, those without any text left out.

    The delimiter is a comma, a semicolon or a tab: the one that a first line ``sep=;`` names,
    or that the header has most.

    :raises UnreadableError: the text is not CSV from there on.
    """
    content = locator.text.content
    said = _SAID.match(content)
    place = said.end() if said else 0
    line = _LINE.match(content, place)
    header = line[0] if line else ""
    delimiter = said[1] if said else max(_DELIMITERS, key=header.count)
    while place < len(content):
        row: list[Cell] = []
        while True:
            cell = _cell(locator, place, delimiter)
            row.append(cell)
            if len(row) > CELLS:
                message = f"the row has more than {CELLS:,} cells"
                hint = "check that each row ends with a line end"
                raise UnreadableError(locator.diagnostic(Code.TOO_MANY_NODES, message, cell.start, cell.end, hint=hint))
            place = cell.end
            if not content.startswith(delimiter, place):
                break
            place += 1
        end = _LINE_END.match(content, place)
        if end is None:
            message = "text follows the quotation mark that ends the cell"
            hint = 'write a quotation mark inside of a cell twice: `""`'
            raise UnreadableError(locator.diagnostic(Code.WRONG_PATTERN, message, place, place + 1, hint=hint))
        place = end.end()
        if any(cell.text.strip() for cell in row):
            yield tuple(row)


def _cell(locator: Locator, place: int, delimiter: str) -> Cell:
    content = locator.text.content
    if content.startswith('"', place):
        quoted = _QUOTED.match(content, place)
        if quoted is None:
            message = "the quotation mark that begins this cell is never closed"
            hint = 'close the cell, or write a quotation mark inside of a cell twice: `""`'
            raise UnreadableError(locator.diagnostic(Code.WRONG_PATTERN, message, place, place + 1, hint=hint))
        return Cell(quoted[1].replace('""', '"'), place, quoted.end())
    bare = _BARE[delimiter].match(content, place)
    text = bare[0] if bare else ""
    return Cell(text, place, place + len(text))
