"""What is known of a community: each fact with what was said, or what is taken for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from hubdocs.service.community.fields import CHOICES, split_field
from hubdocs.service.community.options import TIERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hubdocs.model import JSON
    from hubdocs.service.community.options import OptionsCatalogue
    from hubdocs.service.community.process import Fact, Handbook


_GIGABYTES: Final = re.compile(r"([0-9]{1,9}) ?G(?:B|iB)?")


class State(Enum):
    """How much is known of a fact."""

    SAID = "said"
    """The record or the request says it."""
    DEFAULT = "default"
    """Nobody said it, and the usual is taken."""
    MISSING = "missing"
    """Nobody said it, and nothing can be taken for it."""
    NEEDLESS = "needless"
    """It does not matter here."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A fact, and what is known of it.

    :param field: the field that says it; empty if none does.
    """

    fact: Fact
    state: State
    value: JSON = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One community with what it asks for.

    :param files: what each file says, by the name of its schema: ``community``, ``request``.
    :param usual: what holds in the tier of the request if nothing is chosen, by the ids of options.
    """

    name: str
    handbook: Handbook
    files: Mapping[str, JSON]
    usual: Mapping[str, JSON] = field(default_factory=dict)

    def answer(self, name: str, _seen: frozenset[str] = frozenset()) -> Answer:
        """Say what is known of a fact."""
        fact = self.handbook.facts[name]
        if not self._holds(fact.only_where, _seen | {name}):
            return Answer(fact, State.NEEDLESS)
        for name_in_file in fact.fields:
            value = meant(fact, self._said(name_in_file))
            if value not in (None, "", [], {}):
                return Answer(fact, State.SAID, value, name_in_file)
        if (usual := usual_of(fact, self.usual)) is not None:
            return Answer(fact, State.DEFAULT, usual)
        if fact.default_fact in self.handbook.facts and fact.default_fact not in _seen | {name}:
            other = self.answer(fact.default_fact, _seen | {name})
            if other.state in (State.SAID, State.DEFAULT):
                return Answer(fact, State.DEFAULT, other.value)
        if fact.default is not None and self._holds(fact.default_where, _seen | {name}):
            return Answer(fact, State.DEFAULT, fact.default)
        return Answer(fact, State.MISSING)

    def value(self, name: str) -> JSON:
        """Give what was said of a fact, or is taken for it; ``None`` if there is neither."""
        return self.answer(name).value if name in self.handbook.facts else None

    @property
    def title(self) -> str:
        """The community's full name, or the one for machines."""
        title = self._said("community#long_name")
        return title if isinstance(title, str) and title else self.name

    @property
    def occasion(self) -> str:
        """Say what the community is at: ``new``, or ``additional-hub`` where a cluster is named that exists."""
        if self._said("request#setup.new_cluster") is True:
            return "new"
        joins = self._said("request#setup.cluster") or self._said("community#hubs")
        return "additional-hub" if joins else "new"

    def _holds(self, conditions: tuple[tuple[str, JSON], ...], seen: frozenset[str]) -> bool:
        return all(
            name not in seen and name in self.handbook.facts and self.answer(name, seen).value == value
            for name, value in conditions
        )

    def _said(self, field: str) -> JSON:
        schema, steps = split_field(field)
        value = self.files.get(schema)
        for step in steps:
            value = value.get(step) if isinstance(value, dict) else None
        return value


def usual_of(fact: Fact, usual: Mapping[str, JSON]) -> JSON:
    """Give what is taken for a fact because the catalogue of options says so; ``None`` where it says nothing.

    :param usual: what holds in a tier if nothing is chosen, by the ids of options.
    """
    options = (name.removeprefix(CHOICES) for name in fact.fields if name.startswith(CHOICES))
    found = (meant(fact, usual.get(option)) for option in options)
    return next((value for value in found if value not in (None, "")), None)


def usual_by_tier(fact: Fact, catalogue: OptionsCatalogue) -> dict[str, JSON]:
    """Give what is taken for a fact in each tier, as far as the catalogue of options says so."""
    found = {tier: usual_of(fact, catalogue.usual(tier)) for tier in TIERS}
    return {tier: value for tier, value in found.items() if value is not None}


def meant(fact: Fact, value: JSON) -> JSON:
    """Give a value in the fact's own words."""
    if isinstance(value, str):
        for word, meaning in fact.values:
            if value.strip().casefold() in (word.casefold(), str(meaning).casefold()):
                return meaning
        is_amount = isinstance(fact.default, int) and not isinstance(fact.default, bool)
        if is_amount and (amount := _GIGABYTES.fullmatch(value.strip())):
            return int(amount[1])
    return value
