"""Lessons on pages: their parts, links, numbers, what is collected from them, and what catalogues read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from lesson_site import FIRST, PAGES
from sphinx_site import Site, files_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore:.*MystReferenceResolver.app")  # MyST asks in the old way
BUILDERS = ("html", "dirhtml", "singlehtml", "latex", "text", "man", "texinfo", "epub", "xml", "gettext")
TRAINING_MATERIAL: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "@type", "http://purl.org/dc/terms/conformsTo", "name", "description", "keywords"],
    "properties": {
        "@context": {"const": "https://schema.org/"},
        "@type": {"const": "LearningResource"},
        "http://purl.org/dc/terms/conformsTo": {
            "required": ["@id"],
            "properties": {"@id": {"const": "https://bioschemas.org/profiles/TrainingMaterial/1.0-RELEASE"}},
        },
        "name": {"type": "string", "minLength": 1},
        "description": {"type": "string", "minLength": 10},
        "keywords": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "teaches": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "timeRequired": {"type": "string", "pattern": r"^PT(?=\d)(\d+H)?(\d+M)?$"},
        "educationalLevel": {"enum": ["Beginner", "Intermediate", "Advanced"]},
        "competencyRequired": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "audience": {"type": "array", "items": {"required": ["@type", "educationalRole"]}},
        "inLanguage": {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
        "license": {"type": "string", "pattern": "^https://spdx.org/licenses/.+[.]html$"},
    },
}
"""What the profile asks for at least, and the form of what else it recommends and we give."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project with lessons."""
    monkeypatch.chdir(tmp_path)
    return Site(tmp_path).write(PAGES)


def plain(text: str) -> str:
    """Put a text on one line."""
    return " ".join(text.split())


def test_parts_have_titles_numbers_and_bodies(site: Site) -> None:
    """All parts of a lesson are shown, with links by title, and objectives from the front matter."""
    build = site.build("text")
    text = plain(build.text("course/first.txt"))

    assert build.warnings == ()
    for words in (
        "Time: 32 minutes, 7 of them for exercises",
        "Level: Beginner",
        "For: Hub User",
        "On the hub: 2.5 GB of memory, 1 processor, JupyterLab, xarray",
        "Lesson 1 of 2. Before it: 0 of 57 minutes. Next: Second steps.",
        'Log in to a "hub"',
        "Say </script><b>no</b>",
        "See Exercise 1: Choose a server, Second steps, *other words* and",
        "Exercise 1: Choose a server (5 minutes): Choose one, see",
        "Hint: Where?: Look for the list.",
        "Solution: The right answer",
        "For instructors: Zebra timing: The secret remark",
        "Exercise 2 (2 minutes): Go on.",
        "Discussion: Why? (3 minutes)",
    ):
        assert words in text, words
    second = plain(build.text("course/second.txt"))
    assert "After: First steps" in second
    assert "Before it: 32 of 57 minutes. Previous: First steps." in second
    assert "Before you begin: * First steps" in second


def test_links_in_html(site: Site) -> None:
    """Exercises and terms have anchors that stay; what is closed can be opened without a script."""
    html = site.build("html").text("course/first.html")

    assert '<a class="reference internal" href="#exercise-choose"><span>Exercise 1: Choose a server</span></a>' in html
    assert 'href="second.html#exercise-choose"' in html
    assert 'href="#term-guarantee"' in html
    assert 'id="exercise-2"' in html
    assert html.count("<details") == html.count("</details>") == 5
    assert html.count('data-audience="instructor"') == 2
    assert html.count('<button aria-pressed="false" hidden="hidden" type="button">Notes for instructors') == 1
    assert "<b>no</b>" not in html


def test_collected_pages_lead_where_the_originals_do(site: Site) -> None:
    """Copies have ids of their own, and links from the folder that they stand in; notes are not copied."""
    build = site.build("html")
    collected, printed = build.text("collected/all.html"), build.text("collected/print.html")

    for page in (collected, printed):
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        assert "aardvark" not in page
        assert "The right answer" in page
        for target in re.findall(r'<a class="reference internal" href="(?!https?:)([^"]*)"', page):
            path, _mark, anchor = target.partition("#")
            file = (build.output / "collected" / path) if path else None
            text = file.read_text(encoding="utf-8") if file else page
            assert not anchor or f'id="{anchor}"' in text, target
    assert 'href="../course/second.html"' in collected
    assert 'id="course-first--exercise-choose"' in collected
    assert collected.index("Ámbar") < collected.index("Guarantee")
    assert "A footnote." in printed
    assert "Lesson 1 of 2" not in printed
    assert printed.count(' open="open"') == 4


