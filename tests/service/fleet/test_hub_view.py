"""A hub as its readers see it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.service.fleet import Cluster, Fleet, FleetOptions, Hub
from hubdocs.service.fleet.hub_view import HubView, first_step, region_of, view_hub
from hubdocs.service.fleet.profile_view import Choice, FreeChoice, Profile
from hubdocs.service.fleet.server_view import ServerView

if TYPE_CHECKING:
    from collections.abc import Mapping

GIB = 1024**3
SIZES = {"small": {"mem_guarantee": "1G", "mem_limit": "2G"}, "large": {"mem_limit": "8G", "cpu_limit": 4}}


def fleet_in(folder: Path) -> Fleet:
    """Open a fleet as it is read without a configuration."""
    return Fleet(folder, FleetOptions(is_encrypted=lambda path: "secret" in path.name, shown=str))


def make_hub(values: Mapping[str, Any], cluster: Mapping[str, Any] | None = None, entry: Any = None) -> Hub:
    """Make a hub of values, without any file."""
    owner = Cluster(fleet_in(Path("fleet")), Path("fleet/af/cluster.yaml"))
    hub = Hub(owner, 0)
    owner.__dict__["value"] = {"hubs": [{"name": "hub-a"} if entry is None else entry], **(cluster or {})}
    hub.__dict__["values"] = values
    hub.__dict__["layers"] = ()
    return hub


def singleuser(**settings: Any) -> dict[str, Any]:
    """Make values with settings for all servers."""
    return {"jupyterhub": {"singleuser": settings}}


def with_profiles(*profiles: Any, **settings: Any) -> tuple[Profile, ...]:
    """View the profiles of a hub."""
    return view_hub(make_hub(singleuser(profileList=list(profiles), **settings))).profiles


def option(**choices: Any) -> dict[str, Any]:
    """Make the options of a profile: one option."""
    return {"profile_options": {"size": {"choices": {name: override(value) for name, value in choices.items()}}}}


def override(settings: Any) -> dict[str, Any]:
    """Make a choice that sets something."""
    return {"kubespawner_override": settings}


def defaults(choices: tuple[Choice, ...]) -> list[bool]:
    """Say which choices are the default."""
    return [choice.is_default for choice in choices]


def test_a_hub_that_says_nothing() -> None:
    """Nothing is made up."""
    view = view_hub(make_hub({}))

    assert (view.id, view.title, view.domain, view.provider, view.region) == ("af/hub-a", "af/hub-a", "", "", "")
    assert (view.login.name, view.login.section, view.login.by_code) == ("", "", False)
    assert view.server.is_empty
    assert view.profiles == ()
    assert not view.secretive


@pytest.mark.parametrize(
    ("cluster", "region"),
    [
        ({"provider": "aws", "aws": {"region": "af-south-1"}}, "af-south-1"),
        ({"provider": "gcp", "gcp": {"zone": "southamerica-east1-b"}}, "southamerica-east1"),
        ({"provider": "gcp", "gcp": {"zone": "southamerica-east1"}}, "southamerica-east1"),
        ({"provider": "azure", "azure": {"cluster": "x"}}, ""),
        ({"provider": "aws", "gcp": {"zone": "x"}}, ""),
        ({"provider": ["aws"], "aws": {"region": "af-south-1"}}, ""),
        ({"provider": "aws", "aws": {"region": 7}}, ""),
    ],
)
def test_region(cluster: dict[str, Any], region: str) -> None:
    """A zone of Google's cloud is a region with a letter."""
    assert region == region_of(make_hub({}, cluster).cluster)


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("github", "GitHubOAuthenticator"),
        ("local-github", "GitHubOAuthenticator"),
        ("oauthenticator.github.GitHubOAuthenticator", "GitHubOAuthenticator"),
        ("null", "NullAuthenticator"),
        ("pam", "PAMAuthenticator"),
        ("somebody.else.Authenticator", ""),
    ],
)
def test_login(name: str, section: str) -> None:
    """A way to log in is known by its short name and by the path of its class."""
    values = {"jupyterhub": {"hub": {"config": {"JupyterHub": {"authenticator_class": name}}}}}

    login = view_hub(make_hub(values)).login

    assert (name, section) == (login.name, login.section)


def test_code_may_decide() -> None:
    """What the hub's own code names cannot be known from outside."""
    code = {"auth": "c.JupyterHub.authenticator_class = 'x'", "list": "c.KubeSpawner.profile_list = []", "number": 1}

    view = view_hub(make_hub({"jupyterhub": {"hub": {"extraConfig": code}}}))

    assert view.login.by_code
    assert view.profiles_by_code


