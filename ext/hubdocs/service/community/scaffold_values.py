"""The values files of a hub, made of what a community said. Each gives the values, and what is said of some keys."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from hubdocs.service.fleet.machines import machines
from hubdocs.service.fleet.resource_choices import resource_choices, sizes

if TYPE_CHECKING:
    from hubdocs.model import JSON, Pointer
    from hubdocs.service.community.answers import Case
    from hubdocs.service.fleet.machines import Machine

Comments = dict["Pointer", str]

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


def common_values(case: Case) -> tuple[dict[str, Any], Comments]:
    """Make the values that all hubs share."""
    title, url = case.handbook.provider
    by = {"name": title, "url": url}
    staff = "github" if case.value("authentication") == "github" else "google"
    custom: dict[str, Any] = {
        "2i2c": {"add_staff_user_ids_to_admin_users": True, "add_staff_user_ids_of_type": staff},
        "homepage": {"templateVars": {"designed_by": by, "operated_by": dict(by)}},
    }
    quota: Pointer = ("jupyterhub-home-nfs", "quotaEnforcer", "config", "QuotaManager", "hard_quota")
    return (
        {
            "jupyterhub-home-nfs": {
                "enabled": True,
                "quotaEnforcer": {"config": {"QuotaManager": {"hard_quota": _number(case.value("quota"))}}},
            },
            "jupyterhub": {"custom": custom},
        },
        {quota: "gigabytes for each person"},
    )


def hub_values(case: Case, name: str, address: str) -> tuple[dict[str, Any], Comments]:
    """Make the values of one hub.

    :param address: of the hub.
    """
    jupyterhub: dict[str, Any] = {
        "custom": {"homepage": {"templateVars": _home(case, address)}},
        "hub": _login(case),
        "singleuser": _servers(case, name),
    }
    comments: Comments = {("jupyterhub", "singleuser", "profileList"): f"sizes of up to {case.value('max_memory')}"}
    if case.value("named_servers") is True:
        jupyterhub["hub"]["allowNamedServers"] = True
    values: dict[str, Any] = {"jupyterhub": jupyterhub}
    if case.value("dask") is True:
        values["dask-gateway"] = {"enabled": True}
        jupyterhub["custom"]["daskhubSetup"] = {"enabled": True}
    if case.value("dynamic_images") is True:
        values["binderhub-service"] = {"enabled": True}
        comments["binderhub-service",] = "the registry for the images is still to be named"
    return values, comments


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
    if way == "github" and (teams := _texts(case.value("github_teams"))):
        config["GitHubOAuthenticator"] = {"allowed_organizations": teams, "scope": ["read:org"]}
        if case.value("gpu") is True:
            config["GitHubOAuthenticator"] |= {"populate_teams_in_auth_state": True, "enable_auth_state": True}
    if way == "cilogon" and (institution := case.value("cilogon_idp")):
        claim = {"username_derivation": {"username_claim": "email"}}
        config["CILogonOAuthenticator"] = {
            "allowed_idps": {str(institution): {"default": True, "allow_all": True, **claim}}
        }
    admins = _texts(case.value("admins"))
    if admins and way != "none":
        config["Authenticator"] = {"admin_users": admins}
    return {"config": config}


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
    servers["profileList"] = _profiles(case, provider)
    return servers


def _profiles(case: Case, provider: str) -> list[dict[str, Any]]:
    options: dict[str, Any] = {}
    if image := case.value("image"):
        options["image"] = {"display_name": "Environment", "choices": _images(str(image))}
        if case.value("community_image") is True:
            options["image"]["unlisted_choice"] = _any_image()
    options["resources"] = {
        "display_name": "Resources",
        "choices": memory_choices(provider, str(case.value("max_memory"))),
    }
    profiles: list[dict[str, Any]] = [
        {
            "display_name": "Choose your environment and resources",
            "slug": "environment",
            "default": True,
            "profile_options": options,
        }
    ]
    if case.value("gpu") is True:
        profiles.append(_gpu(case, provider))
    return profiles


def _images(image: str) -> dict[str, Any]:
    override = {"kubespawner_override": {"image": image}}
    return {"community": {"display_name": "Environment of the community", "default": True, **override}}


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


def _gpu(case: Case, provider: str) -> dict[str, Any]:
    machine, more = _GPU_MACHINES[provider]
    selector = {"node.kubernetes.io/instance-type": machine, **more}
    profile: dict[str, Any] = {
        "display_name": "Graphics processor",
        "slug": "gpu",
        "kubespawner_override": {
            "node_selector": selector,
            "extra_resource_limits": {"nvidia.com/gpu": "1"},
        },
    }
    restricted = case.value("restricted_profiles")
    teams = _texts(restricted.get("gpu")) if isinstance(restricted, dict) else []
    teams = teams or ([str(case.value("gpu_team"))] if case.value("gpu_team") else [])
    if teams:
        profile["allowed_groups"] = teams
    return profile


def memory_choices(provider: str, most: str) -> dict[str, dict[str, Any]]:
    """Give the sizes of servers up to an amount of memory, the largest about as large as that."""
    wanted = _bytes(most)
    family = [machine for name, machine in machines().items() if name.startswith(_FAMILIES[provider])]
    family.sort(key=lambda machine: machine.available_memory)
    machine = next((item for item in family if _largest(item) >= wanted * _NEARLY), family[-1])
    count = _MOST_SIZES
    while len(fitting := [size for size in sizes(machine, count) if size.memory <= wanted * (2 - _NEARLY)]) == 0:
        count += 1
    largest = {size.key for size in fitting[-_MOST_SIZES:]}
    choices = {key: choice for key, choice in resource_choices([(machine, count)]).items() if key in largest}
    next(iter(choices.values()))["default"] = True
    return choices


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
