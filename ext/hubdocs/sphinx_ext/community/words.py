"""The words for what a record says in codes, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sphinx_ext.translation import _, site_locale

if TYPE_CHECKING:
    from collections.abc import Iterable


class Words:
    """Gives words for codes; a code that is not known stays as it is.

    :param language: of the site, as in ``conf.py``.
    """

    def __init__(self, language: str) -> None:
        self._locale = site_locale(language)
        self._regions = regions()
        self._fields = fields()
        self._statuses = statuses()

    def region(self, code: str) -> str:
        """Name a region of the world."""
        return self._regions.get(code, code)

    def status(self, code: str) -> str:
        """Name how far a community is; nothing for one that works as usual."""
        return self._statuses.get(code, code)

    def countries(self, codes: Iterable[str]) -> str:
        """Name countries."""
        return ", ".join(str(self._locale.territories.get(code, code)) for code in codes)

    def languages(self, codes: Iterable[str]) -> str:
        """Name languages."""
        return ", ".join(self._language(code) for code in codes)

    def fields(self, codes: Iterable[str]) -> str:
        """Name fields of research and education."""
        return ", ".join(self._fields.get(code, code.replace("-", " ")) for code in codes)

    def _language(self, code: str) -> str:
        language, _separator, country = code.partition("-")
        name = str(self._locale.languages.get(language, language))
        return f"{name} ({self.countries([country])})" if country else name


def regions() -> dict[str, str]:
    """Name the regions, in the language that is set."""
    return {
        "africa": str(_("Africa")),
        "latin-america": str(_("Latin America")),
        "other": str(_("Other regions")),
    }


def statuses() -> dict[str, str]:
    """Name how far a community is, in the language that is set."""
    return {
        "": "",
        "active": "",
        "ended": str(_("service ended")),
        "onboarding": str(_("hub in preparation")),
        "paused": str(_("paused")),
        "prospective": str(_("first talks")),
    }


def fields() -> dict[str, str]:
    """Name the fields, in the language that is set."""
    return {
        "agriculture": str(_("agriculture")),
        "astronomy": str(_("astronomy")),
        "biodiversity": str(_("biodiversity")),
        "biology": str(_("biology")),
        "climate": str(_("climate")),
        "education": str(_("education")),
        "engineering": str(_("engineering")),
        "geosciences": str(_("geosciences")),
        "health": str(_("health")),
        "humanities": str(_("humanities")),
        "languages": str(_("languages")),
        "mathematics": str(_("mathematics")),
        "oceans": str(_("oceans")),
        "other": str(_("other fields")),
        "physics": str(_("physics")),
        "public-policy": str(_("public policy")),
        "social-sciences": str(_("social sciences")),
        "statistics": str(_("statistics")),
        "water": str(_("water")),
    }
