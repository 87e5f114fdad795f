"""Answers as tables: they fit a terminal, and do no harm."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hubdocs.project.reporters.answer import answer_csv, answer_json, answer_text, fields_text
from hubdocs.service.query import KINDS, Answer, Cell, Field, Kind, Type

if TYPE_CHECKING:
    from collections.abc import Sequence


def make(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> tuple[Answer, tuple[Field[Sequence[Cell]], ...]]:
    """Make an answer of cells."""

    def field(number: int, name: str) -> Field[Sequence[Cell]]:
        return Field(name, Type.TEXT, "", lambda row: row[number])

    fields = tuple(field(number, name) for number, name in enumerate(columns))
    kind = Kind("things", "thing", "", lambda _world: (), fields, tuple(columns))
    return Answer(kind, tuple(rows), (), len(rows)), fields


TEXTS = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    ["\N{NO-BREAK SPACE}", "=1+1", "+1", "-x", "@a", "\t=1", "\r\n=", " =1"]
)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_no_cell_of_a_spreadsheet_is_a_formula(texts: list[tuple[str, str]]) -> None:
    """The table has as many rows and columns as it should, and no cell begins like a formula."""
    answer, fields = make(("one", "two"), [tuple(map(Cell, pair)) for pair in texts])
    read = list(csv.reader(io.StringIO(answer_csv(answer, fields), newline="")))

    assert [len(row) for row in read] == [2] * (len(texts) + 1)
    assert [cell for row in read for cell in row if cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5), st.sampled_from([0, 40, 80]))
@example([("", "\N{NO-BREAK SPACE}")], 40)
def test_text_has_no_control_characters(texts: list[tuple[str, str]], width: int) -> None:
    """A name cannot steer a terminal, nor make a line of its own."""
    answer, fields = make(("one", "two"), [tuple(map(Cell, pair)) for pair in texts])
    text = answer_text(answer, fields, width=width)

    assert [letter for letter in text if letter != "\n" and not letter.isprintable() and ord(letter) < 0xA0] == []
    if not width:
        assert text.count("\n") == 1 + len(texts) + 2


@given(st.lists(st.tuples(TEXTS), max_size=3))
def test_json_gives_back_what_went_in(texts: list[tuple[str]]) -> None:
    """Whatever the texts are, also where they are unknown."""
    answer, fields = make(("one",), [(Cell(text, unknown=True),) for (text,) in texts])

    assert [row["unknown"]["one"] for row in json.loads(answer_json(answer, fields))["rows"]] == [x for (x,) in texts]


WORDS = "any-image, image-building, named-servers, persistent-bucket, profiles"


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("name", ["af/hub-a", "a-cluster-with-a-long-name/and-a-hub-with-another-long-name"])
def test_a_table_fits_the_terminal(width: int, name: str) -> None:
    """The last column is broken into lines: beside the others, or below them."""
    answer, fields = make(("id", "provider", "features"), [(Cell(name), Cell("aws"), Cell(WORDS))])
    table = answer_text(answer, fields, width=width).partition("\n\n")[0]

    assert max(map(len, table.splitlines())) <= max(width, len(name) + 10)
    assert " ".join(table.split()) == f"id provider features {name} aws {WORDS}"


def test_wide_letters_keep_columns_straight() -> None:
    """Letters that take two places count as two, accents of their own as none."""
    answer, fields = make(("id", "x"), [(Cell("湖"), Cell("1")), (Cell("e\N{COMBINING ACUTE ACCENT}"), Cell("2"))])

    assert answer_text(answer, fields).splitlines()[:3] == ["id  x", "湖  1", "e\N{COMBINING ACUTE ACCENT}   2"]


def test_the_list_of_fields_names_all_of_them_and_fits_a_terminal() -> None:
    """Also every word that a field can have."""
    text = fields_text()

    assert max(map(len, text.splitlines())) <= 80
    for kind in KINDS.values():
        assert f"{kind.name}\n" in text
        for field in kind.fields:
            assert f"  {field.name} ({field.type.value})\n" in text
            assert [word for word in field.words or () if f"      {word}\n" not in text] == []
