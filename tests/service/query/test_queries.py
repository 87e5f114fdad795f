"""Questions and their answers, case by case.

Each folder in ``fleets/`` is a project; its ``cases.yaml`` lists queries with what fits, what nobody can judge, and
which files may hide more; or with the error that is said instead.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from hubdocs.project import load_project
from hubdocs.project.ask import load_world
from hubdocs.service.query import QueryError, answer, parse

if TYPE_CHECKING:
    from hubdocs.service.query import Answer, World

FLEETS = sorted(path.parent for path in (Path(__file__).parent / "fleets").glob("*/cases.yaml"))
CASES = [(fleet, case) for fleet in FLEETS for case in yaml.safe_load((fleet / "cases.yaml").read_text("utf-8"))]


def test_there_are_cases() -> None:
    """The cases are found, and each says exactly one thing."""
    assert len(CASES) > 100
    assert [case for _fleet, case in CASES if ("rows" in case) == ("error" in case)] == []


@pytest.mark.parametrize(("fleet", "case"), CASES, ids=lambda value: value["query"] if isinstance(value, dict) else "")
def test_query(fleet: Path, case: dict[str, Any]) -> None:
    """A query gives what the case says."""
    if "error" in case:
        with pytest.raises(QueryError) as error:
            parse(case["query"])

        assert str(error.value) == f"in the query, {case['error']}"
        return
    found = answer(parse(case["query"]), world_of(fleet))

    assert (names(found, found.rows), names(found, found.undecided), list(found.unread)) == (
        case["rows"],
        case.get("undecided", []),
        case.get("unread", []),
    )
    assert found.exact is not ("undecided" in case or "unread" in case)


@cache
def world_of(fleet: Path) -> World:
    """Read a fleet once."""
    return load_world(load_project(fleet, base=fleet))


def names(found: Answer, rows: tuple[Any, ...]) -> list[Any]:
    """Name things by their first field."""
    return [found.kind.fields[0].read(row).value for row in rows]
