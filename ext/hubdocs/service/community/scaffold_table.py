"""What a hub's first configuration consists of: which lines there are, and when.

``hubdocs scaffold`` and the preview in the form for requests (``sphinx_ext/static/hubdocs-request-files.js``)
are both made of this table, so that both say the same. ``<name>`` stands for what is known under that name
(``scaffold_values.py``): alone it is the value, within a text its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CLUSTER: Final = "cluster.yaml"
"""The name of a cluster's file."""
COMMON: Final = "common.values.yaml"
"""The name of the file for what all hubs of a cluster share."""
HUB: Final = "<hub>.values.yaml"
"""The name of the file of each hub."""
MADE_BY: Final = "Made by `hubdocs scaffold` from the record and the request; yours to edit."
"""What the second line of each file says."""
TO_FILL_IN: Final = "TO FILL IN: "
"""How the comment on a stand-in begins."""
NO_CLOUD: Final = "no cluster file can be made for the cloud `{provider}`, only for {clouds}"
"""What is said of a cloud that there is nothing for."""


class Line(NamedTuple):
    """One value of a file.

    :param at: the way to it; a number is a place in a list.
    :param when: a requirement of what is known; without it, the line is always there.
    :param note: the comment behind it.
    """

    at: tuple[str | int, ...]
    value: Any
    when: dict[str, Any] | None = None
    note: str = ""


def _is(name: str, value: Any) -> dict[str, Any]:
    return {"id": name, "op": "eq", "value": value}


def _there(name: str) -> dict[str, Any]:
    return {"id": name, "op": "truthy"}


def _not_there(name: str) -> dict[str, Any]:
    return {"id": name, "op": "falsy"}


def _all(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"allOf": list(parts)}


