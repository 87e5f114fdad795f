"""A field kit has the pages of its workshop and nothing that is not there; a site makes it, and shows its size."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from kit_site import FILES, kit_of, unpacked, write_site
from sphinx_site import Site, files_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.build,
    pytest.mark.filterwarnings("ignore:.*MystReferenceResolver.app"),  # MyST asks in the old way
]
NOTES = ("Inner aardvark remark", "Zebra timing", "The secret remark about zebras", "Okapi seen from behind")
ANIMALS = ("aardvark", "zebra", "okapi")
SOLUTIONS = ("The right answer is forty-two", "The other answer is seven")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the site once."""
    return write_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def learners(site: Path) -> Path:
    """Make the kit for learners."""
    target = site / "_kits" / "two-days-kit.zip"
    target.parent.mkdir(exist_ok=True)
    kit = kit_of(site, target)

    assert (kit.complaints, kit.missing) == ((), ())
    assert kit.size == target.stat().st_size
    return unpacked(target)


@pytest.fixture(scope="module")
def instructors(site: Path, learners: Path) -> Path:
    """Make the kit for instructors, for a project that has a public site."""
    target = learners.with_name("two-days-instructors-kit.zip")
    kit = kit_of(site, target, instructors=True, solutions=False, public="https://docs.example.org/teaching/")

    assert (kit.complaints, kit.missing) == ((), ())
    return unpacked(target)


