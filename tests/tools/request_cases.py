"""Cases for the judges of hub requests, in Python and in the browser: made at random, always the same."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from hubdocs.service.community.answers import Case as Asked
from hubdocs.service.community.form_model import form_model
from hubdocs.service.community.handbook import find_handbook, load_handbook
from hubdocs.service.community.judge import Judge
from hubdocs.service.community.options import SHIPPED, TIERS, make_options_catalogue
from hubdocs.service.community.scaffold import ScaffoldError, scaffold
from hubdocs.service.community.scaffold_table import DOMAIN

if TYPE_CHECKING:
    from hubdocs.service.community.options import OptionsCatalogue
    from hubdocs.service.community.process import Handbook

IDS = ("a:b", "a:c", "b:d", "b:e")
FIELDS = ("region", "cluster")
VALUES: tuple[Any, ...] = ("x", "y", "10", 10, 9, 1.5, True, False, "", "<b>{label}</b>", "-2.50", "१")
OPS = ("truthy", "falsy", "eq", "neq", "in", "nin", "gt", "gte", "lt", "lte")


class Case(NamedTuple):
    """A catalogue, a request, and what the judge in Python says."""

    model: dict[str, Any]
    tier: str
    selections: dict[str, Any]
    setup: dict[str, Any]
    verdict: list[list[Any]]


def cases(count: int, seed: int = 4) -> list[Case]:
    """Make cases; each has a catalogue and a request of its own."""
    source = random.Random(seed)  # noqa: S311 (the same cases every time)
    return [_case(source) for _ in range(count)]


def _case(source: random.Random) -> Case:
    table = {
        "name": "own",
        "version": "1",
        "items": [_item(source, identifier) for identifier in IDS],
        "setup": [_question(source, field) for field in FIELDS],
    }
    catalogue = make_options_catalogue(table, {"region": "Region", "cluster": "Cluster {id}"})
    tier = source.choice(TIERS)
    chosen = source.sample((*IDS, "z:z"), source.randrange(5))
    selections = {identifier: source.choice(VALUES) for identifier in chosen}
    answers: tuple[Any, ...] = (
        "x",
        "10",
        "",
        [],
        ["x"],
        [f"{number}" for number in range(10)],
        {},
        {"x": ["y"]},
        True,
        False,
    )
    setup = {field: source.choice(answers) for field in FIELDS if source.random() < 0.5}
    problems = Judge(catalogue, tier, selections, setup).problems()
    verdict = [[problem.code.value, list(problem.pointer), problem.message] for problem in problems]
    return Case(form_model(catalogue), tier, selections, setup, verdict)


class FilesCase(NamedTuple):
    """A request, and the files that it becomes in Python.

    :param plain: no text in it is written in one of several ways.
    """

    request: dict[str, Any]
    files: list[list[str]] | str
    plain: bool


TEAMS: tuple[Any, ...] = (["org"], ["org", "org:team.x"], ["yes", "123"])
SETUP: dict[str, tuple[Any, ...]] = {
    "deal_url": ("https://deals.example.org/80012345678", "https://deals.example.org/x", "https://a.example.org/0"),
    "funded_by": ("Fund: open data", "yes", "# no comment", "Fondo 'A' \"B\"", "2027-01-01", " a ", "1_000", "- x"),
    "funder_url": ("https://fund.example.org/#top",),
    "region": ("southamerica-east1", "af-south-1", "on"),
    "account": ("123456789012", "red-andina", "012345678901", "1e3"),
    "cluster": ("sa", "0", "0x1f", "null"),
    "hub_names": (["staging", "prod"], ["1"], ["on", "y", "a"]),
    "admins": (["red-admin", "123", "no"], ["@a", "a:", "*"], []),
    "github_teams": TEAMS,
    "restricted_profiles": (
        {"gpu": ["org:gpu"]},
        {"big": ["org"]},
        {"gpu": ["o:g"], "environment": ["org"]},
        {"gpu": []},
    ),
    "cilogon_idp": ("https://idp.example.org/shibboleth", "urn:mace:example"),
    "custom_image": ("registry.example.org:5000/red/x:2026-09-14", f"a@sha256:{'0' * 64}"),
    "custom_image_default": (True, False),
    "default_interface": ("lab", "notebook", "rstudio", "vscode", "desktop"),
    "named_servers": (True, False),
    "new_cluster": (True, False),
}
HOSTILE = ("\U0001f600 <b>", "a\u2028b", "\u007f", "\ufeffx", "tab\there", "back\\slash \u0085")


def files_cases(count: int, seed: int = 5) -> tuple[dict[str, Any], list[FilesCase]]:
    """Make requests by the catalogue that comes with hubdocs; give what the form's script has to know with them."""
    source = random.Random(seed)  # noqa: S311 (the same cases every time)
    catalogue = make_options_catalogue(yaml.safe_load(SHIPPED.read_text(encoding="utf-8")), {})
    handbook = load_handbook(find_handbook())
    return form_model(catalogue, handbook)["files"], [_files_case(source, catalogue, handbook) for _ in range(count)]


