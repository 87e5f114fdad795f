"""Texts of schemas in other languages: Markdown as ever, in whatever the page is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

if TYPE_CHECKING:
    from sphinx_site import Site

pytestmark = pytest.mark.build

SPANISH = {
    "Cluster": "Clúster",
    "Where hubs run. See {schema:property}`#hubs[].domain`.": "Dónde *están*: {schema:property}`#hubs[].domain`.",
    "The *name*, not the [domain](schema_hubs).": "El **nombre**, no el [dominio](schema_hubs), <b>ni</b> [x](otra).",
    "One cloud.": "Una *nube*.",
    "For one cloud.": "Para `una` nube.",
}


def translate(site: Site, translations: dict[str, str]) -> None:
    """Write a catalogue."""
    catalogue = Catalog(locale="es")
    for message, translation in translations.items():
        catalogue.add(message, translation)
    path = site.folder / "locales" / "es" / "LC_MESSAGES" / "index.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalogue)
    site.settings |= {"language": "es", "locale_dirs": ["locales"], "gettext_auto_build": False}


@pytest.mark.parametrize("language", ["md", "rst"])
def test_translation(site: Site, page_rst: str, language: str) -> None:
    """Markdown is read in a translation too, and nothing more is allowed in it than in the original."""
    if language == "rst":
        (site.folder / "index.md").unlink()
        site.write({"index.rst": page_rst})
    translate(site, SPANISH)
    build = site.build("html")
    html = build.text("index.html")

    assert build.warnings == ()
    assert "Clúster</p>" in html
    assert "Dónde <em>están</em>: <a" in html
    assert 'El <strong>nombre</strong>, no el <a class="reference internal" href="#cluster..hubs">dominio</a>' in html
    assert "&lt;b&gt;ni&lt;/b&gt; x." in html
    assert "Una <em>nube</em>." in html
    assert "Another cloud." in html


def test_translation_is_counted(site: Site) -> None:
    """Sphinx knows how much is translated."""
    translate(site, SPANISH)
    progress = site.build().doctree("index")["translation_progress"]

    assert progress["translated"] == len(SPANISH)
    assert progress["total"] > len(SPANISH)


def test_catalogue_holds_originals(site: Site) -> None:
    """A catalogue that is made while another language is chosen still has the original texts."""
    translate(site, SPANISH)
    catalogue = site.build("gettext").text("index.pot")

    assert 'msgid "For one cloud."' in catalogue
    assert "nube" not in catalogue
