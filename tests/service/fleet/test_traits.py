"""What hubs can be configured with: known facts, and that the file of all classes and traits holds together."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from hubdocs.service.fleet.traits import Outdated, Trait, TraitClass, is_section, load_traits
from hubdocs.service.fleet.traits_values import fits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TRAITS = load_traits()
CLASSES = {cls.name: cls for cls in TRAITS.classes()}


def trait(path: str, version: str = "") -> Trait | None:
    """Find a trait by ``Class.trait``."""
    section, _, name = path.partition(".")
    return load_traits(version).traits_of(section).get(name)


def every_trait() -> Iterator[tuple[TraitClass, Trait]]:
    """List all traits of all classes."""
    for cls in CLASSES.values():
        for each in TRAITS.traits_of(cls).values():
            yield cls, each


@pytest.mark.parametrize(
    ("path", "kind", "default"),
    [
        ("GitHubOAuthenticator.allowed_organizations", "set", []),
        ("GitHubOAuthenticator.populate_teams_in_auth_state", "bool", False),
        ("GitHubOAuthenticator.login_service", "text", "GitHub"),
        ("GitHubOAuthenticator.authorize_url", "text", "https://github.com/login/oauth/authorize"),
        ("GitHubOAuthenticator.enable_auth_state", "bool", False),
        ("OAuthenticator.logout_redirect_url", "text", ""),
        ("GenericOAuthenticator.allowed_groups", "set", []),
        ("CILogonOAuthenticator.allowed_idps", "dict", {}),
        ("Authenticator.admin_users", "set", []),
        ("DummyAuthenticator.allow_all", "bool", True),
        ("SharedPasswordAuthenticator.user_password", "text", None),
        ("TmpAuthenticator.auto_login", "bool", True),
        ("LTI13Authenticator.client_id", "set", []),
        ("NativeAuthenticator.open_signup", "bool", False),
        ("LDAPAuthenticator.tls_strategy", "enum", "before_bind"),
        ("JupyterHub.authenticator_class", "class", "jupyterhub.auth.PAMAuthenticator"),
        ("JupyterHub.concurrent_spawn_limit", "int", 100),
        ("JupyterHub.load_roles", "list", []),
        ("KubeSpawner.mem_limit", "bytesize", None),
        ("KubeSpawner.cpu_guarantee", "float", None),
        ("KubeSpawner.node_selector", "dict", {}),
        ("KubeSpawner.init_containers", "union", []),
        ("KubeSpawner.modify_pod_hook", "function", None),
        ("KubeSpawner.ip", "text", "0.0.0.0"),  # noqa: S104 (KubeSpawner's default, not ours)
        ("UsageQuotaManager.policy", "list", []),
        ("BinderSpawnerMixin.auth_enabled", "bool", False),
    ],
)
def test_known_traits(path: str, kind: str, default: object) -> None:
    """Traits that fleets use are there, with the right type and default."""
    found = trait(path)

    assert found is not None
    assert (found.kind, found.default) == (kind, default)
    assert found.help


@pytest.mark.parametrize(
    "path",
    [
        "GitHubOAuthenticator.allowed_organisations",
        "GitHubOAuthenticator.allowed_idps",
        "CILogonOAuthenticator.allowed_organizations",
        "Authenticator.admins",
        "Authenticator.logout_redirect_url",
        "NullAuthenticator.password",
        "KubeSpawner.memLimit",
        "KubeSpawner.default",
        "OAuthenticators.scope",
        "KubeIngressProxy.should_start",
    ],
)
def test_traits_that_are_not_there(path: str) -> None:
    """What looks like a trait and is none is not found."""
    assert trait(path) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("github", "GitHubOAuthenticator"),
        ("GitHub", "GitHubOAuthenticator"),
        ("cilogon", "CILogonOAuthenticator"),
        ("generic-oauth", "GenericOAuthenticator"),
        ("google", "GoogleOAuthenticator"),
        ("shared-password", "SharedPasswordAuthenticator"),
        ("null", "NullAuthenticator"),
        ("tmp", "TmpAuthenticator"),
        ("dummy", "DummyAuthenticator"),
        ("native", "NativeAuthenticator"),
        ("ltiauthenticator.LTIAuthenticator", "LTI11Authenticator"),
        ("ltiauthenticator.lti13.auth.LTI13Authenticator", "LTI13Authenticator"),
        ("oauthenticator.GitHubOAuthenticator", "GitHubOAuthenticator"),
        ("oauthenticator.github.GitHubOAuthenticator", "GitHubOAuthenticator"),
        ("hashauthenticator.HashAuthenticator", "HashAuthenticator"),
        ("oauthenticator.gitlab.GitHubOAuthenticator", None),
        ("GitHubOAuthenticator", None),
        ("githubb", None),
        ("our.own.Authenticator", None),
        ("", None),
    ],
)
def test_authenticators_by_name(name: str, expected: str | None) -> None:
    """Short names and paths lead to the class, whatever the case of a short name."""
    found = TRAITS.authenticator(name)

    assert (found and found.name) == expected
    assert found is None or found.role == "authenticator"


def test_other_classes_by_name() -> None:
    """Spawners and proxies have names as well."""
    spawner = TRAITS.spawner("kubespawner.KubeSpawner")
    proxy = TRAITS.proxy("configurable-http-proxy")

    assert spawner is CLASSES["KubeSpawner"]
    assert proxy is CLASSES["ConfigurableHTTPProxy"]
    assert TRAITS.spawner("github") is None


@pytest.mark.parametrize(
    ("section", "concrete", "expected"),
    [
        ("GitHubOAuthenticator", "GitHubOAuthenticator", True),
        ("OAuthenticator", "GenericOAuthenticator", True),
        ("Authenticator", "GenericOAuthenticator", True),
        ("LoggingConfigurable", "NullAuthenticator", True),
        ("GitHubOAuthenticator", "CILogonOAuthenticator", False),
        ("GenericOAuthenticator", "Authenticator", False),
        ("OAuthenticator", "TmpAuthenticator", False),
        ("Spawner", "KubeSpawner", True),
        ("BinderSpawnerMixin", "BaseHubSpawner", True),
        ("BinderSpawnerMixin", "KubeSpawner", False),
        ("Authenticator", "NoSuchAuthenticator", False),
    ],
)
def test_sections_of_base_classes(section: str, concrete: str, *, expected: bool) -> None:
    """A section sets the traits of its class and of all classes that come from it."""
    assert TRAITS.may_set(section, concrete) is expected
    assert (concrete in {cls.name for cls in TRAITS.readers(section)}) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("Authenticator.whitelist", Outdated("1.2", "allowed_users", removed=False)),
        ("GitHubOAuthenticator.whitelist", Outdated("1.2", "allowed_users", removed=False)),
        ("JupyterHub.admin_users", Outdated("0.7.2", "Authenticator.admin_users", removed=False)),
        ("JupyterHub.proxy_cmd", Outdated("0.8", "ConfigurableHTTPProxy.command", removed=False)),
        ("JupyterHub.confirm_no_ssl", Outdated("", "", removed=False)),
        ("DummyAuthenticator.password", Outdated("5.3", "SharedPasswordAuthenticator", removed=False)),
        ("CILogonOAuthenticator.allowed_idps", Outdated("17.4.0", "idps", removed=False)),
        ("CILogonOAuthenticator.idp", Outdated("15.0.0", "idps", removed=True)),
        ("GenericOAuthenticator.claim_groups_key", Outdated("17.0", "auth_state_groups_key", removed=False)),
        ("LDAPAuthenticator.escape_userdn", Outdated("2.0", "", removed=True)),
        ("LDAPAuthenticator.use_ssl", Outdated("2.0", "", removed=False)),
        ("Spawner.oauth_roles", Outdated("3.0", "oauth_client_allowed_scopes", removed=False)),
        ("JupyterHub.subdomain_hook", None),
        ("KubeSpawner.image_pull_secrets", None),
        ("LDAPAuthenticator.tls_strategy", None),
        ("GenericOAuthenticator.username_claim", None),
    ],
)
def test_outdated_traits(path: str, expected: Outdated | None) -> None:
    """Outdated traits say since when and what to use; one of which only a value is outdated is not."""
    found = trait(path)

    assert found is not None
    assert found.outdated == expected


@pytest.mark.parametrize(
    ("path", "values", "others"),
    [
        (
            "KubeSpawner.mem_limit",
            [None, 0, 1073741824, 1.5, "2G", "1.5G", "512M", "1 T", "1e3K"],
            ["2", "2g", "2Gi", "G", ""],
        ),
        ("KubeSpawner.cpu_limit", [None, 2, 0.5], ["2", "500m"]),
        ("KubeSpawner.node_selector", [{}, {"a": "b"}], [None, [], "a"]),
        ("KubeSpawner.init_containers", [[], {}, [{"name": "a"}]], ["a", 1]),
        ("KubeSpawner.uid", [None, 1000], ["1000"]),
        ("KubeSpawner.modify_pod_hook", [None], ["function", {}]),
        ("KubeSpawner.slug_scheme", ["safe", "escape"], ["Safe", None]),
        ("KubeSpawner.cmd", ["start", ["start"], [], None], [[1], {}]),
        ("ConfigurableHTTPProxy.command", ["chp", ["chp"]], [[], None]),
        ("Authenticator.admin_users", [[], ["ada"]], ["ada", None, {"ada": True}, [["ada"]]]),
        ("OAuthenticator.scope", [["openid"]], ["openid", [1]]),
        ("Authenticator.allow_all", [True, False, 1, 0], ["true", 2, None]),
        ("Authenticator.auth_refresh_age", [0, 300, 300.0], ["300", 0.5]),
        ("GoogleOAuthenticator.allowed_google_groups", [{"a.example.org": ["b"]}], [{"a.example.org": "b"}, ["b"]]),
        ("LDAPAuthenticator.tls_strategy", ["on_connect", "TlsStrategy.on_connect", 2], ["tls", 7]),
        ("ConfigurableHTTPProxy.log_level", ["info", "INFO"], ["infos", 10]),
        ("NativeAuthenticator.self_approval_email", [["a", "b", "c"]], [["a", "b"], ["a", "b", 3], "a"]),
        ("UsageQuotaManager.prometheus_auth", [{"username": "a"}, {"other": 1}], [{"username": 1}]),
        ("Spawner.poll_jitter", [0, 1, 0.5], [2, -0.1]),
    ],
)
def test_values(path: str, values: list[Any], others: list[Any]) -> None:
    """A trait takes what its type takes, and nothing else."""
    found = trait(path)

    assert found is not None
    assert [value for value in values if not found.takes(value)] == []
    assert [value for value in others if found.takes(value)] == []


def test_versions() -> None:
    """What only one version of JupyterHub has is seen in that version and where none is asked for."""
    paths = ("JupyterHub.statsd_host", "Authenticator.auth_refresh_strict", "Authenticator.admin_users")
    found = {version: [trait(path, version) is not None for path in paths] for version in ("5", "6", "")}

    assert found == {"5": [True, False, True], "6": [False, True, True], "": [True, True, True]}
    assert [each and each.versions for each in map(trait, paths)] == [("5",), ("6",), ("5", "6")]
    assert load_traits("5").find_class("JupyterHubHTTPClient") is None
    assert load_traits("6").find_class("JupyterHubHTTPClient") == CLASSES["JupyterHubHTTPClient"]


def test_what_differs_between_versions() -> None:
    """A default that has changed is that of the version that was asked for, else of the newest."""
    found = {version: trait("LocalProcessSpawner.term_timeout", version) for version in ("5", "6", "")}

    assert {version: each and each.default for version, each in found.items()} == {"5": 5, "6": 30, "": 30}


def test_unknown_version() -> None:
    """A version that is not known is no reason to guess."""
    with pytest.raises(ValueError, match="JupyterHub 4, only of 5, 6"):
        load_traits("4")


@pytest.mark.parametrize(
    ("key", "expected"),
    [("Authenticator", True), ("authenticator", False), ("_Private", False), ("admin_users", False)],
)
def test_sections_and_traits(key: str, *, expected: bool) -> None:
    """A capital letter makes a section."""
    assert is_section(key) is expected


def test_attributes_of_spawners() -> None:
    """What a profile can set beside configuration is known, and apart from it."""
    spawner = CLASSES["KubeSpawner"]

    assert {"user_options", "env"} <= spawner.attributes
    assert not spawner.attributes & TRAITS.spawner_traits().keys()


def test_file_is_complete() -> None:
    """Every class comes from classes that are there; what is outdated names traits and classes that are there."""
    for cls, each in every_trait():
        assert set(cls.bases) <= CLASSES.keys()
        assert each.section in cls.sections
        if each.outdated and (successor := each.outdated.successor):
            assert successor in CLASSES or trait(successor) or trait(f"{cls.name}.{successor}"), (
                f"{cls.name}.{each.name}"
            )


def test_defaults_have_the_type_of_their_trait() -> None:
    """What is the default could also be written. Commands are the exception: none is the default, and not allowed."""
    wrong = [
        f"{cls.name}.{each.name}"
        for cls, each in every_trait()
        if each.computed != "unknown" and not each.takes(each.default) and (each.kind, each.default) != ("command", [])
    ]

    assert wrong == []


def test_names_lead_to_classes() -> None:
    """Every short name is that of an authenticator."""
    assert TRAITS.authenticator_names.keys() >= {"dummy", "github", "null", "pam"}
    assert all(TRAITS.authenticator(name) for name in TRAITS.authenticator_names)


def test_file_says_nothing_of_the_machine_that_made_it() -> None:
    """No default is a path of a home or an environment."""
    defaults = "\n".join(json.dumps(each.default) for _, each in every_trait())

    assert re.findall(r".*(?:/home/|/root/|site-packages|\.nox).*", defaults) == []


def test_file_has_a_line_for_each_trait(repository: Path) -> None:
    """A change of a trait is a change of its line."""
    text = (repository / "ext/hubdocs/service/fleet/data/traits.json").read_text(encoding="utf-8")
    own = sum(len(cls["traits"]) for cls in json.loads(text)["classes"].values())

    assert own < text.count("\n") < own + 4 * len(CLASSES)


def test_traits_can_be_pickled() -> None:
    """Sphinx reads pages in several processes."""
    found = trait("KubeSpawner.mem_limit")

    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 (our own, a moment ago)
    assert pickle.loads(pickle.dumps(TRAITS)) == TRAITS  # noqa: S301


def test_needs_no_package_of_a_hub() -> None:
    """Nothing of JupyterHub is imported."""
    program = (
        "import sys; from hubdocs.service.fleet.traits import load_traits; load_traits().classes();"
        "print(sorted({'traitlets', 'jupyterhub', 'oauthenticator', 'kubespawner'} & sys.modules.keys()))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert result.stdout == "[]\n"


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        ({}, {"a": []}, True),
        ({"not": {}}, None, False),
        ({"type": "integer"}, True, False),
        ({"type": "integer"}, float("inf"), False),
        ({"type": "integer"}, float("nan"), False),
        ({"type": "number"}, True, False),
        ({"items": {"type": "string"}}, "no list", True),
        ({"additionalProperties": {"type": "string"}}, [1], True),
        ({"prefixItems": [{"type": "string"}]}, [1], False),
        ({"maxItems": 1}, [1, 2], False),
    ],
)
def test_keywords(schema: dict[str, Any], value: Any, *, expected: bool) -> None:
    """A keyword asks only what it is about; whole numbers are those that are."""
    assert fits(schema, value) is expected