def text_of(page: Path) -> str:
    """Read a page without its marks."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.read_text(encoding="utf-8")).split())


def files_with(folder: Path, words: tuple[str, ...]) -> set[str]:
    """Find the files in which one of some words is, and those that are named so."""
    contents = {
        name: f"{name} {content.decode(errors='replace')}".lower() for name, content in files_of(folder).items()
    }
    return {name for name, text in contents.items() if any(word.lower() in text for word in words)}


def test_learners_get_no_word_of_the_notes(learners: Path, instructors: Path) -> None:
    """Neither the pages nor the search nor the pictures know of them; instructors have them."""
    assert files_with(learners, (*NOTES, *ANIMALS)) == set()
    assert "preflight.py" not in files_of(learners)
    assert {"course/first.html", "print.html", "searchindex.js", "_images/okapi.svg"} <= files_with(
        instructors, ANIMALS
    )
    assert {"preflight.py", "plan.html"} <= set(files_of(instructors))
    assert "Run-sheet" in text_of(instructors / "index.html")
    assert "Run-sheet" not in text_of(learners / "index.html")


def test_a_kit_has_the_pages_of_its_workshop(learners: Path) -> None:
    """The lessons, the pages that are made for the kit, the calendar; no page besides."""
    pages = {name for name in files_of(learners) if name.endswith((".html", ".ics"))}

    assert pages == {
        *("index.html", "lessons.html", "words.html", "print.html", "search.html"),
        *("course/first.html", "course/second.html", "_calendars/two-days.ics"),
    }
    front = (learners / "index.html").read_text(encoding="utf-8")
    assert "<h1>Two *days* `now` {{place}} &lt;b&gt;" in front
    assert 'href="course/second.html"' in front
    assert 'href="https://git.example.org/delta/two-days"' in front
    assert "These links need a network" in front


def test_solutions_on_paper_are_optional(learners: Path, instructors: Path) -> None:
    """The page for print has them, open, unless somebody says otherwise; the lessons have them in any case."""
    assert "print.html" in files_with(learners, SOLUTIONS)
    assert "print.html" not in files_with(instructors, SOLUTIONS)
    assert {"course/first.html", "course/second.html"} <= files_with(instructors, SOLUTIONS)
    assert not re.search(r"<details(?![^>]*\bopen\b)", (learners / "print.html").read_text(encoding="utf-8"))


def test_every_link_leads_somewhere(learners: Path, instructors: Path) -> None:
    """All that pages link to is in the kit; nothing leads out of its folder."""
    for kit in (learners, instructors):
        for page in kit.rglob("*.html"):
            for address in re.findall(r'(?:href|src)="([^"#?:]+)["#?]', page.read_text(encoding="utf-8")):
                target = (page.parent / unquote(address)).resolve()
                assert target.is_relative_to(kit.resolve()), f"{page}: {address}"
                assert target.is_file(), f"{page}: {address}"


def test_nothing_is_loaded_from_elsewhere(learners: Path) -> None:
    """Scripts, style sheets, logos and pictures of other hosts are gone; our own are there."""
    pages = "".join(page.read_text(encoding="utf-8") for page in learners.rglob("*.html"))

    assert "cdn." not in pages
    assert "/mathjax" not in pages
    assert "<math" in pages
    assert '<code class="math">\\oddly{x}</code>' in pages
    assert 'src="../_static/own.js' in pages
    assert re.search(
        r'<a [^>]*href="https://pictures.example.org/a.png">Picture, needs a network: A far picture</a>', pages
    )
    assert "In the delta:" in pages


def test_links_out_of_the_kit_are_text_or_lead_to_the_public_site(learners: Path, instructors: Path) -> None:
    """A link to a page that is not there says what it said; where the public site is known, it leads there."""
    assert (
        "In the delta: the words , Print , Print , nowhere , nothing , Third steps , Third steps , Hub User , a 2"
        in text_of(learners / "course" / "first.html")
    )
    led = re.findall(
        r'href="https://docs.example.org/teaching/([^"]*)" title="needs a network"',
        (instructors / "course" / "first.html").read_text(encoding="utf-8"),
    )
    assert led == [
        "collected/all.html#words",
        "collected/print.html",
        "collected/print.html",
        *["course/third.html"] * 2,
    ]


def test_lessons_lead_through_the_workshop(learners: Path) -> None:
    """The head of a lesson counts the lessons of the workshop, in the order of its agenda."""
    assert "Lesson 2 of 2. Before it: 32 of 57 minutes. Previous: First steps" in text_of(
        learners / "course" / "second.html"
    )


def test_the_same_files_give_the_same_kit(site: Path, learners: Path, tmp_path: Path) -> None:
    """Made again from a copy of the project elsewhere, a kit is the same byte for byte, and knows no path."""
    copy = shutil.copytree(site, tmp_path / "elsewhere", ignore=shutil.ignore_patterns("_kits"))
    kit_of(copy, tmp_path / "two-days-kit.zip")

    assert (tmp_path / "two-days-kit.zip").read_bytes() == learners.with_suffix(".zip").read_bytes()
    paths = (str(site), str(tmp_path), "hubdocs-kit-", sys.prefix)
    assert files_with(learners, paths) == set()


def test_pages_with_names_of_our_own(tmp_path: Path) -> None:
    """Lessons whose pages have the names of pages that are made keep them, also the first page of a site."""
    files = {"index.md": FILES["course/first.md"].replace("../", "").replace("(second.md)", "(print.md)")}
    files |= {"print.md": FILES["course/second.md"], "course/first.md": "# No lesson\n", "course/second.md": "# None\n"}
    site = write_site(tmp_path / "site", files)
    kit = kit_of(site, tmp_path / "kit.zip")

    assert kit.complaints == ()
    pages = {name for name in files_of(unpacked(tmp_path / "kit.zip")) if name.endswith(".html")}
    assert pages == {
        "index.html",
        "print.html",
        "index-2.html",
        "print-2.html",
        "lessons.html",
        "words.html",
        "search.html",
    }


def run(site: Path, *options: str, workshop: str = "two-days.workshop.yaml") -> tuple[int, str, str]:
    """Run the command in the folder of a site."""
    command = [sys.executable, "-m", "hubdocs", "field-kit", workshop, *options]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_complaints_are_told(tmp_path: Path) -> None:
    """What Sphinx says of a page, and what would be missing, is told; the zip is written all the same."""
    wrong = '\n{nobody}`x`\n\n<iframe src="https://video.example.org/"></iframe>\n'
    site = write_site(tmp_path, {"course/second.md": FILES["course/second.md"] + wrong})
    code, stdout, stderr = run(site)

    assert code == 1
    assert re.fullmatch(r"wrote two-days-kit\.zip \(\d+ kB\)\n", stdout)
    first, second, *rest = stderr.splitlines()
    assert re.match(r'course/second\.md:\d+: WARNING: Unknown interpreted text role "nobody"', first)
    assert second == "course/second.html: loads `https://video.example.org/`, which is not there without a network"
    assert [line for line in rest if "print.html" not in line] == []


@pytest.mark.parametrize(
    ("conf", "said"),
    [
        ("x = (\n", "There is a syntax error in your configuration file: "),
        ('project = "x"\n', "`extensions` in `conf.py` does not name `hubdocs`, which shows lessons"),
        ('extensions = ["hubdocs"]\nhtml_theme = "nowhere"\n', "no theme named 'nowhere' found"),
        ('extensions = ["hubdocs"]\nsource_suffix = ".txt"\nraise ValueError("x")\n', "ValueError: x"),
        ("import os\nos._exit(0)\n", "it did not say why"),
    ],
)
def test_a_site_that_cannot_be_built(tmp_path: Path, conf: str, said: str) -> None:
    """One line says why, without the way through Sphinx; a kit that was there stays."""
    site = write_site(tmp_path, {"conf.py": conf})
    code, stdout, stderr = run(site)

    assert (code, stdout) == (1, "")
    assert said in stderr
    assert len(stderr.splitlines()) == 1
    assert stderr.startswith("Error: ")
    assert list(tmp_path.glob("*.zip")) == list(tmp_path.glob("sphinx-err*")) == []


def test_a_site_in_another_language(tmp_path: Path) -> None:
    """The words of the kit are those of the language that was asked for."""
    site = write_site(tmp_path)
    code, _stdout, stderr = run(site, "--language", "es", "--observed", "--print-without-solutions")

    assert (code, stderr) == (0, "note: the lessons are in `en`; the site has no translation of them to `es`\n")
    kit = unpacked(tmp_path / "two-days-kit.zip")
    assert "Estos enlaces necesitan red:" in text_of(kit / "index.html")
    assert "print.html" not in files_with(kit, SOLUTIONS)


def test_a_workshop_with_an_odd_name(tmp_path: Path) -> None:
    """Neither the name of the file nor the title can be mistaken for Markdown."""
    site = write_site(tmp_path)
    (site / "old ones").mkdir()
    odd = "old ones/`a` {b} #1.workshop.yaml"
    (site / "two-days.workshop.yaml").rename(site / odd)
    code, _stdout, stderr = run(site, "--output", "odd.zip", workshop=odd)

    assert (code, stderr) == (0, "")
    assert "First steps" in text_of(unpacked(tmp_path / "odd.zip") / "index.html")


PAGE = """\
# Kits

