"""Pages made from lessons for those who come: what to prepare, and for whom lessons are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from learner_cases import PROFILES, write_learners
from lesson_site import PAGES
from sphinx_site import Site
from workshop_cases import WORKSHOP

from hubdocs.sphinx_ext.training.nodes import lesson_progress

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_site import Build

pytestmark = pytest.mark.filterwarnings("ignore:.*MystReferenceResolver.app")  # MyST asks in the old way
NAMES = "dask data files first-steps gpu images own-image portuguese rstudio".split()  # noqa: SIM905 (it is read better)
TREE = "\n```{toctree}\n" + "".join(f"lessons/{name}\n" for name in NAMES) + "```\n"
SHOWN = "# T\n\n```{lesson:profiles}\n```\n"
SETUP = "# T\n\n## Before\n\n```{lesson:setup} two-days.workshop.yaml\n```\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project, and make it the current folder, so that findings are relative to it."""
    monkeypatch.chdir(tmp_path)
    return Site(tmp_path).write({"hubdocs.toml": ""})


def prepare(site: Site, page: str, profiles: str = PROFILES, workshop: str = WORKSHOP) -> Site:
    """Write a site with a page, profiles, a workshop, its lessons and its hub."""
    write_learners(site.folder, profiles, {"two-days.workshop.yaml": workshop})
    return site.write({"index.md": page + TREE})


def told(build: Build) -> list[str]:
    """List what was reported; lessons of these tests lack most of their parts, and no page is about roles."""
    return [line for line in build.findings if not line.startswith("lessons/")]


def plain(text: str) -> str:
    """Put a text on one line."""
    return " ".join(text.split())


def test_profiles_have_lessons_with_their_minutes(site: Site) -> None:
    """Each profile says all that its file does, and how long its lessons take."""
    build = prepare(site, SHOWN).build("text")
    text = plain(build.text("index.txt"))

    assert told(build) == []
    for words in (
        "An ecologist Counts birds. Role: Hub User What they want: See.",
        "1. About first-steps (65 minutes) 2. About files (45 minutes) All of them take 110 minutes.",
        "Helps <all>. Role: Helper",
        "What they can do already: * Work in a terminal Network: A telephone. Little time: Little. They read: Spanish",
        "Written in a language that they do not read: English.",
        "What helps them: Make them helpers.",
    ):
        assert words in text, words


def test_profiles_have_anchors_and_links(site: Site) -> None:
    """Each can be linked to; lessons are links; what looks like markup is text."""
    html = prepare(site, SHOWN).build("html").text("index.html")

    assert 'id="learner-ecologist"' in html
    assert 'href="lessons/files.html"' in html
    assert "Helps &lt;all&gt;." in html


def test_only_some_profiles_in_the_order_of_the_author(site: Site) -> None:
    """The option chooses; the page may show the same profile twice with one anchor."""
    page = (
        "# T\n\n```{lesson:profiles}\n:only: engineer, ecologist\n```\n\n```{lesson:profiles}\n:only: engineer\n```\n"
    )
    build = prepare(site, page).build("html")
    terms = [term.astext() for term in build.doctree("index").findall(nodes.term)]

    assert terms == ["An engineer", "An ecologist", "An engineer"]
    assert build.text("index.html").count('id="learner-engineer"') == 1
    assert told(build) == []


WRONG = [
    ("```{lesson:profiles}\n:only: enginer\n```", "index.md:4 invalid-option"),
    ("```{lesson:profiles}\n:onyl: engineer\n```", "index.md:4 unknown-option"),
    ("```{lesson:setup} nothing.workshop.yaml\n```", "index.md:3 file-not-found"),
    ("```{lesson:setup} lesons\n```", "index.md:3 unknown-lesson"),
    ("```{lesson:setup} lessons\n:days: 2\n```", "index.md:4 unknown-option"),
]


@pytest.mark.parametrize(("text", "place"), WRONG)
def test_what_authors_write_wrong(site: Site, text: str, place: str) -> None:
    """A mistake is a finding at its line."""
    found = [re.sub(r":\d+ (?=\D)", " ", line) for line in told(prepare(site, f"# T\n\n{text}\n").build())]

    assert found == [place]


def test_a_project_without_profiles_is_told_so(site: Site) -> None:
    """The finding says how the file is called."""
    prepare(site, SHOWN).folder.joinpath("learner-profiles.yaml").unlink()

    assert [line.rpartition(" ")[2] for line in told(site.build())] == ["file-not-found"]


def test_mistakes_in_profiles_stand_in_their_file(site: Site) -> None:
    """The page that shows them reports them, on every build, and shows what can be shown."""
    build = prepare(site, SHOWN, PROFILES.replace("files]\n  - id", "fils]\n  - id")).build("html")

    assert [place.rpartition("/")[2] for place in told(build)] == ["learner-profiles.yaml:8:28 unknown-lesson"]
    assert told(site.build("html")) == told(build)
    assert "All of them take 65 minutes." in build.text("index.html")


def test_pages_are_made_again_when_something_changes(site: Site) -> None:
    """Profiles, lessons and a workshop are each a reason."""
    prepare(site, SHOWN + SETUP.removeprefix("# T\n")).build("html")

    def edit(name: str, old: str, new: str) -> str:
        path = site.folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        return site.build("html").text("index.html")

    assert "index" not in site.build("html").read
    assert "Counts fish." in edit("learner-profiles.yaml", "Counts birds.", "Counts fish.")
    assert "All of them take 115 minutes." in edit("lessons/files.md", "teaching: 25", "teaching: 30")
    assert "All about files" in edit("lessons/files.md", "About files", "All about files")
    assert "<p>41</p>" in edit("two-days.workshop.yaml", "attendees: 40", "attendees: 41")
    assert "6 GB of memory" in edit("lessons/data.md", "memory: 2G", "memory: 6G")


