"""Agendas, plans of events and links to hubs on pages: what readers see, what is reported, what is read again."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import icalendar
import pytest
from docutils import nodes
from sphinx_site import Site
from workshop_cases import WORKSHOP, write_project

from hubdocs.cli.start import run

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_site import Build

LESSONS = "".join(f"lessons/{name}\n" for name in ("data", "files", "first-steps", "own-image"))
TREE = f"\n```{{toctree}}\n{LESSONS}```\n"
AGENDA = f"# Site\n\n```{{lesson:agenda}} two-days.workshop.yaml\n```\n{TREE}"
PLAN = f"# Site\n\n```{{lesson:event-plan}} two-days.workshop.yaml\n:price: 0.5\n```\n{TREE}"
REPOSITORY = "https://git.example.org/rio/taller"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project, and make it the current folder, so that findings are relative to it."""
    monkeypatch.chdir(tmp_path)
    return Site(tmp_path).write({"hubdocs.toml": ""})


def prepare(site: Site, page: str, workshop: str = WORKSHOP) -> Site:
    """Write a site with a page, a workshop, its lessons and its hub."""
    write_project(site.folder, workshop)
    for name in ("dask", "gpu", "images", "portuguese", "rstudio"):
        site.folder.joinpath(f"lessons/{name}.md").write_text(
            f"---\norphan: true\n{(site.folder / f'lessons/{name}.md').read_text('utf-8').removeprefix('---')}", "utf-8"
        )
    return site.write({"index.md": page})


def events(build: Build) -> list[str]:
    """List what was reported about workshops; lessons of these tests lack most of their parts."""
    return [line for line in build.findings if not line.startswith("lessons/")]


def test_an_agenda_has_times_for_people_and_programs(site: Site) -> None:
    """Each day is a table; each time says its moment, and lessons are links."""
    build = prepare(site, AGENDA).build("html")
    html = build.text("index.html")

    assert events(build) == []
    assert '<time datetime="2027-03-01T09:00:00-05:00">09:00</time>' in html
    assert "Monday, March 1, 2027" in html
    assert re.search(r'<a class="reference internal" href="lessons/files.html">.*?About files', html)
    assert "Time left over: 45 minutes." in html
    assert 'id="agenda-two-days-2027-03-01"' in html


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Clocks are put back by 60 minutes at 02:00."), ("fr", "Les horloges reculent de 60 minutes à 02:00.")],
)
def test_a_change_of_clocks_is_noted(site: Site, language: str, words: str) -> None:
    """Readers of the agenda, and of the run-sheet, learn why times do not go together."""
    night = WORKSHOP.replace("America/Bogota", "America/New_York").replace("2027-03-02", "2027-11-07")
    night = night.replace('start: "08:30"', 'start: "00:30"').replace('end: "11:00"', 'end: "03:00"')
    site.settings["language"] = language
    build = prepare(site, AGENDA, night).build("html")

    assert build.text("index.html").count(words) == 2


