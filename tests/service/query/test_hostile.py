"""Whatever is asked, the answer is an answer or an error with a place; and it comes at once."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.project import load_project
from hubdocs.project.ask import load_world
from hubdocs.service.query import KINDS, QueryError, answer, parse, sort_rows
from hubdocs.service.query.tokens import MAX_CHARACTERS

WORLD = load_world(load_project(Path(__file__).parent / "fleets" / "mixed"))
WORDS = [
    *("hubs", "clusters", "where", "and", "or", "not", "in", "has", "is", "unknown", "empty", "(", ")", ",", "=", "!="),
    *("<", ">=", "~", '"', "'", "8G", "true", "2", "2026-01", "values.jupyterhub.cull", "values.a[0]", "[", ".", "é"),
    *(field.name for kind in KINDS.values() for field in kind.fields),
]
QUERIES = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=20).map(lambda words: "hubs where " + " ".join(words)),
    st.lists(st.sampled_from(WORDS), max_size=8).map("".join),
)


@given(QUERIES)
def test_a_query_is_answered_or_refused_with_a_place(query: str) -> None:
    """No other exception comes out, and the place lies in the query."""
    refusal, found = None, None
    try:
        found = answer(parse(query), WORLD)
    except QueryError as error:
        refusal = error

    if refusal is not None:
        assert 0 <= refusal.offset <= len(query)
        assert query[refusal.offset :].startswith(refusal.word)
        assert refusal.message
    else:
        assert found is not None
        assert len(found.rows) + len(found.undecided) <= found.total


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_not_turns_an_answer_around_and_leaves_what_is_undecided(kind: str, data: st.DataObject) -> None:
    """What fits a condition, what fits its opposite, and what nobody can judge make up everything."""
    field = data.draw(st.sampled_from([field.name for field in KINDS[kind].fields]))
    test = data.draw(st.sampled_from(["is empty", "= aws", "has x", "~ a", ">= 2", "= true", "> 2025", "in (a, b)"]))
    try:
        query = parse(f"{kind} where {field} {test}")
    except QueryError:
        return
    found, opposite = answer(query, WORLD), answer(parse(f"{kind} where not {field} {test}"), WORLD)

    assert found.undecided == opposite.undecided
    assert len(found.rows) + len(opposite.rows) + len(found.undecided) == found.total


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_field_can_be_read_and_sorted_by(kind: object) -> None:
    """Nothing is lost by sorting, upwards or downwards."""
    found = answer(parse(kind.name), WORLD)  # type: ignore[attr-defined]
    for field in found.kind.fields:
        for descending in (False, True):
            assert sorted(map(repr, sort_rows(found.rows, field, descending=descending))) == sorted(
                map(repr, found.rows)
            )


def test_deep_nesting_is_refused() -> None:
    """No query can exhaust the stack."""
    for opening in ("(", "not "):
        with pytest.raises(QueryError, match="conditions are nested more than 30 deep"):
            parse("hubs where " + opening * 500 + "name=x")


def test_a_huge_query_is_refused_and_the_largest_is_quick() -> None:
    """The time grows with the length of the query, and not faster."""
    with pytest.raises(QueryError, match="the query has 4001 characters, and more than 4000 are not read"):
        parse("x" * (MAX_CHARACTERS + 1))
    for unit in ("name=x or ", 'a"', '"', "(", "values.a", "!", " ", "[0]", "not ", "é"):
        query = ("hubs where " + unit * MAX_CHARACTERS)[:MAX_CHARACTERS]
        start = perf_counter()
        with suppress(QueryError):
            parse(query)
        assert perf_counter() - start < 0.5