def test_a_workshop_says_what_to_prepare(site: Site) -> None:
    """Participants and provider see what concerns them, with addresses as links."""
    build = prepare(site, SETUP).build("html")
    html = build.text("index.html")

    assert told(build) == []
    assert '<h3 class="rubric">What participants need</h3>' in html
    assert '<a class="reference external" href="https://hub-a.sa.example.org">' in html
    assert "Start a server there once before the first day." in html
    assert '<a class="reference external" href="https://data.example.org/rivers.csv">' in html
    assert "Monday, March 1, 2027" in html
    assert (
        "For each person, at the same time as all others: JupyterLab, 2 GB of memory, 5 GB for files, xarray." in html
    )


def test_a_shared_password_needs_no_account(site: Site) -> None:
    """Nobody is asked to log in before there is a password."""
    workshop = WORKSHOP.replace("shared_password: false", "shared_password: true")
    html = prepare(site, SETUP, workshop=workshop).build("html").text("index.html")

    assert "which all are told on the first day" in html
    assert "an account on" not in html


def test_lessons_that_are_not_taught_must_be_known(site: Site) -> None:
    """What a lesson requires and the workshop leaves out is named, as a link."""
    workshop = WORKSHOP.replace("      - {lesson: files}\n", "")
    text = plain(prepare(site, SETUP, workshop=workshop).build("text").text("index.txt"))

    assert "Know what is taught in: About files." in text


def course(tmp_path: Path, page: str, changes: dict[str, str] | None = None) -> Site:
    """Write a course of two lessons, and a page in another folder."""
    start = PAGES["index.md"].replace("collected/print\n", "collected/print\ncollected/setup\n")
    return Site(tmp_path).write({**PAGES, "index.md": start, "collected/setup.md": page, **(changes or {})})


BUILDERS = ("html", "dirhtml", "singlehtml", "latex", "text", "man", "texinfo", "epub", "xml", "gettext")


@pytest.mark.parametrize("builder", BUILDERS)
def test_all_builders_write_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builder: str) -> None:
    """Setup, profiles and the way through a course go into every kind of output."""
    monkeypatch.chdir(tmp_path)
    profiles = PROFILES.partition("  - id: engineer")[0].replace("[first-steps, files]", "[first, second]")
    files = {"learner-profiles.yaml": profiles}
    site = course(tmp_path, "# S\n\n```{lesson:setup} course\n```\n\n```{lesson:profiles}\n```\n", files)
    site.settings = {"version": "1", "copyright": "2026"}

    assert site.build(builder).warnings == ()


def test_a_course_says_what_to_prepare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lessons ask for is copied; lessons of the course itself are no condition for it."""
    monkeypatch.chdir(tmp_path)
    text = plain(course(tmp_path, "# S\n\n```{lesson:setup} course\n```\n").build("text").text("collected/setup.txt"))

    assert "A browser, and an account on the hub." in text
    assert "First steps A laptop." in text
    assert "Second steps First steps" not in text
    assert "JupyterLab, 2.5 GB of memory, 1 processor, xarray." in text


def test_where_nothing_is_needed_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A course without a hub and without conditions."""
    monkeypatch.chdir(tmp_path)
    needs = "  hub: {memory: 2.5G, cpu: 1, packages: [xarray], interface: lab}\n"
    changes = {
        name: PAGES[name].replace(needs, "").replace("A laptop.\n", "")
        for name in ("course/first.md", "course/second.md")
    }
    site = course(tmp_path, "# S\n\n```{lesson:setup} course\n```\n", changes)
    text = plain(site.build("text").text("collected/setup.txt"))

    assert "Nothing has to be prepared." in text
    assert "These lessons need nothing special on a hub." in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "Lo que necesitan las personas participantes"),
        ("fr", "Ce que le hub doit avoir"),
        ("pt_BR", "O que o hub precisa ter"),
    ],
)
def test_the_language_of_the_site(site: Site, language: str, words: str) -> None:
    """Our own words are in the reader's language."""
    site.settings = {"language": language}

    assert words in prepare(site, SETUP).build("html").text("index.html")


def test_one_of_several_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers are told which ones will do, in the language of the site."""
    monkeypatch.chdir(tmp_path)
    changes = {"course/first.md": PAGES["course/first.md"].replace("[xarray]", "[s3fs | gcsfs]")}
    site = course(tmp_path, "# S\n\n```{lesson:setup} course\n```\n", changes)
    site.settings["language"] = "es"
    build = site.build("text")

    assert "s3fs o gcsfs, xarray." in plain(build.text("collected/setup.txt"))
    assert "s3fs o gcsfs" in plain(build.text("course/first.txt"))


def test_a_bar_shows_how_much_of_the_course_is_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is on pages of HTML only, beside the words that say the same."""
    monkeypatch.chdir(tmp_path)
    site = course(tmp_path, "# S\n")
    html = site.build("html").text("course/second.html")

    assert '<progress aria-hidden="true" class="hubdocs-progress" max="57" value="32"></progress>' in html
    assert "Before it: 32 of 57 minutes." in html
    assert lesson_progress.__name__ not in site.build("xml").text("course/second.xml")
