"""The sample workshop is held to what the guide tells others, and to what its own page says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from hubdocs.project import check, load_project
from hubdocs.project.training.lessons import read_lesson

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
INSTRUCTORS = ROOT / "docs" / "instructors"
FILE = INSTRUCTORS / "workshops" / "two-days.workshop.yaml"
LONGEST = 60
TENTH = 0.1


def read(path: Path) -> Any:
    """Read a file of YAML."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def workshop() -> dict[str, Any]:
    """Read the sample."""
    return dict(read(FILE))


def taught(workshop: dict[str, Any]) -> list[str]:
    """List its lessons, in their order."""
    return [part["lesson"] for day in workshop["days"] for part in day["parts"] if "lesson" in part]


def profiles() -> Iterator[dict[str, Any]]:
    """Give the profiles that its page shows."""
    page = FILE.with_name("two-days.md").read_text(encoding="utf-8")
    (names,) = (line.removeprefix(":only:").split() for line in page.splitlines() if line.startswith(":only:"))
    known = {profile["id"]: profile for profile in read(INSTRUCTORS / "learner-profiles.yaml")["profiles"]}
    return (known[name] for name in names)


def test_there_is_a_break_each_hour(workshop: dict[str, Any]) -> None:
    """Nobody sits for longer than the guide says: the check reports what does."""
    assert workshop["longest_stretch"] == LONGEST
    assert check(load_project(ROOT), [FILE]).diagnostics == ()


def test_a_tenth_of_each_day_is_left_over(workshop: dict[str, Any]) -> None:
    """Days have the time for what takes longer."""
    for day in workshop["days"]:
        begin, end = (dt.datetime.fromisoformat(f"{day['date']}T{day[name]}") for name in ("start", "end"))
        planned = sum(minutes(part) for part in day["parts"])
        whole = (end - begin).total_seconds() / 60

        assert whole - planned >= TENTH * whole


def minutes(part: dict[str, Any]) -> int:
    """Say how long a part of a day takes; the breaks that a lesson asks for are written down in the sample."""
    if "lesson" not in part:
        return int(part["break"] if "break" in part else part["minutes"])
    (path,) = (INSTRUCTORS / "lessons").rglob(f"{part['lesson']}.md")
    found = read_lesson(path, load_project(ROOT))
    assert found
    return found.lesson.minutes


def test_it_teaches_what_its_page_promises(workshop: dict[str, Any]) -> None:
    """People open their own table, draw it, and send a link; nothing asks for loops."""
    lessons = taught(workshop)

    assert {"first-picture", "share-and-publish"} <= set(lessons)
    assert "object-storage" not in lessons


def test_its_people_can_read_it(workshop: dict[str, Any]) -> None:
    """No profile on its page has a lesson in a language that it does not read."""
    (language,) = workshop["languages"]

    assert [profile["id"] for profile in profiles() if language not in profile["languages"]] == []


def test_its_log_is_one_of_a_round_before(workshop: dict[str, Any]) -> None:
    """What was held before is said, and the log is older than the first day."""
    log = read(FILE.with_name("delta.delivery.yaml"))

    assert (log["workshop"], log["hub"]) == ("two-days", workshop["hub"])
    assert log["date"] < workshop["days"][0]["date"]
    assert workshop["held_before"] is True
