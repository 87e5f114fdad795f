"""Drawings in every format and language: the list beside them says the same where they cannot be shown."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from drawing_site import KINDS

from hubdocs.sphinx_ext.figures import nodes

if TYPE_CHECKING:
    from sphinx_site import Site

pytestmark = pytest.mark.build

SVG = "{http://www.w3.org/2000/svg}"
TRANSLATIONS = {
    "Drawing of cycle": "Dibujo del ciclo",
    "Meet": "Encontrarse <b>y *saludarse*</b>",
    "Invite the first people": "Invitar a las primeras personas",
    "Y0": "Año 0",
    "Set goals": "",
}


def drawings(html: str) -> list[ET.Element]:
    """Read the drawings of a page."""
    return [ET.fromstring(found) for found in re.findall(r"<svg.*?</svg>", html, flags=re.DOTALL)]  # noqa: S314 (our own)


def said(svg: ET.Element) -> str:
    """Give all texts of a drawing, without spaces."""
    return "".join(span.text or "" for span in svg.iter(f"{SVG}tspan")).replace(" ", "")


def translate(site: Site, language: str, translations: dict[str, str]) -> None:
    """Write a catalogue for both pages."""
    catalogue = Catalog(locale=language)
    for message, translation in translations.items():
        catalogue.add(message, translation)
    for page in ("index", "other"):
        path = site.folder / "locales" / language / "LC_MESSAGES" / f"{page}.mo"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_mo(file, catalogue)
    site.settings |= {"language": language, "locale_dirs": ["locales"], "gettext_auto_build": False}


@pytest.mark.parametrize(
    ("builder", "file"),
    [
        ("html", "index.html"),
        ("singlehtml", "index.html"),
        ("epub", "index.xhtml"),
        ("text", "index.txt"),
        ("man", "site.1"),
        ("latex", "site.tex"),
        ("texinfo", "site.texi"),
        ("xml", "index.xml"),
        ("gettext", "index.pot"),
    ],
)
def test_every_builder_has_every_text(site: Site, builder: str, file: str) -> None:
    """Every builder writes the page without a warning, and what the drawings say is in it."""
    build = site.build(builder)
    text = build.text(file).replace("\\-", "-")

    assert build.warnings == ()
    for word in ("Invite the first people", "Plan together", "Y2", "chemistry", "Set goals", "All settings"):
        assert word in text


def test_html_has_each_drawing_wide_and_narrow(site: Site) -> None:
    """Each drawing has a title and says where the same stands in words; its ids are its own."""
    html = site.build("html").text("index.html")
    found = drawings(html)

    assert len(found) == 2 * len(KINDS)
    for svg, (kind, width) in zip(found, ((k, w) for k in KINDS for w in ("wide", "narrow")), strict=True):
        assert svg.get("class") == f"hubdocs-figure-{width}"
        title, description = svg[0], svg[1]
        assert title.text == f"Drawing of {kind}"
        assert description.text == "The list below says the same."
        assert (svg.get("aria-labelledby"), svg.get("aria-describedby")) == (title.get("id"), description.get("id"))
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_a_text_of_a_drawing_and_of_its_list_is_one_message(site: Site) -> None:
    """Translators see each text once, with the place of the data; numbers are no texts."""
    build = site.build("gettext")
    with (build.output / "index.pot").open("rb") as file:
        catalogue = read_po(file)
    messages = [str(message.id) for message in catalogue if message.id]

    assert len(messages) == len(set(messages))
    assert {"Drawing of cycle", "Meet", "Together", "Y0", "east", "People in a month"} <= set(messages)
    assert not {"80 %", "410", "Month 7", "1. Meet", "The list below says the same."} & set(messages)
    assert {path for path, _line in catalogue["Meet"].locations} == {"../../index.md"}


def test_a_translation_changes_the_words(site: Site) -> None:
    """What is translated is shown so, also in the title; marks in a translation are no markup; the rest stays."""
    translate(site, "es", TRANSLATIONS)
    build = site.build("html")
    cycle, narrow = (svg for svg in drawings(build.text("index.html")) if svg[0].text == "Dibujo del ciclo")

    assert build.warnings == ()
    for svg in (cycle, narrow):
        assert "Encontrarse<b>y*saludarse*</b>" in said(svg)
        assert "Listen" in said(svg)
    everything = "".join(map(said, drawings(build.text("index.html"))))
    assert "Invitaralasprimeraspersonas" in everything
    assert "Año0" in everything
    assert "Setgoals" in everything
    assert "Invitethefirstpeople" not in everything


def test_a_catalogue_keeps_the_originals(site: Site) -> None:
    """A catalogue that is made while another language is chosen still has the original texts."""
    translate(site, "es", TRANSLATIONS)
    catalogue = site.build("gettext").text("index.pot")

    assert 'msgid "Meet"' in catalogue
    assert "Encontrarse" not in catalogue


def test_how_much_is_translated_is_counted_right(site: Site) -> None:
    """A drawing whose texts are all translated leaves nothing to do."""
    with (site.build("gettext").output / "index.pot").open("rb") as file:
        messages = [str(message.id) for message in read_po(file) if message.id]
    translate(site, "es", {message: f"¡{message}!" for message in messages})
    progress = site.build("dummy", fresh=True).doctree("index")["translation_progress"]

    assert progress["translated"] == progress["total"] > len(messages)


def test_arabic_is_mirrored_and_reads_right(site: Site) -> None:
    """The first lane stands on the right, and each text begins there."""
    left = drawings(site.build("html").text("index.html"))
    translate(site, "ar", {"Community": "المجتمع"})
    right = drawings(site.build("html", output="arabic").text("index.html"))

    assert {svg.get("direction") for svg in left} == {"ltr"}
    assert {svg.get("direction") for svg in right} == {"rtl"}
    [first] = [text for text in right[0].iter(f"{SVG}tspan") if text.text == "المجتمع"]
    [other] = [text for text in left[0].iter(f"{SVG}tspan") if text.text == "Community"]
    assert int(first.get("x", "")) == int(right[0].get("width", "")) - int(other.get("x", ""))


def test_two_builds_give_the_same_bytes(site: Site) -> None:
    """Also with several processes, and from what was kept of an earlier build."""
    pages = ("index.html", "other.html")
    once = [site.build("html", output="once").text(page) for page in pages]
    several = [site.build("html", jobs=2, output="several").text(page) for page in pages]
    site.build("dummy", output="kept")
    (site.folder / "other.md").touch()

    assert once == several == [site.build("html", output="once").text(page) for page in pages]
    assert len(drawings(once[1])) == 2 * len(KINDS)


def test_latex_draws_each(site: Site) -> None:
    """On paper each is drawn once; in Arabic there is the list alone."""
    paper = site.build("latex").text("site.tex")
    translate(site, "ar", {})
    arabic = site.build("latex", output="arabic").text("site.tex")

    assert r"\usepackage{pgf}" in paper
    assert paper.count(r"\begin{pgfpicture}") == 2 * len(KINDS)
    assert r"\begin{pgfpicture}" not in arabic
    assert "Invite the first people" in arabic


@pytest.mark.parametrize(("engine", "language"), [("pdflatex", "fr"), ("xelatex", "es")])
def test_latex_can_be_set(site: Site, engine: str, language: str) -> None:
    """LaTeX makes pages of it, also where a language changes what marks mean, and nothing is too wide."""
    command = shutil.which(engine)
    if command is None:
        pytest.skip(f"{engine} is not installed here")
    translate(
        site,
        language,
        {"Meet": "50 % & {#1}_^~\\ \u00ab\u00a0Oui\u00a0! : ; ?\u00a0\u00bb", "Listen": "$$ \\input{x} <\"'>"},
    )
    site.settings |= {"latex_engine": engine}
    folder = site.build("latex").output
    ran = subprocess.run(
        [command, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "site.tex"],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=120,
    )

    assert ran.returncode == 0, ran.stdout[-2000:]
    assert b"Overfull" not in ran.stdout
    assert (folder / "site.pdf").stat().st_size > 10_000


def test_the_style_sheet_knows_every_room() -> None:
    """For each width that a drawing can need there is a rule, and no rule is for nothing."""
    css = (Path(nodes.__file__).parents[1] / "static" / "hubdocs-figure.css").read_text(encoding="utf-8")
    rules = re.findall(r"width < (\d+)px\) \{\s*\.hubdocs-figure-(\d+) > \.hubdocs-figure-wide", css)

    assert [int(width) for width, _name in rules] == sorted({nodes.needed_room(width) for width in range(2000)})
    assert all(width == name for width, name in rules)
