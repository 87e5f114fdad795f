"""Cases for the judges of hub requests, in Python and in the browser: made at random, always the same."""

from __future__ import annotations

import random
from typing import Any, NamedTuple

from hubdocs.service.community.form_model import form_model
from hubdocs.service.community.judge import Judge
from hubdocs.service.community.options import TIERS, make_options_catalogue

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
    answers: tuple[Any, ...] = ("x", "10", "", [], ["x"], {}, {"x": ["y"]}, True, False)
    setup = {field: source.choice(answers) for field in FIELDS if source.random() < 0.5}
    problems = Judge(catalogue, tier, selections, setup).problems()
    verdict = [[problem.code.value, list(problem.pointer), problem.message] for problem in problems]
    return Case(form_model(catalogue), tier, selections, setup, verdict)


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
