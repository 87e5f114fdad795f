"""Lessons: each mistake is found once and at its place, what is right is silent, and all is read as it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.project import Project, check, load_project
from hubdocs.project.training.lessons import find_lessons, page_title, read_lesson
from hubdocs.service.training.learning_resource import duration
from hubdocs.service.training.lesson import HubNeeds, Lesson

CASES = yaml.safe_load((Path(__file__).parent / "mistakes" / "lessons.yaml").read_text(encoding="utf-8"))
FRONT = """\
---
lesson:
  id: {}
  minutes: {{teaching: 20, exercises: 5}}
  level: beginner
  audience: [hub-user]
  teaches: [Log in]
  requires: [{}]
  language: en
  licence: CC-BY-4.0
---

# {}

"""
BODY = """\
```{lesson:objectives}
```

```{lesson:exercise} Log in
:name: log-in
:minutes: 5

Do it.
```

```{lesson:solution} log-in
Done.
```

```{lesson:keypoints}
- It is easy.
```
"""
FILES = {
    "first.md": FRONT.format("first", "", "First") + BODY,
    "second.md": FRONT.format("second", "first", "Second") + BODY,
    "third.md": FRONT.format("third", "second, first", "Third") + BODY,
    "plain.md": "# Plain\n\n```{lesson:exercise} Here\n:name: here\n\nDo.\n```\n\n"
    "```{lesson:solution} here\nIt is.\n```\n",
    "organisation/roles.yaml": "teams: {}\n"
    "roles:\n  hub-user: {title: Hub User, side: community, text: Works on the hub.}\n",
}


def write(folder: Path, files: dict[str, str]) -> Project:
    """Write a project."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return load_project(folder, base=folder)


