"""The catalogue for programs and spreadsheets, and its changes in words."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from hubdocs.project.reporters.answer import harmless
from hubdocs.project.reporters.plain import plain
from hubdocs.service.community.changes import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hubdocs.model import JSON
    from hubdocs.service.community import Edition
    from hubdocs.service.community.changes import Change


def catalogue_json(facts: Mapping[str, JSON], changes: Iterable[Change]) -> str:
    """Write a catalogue with its changes."""
    whole = {**facts, "changes": [change.facts() for change in changes]}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def catalogue_csv(edition: Edition) -> str:
    """Write the entries for spreadsheets (RFC 4180, with the system's line ends): no cell can become a formula."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    columns: list[str] = []
    rows = [entry.facts() for entry in edition.entries]
    for row in rows:
        columns += [key for key in row if key not in columns]
    writer.writerow(columns or ["name"])
    for row in rows:
        writer.writerow([harmless(_cell(row.get(column))) for column in columns])
    return output.getvalue()


def changes_text(changes: Iterable[Change]) -> str:
    """Tell changes, one on a line."""
    return "".join(f"{plain(change_in_words(change))}\n" for change in changes)


def change_in_words(change: Change) -> str:
    """Tell one change."""
    if change.kind is Kind.JOINED:
        return f"{change.title} ({change.community}) joined"
    if change.kind is Kind.LEFT:
        return f"{change.title} ({change.community}) left"
    what = f"{change.title} ({change.community}): {change.field}"
    if isinstance(change.before, list) and isinstance(change.after, list):
        gone = [f"without {_cell(item)}" for item in change.before if item not in change.after]
        come = [f"with {_cell(item)}" for item in change.after if item not in change.before]
        return f"{what} now {', '.join((*come, *gone))}" if come or gone else f"{what} in another order"
    if change.before is None:
        return f"{what} is now {_cell(change.after)}"
    if change.after is None:
        return f"{what} is no longer said, it was {_cell(change.before)}"
    return f"{what} was {_cell(change.before)}, is {_cell(change.after)}"


def _cell(value: JSON) -> str:
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    if isinstance(value, dict):
        languages = value.get("languages")
        return f"{_cell(value.get('role'))} ({_cell(languages)})" if languages else _cell(value.get("role"))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
