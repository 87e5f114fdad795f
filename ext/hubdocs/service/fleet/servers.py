"""The servers that people can start on a hub: each way to choose, with what it gives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, product
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.service.fleet.hub_view import first_step
from hubdocs.service.fleet.layers import LayerKind
from hubdocs.service.fleet.machines import INSTANCE_TYPE
from hubdocs.service.fleet.own_code import code_names
from hubdocs.service.fleet.profiles import PROFILE_LIST, Entry, profiles
from hubdocs.service.fleet.server_view import Settings, changed, usual_settings, view_server

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hubdocs.model import JSON
    from hubdocs.service.fleet.fleet import Hub

_MOST: Final = 5000
"""More ways to choose than these are not looked at: nobody can tell them apart."""

_MOST_GIGABYTES: Final = 2**30
"""More than these are no limit for the files of a person."""

_VALUE: Final = "{value}"
"""In what an unlisted choice sets: what people write."""

_OTHER_PROFILE: Final = 1000
"""Another profile than the first weighs more than all other choices."""

_NODE_SELECTOR: Final = ("jupyterhub", "singleuser", "nodeSelector")
_QUOTA: Final = ("jupyterhub-home-nfs", "quotaEnforcer", "config", "QuotaManager", "hard_quota")


@dataclass(frozen=True, slots=True)
class Pick:
    """One choice in one option.

    :param title: what people see.
    """

    option: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Server:
    """A server that people can start. Amounts are ``None`` where nothing is said.

    :param profile: name of the profile, as a file may name it; empty where the hub has no profiles.
    :param title: what people see of it.
    :param machine: the type of machine that it runs on; empty where nothing is said.
    :param restricted: not everybody may choose it.
    :param usual: it is what people get who choose nothing.
    :param chosen: how much people choose otherwise than the hub offers it first; another profile weighs the most.
    """

    profile: str
    title: str
    picks: tuple[Pick, ...]
    memory_guarantee: int | None
    memory_limit: int | None
    cpu_guarantee: float | None
    cpu_limit: float | None
    gpus: int
    image: str
    interface: str
    machine: str
    restricted: bool
    usual: bool
    chosen: int = 0

    @property
    def words(self) -> str:
        """What people choose, in the words of the hub."""
        return ", ".join((self.title, *(pick.title for pick in self.picks)) if self.title else ())


@dataclass(frozen=True, slots=True)
class Offer:
    """What a hub offers.

    :param complete: there is nothing else that people can start; where that is not so, they may get more.
    :param any_image: people may name an image or have one built, so software is up to them.
    :param free: those options, each with its profile: there people may choose what is not listed.
    :param quota: bytes for the files of each person; ``None`` where nothing limits them or nobody says it.
    :param unlisted: the servers with something that is not listed, whose choice has no name yet; see `naming`.
    :param any_size: people may name amounts that are not listed, so they may get more.
    """

    servers: tuple[Server, ...]
    complete: bool
    any_image: bool
    quota: int | None
    free: frozenset[tuple[str, str]] = frozenset()
    unlisted: tuple[Server, ...] = ()
    any_size: bool = False

    @property
    def usual(self) -> Server | None:
        """What people get who choose nothing."""
        return next((server for server in self.servers if server.usual), None)

    def chosen(self, profile: str, choices: Mapping[str, str]) -> Server | None:
        """Find the server that a file names; what it does not say is the usual.

        :param profile: its name or title; empty for the usual one.
        """
        fits = self.fitting(profile, choices)
        key = {id(server): (not server.usual, server.chosen, number) for number, server in enumerate(fits)}
        return min(fits, key=lambda server: key[id(server)], default=None)

    def fitting(self, profile: str, choices: Mapping[str, str]) -> list[Server]:
        """Find the servers that people may still choose where a file says this much."""
        return [server for server in self.servers if _is_chosen(server, profile, choices)]

    def naming(self, choices: Mapping[str, str]) -> Offer:
        """Count the servers in that come with what a file names and the hub does not list, such as an own image."""
        known = {
            (server.profile, pick.option, name)
            for server in (self.servers if self.unlisted and choices else ())
            for pick in server.picks
            for name in (pick.name, pick.title)
        }
        found = []
        for server in self.unlisted:
            option = next(pick.option for pick in server.picks if not pick.name)
            said = choices.get(option, "")
            if said and (server.profile, option, said) not in known:
                found.append(_named(server, option, said))
        return replace(self, servers=(*self.servers, *found)) if found else self


def _named(server: Server, option: str, said: str) -> Server:
    """Put what people write in an option into a server."""
    picks = tuple(pick if pick.name else Pick(option, said, said) for pick in server.picks)
    image, interface = (text.replace(_VALUE, said) for text in (server.image, server.interface))
    return replace(server, picks=picks, image=image, interface=interface)


def _is_chosen(server: Server, profile: str, choices: Mapping[str, str]) -> bool:
    if profile and profile not in (server.profile, server.title):
        return False
    by_option = {pick.option: pick for pick in server.picks}
    return all(
        option in by_option and wanted in (by_option[option].name, by_option[option].title)
        for option, wanted in choices.items()
    )


def offer_of(hub: Hub) -> Offer:
    """Say what people can start on a hub, as far as its files say it."""
    return hub.remember("offer", _offer)


def _offer(hub: Hub) -> Offer:
    found = tuple(islice(_servers(hub), _MOST + 1))
    by_code = code_names(hub, "profile_list") or code_names(hub, PROFILE_LIST[-1])
    unread = any(layer.kind is LayerKind.MISSING for layer in hub.layers)
    free = frozenset(
        (_names(profile, number)[0], str(option.pointer[-1]))
        for number, profile in enumerate(profiles(hub))
        for option in profile.options
        if _is_free(option)
    )
    quota = hub.value(*_QUOTA)
    size = None
    if isinstance(quota, (int, float)) and not isinstance(quota, bool) and 0 < quota < _MOST_GIGABYTES:
        size = int(quota * 2**30)
    complete = not (by_code or unread or len(found) > _MOST)
    unlisted = tuple(islice(_unlisted(hub), _MOST))
    any_size = any(_sets_amounts(option) for profile in profiles(hub) for option in profile.options)
    return Offer(found[:_MOST], complete, bool(free), size, free, unlisted, any_size)


def _is_free(option: Entry) -> bool:
    """Say whether people may name something that is not listed, or have an image built."""
    switches = (option.inside("unlisted_choice"), option.inside("dynamic_image_building"))
    return any(switch is not None and switch.value.get("enabled") is True for switch in switches)


def _sets_amounts(option: Entry) -> bool:
    """Say whether people may name amounts, so that nobody knows how much they get."""
    if not _is_free(option):
        return False
    override = _override(_unlisted_choice(option))
    return any(_VALUE in str(value) for key, value in override.items() if key not in ("image", "default_url"))


def _unlisted_choice(option: Entry) -> Entry:
    """Give what people choose who write something themselves; an image that is built for them comes with its name."""
    said = option.inside("unlisted_choice") or Entry((*option.pointer, "unlisted_choice"), {})
    building = option.inside("dynamic_image_building")
    override = _override(said)
    if building is None or building.value.get("enabled") is not True or "image" in override:
        return said
    return Entry(said.pointer, {**said.value, "kubespawner_override": {**override, "image": _VALUE}})


def _settings(hub: Hub) -> Settings:
    selector = hub.value(*_NODE_SELECTOR)
    return {**usual_settings(hub), **({"node_selector": selector} if isinstance(selector, dict) else {})}


def _servers(hub: Hub) -> Iterator[Server]:
    settings = _settings(hub)
    entries = profiles(hub)
    if not entries:
        yield _server(_Chosen("", "", (), restricted=False, usual=True), settings)
        return
    for number, entry in enumerate(entries):
        listed = [(option, option.choices) for option in entry.options if option.choices]
        yield from _of_profile(entries, number, listed, settings)


def _unlisted(hub: Hub) -> Iterator[Server]:
    """List the servers for which people name something that is not listed, in one option."""
    settings, entries = _settings(hub), profiles(hub)
    for number, entry in enumerate(entries):
        for free in entry.options:
            if _is_free(free) and not _sets_amounts(free):
                own = (_unlisted_choice(free),)
                listed = [(option, own if option is free else option.choices) for option in entry.options]
                yield from _of_profile(entries, number, [each for each in listed if each[1]], settings)


def _of_profile(
    entries: Sequence[Entry], number: int, listed: Sequence[tuple[Entry, Sequence[Entry]]], settings: Settings
) -> Iterator[Server]:
    """List the servers of a profile.

    :param listed: its options, each with the choices that there are.
    """
    entry, first = entries[number], _default(entries)
    name, title = _names(entry, number)
    own = changed(settings, _override(entry))
    usual = [choices[_default(choices)] for _option, choices in listed]
    for chosen in product(*(choices for _option, choices in listed)):
        given, picks = own, []
        for (option, _choices), choice in zip(listed, chosen, strict=True):
            given = changed(given, _override(choice))
            picks.append(_pick(option, choice))
        others = sum(a is not b for a, b in zip(chosen, usual, strict=True))
        unlisted = any(not pick.name for pick in picks)
        way = _Chosen(
            name,
            title,
            tuple(picks),
            restricted=any("allowed_groups" in each.value for each in (entry, *chosen)),
            usual=number == first and not others and not unlisted,
            chosen=others + (_OTHER_PROFILE if number != first else 0),
        )
        yield _server(way, given)


def _names(profile: Entry, number: int) -> tuple[str, str]:
    """Say how files name a profile, and what people see of it."""
    slug = _text(profile.value.get("slug"))
    title = _text(profile.value.get("display_name")) or slug or str(number + 1)
    return slug or title, title


class _Chosen(NamedTuple):
    """A way to choose."""

    profile: str
    title: str
    picks: tuple[Pick, ...]
    restricted: bool
    usual: bool
    chosen: int = 0


def _server(way: _Chosen, settings: Settings) -> Server:
    seen = view_server(settings)
    selector = settings.get("node_selector")
    machine = selector.get(INSTANCE_TYPE) if isinstance(selector, dict) else None
    return Server(
        way.profile,
        way.title,
        way.picks,
        seen.memory_guarantee,
        seen.memory_limit,
        seen.cpu_guarantee,
        seen.cpu_limit,
        seen.gpus or 0,
        seen.image,
        first_step(seen.interface),
        machine if isinstance(machine, str) else "",
        way.restricted,
        way.usual,
        way.chosen,
    )


def _pick(option: Entry, choice: Entry) -> Pick:
    if choice.pointer[-2] != "choices":
        return Pick(str(option.pointer[-1]), "", "")
    name = str(choice.pointer[-1])
    return Pick(str(option.pointer[-1]), name, _text(choice.value.get("display_name")) or name)


def _override(entry: Entry) -> Settings:
    return dict(entry.override.value) if entry.override is not None else {}


def _default(entries: Iterable[Entry]) -> int:
    """Find what is chosen if nobody chooses: the first that is marked, or else the first."""
    return next((number for number, entry in enumerate(entries) if entry.value.get("default")), 0)


def _text(value: JSON) -> str:
    return value.strip() if isinstance(value, str) else ""