def test_the_page_and_the_command_name_events_alike(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has the events of the one gets no second ones from the other, wherever the command runs."""
    prepare(site, AGENDA.replace("two-days.w", "rio/two-days.w"))
    site.write({"rio/two-days.workshop.yaml": WORKSHOP})
    build = site.build("html")
    (address,) = re.findall(r'href="([^"]*\.ics)"', build.text("index.html"))
    monkeypatch.chdir(site.folder / "rio")

    assert run(("agenda", "two-days.workshop.yaml", "--ics", "two-days.ics")) == 0

    made = [build.output / address, site.folder / "rio/two-days.ics"]
    calendars = [icalendar.Calendar.from_ical(path.read_bytes()) for path in made]
    shown, written = ([str(event["uid"]) for event in calendar.walk("VEVENT")] for calendar in calendars)
    assert shown == written
    assert shown[0].startswith("two-days-")


@pytest.mark.parametrize(("builder", "page"), [("html", "index.html"), ("dirhtml", "index.html")])
def test_the_calendar_is_a_file_of_the_site(site: Site, builder: str, page: str) -> None:
    """The page links to it, and other programs read it."""
    build = prepare(site, AGENDA).build(builder)
    (address,) = re.findall(r'href="([^"]*\.ics)"', build.text(page))
    calendar = icalendar.Calendar.from_ical(build.output.joinpath(address).read_bytes())

    assert calendar.walk("VEVENT")[0].decoded("dtstart") == datetime(2027, 3, 1, 14, tzinfo=UTC)
    assert {str(event["uid"]).partition("@")[2] for event in calendar.walk("VEVENT")} == {"hub-a.sa.example.org"}


def test_learners_have_no_run_sheet(site: Site) -> None:
    """Instructors have one, closed until they open it."""
    site.settings = {"hubdocs_lesson_audience": "learner"}
    learners = prepare(site, AGENDA).build("html", output="learners").text("index.html")
    site.settings = {}
    instructors = site.build("html", output="all").text("index.html")

    assert "Run-sheet" not in learners
    assert 'data-audience="instructor"' in instructors
    assert re.search(r"exercises from <time [^>]*>09:50</time> on, 25 minutes", instructors)


def test_a_plan_shows_its_numbers(site: Site) -> None:
    """The page says what the command says."""
    workshop = WORKSHOP + "machine: n2-highmem-4\n"
    build = prepare(site, PLAN, workshop).build("html")
    html = build.text("index.html")

    assert events(build) == []
    for words in ("5: 40 people, 8 on each machine", "24 processors (vCPU)", "2027-02-08", "13.75 to 24.58"):
        assert words in html
    assert '<h3 class="rubric hubdocs-plan-title">' in html or 'class="hubdocs-plan-title rubric"' in html


def test_links_for_hubs_that_fit(site: Site) -> None:
    """A hub that has what is needed has a link, one that lacks something says what."""
    page = f"# T\n\n```{{lesson:run-on}} {REPOSITORY}\n:branch: 2027\n:path: a b.ipynb\n:lesson: WHICH\n```\n"
    fits = prepare(site, page.replace("WHICH", "data") + TREE).build("html").text("index.html")
    lacks = site.write({"index.md": page.replace("WHICH", "gpu") + TREE}).build("html").text("index.html")

    repo = "repo=https%3A%2F%2Fgit.example.org%2Frio%2Ftaller&amp;branch=2027"
    path = "urlpath=lab%2Ftree%2Ftaller%2Fa%2520b.ipynb"
    assert f"https://hub-a.sa.example.org/hub/user-redirect/git-pull?{repo}&amp;{path}" in fits
    assert "git-pull" not in lacks
    assert "sa/hub-a: it has no graphics processors" in lacks


@pytest.mark.parametrize("name", ["agenda", "event-plan"])
def test_findings_stand_at_the_workshop(site: Site, name: str) -> None:
    """What is wrong with a workshop is reported at its file and line, on every build."""
    page = f"# T\n\n```{{lesson:{name}}} two-days.workshop.yaml\n```\n{TREE}"
    build = prepare(site, page, WORKSHOP.replace("{lesson: data}", "{lesson: dta}")).build()
    again = site.build()

    found = [place.rpartition("/")[2] for place in events(build)]
    assert found == ["two-days.workshop.yaml:31:18 unknown-lesson"]
    assert events(again) == events(build)
    assert not {"index"} & again.read


WRONG = [
    ("```{lesson:agenda} nothing.workshop.yaml\n```", "file-not-found"),
    ("```{lesson:agenda} ../../../../etc/hosts\n```", "outside-project"),
    ("```{lesson:agenda}\n```", "file-not-found"),
    ("```{lesson:event-plan} two-days.workshop.yaml\n:price: cheap\n```", "invalid-option"),
    ("```{lesson:event-plan} two-days.workshop.yaml\n:for: providers\n```", "invalid-option"),
    ("```{lesson:event-plan} two-days.workshop.yaml\n:prise: 2\n```", "unknown-option"),
    ("```{lesson:run-on} ftp://git.example.org/a\n```", "invalid-option"),
    (f"```{{lesson:run-on}} {REPOSITORY}\n:hubs: sa/hub-b\n```", "unknown-hub"),
    (f"```{{lesson:run-on}} {REPOSITORY}\n:lesson: dta\n```", "unknown-lesson"),
    ("```{lesson:delivery} nothing\n```", "unknown-lesson"),
]


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_what_authors_write_wrong(site: Site, text: str, code: str) -> None:
    """A mistake is a finding at its line, never a traceback."""
    build = prepare(site, f"# T\n\n{text}\n{TREE}").build()

    assert [line.rpartition(" ")[2] for line in events(build)] == [code]
    assert "index.md:3" in events(build)[0] or "index.md:4" in events(build)[0]


def test_both_languages_give_the_same(site: Site) -> None:
    """Markdown and reStructuredText give the same nodes."""
    site.write({"other.rst": "T\n=\n\n.. lesson:agenda:: two-days.workshop.yaml\n"})
    page = f"# T\n\n```{{lesson:agenda}} two-days.workshop.yaml\n```\n\n```{{toctree}}\nother\n{LESSONS}```\n"
    build = prepare(site, page).build()

    shown = [[table.astext() for table in build.doctree(name).findall(nodes.table)] for name in ("index", "other")]
    assert shown[0] == shown[1]
    assert len(shown[0]) == 2


def test_a_page_is_read_again_when_something_changes(site: Site) -> None:
    """A lesson, the workshop, the hub and a log of a delivery are each a reason to read a page again."""
    page = AGENDA.replace("two-days.workshop.yaml\n", "two-days.workshop.yaml\n:observed:\n", 1)
    prepare(site, page).build()

    def edit(name: str, old: str, new: str) -> frozenset[str]:
        path = site.folder / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        return site.build().read

    assert "index" not in site.build().read
    assert "index" in edit("lessons/files.md", "About files", "All about files")
    assert "index" in edit("two-days.workshop.yaml", "Two days", "Two long days")
    assert "index" in edit("clusters/sa/hub-a.values.yaml", "Teaching", "Learning")
    assert "index" not in site.build().read
    log = site.folder / "a.delivery.yaml"
    log.write_text("workshop: a\ndate: 2026-01-01\nlessons: {files: {teaching: 50, exercises: 30}}\n", "utf-8")
    assert "index" in site.build().read
    assert "<td><p>80</p></td>" in site.build("html", fresh=True).text("index.html")


@pytest.mark.parametrize("builder", ["latex", "text", "man", "epub", "xml"])
def test_other_builders(site: Site, builder: str) -> None:
    """Every builder writes agendas and plans; books have no link to a calendar."""
    site.settings = {"version": "1", "copyright": "2026"}
    build = prepare(site, AGENDA + PLAN.replace("# Site", "## Plan").replace(TREE, "")).build(builder)

    assert events(build) == []
    assert not list(build.output.rglob("*.ics"))


@pytest.mark.parametrize(
    ("language", "words"),
    [("es", "Tiempo que sobra: 45 minutos."), ("fr", "lundi 1 mars 2027"), ("pt_BR", "Calendário da oficina (.ics)")],
)
def test_an_agenda_in_the_language_of_the_site(site: Site, language: str, words: str) -> None:
    """Days, breaks and links are in the reader's language."""
    site.settings = {"language": language}

    assert words in prepare(site, AGENDA).build("html").text("index.html")


def test_numbers_of_a_plan_in_the_language_of_the_site(site: Site) -> None:
    """A fraction is written as its readers write it; names and days stay as they are."""
    site.settings["language"] = "es"
    text = prepare(site, PLAN, WORKSHOP + "machine: n2-highmem-4\n").build("text").text("index.txt")

    assert "13,75" in text
    assert "24,58" in text
    assert "2027-02-08" in text
    assert "13.75" not in text


def test_planned_against_observed(site: Site) -> None:
    """A table says what lessons took, with what was noted."""
    logs = {
        "a.delivery.yaml": "workshop: a\ndate: 2026-01-01\nlessons: {files: {teaching: 50, exercises: 30}}\n",
        "b.delivery.yaml": "workshop: b\ndate: 2026-02-01\nlessons: {files: {teaching: 30, exercises: 20, note: Go}}\n",
    }
    prepare(site, f"# T\n\n```{{lesson:delivery}}\n```\n{TREE}").write(logs)
    cells = [entry.astext() for entry in site.build().doctree("index").findall(nodes.entry)]

    assert cells[6:] == ["45", "65", "50\N{EN DASH}80", "2"]
