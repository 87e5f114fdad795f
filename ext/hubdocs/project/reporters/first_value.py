"""The first value of a community: for people and for programs. Numbers only, no account."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hubdocs.project.reporters.answer import harmless
from hubdocs.project.reporters.plain import plain
from hubdocs.service.community.first_value import NEEDED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdocs.service.community.first_value import FirstValue, Session


def first_value_text(found: FirstValue) -> str:
    """Write the answer for people."""
    if found.reached:
        lines = [f"READY: first value on {found.reached.isoformat()}"]
    else:
        lines = [f"NOT YET: {_count(NEEDED - found.accounts, 'more account')} needed"]
    lines.append(f"  accounts so far: {found.accounts} (at least {NEEDED} are needed)")
    if found.provider_known:
        lines.append(f"  accounts of the provider, left out: {found.left_out}")
    else:
        lines.append("  accounts of the provider: nobody said which they are, so all accounts count")
    if found.requested:
        lines.append(f"  requested on: {found.requested.isoformat()}")
    if found.days is not None:
        lines.append(f"  from the request to first value: {_count(found.days, 'day')}")
    lines.append(f"  rows that count: {found.counted} of {found.rows}")
    return "".join(f"{line}\n" for line in lines)


def first_value_json(found: FirstValue) -> str:
    """Write the answer for programs."""
    facts = {
        "version": 1,
        "ready": found.reached is not None,
        "first_value_on": found.reached.isoformat() if found.reached else None,
        "requested_on": found.requested.isoformat() if found.requested else None,
        "days": found.days,
        "accounts": found.accounts,
        "needed": NEEDED,
        "provider_known": found.provider_known,
        "left_out": found.left_out,
        "rows": found.rows,
        "rows_counted": found.counted,
    }
    return json.dumps(facts, indent=2) + "\n"


def sessions_csv(sessions: Iterable[Session]) -> str:
    """Write sessions as a table."""
    lines = [
        "time,account,hub",
        *(f"{session.day.isoformat()},{session.account},{_cell(session.hub)}" for session in sessions),
    ]
    return "".join(f"{line}\n" for line in lines)


def _cell(text: str) -> str:
    """Write a text so that it stays in its cell, and is no formula."""
    text = harmless(plain(" ".join(text.split())))
    return '"' + text.replace('"', '""') + '"' if set(text) & set(',;"') else text


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
