"""The first configuration: valid whatever is asked for, and it says what the request says."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from hubdocs.project import check, load_project
from hubdocs.project.community.onboarding import find_case
from hubdocs.project.fleet.fleets import open_fleet
from hubdocs.schema import value_at
from hubdocs.service.community.answers import Case, State
from hubdocs.service.community.fields import split_field
from hubdocs.service.community.handbook import find_handbook, load_handbook
from hubdocs.service.community.scaffold import ScaffoldError, draw, hub_names, scaffold
from hubdocs.service.community.scaffold_table import files_with
from hubdocs.service.community.scaffold_values import _bytes, known_of, known_of_hub, memory_choices
from hubdocs.sources.yaml_writer import write_yaml

if TYPE_CHECKING:
    from hubdocs.model import Pointer
    from hubdocs.service.fleet import Hub

RECORD: dict[str, Any] = {
    "name": "red-andina",
    "long_name": "Red Andina de Datos Abiertos",
    "website": "https://redandina.example.org",
    "region": "latin-america",
    "countries": ["PE"],
    "languages": ["es"],
    "status": "onboarding",
    "community_representatives": [{"role": "Office", "email": "office@redandina.example.org"}],
    "technical_contacts": [{"role": "Data team", "email": "data@redandina.example.org"}],
}
TEAMS = st.lists(st.sampled_from(["example-red", "example-red:members", "example-red:gpu"]), min_size=1, unique=True)
SETUP = st.fixed_dictionaries(
    {},
    optional={
        "deal_url": st.sampled_from(["https://deals.example.org/80012345678", "https://deals.example.org/x"]),
        "funded_by": st.sampled_from(["Fund: open data", "yes", "# no comment", "Fondo 'A' \"B\""]),
        "funder_url": st.just("https://fund.example.org"),
        "region": st.sampled_from(["southamerica-east1", "af-south-1"]),
        "account": st.sampled_from(["123456789012", "red-andina", "012345678901"]),
        "new_cluster": st.just(value=True),
        "cluster": st.sampled_from(["sa", "red-andina", "0"]),
        "hub_names": st.lists(st.sampled_from(["staging", "prod", "1", "on"]), min_size=1, unique=True),
        "admins": st.lists(st.sampled_from(["red-admin", "123", "no"]), unique=True),
        "github_teams": TEAMS,
        "restricted_profiles": st.fixed_dictionaries({"gpu": TEAMS}),
        "cilogon_idp": st.sampled_from(["https://idp.example.org/shibboleth", "urn:mace:example"]),
        "custom_image": st.sampled_from(["registry.example.org/red/x:2026-09-14"]),
        "default_interface": st.sampled_from(["lab", "notebook", "rstudio", "vscode", "desktop"]),
        "named_servers": st.booleans(),
    },
)
SELECTIONS = st.fixed_dictionaries(
    {},
    optional={
        "cluster:provider": st.sampled_from(["aws", "gcp"]),
        "cluster:billing": st.sampled_from(["service_pays", "community_pays"]),
        "signin:auth": st.sampled_from(
            ["cilogon_institution", "github_community", "shared_password", "none", "custom"]
        ),
        "hub:dask": st.sampled_from(["enabled", "disabled"]),
        "hub:gpu": st.sampled_from(["none", "t4"]),
        "obj:scratch": st.sampled_from(["enabled", "disabled"]),
        "obj:persistent": st.sampled_from(["enabled", "disabled"]),
        "environment:dynimg": st.sampled_from(["enabled", "disabled"]),
        "environment:default_image": st.sampled_from(["scipy", "rocker", "community"]),
        "hub:binderhubui": st.sampled_from(["enabled", "disabled"]),
        "hub:count": st.integers(1, 3),
        "hub:resources": st.sampled_from(["small", "medium", "large", "extra_large"]),
        "home:persistent": st.sampled_from(["persistent", "ephemeral"]),
    },
)
MEMORY = st.sampled_from(["512M", "1G", "7.5G", "15G", "30G", "64G", "200G", "2T"])
REQUEST = st.fixed_dictionaries(
    {
        "community": st.just("red-andina"),
        "catalogue": st.just({"name": "hub-options", "version": "1"}),
        "tier": st.just("Advanced"),
        "selections": SELECTIONS,
        "setup": SETUP,
    }
)

READ: dict[str, Any] = {
    "interface": lambda value: value.removeprefix("/").replace("tree", "notebook"),
    "authentication": lambda value: "none" if value == "null" else value,
    "cilogon_idp": lambda value: next(iter(value)),
    "account": str,
    "home_kept": lambda value: value != "none",
}
"""How values that are written otherwise in the configuration are read back."""

OTHERWISE = {"deal", "new_cluster", "max_memory", "image", "hub_names", "long_name", "domain", "values_files", "logo"}
"""Facts that are compared one by one below."""


@settings(max_examples=20, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(REQUEST, MEMORY)
def test_what_is_written_is_right_and_says_what_was_asked(request: dict[str, Any], memory: str) -> None:
    """A request becomes files without a finding, and read back they say the same."""
    if request["setup"].get("new_cluster") is not True:
        request["setup"].pop("cluster", None)
    record = {**RECORD, "community_context": {"mission": {"max_memory": memory}}}
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        case = written(folder, record, request)

        report = check(load_project(folder, base=folder))

        made = [item for item in report.diagnostics if item.path.startswith("clusters/")]
        assert [item.message for item in made] == []
        compare(folder, case)


def written(folder: Path, record: dict[str, Any], request: dict[str, Any]) -> Case:
    """Write record, request and the files made of them."""
    (folder / "hubdocs.toml").write_text("", encoding="utf-8")
    (folder / "community.yaml").write_text(write_yaml(record), encoding="utf-8")
    (folder / "request.yaml").write_text(write_yaml(request), encoding="utf-8")
    found = find_case("red-andina", load_project(folder, base=folder))
    made = scaffold(found.case, "hubs.example.org")
    cluster = folder / "clusters" / made.cluster
    cluster.mkdir(parents=True)
    for file, text in made.files.items():
        (cluster / file).write_text(text, encoding="utf-8")
    return found.case


def compare(folder: Path, case: Case) -> None:
    """Read the files as a hub does, and compare each fact by the table of what means the same."""
    fleet = open_fleet(folder / "clusters", load_project(folder, base=folder))
    (cluster,) = fleet.clusters
    compared = 0
    for hub in cluster.hubs:
        for fact in case.handbook.facts.values():
            for field in fact.fields:
                schema, steps = split_field(field)
                if fact.name in OTHERWISE or schema not in ("cluster", "hub-values") or "[]" in steps:
                    continue
                value = value_at(cluster.value if schema == "cluster" else hub.values, steps)
                if value not in (None, "to-fill-in", 100_000_000_000):
                    compared += 1
                    read = READ.get(fact.name, lambda found: found)(value)
                    expected = case.value(fact.name)
                    if fact.name == "quota":
                        expected = int(re.findall(r"\d+", str(expected))[0])
                    if fact.name == "dynamic_images":  # the page needs the same service
                        expected = bool(expected) or case.value("image_page")
                    assert read == expected, fact.name
    assert compared >= 4
    assert [hub.name for hub in cluster.hubs] == hub_names(case)
    deal = re.search(r"\d+$", str(case.value("deal")))
    assert value_at(cluster.value, ("metadata", "2i2c", "hubspot_deal_id")) == (int(deal[0]) if deal else 0)
    for hub in cluster.hubs:
        compare_menu(hub, case)
        compare_restrictions(hub, case)
    if case.answer("github_teams").state is State.SAID:
        pointer = ("jupyterhub", "hub", "config", "GitHubOAuthenticator", "allowed_organizations")
        assert cluster.hubs[0].value(*pointer) == case.value("github_teams")


def compare_menu(hub: Hub, case: Case) -> None:
    """Find the sizes and environments that were asked for on the menu."""
    options = hub.value("jupyterhub", "singleuser", "profileList")[0]["profile_options"]
    largest = max(choice["kubespawner_override"]["mem_limit"] for choice in options["resources"]["choices"].values())
    wanted = _bytes(str(case.value("max_memory")))
    assert largest <= wanted * Fraction(230, 100)
    assert largest >= wanted * Fraction(85, 100) or wanted > 110 * 2**30
    builds = options["image"].get("dynamic_image_building", {}).get("enabled", False)
    assert builds == case.value("dynamic_images")
    first = [name for name, choice in options["image"]["choices"].items() if choice.get("default")]
    chosen = case.value("first_image") if case.answer("first_image").state is State.SAID else "community"
    assert first == [chosen if case.value("image") or chosen != "community" else "scipy"]


def compare_restrictions(hub: Hub, case: Case) -> None:
    """Find that only the teams that were named see what is restricted, and that who is in them is known."""
    others = hub.value("jupyterhub", "singleuser", "profileList")[1:]
    assert [profile["slug"] for profile in others] == (["gpu"] if case.value("gpu") else [])
    groups = [profile["allowed_groups"] for profile in others if "allowed_groups" in profile]
    teams = case.value("restricted_profiles")
    assert groups == ([teams["gpu"]] if isinstance(teams, dict) and others else [])
    config = hub.value("jupyterhub", "hub", "config")
    kept = config.get("GitHubOAuthenticator", {}).get("populate_teams_in_auth_state", False)
    assert kept == (bool(groups) and case.value("authentication") == "github")
    assert config.get("Authenticator", {}).get("enable_auth_state", False) == kept
    assert not kept or "read:org" in config["GitHubOAuthenticator"]["scope"]


@pytest.mark.parametrize(
    ("provider", "most", "sizes"),
    [
        ("aws", "30G", ["mem_4_gb", "mem_7_gb", "mem_15_gb", "mem_29_gb"]),
        ("aws", "15G", ["mem_4_gb", "mem_7_gb", "mem_15_gb"]),
        ("gcp", "30G", ["mem_3_gb", "mem_7_gb", "mem_13_gb", "mem_26_gb"]),
        ("aws", "60G", ["mem_7_gb", "mem_15_gb", "mem_30_gb", "mem_60_gb"]),
        ("aws", "512M", ["mem_465_mb"]),
        ("aws", "200G", ["mem_61_gb", "mem_122_gb", "mem_244_gb"]),
    ],
)
def test_sizes_go_up_to_what_was_asked_for(provider: str, most: str, sizes: list[str]) -> None:
    """The largest is about as large as what was asked for, and the smallest is the default."""
    choices = memory_choices(provider, most)

    assert list(choices) == sizes
    assert [choice.get("default", False) for choice in choices.values()] == [True] + [False] * (len(sizes) - 1)


def test_other_clouds_are_refused() -> None:
    """Nothing is guessed for a cloud that is not known here."""
    case = Case("x", load_handbook(find_handbook()), {"request": {"selections": {"cluster:provider": "Azure"}}})

    with pytest.raises(ScaffoldError, match="azure"):
        scaffold(case, "example.org")


def case_of(selections: dict[str, Any], setup: dict[str, Any]) -> Case:
    """Make a case of a request."""
    handbook = load_handbook(find_handbook())
    return Case("red-andina", handbook, {"community": RECORD, "request": {"selections": selections, "setup": setup}})


def hub_values(case: Case, name: str) -> tuple[dict[str, Any], dict[Pointer, str], list[str]]:
    """Give the values of a hub, what is said of some keys, and what is still to be filled in."""
    lines = files_with([known for known, _title, _image in case.handbook.environments])[-1].lines
    values, notes = draw(lines, known_of_hub(known_of(case), name, "example.org", alone=True))
    file = f"{name}.values.yaml: "
    still = [text.removeprefix(file) for text in scaffold(case, "example.org").open if text.startswith(file)]
    return values, notes, still


def test_a_profile_that_nobody_makes_is_still_to_be_filled_in() -> None:
    """Teams for a profile that is not among those that are written are told, and not lost."""
    teams = {"large": ["example-red:modellers"], "environment": ["example-red:members"]}

    values, _comments, still = hub_values(
        case_of({"signin:auth": "github_community"}, {"restricted_profiles": teams}), "prod"
    )

    assert "jupyterhub.singleuser.profileList: a profile `large`, for example-red:modellers" in still
    assert values["jupyterhub"]["singleuser"]["profileList"][0]["allowed_groups"] == ["example-red:members"]
    assert values["jupyterhub"]["hub"]["config"]["Authenticator"] == {"enable_auth_state": True}


@pytest.mark.parametrize(
    ("image", "open_"), [("registry.example.org/x:1", True), ("quay.io/example.org/x:1", False), ("x:1", False)]
)
def test_addresses_of_examples_are_still_to_be_filled_in(image: str, *, open_: bool) -> None:
    """Nothing that is only an example stands in a hub's configuration unnoticed."""
    case = case_of({}, {})
    case = replace(case, handbook=replace(case.handbook, environments=(("scipy", "Python", image),)))

    _values, _comments, still = hub_values(case, "prod")

    assert bool([text for text in still if "images" in text]) == open_