def test_choices_decide_about_sizes() -> None:
    """A choice shows what all choices of its option decide about, and the profile shows the rest."""
    usual = {"memory": {"guarantee": "1G"}, "cpu": {"limit": 2}, "image": {"name": "base", "tag": 4.2}}
    (profile,) = with_profiles({"display_name": "P", **option(**SIZES)}, **usual)

    assert profile.itself.server == ServerView(image="base:4.2")
    assert [choice.server for choice in profile.options[0].choices] == [
        ServerView(memory_guarantee=GIB, memory_limit=2 * GIB, cpu_limit=2),
        ServerView(memory_guarantee=GIB, memory_limit=8 * GIB, cpu_limit=4),
    ]


def test_null_takes_a_limit_away() -> None:
    """In a list, null stays and means that there is none."""
    (profile,) = with_profiles(
        {"display_name": "P", **override({"mem_limit": None, "mem_guarantee": "14G"})}, memory={"limit": "2G"}
    )

    assert profile.itself.server == ServerView(memory_guarantee=14 * GIB)


@pytest.mark.parametrize(
    ("limits", "count"),
    [
        ({"nvidia.com/gpu": "1"}, 1),
        ({"nvidia.com/gpu": 2, "amd.com/gpu": 1}, 3),
        ({"memory": 1}, None),
        ({"nvidia.com/gpu": "0"}, None),
        ({"nvidia.com/gpu": "9" * 400}, None),
        ({"nvidia.com/gpu": None}, None),
        (["nvidia.com/gpu"], None),
    ],
)
def test_graphics_processors(limits: Any, count: int | None) -> None:
    """They are counted, whoever made them."""
    (profile,) = with_profiles({"display_name": "P", **override({"extra_resource_limits": limits})})

    assert count == profile.itself.server.gpus


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([None, None], [True, False]),
        ([None, True], [False, True]),
        ([True, True], [True, False]),
        ([False, False], [True, False]),
    ],
)
def test_the_default(marks: list[bool | None], expected: list[bool]) -> None:
    """It is the first that is marked, or the first of all; profiles and choices alike."""
    marked = [{} if mark is None else {"default": mark} for mark in marks]
    choices = {f"c{number}": mark for number, mark in enumerate(marked)}
    found = with_profiles(*({**mark, "profile_options": {"o": {"choices": choices}}} for mark in marked))

    assert expected == defaults(tuple(profile.itself for profile in found))
    assert expected == defaults(found[0].options[0].choices)


def test_names_and_groups() -> None:
    """What has no name for readers goes by another; who may choose is everybody, some, or nobody that is named."""
    first, second, third = with_profiles(
        {"display_name": " A ", "slug": "a", "allowed_groups": ["org:team", "", 7, " people "]},
        {"slug": "b", "allowed_groups": []},
        {"allowed_groups": "org:team"},
    )

    assert [profile.itself.title for profile in (first, second, third)] == ["A", "b", "3"]
    assert [profile.itself.groups for profile in (first, second, third)] == [("org:team", "people"), (), None]