def _files_case(source: random.Random, catalogue: OptionsCatalogue, handbook: Handbook) -> FilesCase:
    tier = source.choice(TIERS)
    offers = [(option.id, option.offers[tier]) for option in catalogue.options if option.offers[tier].choices]
    chosen = source.sample(offers, source.randrange(len(offers)))
    setup = {field: source.choice(values) for field, values in SETUP.items() if source.random() < 0.5}
    plain = source.random() < 0.8
    if not plain:
        setup |= {"funded_by": source.choice(HOSTILE), "admins": [source.choice(HOSTILE)]}
    request = {
        "community": "red-andina",
        "tier": tier,
        "selections": {name: source.choice(offer.choices).value for name, offer in chosen},
        "setup": setup,
    }
    case = Asked("red-andina", handbook, {"request": request}, catalogue.usual(tier))
    try:
        files: list[list[str]] | str = [list(file) for file in scaffold(case, DOMAIN).files.items()]
    except ScaffoldError as error:
        files = str(error)
    return FilesCase(request, files, plain)


def _item(source: random.Random, identifier: str) -> dict[str, Any]:
    item: dict[str, Any] = {"id": identifier, "group": "a", "label": f"Option {identifier} {{value}} $& <i>"}
    if source.random() < 0.3:
        item["requires"] = _requirement(source, 3)
    item["perTier"] = {tier: _offer(source) for tier in TIERS if source.random() < 0.95}
    return item


def _offer(source: random.Random) -> dict[str, Any]:
    kind = source.choice(("single", "flag", "select", "select", "select"))
    offer: dict[str, Any] = {"kind": kind}
    if source.random() < 0.2:
        offer["requires"] = _requirement(source, 2)
    if kind == "single":
        offer["text"] = source.choice(("x", "10", "some words"))
    elif kind == "flag":
        offer["available"] = source.random() < 0.5
    else:
        values = source.sample(VALUES, source.randrange(1, 5))
        offer["options"] = [
            {"value": value, "label": f"Choice {number}"}
            | ({"requires": _requirement(source, 3)} if source.random() < 0.4 else {})
            for number, value in enumerate(values)
        ]
        if source.random() < 0.8:
            offer["default"] = source.choice(values)
    return offer


def _question(source: random.Random, field: str) -> dict[str, Any]:
    question: dict[str, Any] = {"field": field, "group": "a", "needed": source.random() < 0.5}
    if source.random() < 0.3:
        question["as_many_as"] = source.choice((*IDS, "z:z"))
    if source.random() < 0.6:
        question["requires"] = _requirement(source, 2)
    return question


def _requirement(source: random.Random, depth: int) -> dict[str, Any]:
    if depth and source.random() < 0.5:
        kind = source.choice(("allOf", "anyOf", "not"))
        if kind == "not":
            return {"not": _requirement(source, depth - 1)}
        return {kind: [_requirement(source, depth - 1) for _ in range(source.randrange(1, 4))]}
    op = source.choice(OPS)
    leaf: dict[str, Any] = {"id": source.choice((*IDS, "setup:region", "z:z")), "op": op}
    if op in ("in", "nin"):
        leaf["value"] = source.sample(VALUES, source.randrange(1, 4))
    elif op not in ("truthy", "falsy"):
        leaf["value"] = source.choice(VALUES)
    return leaf