def test_what_an_environment_is_called_is_text() -> None:
    """Nothing in the project's own table is taken for something that is to be filled in."""
    case = case_of({}, {})
    case = replace(case, handbook=replace(case.handbook, environments=(("<b>", "R <title> <x>", "r/<image>:1"),)))

    values, _comments, _still = hub_values(case, "prod")

    options = values["jupyterhub"]["singleuser"]["profileList"][0]["profile_options"]
    assert options["image"]["choices"] == {
        "<b>": {"display_name": "R <title> <x>", "default": True, "kubespawner_override": {"image": "r/<image>:1"}}
    }


def test_a_size_that_no_machine_has_is_told() -> None:
    """Nobody learns on the first day that the hub is too small."""
    _values, _comments, still = hub_values(case_of({"cluster:provider": "gcp", "hub:resources": "2T"}, {}), "prod")

    assert "jupyterhub.singleuser.profileList: a size of 2T, for which no machine is known here" in still


def test_teams_are_kept_only_where_a_profile_is_restricted() -> None:
    """A graphics processor for everybody needs no teams; groups of other logins are made by hand."""
    gpu = {"hub:gpu": "t4", "signin:auth": "github_community"}
    values, _comments, _still = hub_values(case_of(gpu, {"github_teams": ["example-red"]}), "prod")
    assert values["jupyterhub"]["hub"]["config"] == {
        "JupyterHub": {"authenticator_class": "github"},
        "GitHubOAuthenticator": {"scope": ["read:org"], "allowed_organizations": ["example-red"]},
    }

    teams = {"restricted_profiles": {"gpu": ["example-red:gpu"]}}
    values, comments, _still = hub_values(case_of({**gpu, "signin:auth": "custom"}, teams), "prod")
    assert "Authenticator" not in values["jupyterhub"]["hub"]["config"]
    assert "made on the hub's page" in comments["jupyterhub", "singleuser", "profileList"]


