"""Field kits are packed safely, the same each time, and without what needs a network."""

from __future__ import annotations

import importlib.util
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.project.field_kit.complaints import complaints, reason
from hubdocs.project.field_kit.languages import is_kit_language, kit_languages, other_language
from hubdocs.project.field_kit.make import make_kit
from hubdocs.project.field_kit.not_installed import not_installed
from hubdocs.project.field_kit.order import KitError, KitOrder, read_order
from hubdocs.project.field_kit.pack import kit_name, pack, refuse_others, size_text
from hubdocs.project.field_kit.remote import remote_loads
from hubdocs.project.training.workshops import FoundWorkshop
from hubdocs.service.training.lesson import Lesson
from hubdocs.service.training.workshop import load_workshop
from hubdocs.sources import Source, load

if TYPE_CHECKING:
    from collections.abc import Mapping


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files into a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


SITE = {
    "index.html": "<p>Hello",
    "course/été.html": "<p>Salut",
    "_static/site.css": "@font-face { src: url(fonts/one.woff2) url('fonts/one.woff') } .x { src: url(fonts/two.ttf) }",
    "_static/fonts/one.woff2": "1",
    "_static/fonts/one.woff": "2",
    "_static/fonts/two.ttf": "3",
    "_static/fonts/three.woff2": "4",
    "_static/theme.js.map": "5",
    "_static/webpack-macros.html": "{{ x }}",
    "_static/locales/es/LC_MESSAGES/theme.mo": "6",
    "_sources/index.md.txt": "7",
    "objects.inv": "8",
    ".buildinfo": "9",
    ".doctrees/index.doctree": "10",
}


def test_a_kit_has_what_readers_need(tmp_path: Path) -> None:
    """All is in one folder; what only tools need, and fonts that nothing names, are left out."""
    size = pack(write(tmp_path / "site", SITE), tmp_path / "two-days-kit.zip")

    with zipfile.ZipFile(tmp_path / "two-days-kit.zip") as packed:
        assert packed.namelist() == [
            f"two-days-kit/{name}"
            for name in (
                "_static/fonts/one.woff2",
                "_static/fonts/two.ttf",
                "_static/site.css",
                "course/été.html",
                "index.html",
            )
        ]
        assert packed.read("two-days-kit/course/été.html").decode() == "<p>Salut"
    assert size == (tmp_path / "two-days-kit.zip").stat().st_size
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


@pytest.mark.parametrize("has_editor", [True, False])
def test_what_editors_load_comes_along_where_there_are_some(tmp_path: Path, *, has_editor: bool) -> None:
    """Scripts that are loaded by a script are named on no page."""
    page = '<script src="_static/hubdocs-editor.js"></script>' if has_editor else "<p>Hello"
    files = {"index.html": page, "_static/hubdocs-editor.js": "1", "_static/hubdocs-editor/check.js": "2"}
    pack(write(tmp_path / "site", files), tmp_path / "kit.zip")

    with zipfile.ZipFile(tmp_path / "kit.zip") as packed:
        assert ("kit/_static/hubdocs-editor/check.js" in packed.namelist()) is has_editor