```{lesson:field-kit} two-days.workshop.yaml
```

```{lesson:field-kit} two-days.workshop.yaml
:instructors:
```
"""


@pytest.fixture
def offering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Write a site that offers both kits."""
    monkeypatch.chdir(tmp_path)
    index = FILES["index.md"].replace("course/first\n", "kits\ncourse/first\n")
    write_site(tmp_path, {"kits.md": PAGE, "index.md": index})
    return Site(tmp_path, {"suppress_warnings": ["toc", "myst", "image", "hubdocs"], "nitpicky": False})


def test_a_site_makes_its_kits(offering: Site) -> None:
    """The link has the true size; nothing is made again until something changes, and then the link changes, too."""
    build = offering.build("html")
    shown = re.findall(r'href="(_kits/[^"]+)">([^<]*)</a> \((\d+) kB, zip\)', build.text("kits.html"))

    assert [words for _address, words, _size in shown] == [
        "Field kit: Two *days* `now` {{place}} &lt;b&gt;",
        "Field kit for instructors: Two *days* `now` {{place}} &lt;b&gt;",
    ]
    kits = [build.output / address for address, _words, _size in shown]
    assert [str(round(kit.stat().st_size / 1000)) for kit in kits] == [size for _address, _words, size in shown]

    kept = {path: path.stat().st_mtime_ns for path in build.output.with_name("html-doctrees").rglob("*kit.zip")}
    assert len(kept) == len(kits)
    again = offering.build("html")
    assert again.read == frozenset()
    assert {path: path.stat().st_mtime_ns for path in kept} == kept

    long = "\n\n".join(f"Sentence {number * 7919 % 1000003} of many." for number in range(500))
    lesson = offering.folder / "course" / "second.md"
    lesson.write_text(lesson.read_text(encoding="utf-8") + long, encoding="utf-8")
    changed = offering.build("html", jobs=2)
    sizes = [int(size) for size in re.findall(r"\((\d+) kB, zip\)", changed.text("kits.html"))]
    assert all(new > int(old) for new, (_address, _words, old) in zip(sizes, shown, strict=True))
    assert "Sentence 7919 of many" in text_of(unpacked(kits[0]) / "course" / "second.html")


def test_a_site_for_learners_offers_no_notes(offering: Site) -> None:
    """The kit for instructors is not made there, and an earlier one is taken away."""
    offering.build("html")
    offering.settings["hubdocs_lesson_audience"] = "learner"
    build = offering.build("html")

    assert [path.name for path in build.output.rglob("*.zip")] == ["two-days-kit.zip"]
    assert "for instructors" not in text_of(build.output / "kits.html")


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub", "gettext", "html"])
def test_where_no_kit_is_made_the_command_is_named(offering: Site, builder: str) -> None:
    """Books have no kit, nor has a site that wants none."""
    offering.settings.update(hubdocs_field_kits=False, epub_copyright="x", version="1")
    build = offering.build(builder)

    assert list(build.output.rglob("*kit.zip")) == []
    if builder in {"text", "html"}:
        page = build.output / ("kits.txt" if builder == "text" else "kits.html")
        assert "hubdocs field-kit two-days.workshop.yaml --for instructors" in text_of(page).replace(
            "two- days", "two-days"
        )


def test_a_kit_that_cannot_be_made_is_a_warning(offering: Site) -> None:
    """The site is built, the reason is told at the directive, in each build, and the link becomes the command."""
    offering.settings["suppress_warnings"] = ["toc", "myst", "image"]
    offering.write({"conf.py": "import sys\n" + (offering.folder / "conf.py").read_text(encoding="utf-8")})
    with (offering.folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("\nif any('hubdocs_field_kit=' in each for each in sys.argv):\n    raise ValueError('not today')\n")
    for _time in range(2):
        build = offering.build("html")
        told = [line for line in build.warnings if "field-kit" in line]
        assert len(told) == len(("learners", "instructors"))
        assert re.search(
            r"kits\.md:3: WARNING: there is no field kit of `two-days\.workshop\.yaml`: .*not today", told[0]
        )
    assert "packs the pages of the workshop" in text_of(build.output / "kits.html")
