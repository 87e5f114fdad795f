"""A warning of the schema keeps nobody from looking further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.model import Code
from hubdocs.project import load_project
from hubdocs.project.check_file import check_file

if TYPE_CHECKING:
    from pathlib import Path

WORKSHOP = """\
title: N
time_zone: Africa/Nairobi
days:
  - date: 2027-04-12
    start: "09:00"
    end: "10:00"
    parts:
      - {activity: Talk, minutes: 80}
"""


def test_what_another_reader_may_take_otherwise_is_still_judged(tmp_path: Path) -> None:
    """The title may be no text elsewhere; the day is too long all the same."""
    path = tmp_path / "a.workshop.yaml"
    path.write_text(WORKSHOP, encoding="utf-8")

    found = check_file(path, load_project(tmp_path, base=tmp_path)).diagnostics

    assert {item.code for item in found} >= {Code.AMBIGUOUS_SCALAR, Code.DAY_OVERRUNS}
