"""What is wrong with the choices of a request, and what is missing.

The form in the browser judges by the same rules in the same words (``sphinx_ext/static/hubdocs-request.js``).
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from hubdocs.model import Code
from hubdocs.service.community.requirement import both, holds, in_words, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hubdocs.model import JSON, Pointer
    from hubdocs.service.community.options import Offer, OfferedChoice, Option, OptionsCatalogue


class RequestWords(Enum):
    """Everything that is said about a request. The values are the message ids of the catalogue of translations."""

    NO_OPTION = "there is no option “{id}” in the catalogue"
    NOTHING_TO_CHOOSE = "there is nothing to choose for “{label}” in the tier {tier}"
    NOT_OFFERED = "“{label}” has no choice “{value}” in the tier {tier}"
    UNMET = "“{label}”: “{choice}” can only be chosen where {words}"
    NO_EFFECT = "“{label}” only counts where {words}"
    OTHER_COUNT = "“{label}”: there are {number}, but {option} is {count}"
    NOT_CHOSEN = "“{label}” is not chosen yet"
    NOT_ANSWERED = "“{label}” is not answered yet"


class Problem(NamedTuple):
    """What is wrong or missing.

    :param pointer: in the request.
    :param on_key: the key is wrong, not the value.
    """

    code: Code
    pointer: Pointer
    message: str
    on_key: bool = False


class Judge:
    """Judges the choices of one request.

    :param selections: the chosen values, by the ids of options.
    :param setup: the answers, by key.
    """

    def __init__(
        self, catalogue: OptionsCatalogue, tier: str, selections: Mapping[str, JSON], setup: Mapping[str, JSON]
    ) -> None:
        self._catalogue = catalogue
        self._tier = tier
        self._selections = selections
        self._setup = setup
        self._values: dict[str, JSON] = {f"setup:{field}": answer for field, answer in setup.items()}
        for option in catalogue.options:
            offer = option.offers.get(tier)
            fixed = None if offer is None else offer.fixed
            chosen = selections.get(option.id) if offer is not None and offer.kind == "select" else None
            self._values[option.id] = fixed if chosen is None else chosen

    def problems(self) -> Iterator[Problem]:
        """Say what is wrong, then what is missing, each in the order of the catalogue."""
        found = [*self._of_options(), *self._of_questions()]
        yield from (problem for problem in found if problem.code is not Code.MISSING_ANSWER)
        yield from (problem for problem in found if problem.code is Code.MISSING_ANSWER)

    def _of_options(self) -> Iterator[Problem]:
        for option in self._catalogue.options:
            offer = option.offers.get(self._tier)
            if self._selections.get(option.id) is not None:
                yield from self._chosen(option, offer, self._selections[option.id])
            elif offer is not None and offer.kind == "select" and holds(offer.requires, self._values):
                yield from self._left_open(option, offer)
        known = {option.id for option in self._catalogue.options}
        for identifier in self._selections:
            if identifier not in known:
                message = RequestWords.NO_OPTION.value.format(id=identifier)
                yield Problem(Code.UNKNOWN_CATALOGUE_OPTION, ("selections", identifier), message, on_key=True)

    def _chosen(self, option: Option, offer: Offer | None, value: JSON) -> Iterator[Problem]:
        at = ("selections", option.id)
        if offer is None or offer.kind != "select":
            message = RequestWords.NOTHING_TO_CHOOSE.value.format(label=option.label, tier=self._tier)
            yield Problem(Code.NOT_OFFERED, at, message, on_key=True)
            return
        choice = offer.choice(value)
        if choice is None:
            words = RequestWords.NOT_OFFERED.value
            yield Problem(Code.NOT_OFFERED, at, words.format(label=option.label, value=written(value), tier=self._tier))
            return
        yield from self._unmet(option, choice, both(offer.requires, choice.requires), at)

    def _left_open(self, option: Option, offer: Offer) -> Iterator[Problem]:
        choice = None if offer.fixed is None else offer.choice(offer.fixed)
        if choice is None:
            message = RequestWords.NOT_CHOSEN.value.format(label=option.label)
            yield Problem(Code.MISSING_ANSWER, ("selections",), message, on_key=True)
        else:
            yield from self._unmet(option, choice, choice.requires, ("selections",))

    def _unmet(self, option: Option, choice: OfferedChoice, requires: JSON, at: Pointer) -> Iterator[Problem]:
        if not holds(requires, self._values):
            words = RequestWords.UNMET.value
            message = words.format(label=option.label, choice=choice.label, words=self._words(requires))
            yield Problem(Code.UNMET_REQUIREMENT, at, message, on_key=len(at) == 1)

    def _of_questions(self) -> Iterator[Problem]:
        for question in self._catalogue.questions:
            relevant = holds(question.requires, self._values)
            answer = self._setup.get(question.field)
            answered = answer not in (None, "", [], {})
            wanted = self._wanted(question.count)
            if answered and not relevant:
                words = RequestWords.NO_EFFECT.value
                message = words.format(label=question.label, words=self._words(question.requires))
                yield Problem(Code.UNMET_REQUIREMENT, ("setup", question.field), message, on_key=True)
            elif answered and isinstance(answer, list) and wanted is not None and len(answer) != wanted:
                message = RequestWords.OTHER_COUNT.value.format(
                    label=question.label,
                    number=len(answer),
                    option=self._name(question.count),
                    count=self._value(question.count, self._values[question.count]),
                )
                yield Problem(Code.OTHER_COUNT, ("setup", question.field), message)
            elif relevant and not answered and (question.needed or (wanted is not None and wanted > 1)):
                message = RequestWords.NOT_ANSWERED.value.format(label=question.label)
                yield Problem(Code.MISSING_ANSWER, ("setup",), message, on_key=True)

    def _wanted(self, identifier: str) -> float | None:
        """Give the number that an option says; none where it says something that there is not."""
        option = self._catalogue.option(identifier)
        offer = option.offers.get(self._tier) if option is not None else None
        value = self._values.get(identifier)
        if offer is None or (offer.kind == "select" and offer.choice(value) is None):
            return None
        return number(value)

    def _words(self, requires: JSON) -> str:
        return in_words(requires, self._name, self._value).text()

    def _name(self, identifier: str) -> str:
        option = self._catalogue.option(identifier)
        if option is not None:
            return f"“{option.label}”"
        field = identifier.removeprefix("setup:")
        questions = (question.label for question in self._catalogue.questions if question.field == field)
        return f"“{next(questions, identifier)}”"

    def _value(self, identifier: str, value: JSON) -> str:
        """Name a value as this tier does, or the first one that offers it."""
        option = self._catalogue.option(identifier)
        tiers = (self._tier, *option.offers) if option is not None else ()
        for tier in tiers:
            offer = option.offers.get(tier) if option is not None else None
            choice = offer.choice(value) if offer is not None else None
            if choice is not None:
                return f"“{choice.label}”"
        return f"“{written(value)}”"


def written(value: JSON) -> str:
    """Write a value for readers, as the browser would."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