def test_what_is_wanted_of_all_in_one(site: Site) -> None:
    """Notes and solutions are there as the options say."""
    site.write({"collected/print.md": "# Print\n\n```{lesson:all-in-one}\n:notes: yes\n:solutions: no\n```\n"})
    text = plain(site.build("text").text("collected/print.txt"))

    assert "secret remark about zebras" in text
    assert "The right answer" not in text


def test_list_of_lessons(site: Site) -> None:
    """The list has each lesson with its time, in the order of the table of contents."""
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in site.build("text").text("index.txt").splitlines()
        if "|" in line and "===" not in line
    ]
    columns = [plain(" ".join(cells)) for cells in zip(*rows, strict=True)]

    assert columns[0].startswith("Lesson First steps On the hub: 2.5 GB of memory, 1 processor,")
    assert columns[0].index("JupyterLab, xarray") < columns[0].index('In workshops: "first"')
    assert columns[0].index('In workshops: "first"') < columns[0].index("Second steps")
    assert columns[1] == "Time 32 minutes, 7 of them for exercises 25 minutes, 5 of them for exercises"
    assert columns[2:] == ["Level Beginner Beginner", "After \N{EN DASH} First steps"]
    text = plain(site.build("text").text("index.txt"))
    assert "All lessons together take 57 minutes." in text


def test_numbers_by_course(site: Site) -> None:
    """With the option, the lesson's number stands in front; links and copies say the same."""
    site.settings["hubdocs_exercise_numbers"] = "course"
    build = site.build("text")

    assert "Exercise 2.1: The second one (5 minutes)" in plain(build.text("course/second.txt"))
    assert "Exercise 2.1: The second one" in plain(build.text("index.txt"))
    assert "Exercise 1.2 (2 minutes)" in plain(build.text("collected/all.txt"))


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_can_write_it(site: Site, builder: str) -> None:
    """No builder has anything to complain about, and all exercises are in what it writes."""
    site.settings |= {"epub_copyright": "x", "version": "1"}
    build = site.build(builder)

    assert build.warnings == ()
    if builder not in ("epub", "gettext"):
        written = "".join(path.read_text("utf-8", "replace") for path in build.output.rglob("*") if path.is_file())
        assert "The second one" in written


def test_only_what_authors_wrote_is_to_be_translated(site: Site) -> None:
    """Translators get titles without our words, and objectives with their place in the page."""
    catalogue = site.build("gettext").text("course.pot")
    messages = re.findall(r'^msgid "(.*)"$', catalogue, re.MULTILINE)

    assert {"Choose a *server*", "Zebra timing", "Log in to a `hub`", "What a server always has."} <= set(messages)
    assert not any(re.match(r"(Exercise|Solution|For instructors|Time)\b", message) for message in messages)
    assert re.search(r'#: \.\./\.\./course/first\.md:7\n[^"]*msgid "Log in to a `hub`"', catalogue)


def test_titles_are_translated(site: Site) -> None:
    """A translated title stands where the original stood."""
    site.settings |= {"language": "es", "locale_dirs": ["locale"], "gettext_compact": False}
    message = 'msgid "Choose a *server*"\nmsgstr "Elige un *servidor*"\n'
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    site.write({"locale/es/LC_MESSAGES/course/first.po": head + message})
    build = site.build("html")

    assert '<span class="hubdocs-said">Elige un <em>servidor</em></span>' in build.text("course/first.html")
    assert "Ejercicio 1: Elige un servidor" in build.text("course/first.html")
    assert "Ejercicio 1" in build.text("collected/all.html")


