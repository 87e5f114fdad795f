"""The form for hub requests on a page, as all builders write it."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import catalogues
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

if TYPE_CHECKING:
    from sphinx_site import Site

PAGE = "# Ask\n\n```{hub:request-form}\n```\n"
HOSTILE = """\
name: own
version: "</script><script>alert(1)</script>"
groups:
  a: {label: "<img src=x onerror=alert(2)>"}
items:
  - id: "a:b"
    group: a
    label: "</script><b>"
    help: "<script>alert(3)</script> [x](javascript:alert(4)) ![y](https://other.example.org/y.png)"
    perTier:
      Essential: {kind: single, text: "<u>x</u>"}
      Advanced: &offer
        kind: select
        default: '"><s>'
        options: [{value: '"><s>', label: "<s>"}]
      Premier: *offer
"""


def test_builders(site: Site) -> None:
    """All builders can write it; where nothing can be filled in, it says what can be chosen."""
    site.write({"index.md": PAGE})

    for builder, name in (("html", "index.html"), ("text", "index.txt"), ("latex", "site.tex"), ("man", "site.1")):
        build = site.build(builder)
        assert not build.failed, build.warnings
        assert "Google Cloud" in build.text(name), builder
        assert "Names of the hubs" in build.text(name), builder


def test_three_forms(site: Site) -> None:
    """Each tier has a form of its own, with the fields that have a name, and labels that lead to them."""
    html = site.write({"index.md": PAGE}).build("html").text("index.html")

    assert re.findall(r'data-tier="(\w+)"', html) == ["Essential", "Advanced", "Premier"]
    assert html.count('value="azure"') == 1
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'<label for="([^"]+)"', html)) <= set(ids)
    described = " ".join(re.findall(r'aria-describedby="([^"]+)"', html)).split()
    assert set(described) <= set(ids)


def test_nothing_in_a_catalogue_is_markup(site: Site) -> None:
    """Whatever stands in a catalogue is shown as text."""
    site.write({"index.md": PAGE, "hub-options.yaml": HOSTILE, "hubdocs.toml": '[severity]\nmissing-help = "off"\n'})
    html = site.build("html").text("index.html")
    (form,) = re.findall(r"<hubdocs-request.*?</hubdocs-request>", html, re.DOTALL)

    assert form.count("<script") == form.count("</script") == 1
    assert not re.search(r"<(?:img|b|s|u|a)\b[^>]*(?:onerror|javascript|other\.example)", form)
    assert "<u>x" not in form
    assert "<s>" not in form
    assert "\\u003c/script\\u003e" in form


@pytest.mark.parametrize(
    ("page", "finding"),
    [
        ("```{hub:request-form} /none.yaml\n```\n", "index.md:1:23 file-not-found"),
        ("```{hub:request-form} /../none.yaml\n```\n", "index.md:1:23 outside-project"),
        ("```{hub:request-form}\n:action: javascript:alert(1)\n```\n", "index.md:2:10 invalid-option"),
        ("```{hub:request-form}\n:acton: x\n```\n", "index.md:2:2 unknown-option"),
    ],
)
def test_wrong(site: Site, page: str, finding: str) -> None:
    """What is wrong about the directive is a finding."""
    assert site.write({"index.md": page}).build().findings == [finding]


def test_mistakes_of_a_catalogue_come_again(site: Site) -> None:
    """A mistake in the catalogue is told at its place in every build, until it is corrected, which is noticed."""
    site.write({"index.md": PAGE, "hub-options.yaml": HOSTILE.replace("perTier", "perTeir")})
    first, second = site.build(), site.build()

    assert "hub-options.yaml:10:5 unknown-key" in first.findings
    assert first.findings == second.findings
    assert "index" not in second.read
    site.write({"hub-options.yaml": HOSTILE})
    third = site.build()
    assert "index" in third.read
    assert "hub-options.yaml:10:5 unknown-key" not in third.findings


def test_parallel(site: Site) -> None:
    """Reading pages at once gives the same."""
    site.write({"index.md": PAGE + "\n```{toctree}\nother\n```\n", "other.md": PAGE})

    assert not site.build("html", jobs=2).failed


def test_translation(site: Site) -> None:
    """Words of the catalogue, of the schema and of the extension are in the reader's language, also in the script's."""
    site.write({"index.md": PAGE})
    messages = site.build("gettext").text("index.pot")
    assert 'msgid "Whose machines the hub runs on.' in messages
    assert 'msgid "Names of the hubs"' in messages
    catalogue = Catalog(locale="es")
    catalogue.add("Cloud", "Nube <b>")
    catalogue.add("Names of the hubs", "Nombres de los hubs")
    folder = site.folder / "locale" / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "index.mo").open("wb") as file:
        write_mo(file, catalogue)
    site.settings.update(language="es", locale_dirs=["locale"])

    html = site.build("html", output="es").text("index.html")

    assert "<span>Nube &lt;b&gt;</span>" in html
    assert '"label": "Nube \\u003cb\\u003e"' in html
    assert "Nombres de los hubs" in html
    assert '"print": "Imprimir"' in html
    assert "Quién solicita" in html


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_shipped_translation(site: Site, language: str) -> None:
    """The form of the shipped catalogue is in the language of the site, also where the site translates nothing."""
    site.write({"index.md": PAGE})
    translated = catalogues.read(language)
    said = set(re.findall(r'^msgid "(.+)"$', site.build("gettext").text("index.pot"), re.MULTILINE))
    messages = set(catalogues.form_messages())
    site.settings["language"] = language

    html = site.build("html", output=language).text("index.html")

    assert {text for text in said if re.search(r"[^\W\d]", text)} - messages == {"Ask"}
    (form,) = re.findall(r"<hubdocs-request.*?</hubdocs-request>", html, re.DOTALL)
    shown = re.sub(r"<script.*?</script>", "", form, flags=re.DOTALL)
    for text in sorted(messages):
        message = translated.get(text)
        assert message is not None
        if message.string != text:
            assert not re.search(rf">\s*{re.escape(escape(text))}\s*<", shown), text
            assert f'"label": "{text}"' not in form


def test_a_catalogue_that_appears(site: Site) -> None:
    """A page with a form is read again when a catalogue appears, changes or goes."""
    toctree = "\n```{toctree}\nmore/index\n```\n"
    site.write({"index.md": PAGE + toctree, "more/index.md": PAGE.replace("Ask", "More")})
    site.build()
    assert site.build().read == set()
    own = HOSTILE.replace("name: own", "name: mine")
    site.write({"more/hub-options.yaml": own})
    build = site.build("html", output="dummy")
    assert build.read == {"more/index"}
    assert 'value="mine"' in build.text("more/index.html")
    site.write({"more/hub-options.yaml": own.replace("mine", "other")})
    assert site.build().read == {"more/index"}
    (site.folder / "more" / "hub-options.yaml").unlink()
    assert site.build().read == {"more/index"}
