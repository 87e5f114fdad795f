"""First value: who counts, since when; and metrics of any shape give an answer or findings, never an account."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.service.community.first_value import Session, anonymous, first_value
from hubdocs.service.community.sessions import COLUMNS, INTERACTIVE, read_day, read_sessions, sessions_on
from hubdocs.sources import Limits, Source

ACCOUNT = "zqxjkvbp"
"""Stands in for an account; no message of ours holds it by chance."""

pieces = st.sampled_from(
    [
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        '"',
        "[",
        "]",
        "{",
        "}",
        ":",
        "time",
        "account",
        '"time"',
        "2026-09-09",
        ACCOUNT,
        "sep=;",
    ]
)
hostile = st.lists(pieces | st.text(max_size=3), max_size=40).map("".join)


def days(*numbers: int) -> list[Session]:
    """Make a session of another account on each of these days."""
    return [Session(date(2026, 9, day), f"a-{index}") for index, day in enumerate(numbers)]


def test_day_is_that_of_the_fifth_account() -> None:
    """The order of the rows does not matter, and a later session of an account changes nothing."""
    sessions = [*days(9, 3, 20, 5, 4, 7), Session(date(2026, 9, 30), "A-1 ")]

    found = first_value(sessions, (), date(2026, 9, 1))

    assert (found.reached, found.days, found.accounts) == (date(2026, 9, 9), 8, 6)


def test_four_accounts_are_not_enough() -> None:
    """Somebody of the provider, the end of a session, and what was before the request make no fifth."""
    others = [
        Session(date(2026, 9, 5), "Help@Service.example.org"),
        Session(date(2026, 9, 5), "a-8", interactive=False),
        Session(date(2026, 8, 5), "a-9"),
    ]

    found = first_value([*days(3, 3, 3, 3), *others], ["*@service.example.org"], date(2026, 9, 1))

    assert (found.reached, found.days, found.accounts, found.left_out) == (None, None, 4, 1)
    assert (found.rows, found.counted) == (7, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-09-09", date(2026, 9, 9)),
        (" 2026-09-09 23:30 ", date(2026, 9, 9)),
        ("2026-09-09T23:30:00-02:00", date(2026, 9, 10)),
        ("2026-09-09t00:30:00.123z", date(2026, 9, 9)),
        ("0001-01-01T00:00:00+02:00", None),
        ("2026-02-30", None),
        ("20260909", None),
        ("09/09/2026", None),
        ("1788912000000", None),
        ("", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    """A day is read as ISO 8601 writes it, in UTC where an offset is given."""
    assert read_day(text) == day


@pytest.mark.parametrize("word", sorted(INTERACTIVE))
def test_interactive_events(word: str) -> None:
    """Each word counts in any case; another word does not."""
    text = f"time,account,event\n2026-09-09,a,{word.upper()}\n2026-09-09,b,stop\n2026-09-09,c,\n"

    assert [session.interactive for session in read_sessions(Source("a.csv", text)).sessions] == [True, False, False]


@pytest.mark.parametrize(("meaning", "name"), [(m, n) for m, names in COLUMNS.items() for n in names])
def test_names_of_columns(meaning: str, name: str) -> None:
    """Each name of a column is read, in CSV and in JSON."""
    row = {"time": "2026-09-09", "account": "a", "hub": "h", "event": "start"}
    named = {name.title() if key == meaning else key: value for key, value in row.items()}
    table = f"{','.join(named)}\n{','.join(named.values())}\n"

    for source in (Source("a.csv", table), Source("a.json", json.dumps([named]))):
        assert read_sessions(source) == ((Session(date(2026, 9, 9), "a", "h"),), ())


def test_second_column_and_long_row() -> None:
    """Two columns for one thing, and rows without an end, are refused at their place."""
    twice = read_sessions(Source("a.csv", "time,user,account\n")).diagnostics
    long = read_sessions(Source("a.csv", "," * 2_000)).diagnostics

    assert [(item.code.value, item.location) for item in twice] == [("repeated-item", "a.csv:1:11")]
    assert [(item.code.value, item.location) for item in long] == [("too-many-nodes", "a.csv:1:1001")]


@given(hostile, st.sampled_from(["a.csv", "a.json"]), st.booleans())
def test_hostile_metrics(text: str, path: str, headed: bool) -> None:  # noqa: FBT001 (hypothesis gives it)
    """Whatever the file is, there is an answer or a finding, and no finding tells an account."""
    content = f"time,account\n{text}" if headed else text
    metrics = read_sessions(Source(path, content, limits=Limits(findings=5)))

    first_value(metrics.sessions, [text])
    for item in metrics.diagnostics:
        assert item.hint
        assert ACCOUNT not in repr(item)
        assert item.span.start.line >= 1


def test_a_table_without_names_gives_the_same_answer() -> None:
    """People can be counted, and nobody is named; ends of sessions are gone."""
    sessions = [
        *days(9, 3, 20, 5, 4, 7, 9),
        Session(date(2026, 9, 1), "Help@Service.example.org", "af/hub-a"),
        Session(date(2026, 9, 2), "a-0", interactive=False),
    ]
    provider = ("*@service.example.org",)

    found = anonymous(sessions, provider)

    assert {session.account for session in found} == {"provider:1", *(f"u-{number}" for number in range(1, 8))}
    before, after = first_value(sessions, provider), first_value(found, ())
    assert (after.reached, after.accounts, after.left_out) == (before.reached, before.accounts, before.left_out)
    assert after.provider_known


def test_nobody_said_who_is_of_the_provider() -> None:
    """Then all count, and the answer says so."""
    assert not first_value(days(1, 2), ()).provider_known
    assert first_value(days(1, 2), ("x",)).provider_known


def test_sessions_on_one_hub() -> None:
    """An export names a hub with its cluster or without."""
    sessions = [Session(date(2026, 9, 1), "a", hub) for hub in ("hub-a", "af/hub-a", "HUB-A", "hub-b", "")]

    assert len(sessions_on(sessions, "af/hub-a")) == 3
    assert len(sessions_on(sessions, "hub-b")) == 1
