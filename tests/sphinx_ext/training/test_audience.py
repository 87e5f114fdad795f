"""A site for learners has not one word of the notes in any of its files."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

import pytest
from lesson_site import PAGES
from sphinx_site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx_site import Build

NOTES = ("Inner aardvark remark", "Zebra timing", "The secret remark about zebras", "Okapi seen from behind")
"""What the notes say."""
SOLUTIONS = ("The right answer is forty-two", "The other answer is seven", "You went on")
"""What the solutions say."""
ANIMALS = ("aardvark", "zebra", "okapi")
"""Words that only notes have; the last one is the name of a picture, too."""
pytestmark = pytest.mark.filterwarnings("ignore:.*MystReferenceResolver.app")  # MyST asks in the old way
BUILDERS = ("html", "dirhtml", "singlehtml", "latex", "text", "man", "epub", "xml")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project with lessons."""
    monkeypatch.chdir(tmp_path)
    return Site(tmp_path, {"epub_copyright": "x", "version": "1"}).write(PAGES)


def sequences(texts: tuple[str, ...]) -> set[str]:
    """List all that is three words long, or a whole text."""
    words = [text.lower().split() for text in texts]
    return {" ".join(each[start : start + 3]) for each in words for start in range(max(1, len(each) - 2))}


def files_with(build: Build, wanted: Iterable[str]) -> list[str]:
    """Find files of the output, by their names or by what is in them: text between tags, or inside of them."""
    found = []
    for path in sorted(build.output.rglob("*")):
        name = path.relative_to(build.output).as_posix()
        if path.is_file() and not name.startswith("_static/"):
            content = f"{name} {path.read_bytes().decode('utf-8', errors='replace')}".lower()
            readings = (" ".join(content.split()), " ".join(re.sub(r"<[^>]*>", "", content).split()))
            if any(text in reading for text in wanted for reading in readings):
                found.append(name)
    return found


def test_the_search_finds_what_is_there(site: Site) -> None:
    """The tests below would see a leak: without the tag, notes and solutions are found in many files."""
    build = site.build("html")

    for wanted in (sequences(NOTES), sequences(SOLUTIONS), ANIMALS):
        assert {"course/first.html", "_sources/course/first.md.txt"} <= set(files_with(build, wanted))
    assert {"searchindex.js", "_images/okapi.svg"} <= set(files_with(build, ANIMALS))


@pytest.mark.parametrize("builder", BUILDERS)
def test_learners_get_no_word_of_the_notes(site: Site, builder: str) -> None:
    """Neither pages nor the search, the sources, the inventory or the pictures know of them; solutions are there."""
    site.write({"conf.py": CONFIGURATION.format("True")})
    build = site.build(builder)

    assert build.warnings == ()
    assert files_with(build, (*sequences(NOTES), *ANIMALS)) == []
    assert files_with(build, sequences(SOLUTIONS)) or builder == "epub"  # which is packed


@pytest.mark.parametrize("builder", BUILDERS)
def test_solutions_are_left_out_by_an_option(site: Site, builder: str) -> None:
    """With the option, learners get no solution either; hints stay."""
    site.write({"conf.py": CONFIGURATION.format("False")})
    build = site.build(builder)

    assert build.warnings == ()
    assert files_with(build, (*sequences((*NOTES, *SOLUTIONS)), *ANIMALS)) == []
    assert files_with(build, ("look for the list",)) or builder == "epub"


CONFIGURATION = """\
extensions = ["hubdocs"]
project = "site"
exclude_patterns = ["_*"]
tags.add("learner")
hubdocs_learner_solutions = {}
"""


def test_a_build_into_the_same_folder_takes_the_notes_away(site: Site) -> None:
    """What an earlier build for instructors has left is gone: pages are read again, sources and pictures deleted."""
    before = site.build("html")
    site.settings["hubdocs_lesson_audience"] = "learner"
    after = site.build("html")

    assert files_with(after, (*sequences(NOTES), *ANIMALS)) == []
    assert after.warnings == ()
    assert before.output == after.output
    del site.settings["hubdocs_lesson_audience"]
    assert "_images/okapi.svg" in files_with(site.build("html"), ANIMALS)


def test_what_is_remembered_has_no_notes(site: Site) -> None:
    """Sphinx keeps pages beside the output: neither they nor what else is remembered have a note."""
    site.settings["hubdocs_lesson_audience"] = "learner"
    build = site.build("html")
    kept = build.output.with_name("html-doctrees")
    files = [path.read_bytes() for path in kept.rglob("*") if path.is_file()]

    assert len(files) >= len(("environment", "index", "first", "second"))
    assert not any(text.encode() in content.lower() for text in ANIMALS for content in files)
    assert pickle.loads((kept / "environment.pickle").read_bytes())  # noqa: S301 (our own file)
