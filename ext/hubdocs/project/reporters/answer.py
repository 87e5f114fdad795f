"""Answers about a fleet as tables: for people, for programs, for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import textwrap
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from hubdocs.project.reporters.plain import plain
from hubdocs.service.query import KINDS, Type
from hubdocs.service.query.comparisons import ALLOWED
from hubdocs.service.query.syntax import Op
from hubdocs.service.query.values import show_size, texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdocs.service.query import Answer, Cell, Field

UNKNOWN: Final = "?"
"""Stands behind what a file that cannot be read may set to something else."""

_REASON: Final = (
    "an encrypted or unreadable file may set something else; see `encrypted_sets` in the configuration, and --readable"
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_GAP: Final = 2
_NARROW: Final = 20
_INDENT: Final = 4
_PAGE: Final = 80


def value_text(field: Field[Any], cell: Cell) -> str:
    """Write a value as a person would; empty where there is none."""
    value = cell.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.type is Type.SIZE and isinstance(value, (int, float)):
        return show_size(value)
    if isinstance(value, list) and field.type is Type.LIST:
        return ", ".join(texts_of(value))
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)


def cell_text(field: Field[Any], cell: Cell) -> str:
    """Write a value, and whether it is unknown."""
    text = plain(value_text(field, cell))
    return f"{text} {UNKNOWN}".lstrip() if cell.unknown else text


def answer_text(answer: Answer, fields: Sequence[Field[Any]], *, width: int = 0) -> str:
    """Write a table for people, and how many things it shows.

    :param width: of the terminal; the last column is broken into lines to fit. Without it, each row is one line.
    """
    head = [field.name for field in fields]
    body = [[cell_text(field, field.read(row)) for field in fields] for row in answer.rows]
    lines = _lines([head, *([text or "-" for text in row] for row in body)], width) if body else []
    notes = answer_notes(answer)
    if any(text.endswith(UNKNOWN) for row in body for text in row):
        notes.append(f"{UNKNOWN} = {_REASON}")
    elif answer.undecided:
        notes.append(_REASON)
    return "".join(f"{line}\n" for line in (*lines, *([""] if lines else []), *notes))


def answer_notes(answer: Answer) -> list[str]:
    """Say how many things fit, and what is not certain about that."""
    kind, number = answer.kind, len(answer.rows)
    of = f" of {answer.total:,}" if number != answer.total else ""
    notes = [f"{number:,}{of} {kind.one if answer.total == 1 or (number == 1 and not of) else kind.name}"]
    if not answer.total and kind.name != "communities":
        notes.append("`clusters` in the configuration says which files describe a cluster")
    if answer.undecided:
        shown = ", ".join(plain(value_text(kind.fields[0], kind.fields[0].read(row))) for row in answer.undecided[:3])
        more = f" and {len(answer.undecided) - 3:,} more" if len(answer.undecided) > 3 else ""  # noqa: PLR2004
        notes.append(f"{len(answer.undecided):,} cannot be judged: {shown}{more}")
    if answer.unread:
        notes.append(f"there may be more {kind.name}: {', '.join(map(plain, answer.unread))} cannot be read")
    return notes


def _lines(rows: list[list[str]], width: int) -> list[str]:
    """Set rows in columns; the last one may have several lines, below the others where there is no room beside them."""
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    start = sum(widths[:-1]) + _GAP * (len(widths) - 1)
    below = bool(width) and start + min(widths[-1], _NARROW) > width and len(widths) > 1
    start = _INDENT if below else start
    room = max(width - start, _NARROW) if width else 0
    lines: list[str] = []
    for row in rows:
        first = "".join(text + " " * (size - _width(text) + _GAP) for text, size in zip(row, widths[:-1], strict=False))
        wrapped = textwrap.wrap(row[-1], room, break_long_words=False, break_on_hyphens=False) if room else []
        last = wrapped or [row[-1]]  # a text of spaces alone is wrapped to nothing
        lines.append((first if below else f"{first}{last[0]}").rstrip())
        further = last[1:] if not below else [] if last == ["-"] else last
        lines.extend(" " * start + more for more in further)
    return lines


def _width(text: str) -> int:
    """Count the places that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    shown = (letter for letter in text if not unicodedata.combining(letter))
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in shown)


def answer_csv(answer: Answer, fields: Sequence[Field[Any]]) -> str:
    """Write a table for spreadsheets (RFC 4180, with the system's line ends): no cell can become a formula."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow([harmless(field.name) for field in fields])
    for row in answer.rows:
        writer.writerow([harmless(cell_text(field, field.read(row))) for field in fields])
    return output.getvalue()


def harmless(text: str) -> str:
    """Write a cell so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def answer_json(answer: Answer, fields: Sequence[Field[Any]], query: str = "") -> str:
    """Write an answer for programs: an unknown value is null, and ``unknown`` has what the readable files say."""
    rows = []
    for row in answer.rows:
        cells = {field.name: field.read(row) for field in fields}
        known = {name: None if cell.unknown else cell.value for name, cell in cells.items()}
        rows.append({**known, "unknown": {name: cell.value for name, cell in cells.items() if cell.unknown}})
    identity = answer.kind.fields[0]
    whole = {
        "version": 1,
        "kind": answer.kind.name,
        "query": query,
        "total": answer.total,
        "exact": answer.exact,
        "rows": rows,
        "undecided": [identity.read(row).value for row in answer.undecided],
        "unread": list(answer.unread),
    }
    return json.dumps(whole, indent=2) + "\n"


def fields_text() -> str:
    """List all kinds with their fields: name, type, meaning."""
    lines: list[str] = []
    for kind in KINDS.values():
        lines += [*([""] if lines else []), kind.name, *_explained(kind.meaning, 2)]
        for field in kind.fields:
            lines += [f"  {field.name} ({field.type.value})", *_explained(field.meaning, 6)]
            for word, meaning in (field.words or {}).items():
                lines += [f"      {word}", *_explained(meaning, 10)]
        if kind.prefix:
            lines += [f"  {kind.prefix}.PATH ({Type.ANY.value})", *_explained(kind.inside_meaning, 6)]
    lines += ["", "What each can be compared by:"]
    types = max(len(name.value) for name in ALLOWED) + _GAP
    for name in ALLOWED:
        lines.append(f"  {name.value.ljust(types)}{'  '.join(comparisons(name))}")
    return "".join(f"{line}\n" for line in lines)


def comparisons(kind: Type) -> list[str]:
    """List the comparisons of a type, as they are written."""
    return [op.value for op in Op if op in ALLOWED[kind] or op in (Op.EMPTY, Op.UNKNOWN)]


def _explained(text: str, indent: int) -> list[str]:
    text = text.replace("`", "").replace("; see [](#features)", "")
    margin = " " * indent
    return textwrap.wrap(text, _PAGE, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)