def findings(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    """Check a project: the place and code of each finding, and its hint."""
    project = write(folder, files)
    found = check(project, [folder]).diagnostics
    return [(f"{item.location} {item.code.value}", item.hint) for item in found]


def test_a_right_project_is_silent(tmp_path: Path) -> None:
    """Nothing is wrong with the files that the cases change."""
    assert findings(tmp_path, FILES) == []


RIGHT = {
    "capital letters, which Sphinx takes too": ("```{lesson:exercise} Log in", "```{Lesson:Exercise} Log in"),
    "what a program prints": (
        "```{lesson:keypoints}",
        "```console\n$ grep lesson *.md\n```{lesson:exercise} Log in\n```{lesson:hint}\n```\n\n```{lesson:keypoints}",
    ),
    "text that looks like an option": (
        "```{lesson:keypoints}",
        "```{lesson:hint}\nname: value\n```\n\n```{lesson:keypoints}",
    ),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_comes_near_a_mistake_is_none(name: str, tmp_path: Path) -> None:
    """Nothing is said of a lesson that is right."""
    before, after = RIGHT[name]
    assert FILES["first.md"].count(before) == 1

    assert findings(tmp_path, {**FILES, "first.md": FILES["first.md"].replace(before, after)}) == []


def test_exercises_of_another_extension_have_their_solutions(tmp_path: Path) -> None:
    """They are no parts of the lesson; that its own exercise has no solution is information all the same."""
    without = FILES["first.md"].replace("```{lesson:solution} log-in\nDone.\n```\n", "")
    foreign = "```{exercise} Proof\n:label: proof\n\nProve it.\n```\n\n```{solution} proof\nDone.\n```\n"

    found = findings(tmp_path, {**FILES, "first.md": f"{without}\n{foreign}"})

    assert [place for place, _hint in found] == ["first.md:18:1 exercise-without-solution"]


def test_a_page_that_only_collects_is_no_lost_lesson(tmp_path: Path) -> None:
    """Other programs have keys of that name."""
    page = "---\nlessons: {level: beginner, audience: students}\n---\n\n# All\n\n```{lesson:list}\n```\n"

    assert findings(tmp_path, {**FILES, "all.md": page}) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_each_mistake_is_found_once(case: dict[str, Any], end: str, tmp_path: Path) -> None:
    """One mistake gives one finding, at the word that is wrong, whatever ends the lines."""
    text = FILES[case["file"]]
    assert text.count(case["replace"]) == 1, "the case changes nothing, or too much"

    changed = {**FILES, case["file"]: text.replace(case["replace"], case["by"])}
    found = findings(tmp_path, {name: text.replace("\n", end) for name, text in changed.items()})

    assert [place for place, _hint in found] == [case["expect"]]
    assert case.get("hint", "") in found[0][1]


def test_the_title_of_a_lesson_in_place_of_its_id(tmp_path: Path) -> None:
    """It is told once, with the id of the lesson that has this title."""
    files = {
        "a.md": FRONT.format("maps", "", "The first map of a river") + BODY,
        "b.md": FRONT.format("b", "The first map of a River", "Second") + BODY,
        "organisation/roles.yaml": FILES["organisation/roles.yaml"],
        "c.workshop.yaml": "title: T\ntime_zone: Africa/Nairobi\ndays:\n  - date: 2027-04-12\n    start: '09:00'\n"
        "    end: '12:00'\n    parts: [{lesson: The first map of a river}]\n",
    }

    assert findings(tmp_path, files) == [
        ("b.md:8:14 unknown-lesson", "did you mean `maps`?"),
        ("c.workshop.yaml:7:22 unknown-lesson", "did you mean `maps`?"),
    ]


def test_parts_of_other_extensions_are_silent(tmp_path: Path) -> None:
    """A lesson that lacks nothing may have directives with such names of somebody else."""
    further = "\n```{exercise} Of another extension\n```\n\n```{solution}\n```\n\n```{keypoints}\n```\n"
    files = {**FILES, "first.md": FILES["first.md"] + further}

    assert findings(tmp_path, files) == []


def test_a_circle_is_told_at_each_of_its_lessons(tmp_path: Path) -> None:
    """Each of them can break it."""
    files = {**FILES, "first.md": FRONT.format("first", "third", "First") + BODY}

    assert [place for place, _hint in findings(tmp_path, files)] == [
        "first.md:8:14 circular-lessons",
        "second.md:8:14 circular-lessons",
        "third.md:8:14 circular-lessons",
        "third.md:8:22 circular-lessons",
    ]


def test_single_pages_are_held_against_no_other(tmp_path: Path) -> None:
    """As with fleets: what lies between files is told where a folder is checked."""
    project = write(tmp_path, {"first.md": FRONT.format("first", "nothing", "First") + BODY})

    assert check(project, [tmp_path / "first.md"]).diagnostics == ()
    assert [item.code.value for item in check(project, [tmp_path]).diagnostics] == ["unknown-lesson"]


def test_a_key_of_this_name_may_mean_something_else(tmp_path: Path) -> None:
    """A number or a word is no lesson of ours; an empty key is one that is not finished."""
    files = {"a.md": "---\nlesson: 3\n---\n\n# A\n", "b.md": "---\nlesson: Rivers\n---\n\n# B\n"}

    assert findings(tmp_path, files) == []
    assert [place for place, _hint in findings(tmp_path, {"c.md": "---\nlesson:\n---\n\n# C\n"})] == [
        "c.md:2:1 wrong-type"
    ]


@pytest.mark.parametrize(
    "top",
    [
        "---\nlessons: [first, second]\n---\n",
        "---\nlessons:\n  id: b\n---\n",
        "---\nlessons: 3\nid: b\nminutes: 4\n---\n",
        "---\nsession: {id: b, minutes: 4}\n---\n",
        "\n---\ntitle: Index\n---\n",
        "---\ntitle: Index\n",
        "",
    ],
)
def test_other_pages_are_not_taken_for_lessons(top: str, tmp_path: Path) -> None:
    """A page may have parts of a lesson without being one, whatever keys it has for others."""
    assert findings(tmp_path, {"b.md": f"{top}\n# B\n\n{BODY}"}) == []


def test_a_broken_schema_of_this_name_is_told(tmp_path: Path) -> None:
    """A project that has a schema of its own for lessons learns that it is wrong."""
    files = {"schemas/lesson.schema.yaml": "type: nothing\n", "first.md": FILES["first.md"]}

    assert {place.rpartition(" ")[2] for place, _hint in findings(tmp_path, files)} == {"invalid-schema"}


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    """All that a lesson says is there, amounts in bytes."""
    text = FRONT.format("whole", "first", "The *whole* `lesson`").replace("exercises: 5", "exercises: 5, break: 10")
    hub = "  hub: {memory: 1.5G, cpu: 0.5, gpu: true, storage: 10M, packages: [dask], interface: vscode}\n"
    project = write(tmp_path, {"course/whole.md": text.replace("  language", hub + "  keywords: [a]\n  language")})

    (lesson,) = find_lessons(project)

    assert lesson == Lesson(
        id="whole",
        title="The whole lesson",
        page="course/whole.md",
        teaching=20,
        exercises=5,
        break_after=10,
        level="beginner",
        audience=("hub-user",),
        teaches=("Log in",),
        requires=("first",),
        hub=HubNeeds(1610612736, 0.5, True, 10485760, ("dask",), "vscode"),  # noqa: FBT003 (in their order)
        language="en",
        licence="CC-BY-4.0",
        line=2,
        keywords=("a",),
    )
    assert (lesson.minutes, lesson.course) == (25, "course")


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("# One\n", "One"),
        ("---\nlesson: {}\n# no\n---\n\n# Two #\n", "Two"),
        ("Three\n=====\n", "Three"),
        ("Text\n\n# {hub:role}`Guide` in **bold**\n", "Guide in bold"),
        ("no heading\n", ""),
    ],
)
def test_titles(page: str, title: str) -> None:
    """The title is the first heading, without marks."""
    assert page_title(page) == title


@given(st.text(alphabet="-\n lesonid:[]{}'\"&*!#\tx\r", max_size=80))
def test_any_front_matter_can_be_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever stands there, nothing breaks."""
    folder = tmp_path_factory.getbasetemp()
    content = f"---\nlesson:\n  id: a\n{text}\n---\n# A\n"
    page = read_lesson(folder / "page.md", Project(folder, base=folder), content=content)

    assert page is None or page.lesson.id


@pytest.mark.parametrize(("minutes", "written"), [(0, "PT0M"), (5, "PT5M"), (60, "PT1H"), (95, "PT1H35M")])
def test_durations(minutes: int, written: str) -> None:
    """Minutes are written as ISO 8601 has them."""
    assert duration(minutes) == written
