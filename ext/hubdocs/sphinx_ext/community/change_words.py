"""Changes of the catalogue in words, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.service.community.changes import Kind
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from hubdocs.model import JSON
    from hubdocs.service.community.changes import Change
    from hubdocs.sphinx_ext.community.words import Words
    from hubdocs.sphinx_ext.fleet.fleet_words import FleetWords


class ChangeWords:
    """Tells changes."""

    def __init__(self, words: Words, fleet_words: FleetWords) -> None:
        self._words = words
        self._fleet_words = fleet_words
        self._titles = fields_in_words()

    def say(self, change: Change) -> str:
        """Tell one change, with the name of the community."""
        return f"{visible(change.title)}: {self.what(change)}"

    def what(self, change: Change) -> str:
        """Tell what changed, without the name of the community."""
        if change.kind is Kind.JOINED:
            return str(_("joined"))
        if change.kind is Kind.LEFT:
            return str(_("left"))
        title = self._titles.get(change.field, change.field)
        if isinstance(change.before, list) and isinstance(change.after, list):
            come = [item for item in change.after if item not in change.before]
            gone = [item for item in change.before if item not in change.after]
            parts = [f"+ {self._value(change.field, come)}"] if come else []
            parts += [f"\N{MINUS SIGN} {self._value(change.field, gone)}"] if gone else []
            return visible(f"{title}: {'; '.join(parts) or self._value(change.field, change.after)}")
        before, after = (self._value(change.field, value) or "\N{EM DASH}" for value in (change.before, change.after))
        return visible(f"{title}: {before} \N{RIGHTWARDS ARROW} {after}")

    def _value(self, field: str, value: JSON) -> str:
        if isinstance(value, list):
            return ", ".join(self._value(field, item) for item in value)
        if isinstance(value, dict):
            languages = self._value("languages", value.get("languages"))
            return f"{value.get('role', '')} ({languages})" if languages else str(value.get("role", ""))
        if isinstance(value, bool):
            return str(_("yes")) if value else str(_("no"))
        return self._code(field, str(value)) if value is not None else ""

    def _code(self, field: str, code: str) -> str:
        words = self._words
        if field == "status":
            return words.status(code) or str(_("active"))
        if field == "clouds":
            return self._fleet_words.value("provider", code)
        if field == "features":
            return self._fleet_words.value("features", code)
        if field == "region":
            return words.region(code)
        several = {"countries": words.countries, "languages": words.languages, "fields": words.fields}
        return several[field]([code]) if field in several else code


def fields_in_words() -> dict[str, str]:
    """Name the facts about a community, in the language that is set."""
    return {
        "long_name": str(_("Name")),
        "summary": str(_("Summary")),
        "website": str(_("Website")),
        "region": str(_("Region")),
        "countries": str(_("Countries")),
        "fields": str(_("Fields")),
        "languages": str(_("Languages")),
        "hubs": str(_("Hubs")),
        "clouds": str(_("Cloud")),
        "features": str(_("Features")),
        "status": str(_("Status")),
        "member_since": str(_("Member since")),
        "verified_on": str(_("Last confirmed")),
        "needs_confirmation": str(_("needs confirmation")),
        "community_representatives": str(_("Community Representatives")),
        "technical_contacts": str(_("Technical Contacts")),
    }