def _any(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": list(parts)}


def _not(part: dict[str, Any]) -> dict[str, Any]:
    return {"not": part}


def _given(*parts: dict[str, Any] | None) -> list[dict[str, Any]]:
    return [part for part in parts if part is not None]


_KEY: Final = "enc-deployer-credentials.secret.json"
_AWS: Final = _is("provider", "aws")
_GCP: Final = _is("provider", "gcp")
_WE_PAY: Final = _all(_GCP, _there("paid_by_us"))
_BIGQUERY: Final = {"project": "to-fill-in", "dataset": "to-fill-in", "billing_id": "to-fill-in"}

_CLUSTER: Final = (
    Line(("name",), "<cluster>", note="<from:cluster>"),
    Line(("provider",), "<provider>", note="<from:provider>"),
    Line(("tenancy",), "dedicated"),
    Line(("metadata", "2i2c", "hubspot_deal_id"), "<deal_number>", _there("deal_number")),
    Line(
        ("metadata", "2i2c", "hubspot_deal_id"),
        0,
        _not_there("deal_number"),
        f"{TO_FILL_IN}the number of the deal",
    ),
    Line(("aws", "account"), "<account_number>", _all(_AWS, _there("account_number"))),
    Line(
        ("aws", "account"),
        100_000_000_000,
        _all(_AWS, _not_there("account_number")),
        f"{TO_FILL_IN}the twelve digits of the account",
    ),
    Line(("aws", "key"), _KEY, _AWS),
    Line(("aws", "clusterType"), "eks", _AWS),
    Line(("aws", "clusterName"), "<cluster>", _AWS),
    Line(("gcp", "key"), _KEY, _GCP),
    Line(("gcp", "project"), "<account>", _GCP, "<from:account>"),
    Line(("gcp", "cluster"), "<cluster>", _GCP),
    *(
        line
        for cloud, at in ((_AWS, ("aws", "region")), (_GCP, ("gcp", "zone")))
        for line in (
            Line(at, "<region>", _all(cloud, _there("region")), "<from:region>"),
            Line(at, "to-fill-in", _all(cloud, _not_there("region")), f"{TO_FILL_IN}the region or zone"),
        )
    ),
    Line(("aws", "billing", "paid_by_us"), "<paid_by_us>", _AWS, "<from:billing>"),
    Line(("gcp", "billing", "paid_by_us"), "<paid_by_us>", _GCP, "<from:billing>"),
    Line(("gcp", "billing", "bigquery"), _BIGQUERY, _WE_PAY, f"{TO_FILL_IN}where the costs are exported to"),
    Line(("hubs",), "<hubs>"),
)

_CUSTOM: Final = ("jupyterhub", "custom")
_QUOTA: Final = ("jupyterhub-home-nfs", "quotaEnforcer", "config", "QuotaManager", "hard_quota")
_BY: Final = {"name": "<service>", "url": "<service_url>"}
_KEPT: Final = _not(_is("home_kept", value=False))
_COMMON: Final = (
    Line(("jupyterhub-home-nfs", "enabled"), value=True, when=_KEPT),
    Line(_QUOTA, "<quota>", _KEPT, "gigabytes for each person"),
    Line((*_CUSTOM, "2i2c", "add_staff_user_ids_to_admin_users"), value=True),
    Line((*_CUSTOM, "2i2c", "add_staff_user_ids_of_type"), "github", _is("authentication", "github")),
    Line((*_CUSTOM, "2i2c", "add_staff_user_ids_of_type"), "google", _not(_is("authentication", "github"))),
    Line((*_CUSTOM, "homepage", "templateVars", "designed_by"), _BY),
    Line((*_CUSTOM, "homepage", "templateVars", "operated_by"), _BY),
)

_HOME: Final = (*_CUSTOM, "homepage", "templateVars")
_CONFIG: Final = ("jupyterhub", "hub", "config")
_GITHUB: Final = (*_CONFIG, "GitHubOAuthenticator")
_SERVERS: Final = ("jupyterhub", "singleuser")
MENU: Final = (*_SERVERS, "profileList")
"""Where the menu of a hub is."""
_UP_TO: Final = "sizes of up to <max_memory>"
_CHOOSE: Final = (*MENU, 0)
_IMAGE: Final = (*_CHOOSE, "profile_options", "image")
_SIZES: Final = (*_CHOOSE, "profile_options", "resources")
_GPU: Final = (*MENU, 1)
_LABELS: Final = (*_GPU, "kubespawner_override", "node_selector")
_BY_GITHUB: Final = _is("authentication", "github")
_BY_TEAMS: Final = _all(_BY_GITHUB, _there("github_teams"))
# The teams of a person are looked at when a server is chosen, so they must be kept until then.
_TEAMS_KEPT: Final = _all(_BY_GITHUB, _there("restricted"))
_GROUPS_BY_HAND: Final = _all(_not(_BY_GITHUB), _there("restricted"))
# The home page shows a funder only with an address.
_FUNDED: Final = _all(_there("funder"), _there("funder_url"))
_ANY_IMAGE: Final = {
    "enabled": True,
    "display_name": "Own image",
    "display_name_in_choices": "Another image",
    "description_in_choices": "Use an image that is already built",
    "validation_regex": "^.+:.+$",
    "validation_message": "Write the name and the tag of a public image, with a colon between them",
    "kubespawner_override": {"image": "{value}"},
}
_INSTITUTION: Final = {
    "default": True,
    "allow_all": True,
    "username_derivation": {"username_claim": "email"},
}
_OWN: Final = "community"
"""What the catalogue of options calls the image of the community."""
_NOT_KEPT: Final = {"type": "none", "extraVolumes": None, "extraVolumeMounts": None}
_BUCKET: Final = "<bucket>://<cluster>-{}-<hub>/$(JUPYTERHUB_USER)"

_HUB: Final = (
    Line((*_HOME, "org"), {"name": "<title>", "url": "<website>", "logo_url": "<logo_url>"}),
    Line((*_HOME, "funded_by"), {"name": "<funder>", "url": "<funder_url>"}, _FUNDED),
    Line((*_CUSTOM, "daskhubSetup", "enabled"), value=True, when=_is("dask", value=True)),
    Line((*_CUSTOM, "binderhubUI", "enabled"), value=True, when=_is("image_page", value=True)),
    Line((*_CONFIG, "JupyterHub", "authenticator_class"), "<authentication>", _not(_is("authentication", "none"))),
    Line((*_CONFIG, "JupyterHub", "authenticator_class"), "null", _is("authentication", "none")),
    # Without this right, GitHub tells of public members only, and of no team.
    Line((*_GITHUB, "scope"), ["read:org"], _any(_BY_TEAMS, _TEAMS_KEPT)),
    Line((*_GITHUB, "allowed_organizations"), "<github_teams>", _BY_TEAMS),
    Line((*_GITHUB, "populate_teams_in_auth_state"), value=True, when=_TEAMS_KEPT),
    Line(
        (*_CONFIG, "CILogonOAuthenticator", "allowed_idps", "<cilogon_idp>"),
        _INSTITUTION,
        _all(_is("authentication", "cilogon"), _there("cilogon_idp")),
    ),
    Line((*_CONFIG, "Authenticator", "enable_auth_state"), value=True, when=_TEAMS_KEPT),
    Line(
        (*_CONFIG, "Authenticator", "admin_users"),
        "<admins>",
        _all(_there("admins"), _not(_is("authentication", "none"))),
    ),
    Line(("jupyterhub", "hub", "allowNamedServers"), value=True, when=_is("named_servers", value=True)),
    *(
        Line((*_SERVERS, "defaultUrl"), address, _is("interface", interface))
        for interface, address in (
            ("lab", "/lab"),
            ("notebook", "/tree"),
            ("rstudio", "/rstudio"),
            ("vscode", "/vscode"),
            ("desktop", "/desktop"),
        )
    ),
    Line((*_SERVERS, "extraEnv", "SCRATCH_BUCKET"), _BUCKET.format("scratch"), _is("scratch", value=True)),
    Line((*_SERVERS, "extraEnv", "PERSISTENT_BUCKET"), _BUCKET.format("persistent"), _is("persistent", value=True)),
    Line((*_SERVERS, "storage"), _NOT_KEPT, _not(_KEPT)),
    Line((*_SERVERS, "initContainers"), [], _not(_KEPT)),  # by default, one prepares the home folder
    Line(MENU, [], _not(_GROUPS_BY_HAND), _UP_TO),
    Line(MENU, [], _GROUPS_BY_HAND, f"{_UP_TO}; the groups are made on the hub's page for administrators"),
    Line((*_CHOOSE, "display_name"), "Choose your environment and resources"),
    Line((*_CHOOSE, "slug"), "environment"),
    Line((*_CHOOSE, "default"), value=True),
)
_REST: Final = (
    Line((*_SIZES, "display_name"), "Resources"),
    Line((*_SIZES, "choices"), "<sizes>"),
    Line((*_CHOOSE, "allowed_groups"), "<environment_teams>", _there("environment_teams")),
    Line((*_GPU, "display_name"), "Graphics processor", _is("gpu", value=True)),
    Line((*_GPU, "slug"), "gpu", _is("gpu", value=True)),
    Line((*_LABELS, "node.kubernetes.io/instance-type"), "g4dn.xlarge", _all(_AWS, _is("gpu", value=True))),
    Line((*_LABELS, "node.kubernetes.io/instance-type"), "n1-highmem-8", _all(_GCP, _is("gpu", value=True))),
    Line((*_LABELS, "cloud.google.com/gke-accelerator"), "nvidia-tesla-t4", _all(_GCP, _is("gpu", value=True))),
    Line(
        (*_GPU, "kubespawner_override", "extra_resource_limits"),
        {"nvidia.com/gpu": "1"},
        _is("gpu", value=True),
    ),
    Line((*_GPU, "allowed_groups"), "<gpu_teams>", _all(_is("gpu", value=True), _there("gpu_teams"))),
    Line(("dask-gateway", "enabled"), value=True, when=_is("dask", value=True)),
    Line(
        ("binderhub-service",),
        {"enabled": True},
        _any(_is("dynamic_images", value=True), _is("image_page", value=True)),
        "the registry for the images is still to be named",
    ),
)

ENTRY: Final[dict[str, Any]] = {
    "name": "<hub>",
    "display_name": "<hub_title>",
    "domain": "<domain>",
    "helm_chart": "basehub",
    "helm_chart_values_files": [COMMON, HUB],
}
"""A hub, as its cluster lists it."""


class File(NamedTuple):
    """A file that is made.

    :param head: what its first line says.
    """

    name: str
    head: str
    lines: tuple[Line, ...]


def files_with(environments: Sequence[str]) -> tuple[File, ...]:
    """Give all files; the last one is made for each hub.

    :param environments: the names of the usual ones in the catalogue of options.
    """
    return (
        File(CLUSTER, "The cluster of <community>", _CLUSTER),
        File(COMMON, "What the hubs of <community> have in common", _COMMON),
        File(HUB, "One hub of <community>", (*_HUB, *_images(environments), *_REST)),
    )


def _images(environments: Sequence[str]) -> Iterator[Line]:
    """List the lines of the menu of images: the community's own one, and the usual ones, with the one that is meant."""
    own, there = _there("image"), None if environments else _there("image")
    first = [_is("first_image", name) for name in environments]
    other = _not(_any(*first))
    silent = _all(_not(_there("said:first_image")), _not(_is("image_first", value=False)))
    own_first = _all(own, _any(_is("first_image", _OWN), silent, other))
    yield Line((*_IMAGE, "display_name"), "Environment", there)
    yield from _image(_OWN, ("Environment of the community", "<image>"), own, own_first)
    for number, chosen in enumerate(first):
        meant = _all(_not(own_first), chosen if number else _any(chosen, other))
        yield from _image(f"<name:{number}>", (f"<title:{number}>", f"<image:{number}>"), None, meant)
    yield Line((*_IMAGE, "unlisted_choice"), _ANY_IMAGE, _all(*_given(there), _is("community_image", value=True)))
    built = _all(*_given(there), _is("dynamic_images", value=True))
    yield Line((*_IMAGE, "dynamic_image_building", "enabled"), value=True, when=built)


def _image(name: str, shown: tuple[str, str], when: dict[str, Any] | None, first: dict[str, Any]) -> Iterator[Line]:
    at = (*_IMAGE, "choices", name)
    title, image = shown
    yield Line((*at, "display_name"), title, when)
    yield Line((*at, "default"), value=True, when=first)
    yield Line((*at, "kubespawner_override", "image"), image, when)


DOMAIN: Final = "hubs.example.org"
"""The domain below which the hubs have their addresses, unless another one is named."""
CLOUDS: Final = ("aws", "gcp")
"""The clouds that files can be made for."""
BUCKETS: Final = {"aws": "s3", "gcp": "gs"}
"""How the address of a bucket begins."""
