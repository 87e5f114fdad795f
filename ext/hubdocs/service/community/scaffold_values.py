"""The values files of a hub, made of what a community said."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from hubdocs.service.community.answers import State
from hubdocs.service.fleet.machines import machines
from hubdocs.service.fleet.resource_choices import resource_choices, sizes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Pointer
    from hubdocs.service.community.answers import Case
    from hubdocs.service.fleet.machines import Machine

Made = tuple[dict[str, Any], dict["Pointer", str], list[str]]
"""Values, what is said of some keys, and what is still to be filled in."""

_PROFILES: Final[Pointer] = ("jupyterhub", "singleuser", "profileList")
_USUAL: Final = "environment"
_GPU: Final = "gpu"
_EXAMPLE: Final = "example.org"
_OWN: Final = "community"
_NOT_KEPT: Final = "none"
_INTERFACES: Final = {
    "lab": "/lab",
    "notebook": "/tree",
    "rstudio": "/rstudio",
    "vscode": "/vscode",
    "desktop": "/desktop",
}
_CLASSES: Final = {"none": "null"}  # all others have the same name there
_FAMILIES: Final = {"aws": "r5.", "gcp": "n2-highmem-"}
_GPU_MACHINES: Final = {
    "aws": ("g4dn.xlarge", {}),
    "gcp": ("n1-highmem-8", {"cloud.google.com/gke-accelerator": "nvidia-tesla-t4"}),
}
_UNITS: Final = {"M": 2**20, "G": 2**30, "T": 2**40}
_MOST_SIZES: Final = 4
_NEARLY: Final = Fraction(85, 100)
"""What counts as enough: a machine of 32 gigabytes has 29 for people, and is what 30 gigabytes are asked from."""


def common_values(case: Case) -> Made:
    """Make the values that all hubs share."""
    title, url = case.handbook.provider
    by = {"name": title, "url": url}
    staff = "github" if case.value("authentication") == "github" else "google"
    custom: dict[str, Any] = {
        "2i2c": {"add_staff_user_ids_to_admin_users": True, "add_staff_user_ids_of_type": staff},
        "homepage": {"templateVars": {"designed_by": by, "operated_by": dict(by)}},
    }
    still = ["jupyterhub.custom.homepage.templateVars: who the provider is"] if is_example(url) else []
    quota: Pointer = ("jupyterhub-home-nfs", "quotaEnforcer", "config", "QuotaManager", "hard_quota")
    if case.value("home_kept") is False:
        return {"jupyterhub": {"custom": custom}}, {}, still
    homes = {
        "enabled": True,
        "quotaEnforcer": {"config": {"QuotaManager": {"hard_quota": _number(case.value("quota"))}}},
    }
    values = {"jupyterhub-home-nfs": homes, "jupyterhub": {"custom": custom}}
    return values, {quota: "gigabytes for each person"}, still


def hub_values(case: Case, name: str, address: str) -> Made:
    """Make the values of one hub.

    :param address: of the hub.
    """
    jupyterhub: dict[str, Any] = {
        "custom": {"homepage": {"templateVars": _home(case, address)}},
        "hub": _login(case),
        "singleuser": _servers(case, name),
    }
    comments: dict[Pointer, str] = {_PROFILES: f"sizes of up to {case.value('max_memory')}"}
    if case.value("named_servers") is True:
        jupyterhub["hub"]["allowNamedServers"] = True
    values: dict[str, Any] = {"jupyterhub": jupyterhub}
    if case.value("dask") is True:
        values["dask-gateway"] = {"enabled": True}
        jupyterhub["custom"]["daskhubSetup"] = {"enabled": True}
    if case.value("dynamic_images") is True or case.value("image_page") is True:
        values["binderhub-service"] = {"enabled": True}
        comments["binderhub-service",] = "the registry for the images is still to be named"
    if case.value("image_page") is True:
        jupyterhub["custom"]["binderhubUI"] = {"enabled": True}
    restricted = restrictions(case)
    if restricted and case.value("authentication") != "github":
        comments[_PROFILES] += "; the groups are made on the hub's page for administrators"
    return values, comments, list(_still(case, restricted, jupyterhub["singleuser"]["profileList"]))


def _still(case: Case, restricted: dict[str, list[str]], made: list[dict[str, Any]]) -> Iterator[str]:
    """Say what was asked for of the menu and is not on it."""
    place = ".".join(map(str, _PROFILES))
    for name in sorted(restricted.keys() - {profile["slug"] for profile in made}):
        yield f"{place}: a profile `{name}`, for {', '.join(restricted[name])}"
    if any(is_example(f"https://{image}") for _name, _title, image in case.handbook.environments):
        yield f"{place}: the images of the usual environments"
    choices = made[0]["profile_options"]["resources"]["choices"].values()
    largest = max(choice["kubespawner_override"]["mem_limit"] for choice in choices)
    most = str(case.value("max_memory"))
    if largest < _bytes(most) * _NEARLY:
        yield f"{place}: a size of {most}, for which no machine is known here"


def _home(case: Case, address: str) -> dict[str, Any]:
    # The logo of a record may be a file beside it, which a home page cannot show.
    logo = str(case.value("logo") or "")
    shown = logo if re.match(r"https?://", logo) else f"{address}/hub/logo"
    variables: dict[str, Any] = {
        "org": {"name": case.title, "url": str(case.value("website") or address), "logo_url": shown}
    }
    if case.value("funder") and case.value("funder_url"):  # the home page shows a name only with its address
        variables["funded_by"] = {"name": str(case.value("funder")), "url": str(case.value("funder_url"))}
    return variables


def _login(case: Case) -> dict[str, Any]:
    way = str(case.value("authentication"))
    config: dict[str, Any] = {"JupyterHub": {"authenticator_class": _CLASSES.get(way, way)}}
    authenticator: dict[str, Any] = {}
    teams, restricted = _texts(case.value("github_teams")), restrictions(case)
    if way == "github" and (teams or restricted):
        # Without this right, GitHub tells of public members only, and of no team.
        config["GitHubOAuthenticator"] = {"scope": ["read:org"]}
        if teams:
            config["GitHubOAuthenticator"]["allowed_organizations"] = teams
        if restricted:  # the teams of a person are looked at when a server is chosen, so they must be kept until then
            config["GitHubOAuthenticator"]["populate_teams_in_auth_state"] = True
            authenticator["enable_auth_state"] = True
    if way == "cilogon" and (institution := case.value("cilogon_idp")):
        claim = {"username_derivation": {"username_claim": "email"}}
        config["CILogonOAuthenticator"] = {
            "allowed_idps": {str(institution): {"default": True, "allow_all": True, **claim}}
        }
    admins = _texts(case.value("admins"))
    if admins and way != "none":
        authenticator["admin_users"] = admins
    if authenticator:
        config["Authenticator"] = authenticator
    return {"config": config}


def restrictions(case: Case) -> dict[str, list[str]]:
    """Give the teams that alone may choose a profile, by its name. One that is not offered has none."""
    said = case.value("restricted_profiles")
    found = {name: _texts(teams) for name, teams in said.items()} if isinstance(said, dict) else {}
    if case.value("gpu_team"):
        found.setdefault(_GPU, [str(case.value("gpu_team"))])
    if case.value("gpu") is not True:
        found.pop(_GPU, None)
    return {name: teams for name, teams in found.items() if teams}


def _servers(case: Case, name: str) -> dict[str, Any]:
    provider = str(case.value("provider"))
    servers: dict[str, Any] = {"defaultUrl": _INTERFACES.get(str(case.value("interface")), "/lab")}
    kind = "s3" if provider == "aws" else "gs"
    buckets = {
        f"{what.upper()}_BUCKET": f"{kind}://{case.value('cluster')}-{what}-{name}/$(JUPYTERHUB_USER)"
        for what in ("scratch", "persistent")
        if case.value(what) is True
    }
    if buckets:
        servers["extraEnv"] = buckets
    if case.value("home_kept") is False:
        servers["storage"] = {"type": _NOT_KEPT, "extraVolumes": None, "extraVolumeMounts": None}
        servers["initContainers"] = []  # by default, one prepares the home folder
    servers["profileList"] = _profiles(case, provider)
    return servers


def _profiles(case: Case, provider: str) -> list[dict[str, Any]]:
    options: dict[str, Any] = {}
    if choices := _images(case):
        options["image"] = {"display_name": "Environment", "choices": choices}
        if case.value("community_image") is True:
            options["image"]["unlisted_choice"] = _any_image()
        if case.value("dynamic_images") is True:
            options["image"]["dynamic_image_building"] = {"enabled": True}
    options["resources"] = {
        "display_name": "Resources",
        "choices": memory_choices(provider, str(case.value("max_memory"))),
    }
    profiles: list[dict[str, Any]] = [
        {
            "display_name": "Choose your environment and resources",
            "slug": _USUAL,
            "default": True,
            "profile_options": options,
        }
    ]
    if case.value("gpu") is True:
        profiles.append(_gpu(provider))
    restricted = restrictions(case)
    for profile in profiles:
        if profile["slug"] in restricted:
            profile["allowed_groups"] = restricted[profile["slug"]]
    return profiles


def _images(case: Case) -> dict[str, Any]:
    """Give the environments on the menu: the community's own, and the usual ones; the one that comes first is meant."""
    usual = {name: (title, image) for name, title, image in case.handbook.environments}
    own, first = str(case.value("image") or ""), str(case.value("first_image"))
    found = {_OWN: ("Environment of the community", own)} if own else {}
    found |= usual
    if own and (first == _OWN or case.answer("first_image").state is not State.SAID):
        first = _OWN if case.value("image_first") is not False else first
    chosen = first if first in found else next(iter(found), "")
    return {
        name: {"display_name": title, **({"default": True} if name == chosen else {}), **_override(image)}
        for name, (title, image) in found.items()
    }