@pytest.mark.parametrize(
    ("stated", "time"),
    [
        ("", (1980, 1, 1, 0, 0, 0)),
        ("0", (1980, 1, 1, 0, 0, 0)),
        ("1795219200", (2026, 11, 21, 0, 0, 0)),
        ("tomorrow", (1980, 1, 1, 0, 0, 0)),
    ],
)
def test_the_same_pages_give_the_same_zip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stated: str, time: tuple[int, ...]
) -> None:
    """Neither the order on the disk, nor the hour, nor the folder can be seen in a zip."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    pack(write(tmp_path / "one", SITE), tmp_path / "kit.zip")
    first = (tmp_path / "kit.zip").read_bytes()
    pack(write(tmp_path / "other", dict(reversed(SITE.items()))), tmp_path / "kit.zip")

    assert (tmp_path / "kit.zip").read_bytes() == first
    with zipfile.ZipFile(tmp_path / "kit.zip") as packed:
        assert {entry.date_time for entry in packed.infolist()} == {time}
        assert {(entry.create_system, entry.external_attr >> 16) for entry in packed.infolist()} == {(3, 0o100644)}


@pytest.mark.parametrize(
    "name", ["a:b.html", "con.html", "course/Aux", "what?.html", "dot.", "line\n.html", "a\\b.html"]
)
def test_names_that_no_stick_can_have_are_refused(tmp_path: Path, name: str) -> None:
    """Such a name would be missing on another system, and nobody would know why."""
    with pytest.raises(KitError, match=r"cannot be had on every system"):
        pack(write(tmp_path / "site", {name: "x"}), tmp_path / "kit.zip")
    assert not (tmp_path / "kit.zip").exists()


def test_names_that_differ_in_case_only_are_refused(tmp_path: Path) -> None:
    """One of the two pages would replace the other."""
    with pytest.raises(KitError, match=r"`A.html` and `a.html` are one file"):
        pack(write(tmp_path / "site", {"A.html": "x", "a.html": "y"}), tmp_path / "kit.zip")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_only_files_are_replaced(tmp_path: Path) -> None:
    """What is neither a file nor a folder, such as a device, stays what it is."""
    os.mkfifo(tmp_path / "kit.zip")
    with pytest.raises(KitError, match="is no field kit"):
        pack(write(tmp_path / "site", SITE), tmp_path / "kit.zip")
    assert (tmp_path / "kit.zip").is_fifo()


@pytest.mark.parametrize("name", ["...zip", "..zip", "con.zip", "a:b.zip", "aux .zip", "\udcff.zip"])
def test_names_of_zips_are_those_of_folders(tmp_path: Path, name: str) -> None:
    """All is in a folder of the name of the zip, which must be one on every system, and none above it."""
    with pytest.raises(KitError, match="no name that every system can have"):
        pack(write(tmp_path / "site", SITE), tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_only_kits_are_replaced(tmp_path: Path) -> None:
    """A typing error in the name of the zip costs nobody a file."""
    site = write(tmp_path / "site", SITE)
    write(tmp_path, {"notes.txt": "mine", "empty.zip": ""})
    with zipfile.ZipFile(tmp_path / "photographs.zip", "w") as packed:
        packed.writestr("river.jpg", "mine, too")
    for wrong in ("notes.txt", "photographs.zip", "site"):
        with pytest.raises(KitError, match="is no field kit"):
            refuse_others(tmp_path / wrong)
        with pytest.raises(KitError, match="is no field kit"):
            pack(site, tmp_path / wrong)
    pack(site, tmp_path / "empty.zip")
    pack(site, tmp_path / "empty.zip")

    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert zipfile.is_zipfile(tmp_path / "empty.zip")


def test_what_is_loaded_from_elsewhere_is_told(tmp_path: Path) -> None:
    """Whatever a browser would fetch by itself is found, and nothing that a reader has to click."""
    page = """<a href="https://a.example.org/"><link rel="canonical" href="https://b.example.org/">
    <link rel="Stylesheet" href="//c.example.org/x.css"><script src="HTTPS://d.example.org/x.js"></script>
    <img src="lo%20cal.png?x#y"><video poster="http://e.example.org/p.png"><iframe src="https://f.example.org"></iframe>
    <img src="data:image/png;base64,xx" srcset="lo%20cal.png 1x, https://j.example.org/b.png 2x">
    <p>https://g.example.org/
    <p style="background: url(https://k.example.org/c.png)"><style>p { src: url(https://l.example.org/d.png) }</style>
    <img src="none.png"><a href="../x.css"><a href="#here"><a href="/etc"><a href="../no.html#x">
    <a href="mailto:a@b">"""
    style = "@import 'https://h.example.org/x.css'; a { src: url( //i.example.org/x.png ) } b { src: url(x.png) }"
    drawing = '<svg><image xlink:href="https://m.example.org/e.png"/><use href="#a"/></svg>'
    files = {
        "a/page.html": page,
        "a/lo cal.png": "",
        "x.css": style,
        "x.svg": drawing,
        "_static/part.html": "<img src=a>",
    }
    found = list(remote_loads(write(tmp_path, files)))

    assert found == [
        *(
            f"a/page.html: loads `{address}`, which is not there without a network"
            for address in (
                "//c.example.org/x.css",
                "HTTPS://d.example.org/x.js",
                "http://e.example.org/p.png",
                "https://f.example.org",
                "https://j.example.org/b.png",
                "https://k.example.org/c.png",
                "https://l.example.org/d.png",
            )
        ),
        *(
            f"a/page.html: leads to `{address}`, which is not in the kit"
            for address in ("none.png", "/etc", "../no.html#x")
        ),
        "x.css: loads `https://h.example.org/x.css`, which is not there without a network",
        "x.css: loads `//i.example.org/x.png`, which is not there without a network",
        "x.svg: loads `https://m.example.org/e.png`, which is not there without a network",
    ]


@pytest.mark.parametrize("address", ["http://[", "x" * 5000, "a%00b"])
def test_addresses_that_are_none_lead_nowhere(tmp_path: Path, address: str) -> None:
    """Whatever authors write, it is told and nothing breaks."""
    found = list(remote_loads(write(tmp_path, {"page.html": f'<a href="{address}">'})))

    assert found == [f"page.html: leads to `{address}`, which is not in the kit"]


@pytest.mark.parametrize(
    ("conf", "expected"),
    [
        ("extensions = ['sphinx.ext.mathjax', 'hubdocs', 'no_such_one.part']\nhtml_theme = 'no-such-theme'\n", 2),
        ("extensions: list[str] = ['own_extension']\nextensions += ['no_such_one']\nhtml_theme = 'alabaster'\n", 1),
        ("html_theme = 'own_theme'\nextensions = [name for name in ()]\n", 0),
        ("extensions = (\n", 0),
    ],
)
def test_all_that_is_not_installed_is_named(tmp_path: Path, conf: str, expected: int) -> None:
    """What comes with Sphinx, with a package or with the site is there; settings are read and not run."""
    write(tmp_path, {"conf.py": conf, "_ext/own_extension.py": "", "_themes/own_theme/theme.conf": ""})

    assert not_installed(tmp_path / "conf.py") == ("no_such_one", "no-such-theme")[:expected]


TOLD = {
    "Configuration error!\n\nVersions\n========\n\n* Sphinx: 9\n\nTraceback\n=========\n\n"
    '      File "/venv/sphinx/config.py", line 600, in eval_config_file\n        raise ConfigError(msg) from err\n'
    "    sphinx.errors.ConfigError: There is a syntax error in your configuration file: bad (conf.py, line 1)\n\n\n"
    "The full traceback has been saved in:\n/room/sphinx-err-x.log\n\nTo report this error to the developers, ...\n": (
        "There is a syntax error in your configuration file: bad (conf.py, line 1)"
    ),
    "a.md:3: WARNING: odd\nTraceback (most recent call last):\n  File 'x'\nModuleNotFoundError: No module 'y'\n": (
        "ModuleNotFoundError: No module 'y'"
    ),
    "Theme error:\nno theme named 'nope' found (missing theme.toml?)\n": (
        "Theme error: no theme named 'nope' found (missing theme.toml?)"
    ),
    "KeyError\n": "KeyError",
    "course/a.md.rst:3: WARNING: odd\n": "course/a.md:3: WARNING: odd",
    "": "it did not say why",
}


@pytest.mark.parametrize(("told", "expected"), TOLD.items(), ids=range(len(TOLD)))
def test_the_reason_is_one_line(told: str, expected: str) -> None:
    """People read what was wrong, and not where in Sphinx it was noticed."""
    assert reason(told, Path("/room")) == expected


@given(st.text())
def test_any_words_have_a_reason(told: str) -> None:
    """Whatever a program says, there is one line about it."""
    assert len(reason(told, Path("/room")).splitlines()) == 1


def test_places_are_seen_from_where_the_user_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder in which a kit is made is gone when people read about it."""
    monkeypatch.chdir(tmp_path)

    told = f"{tmp_path}/docs/a.md:1: WARNING: x\n\n{tmp_path}/room/3.md:2: WARNING: y\n"
    assert list(complaints(told, tmp_path / "room")) == ["docs/a.md:1: WARNING: x", "3.md:2: WARNING: y"]


def test_an_order_is_read_as_it_was_written(tmp_path: Path) -> None:
    """The Sphinx that makes the pages knows all that was asked for."""
    order = KitOrder("w", ("a", "b"), "s", "c", "h", True, False, True, "es", "p", True, (("language", "fr"),), ("t",))  # noqa: FBT003
    order.write(tmp_path / "kit.json")

    assert read_order(tmp_path / "kit.json") == order
    KitOrder("w", (), "s", "c").write(tmp_path / "kit.json")
    assert read_order(tmp_path / "kit.json") == KitOrder("w", (), "s", "c")


def test_without_sphinx_people_learn_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has installed the checks alone gets the command, and nothing is written."""
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "hubdocs.project.field_kit.make.find_spec", lambda name: None if name == "sphinx" else find(name)
    )

    with pytest.raises(KitError, match=r"run `pip install 'hubdocs\[sphinx\]'`"):
        make_kit(KitOrder("w", ("a",), "s", "c"), tmp_path / "kit.zip")
    assert list(tmp_path.iterdir()) == []


def test_names_and_sizes() -> None:
    """A kit is named after its workshop, and the two kits of one workshop do not replace each other."""
    assert kit_name(Path("docs/two-days.workshop.yaml"), instructors=False) == "two-days-kit.zip"
    assert kit_name(Path("two-days.workshop.yaml"), instructors=True) == "two-days-instructors-kit.zip"
    assert [size_text(size) for size in (1, 99_000, 100_000, 1_840_000)] == ["1 kB", "99 kB", "0.1 MB", "1.8 MB"]


def in_spanish(folder: Path, language: str) -> tuple[KitOrder, FoundWorkshop]:
    """Give an order for a workshop whose lesson is in Spanish."""
    day = '{date: 2027-03-01, start: "09:00", end: "10:00", parts: [{lesson: a}]}'
    workshop = load_workshop(load(Source("w.workshop.yaml", f"days: [{day}]\n"))[0], "w")
    found = FoundWorkshop(workshop, None, None, {"a": Lesson("a", "A", "a.md", 5, 5, language="es-PE")}, (), ())
    return KitOrder("w", ("a",), str(folder), str(folder / "docs"), language=language), found


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("", ""),
        ("es", ""),
        ("es_MX", ""),
        ("sw", ""),
        ("fr", "the lessons are in `es-PE`; the site has no translation of them to `fr`"),
    ],
)
def test_lessons_in_another_language_are_told(tmp_path: Path, language: str, note: str) -> None:
    """A note says it where neither the lessons nor a translation of the site are in the language."""
    (tmp_path / "locales/sw/LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "another/locales/fr/LC_MESSAGES").mkdir(parents=True)

    assert other_language(*in_spanish(tmp_path, language)) == note


def test_languages_that_there_are(tmp_path: Path) -> None:
    """Ours, those of the site and of the lessons are named; what only Sphinx knows is not refused."""
    (tmp_path / "docs/locale/sw/LC_MESSAGES").mkdir(parents=True)
    known = kit_languages(*in_spanish(tmp_path, ""))

    assert known == ("en", "es", "es-PE", "fr", "pt", "sw")
    assert [name for name in ("de", "es_MX", "pt_BR", "sw", "xx", "english") if not is_kit_language(name, known)] == [
        "xx",
        "english",
    ]
