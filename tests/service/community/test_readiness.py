"""What is known, what is missing, what is taken instead."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml

from hubdocs.service.community.answers import Case, State
from hubdocs.service.community.handbook import find_handbook, load_handbook
from hubdocs.service.community.options import SHIPPED, TIERS, make_options_catalogue
from hubdocs.service.community.readiness import readiness

HANDBOOK = load_handbook(find_handbook())
RECORD: dict[str, Any] = {
    "name": "red-andina",
    "long_name": "Red Andina",
    "community_representatives": [{"role": "Office", "email": "office@red.example.org"}],
    "technical_contacts": [{"role": "Data team", "email": "data@red.example.org"}],
}
WHOLE: dict[str, Any] = {
    "community": "red-andina",
    "tier": "Advanced",
    "selections": {"signin:auth": "github"},
    "setup": {
        "deal_url": "https://deals.example.org/4711",
        "admins": ["red-admin"],
        "github_teams": ["example-red:members"],
        "new_cluster": True,
    },
}


def case(record: dict[str, Any] | None = None, request: dict[str, Any] | None = None) -> Case:
    """Make a case of a record and a request."""
    return Case("red-andina", HANDBOOK, {"community": record or RECORD, "request": request or {}})


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("provider", "aws"),
        ("region", "us-west-2"),
        ("max_memory", "30G"),
        ("quota", 10),
        ("authentication", "cilogon"),
        ("cluster", "red-andina"),
    ],
)
def test_the_usual_is_taken(fact: str, value: object) -> None:
    """Nobody has to answer what the service can choose."""
    answer = case().answer(fact)

    assert (answer.state, answer.value) == (State.DEFAULT, value)


def test_the_default_of_the_tier_is_taken() -> None:
    """Where a request is silent, what the catalogue has in its tier counts; without a request, what is usual."""
    value = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    catalogue = make_options_catalogue(value, {})
    found = {}
    for tier in TIERS:
        silent = replace(case(request={"tier": tier}), usual=catalogue.usual(tier))
        answers = [silent.answer(fact) for fact in ("authentication", "max_memory", "quota")]
        assert {answer.state for answer in answers} == {State.DEFAULT}
        found[tier] = [answer.value for answer in answers]

    assert found == {
        "Essential": ["cilogon", "7G", 10],
        "Advanced": ["github", "30G", 10],
        "Premier": ["github", "30G", 10],
    }
    record = {**RECORD, "community_context": {"people": {"authentication": "cilogon"}}}
    said = replace(case(record), usual=catalogue.usual("Advanced")).answer("authentication")
    assert (said.state, said.value) == (State.SAID, "cilogon")


def test_a_region_is_only_guessed_in_the_usual_cloud() -> None:
    """The usual region means nothing in another cloud."""
    answer = case(request={"selections": {"cluster:provider": "GCP"}}).answer("region")

    assert answer.state is State.MISSING


def test_the_first_field_counts_and_words_have_a_meaning() -> None:
    """The request says more than the record, and its words are read as the cluster file has them."""
    record = {**RECORD, "community_context": {"data": {"location": "institution", "region": "sa-east-1"}}}

    assert case(record).answer("provider").state is State.DEFAULT
    assert case(record).answer("region").field == "community#community_context.data.region"
    said = case(record, {"setup": {"region": "af-south-1"}}).answer("region")
    assert (said.value, said.field) == ("af-south-1", "request#setup.region")


def test_what_does_not_matter_holds_nothing_up() -> None:
    """Teams are asked for with GitHub only, the institution with CILogon only."""
    github = case(request={"selections": {"signin:auth": "GitHub"}})

    assert github.answer("cilogon_idp").state is State.NEEDLESS
    assert github.answer("github_teams").state is State.MISSING
    assert case().answer("github_teams").state is State.NEEDLESS


def test_a_whole_request_is_ready() -> None:
    """With the agreement, the administrators and the teams, all phases can begin."""
    process = HANDBOOK.process("turn-up")
    assert process is not None

    assert readiness(process, case(request=WHOLE), "new").ready


def test_what_is_missing_holds_up_later_steps_too() -> None:
    """A step waits for those before it, and says what to ask."""
    process = HANDBOOK.process("turn-up")
    assert process is not None
    without_deal = {**WHOLE, "setup": {**WHOLE["setup"], "deal_url": ""}}

    account, cluster, hub = readiness(process, case(request=without_deal), "new").steps

    assert [answer.fact.name for answer in account.missing] == ["deal"]
    assert [question.name for question in account.questions] == ["agreement"]
    assert (cluster.missing, cluster.waits_for) == ((), ("Phase 1: account in the cloud",))
    assert not hub.ready


@pytest.mark.parametrize(
    ("setup", "occasion"),
    [({}, "new"), ({"new_cluster": True, "cluster": "red"}, "new"), ({"cluster": "sa"}, "additional-hub")],
)
def test_the_occasion_follows_from_the_request(setup: dict[str, Any], occasion: str) -> None:
    """A hub that joins a cluster needs neither an account nor a cluster."""
    assert case(request={"setup": setup}).occasion == occasion


@pytest.mark.parametrize("record", [[], "x", None, {"name": 3, "community_context": []}])
def test_nonsense_is_no_trouble(record: Any) -> None:
    """A record that is no record has only what is missing."""
    nonsense = Case("red-andina", HANDBOOK, {"community": record, "request": record})

    for process in HANDBOOK.processes:
        assert readiness(process, nonsense).steps
