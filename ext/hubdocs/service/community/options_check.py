"""What no schema can say about a catalogue of options: ids and values that must fit each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.checks.suggest import closest, normal
from hubdocs.checks.words import clean, show_value
from hubdocs.model import Code, Severity
from hubdocs.service.community.judge import written
from hubdocs.service.community.options import make_options_catalogue
from hubdocs.service.community.requirement import both, holds, leaves, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hubdocs.model import JSON, Diagnostic, Pointer
    from hubdocs.service.community.options import Offer, OfferedChoice, Option, OptionsCatalogue
    from hubdocs.sources import Document


def check_options(document: Document, titles: Mapping[str, str], *, fits: bool) -> Iterator[Diagnostic]:
    """Check a catalogue that its schema was applied to already.

    :param titles: of the keys below ``setup`` of a request.
    :param fits: the schema has nothing against it.
    """
    if document.broken:
        return
    check = _Check(document, make_options_catalogue(document.value, titles), titles)
    found = list(check.findings())
    yield from found
    if fits and not any(diagnostic.severity is Severity.ERROR for diagnostic in found):
        yield from check.defaults()


class _Check:
    def __init__(self, document: Document, catalogue: OptionsCatalogue, titles: Mapping[str, str]) -> None:
        self._document = document
        self._catalogue = catalogue
        self._titles = titles
        self._known = [option.id for option in catalogue.options] + [f"setup:{field}" for field in titles]

    def findings(self) -> Iterator[Diagnostic]:
        """Find what is wrong or unkind at its own place."""
        seen: dict[str, Option] = {}
        for option in self._catalogue.options:
            if option.id in seen:
                message = f"there is another option `{clean(option.id)}`"
                yield self._report(
                    Code.REPEATED_OPTION, message, (*option.pointer, "id"), hint="give it an id of its own"
                )
            seen.setdefault(option.id, option)
            yield from self._option(option)
        for number, question in enumerate(self._catalogue.questions):
            at = (*question.pointer, "field")
            if question.field not in self._titles:
                yield self._unknown(
                    f"a request has no key `setup.{clean(question.field)}`", question.field, self._titles, at
                )
            if question.field in {earlier.field for earlier in self._catalogue.questions[:number]}:
                message = f"`{clean(question.field)}` is asked already"
                yield self._report(Code.REPEATED_OPTION, message, at, hint="ask once")
            if question.count and self._catalogue.option(question.count) is None:
                message = f"there is no option `{clean(question.count)}`"
                options = [option.id for option in self._catalogue.options]
                yield self._unknown(message, question.count, options, (*question.pointer, "as_many_as"))
        yield from self._requirements(self._document.value, ())

    def _option(self, option: Option) -> Iterator[Diagnostic]:
        item = self._at(option.pointer)
        tiers = {tier: self._at(offer.pointer) for tier, offer in option.offers.items()}
        if not item.get("help") and not all(table.get("help") for table in tiers.values()):
            message = f"nothing explains `{clean(option.label)}`"
            yield self._report(
                Code.MISSING_HELP, message, option.pointer, hint="write `help` for those who have to decide", warn=True
            )
        for tier, offer in option.offers.items():
            if offer.kind == "select":
                yield from self._select(option, tier, offer)
        yield from self._spelling(option)

    def _select(self, option: Option, tier: str, offer: Offer) -> Iterator[Diagnostic]:
        for number, choice in enumerate(offer.choices):
            if any(same(choice.value, other.value) for other in offer.choices[:number]):
                message = f"there is another choice with the value {show_value(choice.value)}"
                yield self._report(
                    Code.REPEATED_OPTION, message, (*choice.pointer, "value"), hint="give it a value of its own"
                )
        if offer.fixed is None:
            message = f"`{clean(option.label)}` has no default in the tier {tier}"
            yield self._report(
                Code.MISSING_DEFAULT, message, offer.pointer, hint="say what is taken if nobody chooses", warn=True
            )
            return
        default = offer.choice(offer.fixed)
        if default is None and offer.choices:
            names = {written(choice.value): choice for choice in offer.choices}
            alike = closest(written(offer.fixed), names)
            hint = f"did you mean `{clean(alike)}`?" if alike else f"there are: {', '.join(map(clean, names))}"
            message = f"the default {show_value(offer.fixed)} is none of the choices"
            yield self._report(Code.NOT_OFFERED, message, (*offer.pointer, "default"), hint=hint)

    def defaults(self) -> Iterator[Diagnostic]:
        """Find defaults that cannot be had while all other options have theirs: the form would be wrong at first."""
        for option in self._catalogue.options:
            for tier, offer in option.offers.items():
                default = None if offer.fixed is None else offer.choice(offer.fixed)
                if default is not None:
                    yield from self._default(option, tier, offer, default)

    def _default(self, option: Option, tier: str, offer: Offer, default: OfferedChoice) -> Iterator[Diagnostic]:
        values: dict[str, JSON] = {
            other.id: other.offers[tier].fixed for other in self._catalogue.options if tier in other.offers
        }
        if not holds(both(offer.requires, default.requires), values):
            message = f"the default of `{clean(option.label)}` needs something that is not so by default"
            hint = "take another default, or change the default that it needs"
            yield self._report(Code.UNMET_REQUIREMENT, message, (*offer.pointer, "default"), hint=hint, warn=True)

    def _spelling(self, option: Option) -> Iterator[Diagnostic]:
        """One thing has one value in all tiers."""
        first: dict[str, tuple[str, str]] = {}
        for tier, offer in option.offers.items():
            for choice in offer.choices:
                value = written(choice.value)
                other, where = first.setdefault(normal(value), (value, tier))
                if other != value and where != tier:
                    message = f"`{clean(value)}` is called `{clean(other)}` in the tier {where}"
                    yield self._report(
                        Code.SPELLED_TWO_WAYS,
                        message,
                        (*choice.pointer, "value"),
                        hint=f"write `{clean(other)}` in all tiers",
                        warn=True,
                    )

    def _requirements(self, value: JSON, pointer: Pointer) -> Iterator[Diagnostic]:
        """Find all requirements, wherever they stand."""
        if isinstance(value, list):
            for position, inner in enumerate(value):
                yield from self._requirements(inner, (*pointer, position))
        elif isinstance(value, dict):
            for key, inner in value.items():
                if key == "requires":
                    yield from self._requirement(inner, (*pointer, key))
                else:
                    yield from self._requirements(inner, (*pointer, key))

    def _requirement(self, requirement: JSON, pointer: Pointer) -> Iterator[Diagnostic]:
        for inside, leaf in leaves(requirement):
            yield from self._leaf(leaf, (*pointer, *inside))

    def _leaf(self, leaf: dict[str, JSON], at: Pointer) -> Iterator[Diagnostic]:
        identifier = str(leaf["id"])
        if identifier not in self._known:
            message = f"there is no option `{clean(identifier)}`"
            yield self._unknown(message, identifier, self._known, (*at, "id"))
            return
        option = self._catalogue.option(identifier)
        if option is not None and leaf.get("op") in ("eq", "neq", "in", "nin"):
            yield from self._compared(option, leaf.get("value"), (*at, "value"))

    def _compared(self, option: Option, value: JSON, at: Pointer) -> Iterator[Diagnostic]:
        """Compare only with what an option can be."""
        possible = [choice.value for offer in option.offers.values() for choice in offer.choices]
        possible += [
            offer.fixed for offer in option.offers.values() if offer.kind != "select" and offer.fixed is not None
        ]
        listed = (
            [((*at, number), one) for number, one in enumerate(value)] if isinstance(value, list) else [(at, value)]
        )
        for place, one in listed:
            if isinstance(one, (str, int, float)) and not any(same(one, other) for other in possible):
                names = list(dict.fromkeys(map(written, possible)))
                alike = closest(written(one), names)
                hint = f"did you mean `{clean(alike)}`?" if alike else f"there are: {', '.join(map(clean, names))}"
                message = f"`{clean(option.id)}` is never {show_value(one)}, in no tier"
                yield self._report(Code.NOT_OFFERED, message, place, hint=hint)

    def _unknown(self, message: str, name: str, known: Mapping[str, str] | list[str], at: Pointer) -> Diagnostic:
        alike = closest(name, known)
        hint = f"did you mean `{clean(alike)}`?" if alike else "see the ids of the options"
        return self._report(Code.UNKNOWN_CATALOGUE_OPTION, message, at, hint=hint)

    def _at(self, pointer: Pointer) -> dict[str, JSON]:
        value = self._document.inside(pointer).value
        return value if isinstance(value, dict) else {}

    def _report(self, code: Code, message: str, at: Pointer, *, hint: str, warn: bool = False) -> Diagnostic:
        return self._document.locator.diagnostic(
            code,
            message,
            *self._document.value_offsets_of(at),
            hint=hint,
            severity=Severity.WARNING if warn else Severity.ERROR,
            pointer=at,
        )