def _override(image: str) -> dict[str, Any]:
    return {"kubespawner_override": {"image": image}}


def _any_image() -> dict[str, Any]:
    return {
        "enabled": True,
        "display_name": "Own image",
        "display_name_in_choices": "Another image",
        "description_in_choices": "Use an image that is already built",
        "validation_regex": "^.+:.+$",
        "validation_message": "Write the name and the tag of a public image, with a colon between them",
        "kubespawner_override": {"image": "{value}"},
    }


def _gpu(provider: str) -> dict[str, Any]:
    machine, more = _GPU_MACHINES[provider]
    selector = {"node.kubernetes.io/instance-type": machine, **more}
    return {
        "display_name": "Graphics processor",
        "slug": _GPU,
        "kubespawner_override": {
            "node_selector": selector,
            "extra_resource_limits": {"nvidia.com/gpu": "1"},
        },
    }


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


def _largest(machine: Machine) -> Fraction:
    return sizes(machine, 1)[0].memory


def _bytes(text: str) -> Fraction:
    found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)([MGT])", text)
    return Fraction(found[1]) * _UNITS[found[2]] if found else Fraction(30 * _UNITS["G"])


def is_example(address: str) -> bool:
    """Say whether nobody is at home at an address, because it is one for examples."""
    host = (urlsplit(address).hostname or "").removesuffix(".")
    return host == _EXAMPLE or host.endswith(f".{_EXAMPLE}")


def _number(value: JSON) -> int:
    found = re.search(r"\d+", str(value))
    return int(found[0]) if found else 10


def _texts(value: JSON) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
