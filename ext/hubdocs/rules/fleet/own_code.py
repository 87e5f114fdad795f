"""What a hub's own code knows: it may read keys, and bring classes, that nobody else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.model import Code
from hubdocs.service.fleet.own_code import code_names
from hubdocs.service.fleet.profiles import PROFILE_LIST

if TYPE_CHECKING:
    from hubdocs.model import Diagnostic
    from hubdocs.rules.subject import HubSubject
    from hubdocs.service.fleet import Fleet


def has_own_versions(subject: HubSubject) -> bool:
    """Say whether a hub runs other versions of its classes than the usual ones, so that they cannot be judged.

    It does with a chart of its own, or with an image of its own for the hub.
    """
    image = subject.mapping("jupyterhub", "hub", "image")
    return bool(image.get("name") or image.get("tag") or subject.hub.text("chart_override"))


def mentions(subject: HubSubject, name: str) -> bool:
    """Say whether the hub's own code names something, so that it cannot be judged from here.

    :param name: a key, a setting or a class, as a whole word.
    """
    return code_names(subject.hub, name)


def is_read_by_own_code(fleet: Fleet, found: Diagnostic) -> bool:
    """Say whether a key that the schema of profiles does not know may be read by the own code of a hub with the file.

    :param found: a finding of a schema.
    """
    if found.code is not Code.UNKNOWN_KEY or PROFILE_LIST[-1] not in found.pointer[:-1]:
        return False
    name = str(found.pointer[-1])
    return any(any(layer.shown == found.path for layer in hub.layers) and code_names(hub, name) for hub in fleet.hubs)
