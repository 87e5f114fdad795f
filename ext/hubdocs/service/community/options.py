"""The catalogue of options: what a community can choose when it asks for a hub."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hubdocs.service.community.requirement import both, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hubdocs.model import JSON, Pointer
    from hubdocs.service.community.requirement import Scalar

OPTIONS_SCHEMA: Final = "options"
"""Name of the schema of a catalogue."""
CATALOGUE_FILE: Final = "hub-options.yaml"
"""Name of a catalogue's file. One in a folder counts for all requests in it and below."""
SHIPPED: Final = Path(__file__).with_name("data") / CATALOGUE_FILE
"""The catalogue that counts where a project has none of its own."""
TIERS: Final = ("Essential", "Advanced", "Premier")
"""The tiers, the smallest first."""


@dataclass(frozen=True, slots=True)
class OfferedChoice:
    """What can be chosen.

    :param requires: what must hold, as it is written.
    """

    value: Scalar
    label: str
    requires: JSON
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is of an option in one tier.

    :param kind: ``single``, ``flag`` or ``select``.
    :param fixed: what holds without a choice: the text, whether it is there, or the default.
    :param requires: what the option and its tier ask for together.
    """

    kind: str
    fixed: Scalar | None
    choices: tuple[OfferedChoice, ...]
    requires: JSON
    pointer: Pointer

    def choice(self, value: JSON) -> OfferedChoice | None:
        """Find the choice with a value."""
        return next((choice for choice in self.choices if same(choice.value, value)), None)


@dataclass(frozen=True, slots=True)
class Option:
    """One option.

    :param offers: by tier.
    """

    id: str
    group: str
    label: str
    offers: Mapping[str, Offer]
    pointer: Pointer

    @property
    def is_chosen(self) -> bool:
        """Say whether something can be chosen in some tier."""
        return any(offer.kind == "select" for offer in self.offers.values())


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked besides the options.

    :param field: the key below ``setup`` of a request.
    :param label: its title in the schema of requests.
    :param needed: no work begins without an answer.
    :param count: the id of the option that says how many parts the answer has; empty for none.
    """

    field: str
    group: str
    label: str
    needed: bool
    requires: JSON
    pointer: Pointer
    count: str = ""


@dataclass(frozen=True, slots=True)
class OptionsCatalogue:
    """A catalogue. What is of a wrong type is left out: the finding is made by checking it against its schema."""

    name: str
    version: str
    options: tuple[Option, ...]
    questions: tuple[Question, ...]

    def option(self, identifier: str) -> Option | None:
        """Find an option."""
        return next((option for option in self.options if option.id == identifier), None)

    def usual(self, tier: str) -> dict[str, Scalar]:
        """Say what holds in a tier if nothing is chosen, by the ids of options."""
        offers = ((option.id, option.offers.get(tier)) for option in self.options)
        return {name: offer.fixed for name, offer in offers if offer is not None and offer.fixed is not None}


def make_options_catalogue(value: JSON, titles: Mapping[str, str]) -> OptionsCatalogue:
    """Make a catalogue of what its file says.

    :param titles: of the keys below ``setup``.
    """
    table = value if isinstance(value, dict) else {}
    return OptionsCatalogue(
        _text(table.get("name")),
        _text(table.get("version")),
        tuple(_option(item, ("items", position)) for position, item in _tables(table.get("items"))),
        tuple(
            Question(
                field,
                _text(entry.get("group")),
                titles.get(field, field),
                entry.get("needed") is True,
                entry.get("requires"),
                ("setup", position),
                _text(entry.get("as_many_as")),
            )
            for position, entry in _tables(table.get("setup"))
            for field in [_text(entry.get("field"))]
        ),
    )


def setup_titles(request_schema: JSON) -> dict[str, str]:
    """Give the titles of the keys below ``setup``, out of the schema of requests."""
    return {name: str(schema.get("title", name)) for name, schema in setup_properties(request_schema).items()}


def setup_properties(request_schema: JSON) -> dict[str, dict[str, Any]]:
    """Give the schemas of the keys below ``setup``."""
    found: Any = request_schema
    for step in ("properties", "setup", "properties"):
        found = found.get(step) if isinstance(found, dict) else None
    return {name: schema for name, schema in found.items() if isinstance(schema, dict)} if found else {}


def _option(item: dict[str, Any], pointer: Pointer) -> Option:
    tiers = item.get("perTier")
    offers = {
        tier: _offer(tiers[tier], item.get("requires"), (*pointer, "perTier", tier))
        for tier in TIERS
        if isinstance(tiers, dict) and isinstance(tiers.get(tier), dict)
    }
    identifier = _text(item.get("id"))
    return Option(identifier, _text(item.get("group")), _text(item.get("label")) or identifier, offers, pointer)


def _offer(table: dict[str, Any], requires: JSON, pointer: Pointer) -> Offer:
    kind = str(table.get("kind"))
    key = {"single": "text", "flag": "available"}.get(kind, "default")
    fixed = table.get(key)
    choices = (
        OfferedChoice(
            entry["value"],
            _text(entry.get("label")) or str(entry["value"]),
            entry.get("requires"),
            (*pointer, "options", position),
        )
        for position, entry in _tables(table.get("options"))
        if isinstance(entry.get("value"), (str, int, float))
    )
    return Offer(
        kind,
        fixed if isinstance(fixed, (str, int, float)) else None,
        tuple(choices) if kind == "select" else (),
        both(requires, table.get("requires")),
        pointer,
    )


def _text(value: JSON) -> str:
    return value.strip() if isinstance(value, str) else ""


def _tables(value: JSON) -> Iterator[tuple[int, dict[str, Any]]]:
    for position, entry in enumerate(value if isinstance(value, list) else ()):
        if isinstance(entry, dict):
            yield position, entry
