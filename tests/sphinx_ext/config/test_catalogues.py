"""The words of the Sphinx face are there in every language, and what is compiled is what is written."""

from __future__ import annotations

import gettext
import re
from typing import TYPE_CHECKING

import catalogues
import pytest

if TYPE_CHECKING:
    from sphinx_site import Site

PLACEHOLDERS = re.compile(r"%(?:\(\w+\))?[sd]|\{\w+\}|`")


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_the_catalogue_has_exactly_what_is_said(language: str) -> None:
    """If this fails: ``python tests/tools/catalogues.py`` takes new words up, and says what is to be translated."""
    catalogue = catalogues.read(language)

    assert {message.id for message in catalogue if message.id} == set(catalogues.messages())
    assert [message.id for message in catalogue if message.id and (not message.string or message.fuzzy)] == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    """The file that programs read was made from the one that people write."""
    with catalogues.path_of(language).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    for message in catalogues.read(language):
        if message.id:
            assert compiled.gettext(str(message.id)) == message.string


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_no_translation_loses_a_part(language: str) -> None:
    """What is put into a text is put into its translation; ends are the same, but for a space before a colon."""
    for message in catalogues.read(language):
        if message.id:
            assert sorted(PLACEHOLDERS.findall(str(message.string))) == sorted(PLACEHOLDERS.findall(str(message.id)))
            assert (str(message.string)[-1] in ".:") == (str(message.id)[-1] in ".:"), message.id


@pytest.mark.parametrize(
    ("language", "words"),
    [("es", "Esto está mal a propósito"), ("fr", "Ceci est faux exprès"), ("pt_BR", "Isto está errado de propósito")],
)
def test_a_page_is_in_the_language_of_the_site(site: Site, language: str, words: str) -> None:
    """Our words are translated; messages stay as the program says them, and are marked as English."""
    site.settings = {"language": language}
    site.write({"index.md": "# T\n\n```{config} hub\n:expect: unknown-key\n\nname: a\nnmae: b\n```\n"})

    html = site.build("html").text("index.html")

    assert words in html
    assert '<span class="hubdocs-message" lang="en">Unknown key' in html
