"""What the form for hub requests has to know to show what a request becomes: facts and the table of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hubdocs.service.community.answers import meant, usual_by_tier
from hubdocs.service.community.fields import CHOICES, split_field
from hubdocs.service.community.scaffold_table import BUCKETS, CLOUDS, DOMAIN, ENTRY, MADE_BY, NO_CLOUD, files_with
from hubdocs.service.community.scaffold_values import FACTS, known_of_handbook, memory_choices, said_words, usual_words

if TYPE_CHECKING:
    from hubdocs.model import JSON
    from hubdocs.service.community.options import OptionsCatalogue
    from hubdocs.service.community.process import Fact, Handbook

_REQUEST = "request#"


def preview_model(catalogue: OptionsCatalogue, handbook: Handbook) -> dict[str, Any]:
    """Give what is needed to make the files in the browser: the script only follows it."""
    facts = {fact.name: _fact(fact, catalogue) for fact in _facts(handbook)}
    memory = facts.get("max_memory", {})
    files = files_with([name for name, _title, _image in handbook.environments])
    amounts = [*memory.get("means", {}).values(), *memory.get("tiers", {}).values(), memory.get("default")]
    return {
        "facts": facts,
        "files": [[file.name, file.head, [list(line) for line in file.lines]] for file in files],
        "entry": ENTRY,
        "sizes": {
            cloud: {amount: memory_choices(cloud, amount) for amount in dict.fromkeys(map(str, amounts))}
            for cloud in CLOUDS
        },
        "buckets": BUCKETS,
        "clouds": CLOUDS,
        "domain": DOMAIN,
        "known": known_of_handbook(handbook),
        "madeBy": MADE_BY,
        "noCloud": NO_CLOUD,
    }


def _facts(handbook: Handbook) -> list[Fact]:
    """List the facts that the files are made of, and those that these depend on."""
    found: dict[str, Fact] = {}
    names = list(FACTS)
    while names:
        fact = handbook.facts.get(names.pop(0))
        if fact is not None and fact.name not in found:
            found[fact.name] = fact
            names += [name for name, _value in (*fact.only_where, *fact.default_where)]
            names += [fact.default_fact]
    return list(found.values())


def _fact(fact: Fact, catalogue: OptionsCatalogue) -> dict[str, Any]:
    fields = [field for field in fact.fields if field.startswith(_REQUEST)]
    return {
        "fields": [[split_field(field)[1], said_words(field)] for field in fields],
        "means": {value: meaning for field in fields for value, meaning in _means(fact, field, catalogue)},
        "tiers": usual_by_tier(fact, catalogue),
        "as": fact.default_fact,
        "default": fact.default,
        "where": fact.default_where,
        "only": fact.only_where,
        "note": usual_words(fact),
    }


def _means(fact: Fact, field: str, catalogue: OptionsCatalogue) -> list[tuple[str, JSON]]:
    """Say what the choices of an option mean."""
    option = catalogue.option(field.removeprefix(CHOICES)) if field.startswith(CHOICES) else None
    offers = option.offers.values() if option is not None else ()
    values = [choice.value for offer in offers for choice in offer.choices if isinstance(choice.value, str)]
    return [(value, meaning) for value in values if (meaning := meant(fact, value)) != value]