def test_what_may_be_typed() -> None:
    """A field for something else counts only where it is switched on."""
    unlisted = {
        "enabled": True,
        "display_name": "Own",
        "display_name_in_choices": "Other image",
        "kubespawner_override": {"image": "{value}"},
        "allowed_groups": ["a"],
    }
    options = {
        "on": {"unlisted_choice": unlisted, "dynamic_image_building": {"enabled": True}},
        "off": {"unlisted_choice": {**unlisted, "enabled": False}, "dynamic_image_building": {"enabled": "yes"}},
    }
    (profile,) = with_profiles({"display_name": "P", "profile_options": options})

    (found,) = profile.options
    assert found.free == FreeChoice("Other image", "", ("a",), is_image=True)
    assert found.builds_images


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Up to <b>4</b>&nbsp;CPUs<br/>for all", "Up to 4 CPUs for all"),
        ('See <a href="https://x.example.org">this</a>.', "See this."),
        ("for <your-team>, if 2 < 3", "for <your-team>, if 2 < 3"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_descriptions_are_text(written: str, shown: str) -> None:
    """The page of a hub understands some HTML in descriptions; what is left of it here is words."""
    (profile,) = with_profiles({"display_name": "P", "description": written})

    assert shown == profile.itself.description


@pytest.mark.parametrize(
    ("address", "step"),
    [
        ("/lab", "lab"),
        ("/lab/tree/start.ipynb", "lab"),
        ("rstudio", "rstudio"),
        ("/hub/user-redirect/git-pull?repo=https%3A%2F%2Fgit.example.org%2Fa&urlpath=lab%2Ftree%2Fa", "lab"),
        ("/git-pull?repo=x", ""),
        ("//[", ""),
        ("", ""),
    ],
)
def test_interface(address: str, step: str) -> None:
    """The first part of an address names the program."""
    assert step == first_step(address)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("{value}") | st.just("4G"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def mapping(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Make mappings with some of these keys, or anything else."""
    return st.fixed_dictionaries({}, optional=dict(keys)) | JSON


OVERRIDE = mapping(
    mem_limit=JSON, cpu_guarantee=JSON, image=JSON, default_url=JSON, extra_resource_limits=mapping(gpu=JSON)
)
CHOICE = mapping(
    display_name=JSON, description=JSON, default=JSON, allowed_groups=JSON, kubespawner_override=OVERRIDE, enabled=JSON
)
OPTION = mapping(
    display_name=JSON,
    choices=st.dictionaries(st.text(max_size=6), CHOICE, max_size=2) | JSON,
    unlisted_choice=CHOICE,
    dynamic_image_building=mapping(enabled=JSON),
)
PROFILE = mapping(
    slug=JSON,
    display_name=JSON,
    default=JSON,
    kubespawner_override=OVERRIDE,
    profile_options=st.dictionaries(st.text(max_size=6), OPTION, max_size=2) | JSON,
)
VALUES = mapping(
    jupyterhub=mapping(
        singleuser=mapping(
            profileList=st.lists(PROFILE, max_size=2) | JSON, memory=JSON, cpu=JSON, image=JSON, defaultUrl=JSON
        ),
        hub=mapping(extraConfig=JSON, config=mapping(JupyterHub=mapping(authenticator_class=JSON))),
    )
)


@given(values=VALUES, cluster=mapping(provider=st.sampled_from(["aws", "gcp", 3]), aws=JSON, gcp=JSON), entry=JSON)
def test_nothing_is_too_strange(values: Any, cluster: Any, entry: Any) -> None:
    """Whatever the values are, there is a view, and there is one default where there is a choice."""
    values = values if isinstance(values, dict) else {}
    view = view_hub(make_hub(values, cluster if isinstance(cluster, dict) else None, entry))

    assert isinstance(view, HubView)
    hash(view)
    assert sum(defaults(tuple(profile.itself for profile in view.profiles))) == bool(view.profiles)
    for profile in view.profiles:
        for found in profile.options:
            assert sum(defaults(found.choices)) == bool(found.choices)
            assert all(choice.title for choice in found.choices) or "" in (choice.name for choice in found.choices)


def test_layers_and_secrets(tmp_path: Path) -> None:
    """Lists replace, null deletes, and an encrypted layer is never opened but told of."""
    common = singleuser(profileList=[{"display_name": "Old"}], defaultUrl="/lab", memory={"limit": "1G"})
    own = singleuser(profileList=[{"display_name": "New"}], defaultUrl=None)
    files = {"common.values.yaml": common, "hub.values.yaml": own, "enc-hub.secret.values.yaml": None}
    entry = {"name": "hub-a", "helm_chart": "basehub", "helm_chart_values_files": list(files)}
    (tmp_path / "af").mkdir()
    for name, values in {**files, "cluster.yaml": {"hubs": [entry]}}.items():
        (tmp_path / "af" / name).write_text("[" if values is None else yaml.safe_dump(values), encoding="utf-8")

    (hub,) = fleet_in(tmp_path).hubs
    view = view_hub(hub)

    assert view.secretive
    assert [profile.itself.title for profile in view.profiles] == ["New"]
    assert view.server == ServerView(memory_limit=GIB)


def test_every_real_hub(corpus: Path) -> None:
    """Each real hub has an address and a way to log in that is known; nothing in a list of profiles is left out."""
    hubs = list(fleet_in(corpus / "config" / "clusters").hubs)

    views = [view_hub(hub) for hub in hubs]

    assert len(views) == len({view.id for view in views}) > 30
    assert all(view.domain and view.login.section for view in views)
    for hub, view in zip(hubs, views, strict=True):
        listed = hub.value("jupyterhub", "singleuser", "profileList") or []
        assert isinstance(listed, list)
        assert [profile.itself.title for profile in view.profiles] == [profile["display_name"] for profile in listed]
        for profile, shown in zip(listed, view.profiles, strict=True):
            choices = [choice.title for found in shown.options for choice in found.choices]
            options = (profile.get("profile_options") or {}).values()
            written = [choice["display_name"] for each in options for choice in (each.get("choices") or {}).values()]
            assert choices == written
