"""A hub as its readers see it: where it is, how one logs in, what can be chosen there. Plain values only.

Every question has an answer, whatever the files of the hub say: a value of a wrong type counts as missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from hubdocs.service.fleet.own_code import code_names
from hubdocs.service.fleet.profile_view import view_profiles
from hubdocs.service.fleet.profiles import PROFILE_LIST
from hubdocs.service.fleet.server_view import usual_settings, view_server
from hubdocs.service.fleet.traits import load_traits

if TYPE_CHECKING:
    from hubdocs.service.fleet.fleet import Cluster, Hub
    from hubdocs.service.fleet.profile_view import Profile
    from hubdocs.service.fleet.server_view import ServerView

_CLASS: Final = ("jupyterhub", "hub", "config", "JupyterHub", "authenticator_class")
_ZONE: Final = re.compile(r"(?P<region>.+\d)-[a-z]")
"""A zone of Google's cloud is a region with a letter."""


@dataclass(frozen=True, slots=True)
class Login:
    """How one logs in.

    :param name: as the hub's values have it; empty if they do not say it.
    :param section: the class that it stands for, without ``Local``; empty if it is not known.
    :param by_code: code of the hub may decide otherwise.
    """

    name: str
    section: str
    by_code: bool


@dataclass(frozen=True, slots=True)
class HubView:
    """What there is to be said of a hub. Texts are empty where nothing is said.

    :param id: ``cluster/hub``.
    :param title: its name for readers; the id where it has none.
    :param provider: of its cloud, as in the cluster's file.
    :param region: of its cloud.
    :param server: what every server is given where no profile says otherwise.
    :param secretive: some of its settings cannot be seen.
    :param profiles_by_code: code of the hub may change the list of profiles.
    """

    id: str
    title: str
    domain: str
    cluster: str
    provider: str
    region: str
    login: Login
    server: ServerView
    profiles: tuple[Profile, ...]
    secretive: bool
    profiles_by_code: bool


def view_hub(hub: Hub) -> HubView:
    """Look at a hub with the eyes of its readers."""
    return HubView(
        hub.id,
        hub.text("display_name").strip() or hub.id,
        hub.text("domain").strip(),
        hub.cluster.name,
        _text(hub.cluster, "provider"),
        region_of(hub.cluster),
        login_of(hub),
        view_server(usual_settings(hub)),
        view_profiles(hub),
        hub.has_encrypted,
        code_names(hub, "profile_list") or code_names(hub, PROFILE_LIST[-1]),
    )


def login_of(hub: Hub) -> Login:
    """Say how one logs in."""
    value = hub.value(*_CLASS)
    name = value.strip() if isinstance(value, str) else ""
    cls = load_traits().authenticator(name) if name else None
    section = cls.name if cls is not None else ""
    twin = section.removeprefix("Local")
    if twin != section and load_traits().find_class(twin) is not None:
        section = twin if twin != "Authenticator" else section
    return Login(name, section, code_names(hub, "authenticator_class"))


def region_of(cluster: Cluster) -> str:
    """Say in which region of its cloud a cluster runs."""
    block = cluster.value.get(_text(cluster, "provider"))
    if not isinstance(block, dict):
        return ""
    for key in ("region", "zone", "location"):
        value = block.get(key)
        if isinstance(value, str) and value.strip():
            zone = _ZONE.fullmatch(value.strip())
            return zone["region"] if key == "zone" and zone else value.strip()
    return ""


def first_step(address: str) -> str:
    """Give the first part of the address that servers open with: it names the interface.

    An address that first fetches files (``/git-pull``) names the interface inside.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = parts.path
    if path.strip("/").endswith("git-pull"):
        path = "".join(parse_qs(parts.query).get("urlpath", [])[:1])
    return path.strip("/").partition("/")[0].casefold()


def _text(cluster: Cluster, key: str) -> str:
    value = cluster.value.get(key)
    return value.strip() if isinstance(value, str) else ""
