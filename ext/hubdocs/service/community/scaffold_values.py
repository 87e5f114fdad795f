"""What the table of a hub's first configuration can name: the facts of a community, and what follows from them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from hubdocs.service.community.answers import State
from hubdocs.service.community.scaffold_table import BUCKETS
from hubdocs.service.fleet.machines import machines
from hubdocs.service.fleet.resource_choices import resource_choices, sizes

if TYPE_CHECKING:
    from hubdocs.model import JSON
    from hubdocs.service.community.answers import Case
    from hubdocs.service.community.process import Fact, Handbook
    from hubdocs.service.fleet.machines import Machine

FACTS: Final = (
    "account",
    "admins",
    "authentication",
    "billing",
    "cilogon_idp",
    "cluster",
    "community_image",
    "dask",
    "deal",
    "dynamic_images",
    "first_image",
    "funder",
    "funder_url",
    "github_teams",
    "gpu",
    "home_kept",
    "hub_count",
    "hub_names",
    "image",
    "image_first",
    "image_page",
    "interface",
    "max_memory",
    "named_servers",
    "persistent",
    "provider",
    "quota",
    "region",
    "restricted_profiles",
    "scratch",
)
"""The facts that the files are made of."""
SAID_IN: Final = ("cluster", "provider", "account", "region", "billing")
"""The facts of which a comment says where they come from."""
_ACCOUNT: Final = re.compile(r"[1-9][0-9]{11}")
_CHANGE: Final = {"easily": "easy to change", "with-work": "some work to change", "hardly": "hard to change"}
_FAMILIES: Final = {"aws": "r5.", "gcp": "n2-highmem-"}
_UNITS: Final = {"M": 2**20, "G": 2**30, "T": 2**40}
_DIGITS: Final = 18  # more are no number of a deal
_MOST_SIZES: Final = 4
_NEARLY: Final = Fraction(85, 100)
"""What counts as enough: a machine of 32 gigabytes has 29 for people, and is what 30 gigabytes are asked from."""


def known_of(case: Case) -> dict[str, Any]:
    """Give all that the lines of all files may name; the form's script does the same with the answers so far."""
    known: dict[str, Any] = {name: case.value(name) for name in FACTS}
    known |= {f"from:{name}": origin(case, name) for name in SAID_IN}
    known["said:first_image"] = case.answer("first_image").state is State.SAID
    deal = [digits for digits in re.findall(r"[0-9]+", str(known["deal"] or "")) if len(digits) <= _DIGITS]
    account = str(known["account"] or "")
    logo, restricted = str(case.value("logo") or ""), restrictions(case)
    known |= known_of_handbook(case.handbook)
    known |= {
        "community": case.name,
        "title": case.title,
        "website": str(case.value("website") or ""),
        # The logo of a record may be a file beside it, which a home page cannot show.
        "logo_url": logo if re.match(r"https?://", logo) else "",
        "provider": str(known["provider"]),
        "cluster": str(known["cluster"] or case.name),
        "account": account,
        "account_number": int(account) if _ACCOUNT.fullmatch(account) else None,
        "deal_number": int(deal[-1]) if deal else None,
        "paid_by_us": known["billing"] is True,
        "quota": _number(known["quota"]),
        "admins": _texts(known["admins"]),
        "github_teams": _texts(known["github_teams"]),
        "restricted": bool(restricted),
        "environment_teams": restricted.get("environment", []),
        "gpu_teams": restricted.get("gpu", []),
        "bucket": BUCKETS.get(str(known["provider"]), ""),
        "interface": known["interface"] or "lab",
    }
    if known["provider"] in _FAMILIES:
        known["sizes"] = memory_choices(known["provider"], str(known["max_memory"]))
    return known


def known_of_handbook(handbook: Handbook) -> dict[str, Any]:
    """Give what the lines may name of the provider: who it is, and its usual environments by their numbers."""
    service, service_url = handbook.provider
    known = {"service": service, "service_url": service_url}
    for number, (name, title, image) in enumerate(handbook.environments):
        known |= {f"name:{number}": name, f"title:{number}": title, f"image:{number}": image}
    return known


def restrictions(case: Case) -> dict[str, list[str]]:
    """Give the teams that alone may choose a profile, by its name. One that is not offered has none."""
    said = case.value("restricted_profiles")
    found = {name: _texts(teams) for name, teams in said.items()} if isinstance(said, dict) else {}
    if case.value("gpu_team"):
        found.setdefault("gpu", [str(case.value("gpu_team"))])
    if case.value("gpu") is not True:
        found.pop("gpu", None)
    return {name: teams for name, teams in found.items() if teams}


def known_of_hub(known: dict[str, Any], hub: str, domain: str, *, alone: bool) -> dict[str, Any]:
    """Give what the lines about one hub may name besides.

    :param domain: below which the hubs have their addresses.
    :param alone: it is the only hub.
    """
    host = f"{hub}.{known['cluster']}.{domain}"
    return known | {
        "hub": hub,
        "hub_title": known["title"] if alone else f"{known['title']} ({hub})",
        "domain": host,
        "website": known["website"] or f"https://{host}",
        "logo_url": known["logo_url"] or f"https://{host}/hub/logo",
    }


def origin(case: Case, name: str) -> str:
    """Say where the value of a fact comes from."""
    answer = case.answer(name)
    if answer.state is State.DEFAULT:
        return usual_words(answer.fact)
    return said_words(answer.field) if answer.field else ""


def usual_words(fact: Fact) -> str:
    """Say that a fact is what it usually is."""
    return f"nobody said it, so the usual; {_CHANGE.get(fact.change, '')}"


def said_words(field: str) -> str:
    """Say where a fact is said."""
    schema, _hash, path = field.partition("#")
    return f"from the {schema}: {path}"


def memory_choices(provider: str, most: str) -> dict[str, dict[str, Any]]:
    """Give the sizes of servers up to an amount of memory, the largest about as large as that."""
    wanted = _bytes(most)
    family = [machine for name, machine in machines().items() if name.startswith(_FAMILIES[provider])]
    family.sort(key=lambda machine: machine.available_memory)
    machine = next((item for item in family if _largest(item) >= wanted * _NEARLY), family[-1])
    count = _MOST_SIZES
    while len(fitting := [size for size in sizes(machine, count) if size.memory <= wanted * (2 - _NEARLY)]) == 0:
        count += 1
    if fitting[-1].memory < wanted * _NEARLY:  # better too much than too little
        fitting += [size for size in sizes(machine, count) if size.memory > fitting[-1].memory][:1]
    largest = {size.key for size in fitting[-_MOST_SIZES:]}
    choices = {key: choice for key, choice in resource_choices([(machine, count)]).items() if key in largest}
    next(iter(choices.values()))["default"] = True
    return choices


def is_enough(provider: str, most: str) -> bool:
    """Say whether the largest size on the menu is about as large as was asked for."""
    choices = memory_choices(provider, most).values()
    return bool(max(choice["kubespawner_override"]["mem_limit"] for choice in choices) >= _bytes(most) * _NEARLY)


def _largest(machine: Machine) -> Fraction:
    return sizes(machine, 1)[0].memory


def _bytes(text: str) -> Fraction:
    found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)([MGT])", text)
    return Fraction(found[1]) * _UNITS[found[2]] if found else Fraction(30 * _UNITS["G"])


def _number(value: JSON) -> int:
    found = re.search(r"\d+", str(value))
    return int(found[0]) if found else 10


def _texts(value: JSON) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
