"""What a hub can do, computed from its effective configuration: each feature has one exact meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.service.fleet.profiles import PROFILE_LIST, options, overrides, profiles, selectable

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.model import JSON, Pointer
    from hubdocs.service.fleet import Hub

_RESOURCES: Final = ("jupyterhub", "singleuser", "extraResource")
_EXTRA: Final = ("extra_resource_limits", "extra_resource_guarantees")
_ENVIRONMENT: Final = ("jupyterhub", "singleuser", "extraEnv")
_NAMED: Final = ("jupyterhub", "hub", "allowNamedServers")
_BINDER: Final = ("jupyterhub", "custom", "binderhubUI", "enabled")
_DASK: Final = ("dask-gateway", "enabled")
_ANONYMOUS: Final = ("jupyterhub", "custom", "auth", "anonymizeUsername")


class Feature(NamedTuple):
    """A feature.

    :param meaning: when a hub has it, for the reference.
    :param present: says whether a hub has it, as far as its files can be read.
    :param decided_by: the values that it depends on.
    """

    name: str
    meaning: str
    present: Callable[[Hub], bool]
    decided_by: tuple[Pointer, ...]


def _on(pointer: Pointer) -> Callable[[Hub], bool]:
    return lambda hub: hub.value(*pointer) is True


def _has_gpu(hub: Hub) -> bool:
    asked = [hub.value(*_RESOURCES, key) for key in ("limits", "guarantees")]
    asked += [override.value.get(key) for override in overrides(hub) for key in _EXTRA]
    return any(_asks_for_gpu(resources) for resources in asked)


def _asks_for_gpu(resources: JSON) -> bool:
    if not isinstance(resources, dict):
        return False
    return any("gpu" in name.casefold() and number not in (0, "0", None) for name, number in resources.items())


def _has_dask(hub: Hub) -> bool:
    said = hub.value(*_DASK)
    return said is True or (said is None and hub.chart == "daskhub")


def _builds_images(hub: Hub) -> bool:
    switches = (option.inside("dynamic_image_building") for profile in profiles(hub) for option in options(profile))
    return any(switch is not None and switch.value.get("enabled") is True for switch in switches)


def _takes_any_image(hub: Hub) -> bool:
    others = (option.inside("unlisted_choice") for profile in profiles(hub) for option in options(profile))
    return any(other is not None and other.value.get("enabled") is True for other in others)


def _restricts(hub: Hub) -> bool:
    return any(entry.value.get("allowed_groups") for entry in selectable(hub))


def _sets(variable: str) -> Callable[[Hub], bool]:
    return lambda hub: hub.value(*_ENVIRONMENT, variable) not in (None, "")


FEATURES: Final = (
    Feature(
        "allowed-groups",
        "Some profile, choice or `unlisted_choice` has `allowed_groups`.",
        _restricts,
        (PROFILE_LIST,),
    ),
    Feature("anonymous-names", "`jupyterhub.custom.auth.anonymizeUsername` is true.", _on(_ANONYMOUS), (_ANONYMOUS,)),
    Feature("any-image", "Some option has `unlisted_choice.enabled: true`.", _takes_any_image, (PROFILE_LIST,)),
    Feature("binderhub", "`jupyterhub.custom.binderhubUI.enabled` is true.", _on(_BINDER), (_BINDER,)),
    Feature(
        "dask",
        "`dask-gateway.enabled` is true; on a `daskhub`, also where no file sets it.",
        _has_dask,
        (_DASK,),
    ),
    Feature(
        "gpu",
        "`extraResource` of `singleuser`, or `extra_resource_limits` or `extra_resource_guarantees` "
        "of some `kubespawner_override`, asks for a resource with `gpu` in its name.",
        _has_gpu,
        (_RESOURCES, PROFILE_LIST),
    ),
    Feature(
        "image-building",
        "Some option has `dynamic_image_building.enabled: true`.",
        _builds_images,
        (PROFILE_LIST,),
    ),
    Feature("named-servers", "`jupyterhub.hub.allowNamedServers` is true.", _on(_NAMED), (_NAMED,)),
    Feature(
        "persistent-bucket",
        "`singleuser.extraEnv` sets `PERSISTENT_BUCKET`.",
        _sets("PERSISTENT_BUCKET"),
        ((*_ENVIRONMENT, "PERSISTENT_BUCKET"),),
    ),
    Feature(
        "profiles",
        "`singleuser.profileList` has at least one profile.",
        lambda hub: any(True for _profile in profiles(hub)),
        (PROFILE_LIST,),
    ),
    Feature(
        "scratch-bucket",
        "`singleuser.extraEnv` sets `SCRATCH_BUCKET`.",
        _sets("SCRATCH_BUCKET"),
        ((*_ENVIRONMENT, "SCRATCH_BUCKET"),),
    ),
)
"""All features, by name."""
