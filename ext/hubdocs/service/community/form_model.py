"""What the form for hub requests has to know in the browser: plain data, and no words but those of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hubdocs.schema.words import Template
from hubdocs.service.community.judge import RequestWords
from hubdocs.service.community.preview_model import preview_model

if TYPE_CHECKING:
    from hubdocs.service.community.options import Offer, Option, OptionsCatalogue
    from hubdocs.service.community.process import Handbook

TEMPLATES = (
    *RequestWords,
    Template.SET,
    Template.UNSET,
    Template.IS,
    Template.IS_NOT,
    Template.IS_ONE_OF,
    Template.IS_NONE_OF,
    Template.IS_MORE,
    Template.IS_AT_LEAST,
    Template.IS_LESS,
    Template.IS_AT_MOST,
    Template.ALWAYS,
    Template.NEVER,
    Template.AND,
    Template.OR,
    Template.COMMA,
    Template.GROUP,
)
"""What the form says in the browser, besides the words on its buttons."""


def form_model(catalogue: OptionsCatalogue, handbook: Handbook | None = None) -> dict[str, Any]:
    """Give a catalogue as the form's script reads it.

    :param handbook: what the facts mean; with it, the script can show the files that a request becomes.
    """
    return {
        "name": catalogue.name,
        "version": catalogue.version,
        "items": [_option(option) for option in catalogue.options],
        "setup": [
            {
                "field": question.field,
                "label": question.label,
                "needed": question.needed,
                "requires": question.requires,
                "count": question.count,
            }
            for question in catalogue.questions
        ],
        "files": None if handbook is None else preview_model(catalogue, handbook),
        "words": {template.name: template.value for template in TEMPLATES},
    }


def _option(option: Option) -> dict[str, Any]:
    return {
        "id": option.id,
        "label": option.label,
        "tiers": {tier: _offer(offer) for tier, offer in option.offers.items()},
    }


def _offer(offer: Offer) -> dict[str, Any]:
    return {
        "kind": offer.kind,
        "fixed": offer.fixed,
        "requires": offer.requires,
        "options": [
            {"value": choice.value, "label": choice.label, "requires": choice.requires} for choice in offer.choices
        ],
    }
