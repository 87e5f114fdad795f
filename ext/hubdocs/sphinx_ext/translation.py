"""The extension's own words, in the reader's language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel import Locale, UnknownLocaleError
from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CATALOGUE: Final = "hubdocs"
"""Name of the message catalogue."""
LOCALE_DIR: Final = Path(__file__).resolve().parents[1] / "locale"
"""Folder of the message catalogues."""

_ = get_translation(CATALOGUE)


def setup_translation(app: Sphinx) -> None:
    """Make the catalogue of the project's language known."""
    app.add_message_catalog(CATALOGUE, str(LOCALE_DIR))


def site_locale(language: str) -> Locale:
    """Give what is known of a language, such as how it writes numbers; English for one that nobody knows.

    :param language: of the site, as in ``conf.py``.
    """
    try:
        return Locale.parse(language, sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
