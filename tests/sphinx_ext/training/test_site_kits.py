"""The kits that a site offers are told apart, and are never older than what they were made from."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from kit_site import CONF, FILES, WORKSHOP, kit_of, unpacked, write_site
from sphinx_site import Site

from hubdocs.sphinx_ext.training.calendars import calendar_name

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.build,
    pytest.mark.filterwarnings("ignore:.*MystReferenceResolver.app"),  # MyST asks in the old way
]
QUIET = {"suppress_warnings": ["toc", "myst", "image", "hubdocs"], "nitpicky": False}
INDEX = FILES["index.md"].replace("course/first\n", "kits\ncourse/first\n")


def offer(*workshops: str) -> str:
    """Write a page that offers kits."""
    return "\n".join(["# Kits", *(f"\n```{{lesson:field-kit}} /{name}\n```" for name in workshops), ""])


def test_comments_are_not_for_learners(tmp_path: Path) -> None:
    """What authors hide in a comment is not in the pages of learners, where anybody can read it."""
    hidden = "\n<!-- The ibex\nknows it -->\n\nSeen <!-- second ibex --> words.\n\n<b>Bold<!-- ibex < 3 --></b>\n"
    site = write_site(tmp_path, {"course/second.md": FILES["course/second.md"] + hidden})
    learners = (tmp_path / "two-days-kit.zip", False)
    instructors = (tmp_path / "two-days-instructors-kit.zip", True)
    for target, with_notes in (learners, instructors):
        kit_of(site, target, instructors=with_notes)
        found = [page.name for page in unpacked(target).rglob("*.*") if b"ibex" in page.read_bytes()]
        assert bool(found) is with_notes, found
    assert "Seen  words" in (tmp_path / "two-days-kit" / "course" / "second.html").read_text(encoding="utf-8")


def test_neither_folders_nor_sources_are_shown(tmp_path: Path) -> None:
    """What Sphinx says in pages names folders; what themes lead to and load elsewhere is of no use in a room."""
    options = {"github_user": "delta", "github_repo": "x", "github_banner": True, "analytics_id": "A-1"}
    more = f'keep_warnings = True\nhtml_theme = "alabaster"\nhtml_theme_options = {options}\n'
    wrong = FILES["course/second.md"] + "\n{nobody}`x`\n"
    site = write_site(tmp_path, {"conf.py": CONF.format(base="") + more, "course/second.md": wrong})
    kit = kit_of(site, tmp_path / "two-days-kit.zip")
    pages = "".join(
        page.read_text(encoding="utf-8") for page in unpacked(tmp_path / "two-days-kit.zip").rglob("*.html")
    )

    assert kit.missing == ()
    assert any("nobody" in line for line in kit.complaints)
    assert str(tmp_path) not in pages
    assert "github.com/delta" not in pages
    assert "google" not in pages


def test_nobody_is_asked(tmp_path: Path) -> None:
    """A question in the settings is told as a mistake; nothing waits for an answer that cannot come."""
    site = write_site(tmp_path, {"conf.py": "input('Who are you?')\n"})
    command = [sys.executable, "-m", "hubdocs", "field-kit", "two-days.workshop.yaml"]
    with subprocess.Popen(command, cwd=site, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.wait(timeout=60) == 1
        assert running.stderr is not None
        assert "EOFError" in running.stderr.read()


def test_kits_of_one_name_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders whose names look the same in an address, and names that mean something there, have kits of their own."""
    monkeypatch.chdir(tmp_path)
    places = ("x", "kits/x", "א/x", "ב/x", "50% #1")
    names = [f"{place}.workshop.yaml" for place in places]
    workshops = {name: WORKSHOP.replace("Two *days*", f"Title {n}") for n, name in enumerate(names)}
    write_site(tmp_path, {**workshops, "kits.md": offer(*names), "index.md": INDEX})
    build = Site(tmp_path, QUIET).build("html")
    links = re.findall(r'href="(_kits/[^"]+)">Field kit: Title (\d)', build.text("kits.html"))

    assert [int(number) for _address, number in links] == list(range(len(names)))
    kits = [build.output / unquote(address) for address, _number in links]
    assert len(set(kits)) == len(kits)
    for number, kit in enumerate(kits):
        assert f"<h1>Title {number}" in (unpacked(kit) / "index.html").read_text(encoding="utf-8")


def test_calendars_of_one_name_are_told_apart() -> None:
    """Names that no address can have as they are do not become one; those that it can have stay."""
    names = ["a/x", "A/x", "ä/x", "א/x", "ב/x", "א", "a_x"]
    found = [calendar_name(f"{name}.workshop.yaml") for name in names]

    assert found[0] == "_calendars/a-x.ics"
    assert len(set(found)) == len(names)
    assert all(address.isascii() for address in found)


def test_kits_follow_what_they_are_made_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module beside the settings, the title of a page out of the kit, a log that came: the kit is made again."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, "kit_look", raising=False)
    own = (
        "import pathlib, sys\nsys.path.insert(0, str(pathlib.Path(__file__).parent))\nfrom kit_look import html_title\n"
    )
    page = offer("two-days.workshop.yaml").replace("\n```\n", "\n:observed:\n```\n")
    files = {"conf.py": own + CONF.format(base=""), "kit_look.py": 'html_title = "Old look"\n', "kits.md": page}
    site = Site(write_site(tmp_path, {**files, "index.md": INDEX}), QUIET)

    def made() -> str:
        sys.modules.pop("kit_look", None)
        kit = next(site.build("html").output.rglob("*kit.zip"))
        pages = unpacked(kit)
        return "".join((pages / name).read_text(encoding="utf-8") for name in ("index.html", "course/first.html"))

    assert "Old look" in made()
    site.write({"kit_look.py": 'html_title = "Another look of it"\n'})
    assert "Another look of it" in made()
    site.write({"course/third.md": FILES["course/third.md"].replace("Third", "Renamed")})
    assert "Renamed steps" in made()
    site.write({"collected/print.md": FILES["collected/print.md"].replace("# Print", "# Paper")})
    assert "Paper" in made()
    log = (
        "workshop: x\ndate: 2026-03-01\nlanguage: en\nattendees: 9\nlessons:\n  first: {teaching: 55, exercises: 21}\n"
    )
    before = made()
    site.write({"last.delivery.yaml": log})
    assert made() != before


def test_kits_that_no_page_offers_are_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who takes a link away wants the file gone, too."""
    monkeypatch.chdir(tmp_path)
    site = Site(write_site(tmp_path, {"kits.md": offer("two-days.workshop.yaml"), "index.md": INDEX}), QUIET)
    output = site.build("html").output
    assert list(output.rglob("*kit.zip"))
    site.write({"kits.md": "# Kits\n"})
    site.build("html")

    assert list(output.rglob("*kit.zip")) == []