def test_hubs_that_have_no_names_are_numbered() -> None:
    """A number of hubs is as good as names."""
    assert hub_names(case_of({"hub:count": 3}, {})) == ["prod", "prod-2", "prod-3"]
    assert hub_names(case_of({"hub:count": 3}, {"hub_names": ["a"]})) == ["a"]


def test_nothing_of_a_person_is_kept_where_nothing_is_to_be_kept(tmp_path: Path) -> None:
    """Without home folders, nothing is mounted and nothing prepares them."""
    request = {
        "community": "red-andina",
        "catalogue": {"name": "hub-options", "version": "1"},
        "tier": "Advanced",
        "selections": {"home:persistent": "ephemeral", "signin:auth": "none"},
    }
    case = written(tmp_path, RECORD, request)
    (hub,) = open_fleet(tmp_path / "clusters", load_project(tmp_path, base=tmp_path)).clusters[0].hubs

    assert case.value("home_kept") is False
    assert hub.value("jupyterhub", "singleuser", "storage", "type") == "none"
    assert hub.value("jupyterhub-home-nfs", "enabled") is not True


@pytest.mark.parametrize(("tier", "memory"), [("Essential", "7G"), ("Advanced", "30G")])
def test_a_choice_that_nobody_made_is_that_of_the_tier(tmp_path: Path, tier: str, memory: str) -> None:
    """The check and the scaffold take the same for granted."""
    catalogue = {"name": "hub-options", "version": "1"}
    written(tmp_path, RECORD, {"community": "red-andina", "catalogue": catalogue, "tier": tier, "selections": {}})

    answer = find_case("red-andina", load_project(tmp_path, base=tmp_path)).case.answer("max_memory")

    assert (answer.state, answer.value) == (State.DEFAULT, memory)