def test_catalogues_can_read_a_lesson(site: Site) -> None:
    """The description keeps to the profile, and nothing in the data ends the script."""
    site.settings["html_baseurl"] = "https://example.org/docs/"
    build = site.build("html")
    found = {}
    for name in ("first", "second"):
        html = build.text(f"course/{name}.html")
        (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        found[name] = json.loads(script)
        assert list(Draft202012Validator(TRAINING_MATERIAL).iter_errors(found[name])) == []

    assert "ld+json" not in build.text("index.html")
    assert found["first"]["teaches"] == ["Log in to a hub", "Say </script><b>no</b>"]
    assert found["first"]["timeRequired"] == "PT32M"
    assert found["first"]["url"] == "https://example.org/docs/course/first.html"
    assert found["first"]["audience"] == [{"@type": "EducationalAudience", "educationalRole": "Hub User"}]
    assert found["second"]["competencyRequired"] == ["First steps"]
    assert "competencyRequired" not in found["first"]


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        ("course/second.md", "Do {lesson:ref}`choose`", "Do {lesson:ref}`chosen`"),
        ("course/first.md", "{lesson:term}`guarantee`", "{lesson:term}`guaranty`"),
        ("collected/all.md", "exercises} course", "exercises} curse"),
        ("index.md", "`second/choose`", "`first/chose`"),
    ],
)
def test_links_that_lead_nowhere(site: Site, page: str, old: str, new: str) -> None:
    """A wrong name is found at its place, on every build."""
    assert PAGES[page].count(old) == 1
    text = PAGES[page].replace(old, new)
    site.write({page: text})
    name = re.findall(r"[\w/]+", new)[-1]
    line = next(number for number, line in enumerate(text.splitlines(), 1) if new in line)
    column = text.splitlines()[line - 1].index(name, text.splitlines()[line - 1].index(new)) + 1

    for _ in range(2):
        assert site.build().findings == [f"{page}:{line}:{column} unknown-lesson"]


def test_wrong_options_are_found(site: Site) -> None:
    """A misspelled option and a wrong answer are findings, not crashes."""
    site.write({"collected/print.md": "# Print\n\n```{lesson:all-in-one}\n:notes: perhaps\n:solution: no\n```\n"})

    assert sorted(site.build().findings) == [
        "collected/print.md:4:9 invalid-option",
        "collected/print.md:5:2 unknown-option",
    ]


def test_pages_are_written_again_when_others_change(site: Site) -> None:
    """A changed lesson shows on the pages that collect from it, and a changed time on the other lessons."""
    site.build("html")
    site.write({"course/first.md": FIRST.replace("teaching: 25", "teaching: 35").replace("Key one", "Key uno")})
    build = site.build("html")

    assert build.read == {"course/first"}
    assert "Before it: 42 of 67 minutes" in build.text("course/second.html")
    assert "Key uno" in build.text("collected/all.html")
    assert build.text("index.html").count("67") == 1
    assert site.build("html").warnings == ()


def test_read_in_parallel_it_is_the_same(site: Site) -> None:
    """Several processes make the same pages as one."""
    names = ("environment.pickle", ".buildinfo", "searchindex.js")
    one = site.build("html", output="one")
    two = site.build("html", jobs=2, output="two")

    assert files_of(one.output, but=names) == files_of(two.output, but=names)


def test_a_role_that_gets_another_title_is_shown_so(site: Site) -> None:
    """The page depends on the file of the roles."""
    site.build("html")
    site.write({"organisation/roles.yaml": PAGES["organisation/roles.yaml"].replace("Hub User", "Somebody")})
    build = site.build("html")

    assert {"course/first", "course/second"} <= build.read
    assert "Somebody" in build.text("course/first.html")


def test_restructuredtext_has_the_same_parts(site: Site) -> None:
    """The directives work in the other markup language, too."""
    rst = """\
Page
====

.. lesson:exercise:: Read
   :minutes: 5
   :name: read

   Look.

.. lesson:solution::

   Seen.

.. lesson:instructor:: Note

   Hidden.

See :lesson:ref:`read` and :lesson:ref:`first`.
"""
    site.write({"rest.rst": rst, "index.md": PAGES["index.md"].replace("course/first\n", "course/first\nrest\n", 1)})
    build = site.build("text")

    assert build.warnings == ()
    assert "Exercise 1: Read (5 minutes): Look." in plain(build.text("rest.txt"))
    assert "See Exercise 1: Read and First steps." in plain(build.text("rest.txt"))
