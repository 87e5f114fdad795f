"""Whether a hub has what a lesson needs, as far as its files say. What nobody knows is not wrong."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.service.training.packages import alternatives, needed_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hubdocs.service.fleet.servers import Offer, Server
    from hubdocs.service.training.lesson import HubNeeds, Lesson

_INTERFACES: Final = {
    "lab": ("lab", "doc", ""),
    "notebook": ("tree", "notebooks", "nbclassic", "lab", "doc", ""),
    "rstudio": ("rstudio",),
    "vscode": ("vscode", "code-server", "codeserver", "openvscode"),
    "desktop": ("desktop", "desktop-websockify"),
}
"""The first part of the address that a server opens with, for each interface. Without one, it is JupyterLab."""


class Thing(Enum):
    """What a hub may lack."""

    MEMORY = "memory"
    CPU = "cpu"
    GPU = "gpu"
    STORAGE = "storage"
    INTERFACE = "interface"
    ALL_AT_ONCE = "all-at-once"
    """Each is there, but no server has all of it."""
    OPEN = "open"
    """All of it is there, but not for everybody."""


class Lack(NamedTuple):
    """What a hub lacks.

    :param needed: how much of it: bytes, processors, the name of an interface, or the server that has it.
    :param most: how much there is at most.
    :param sure: whatever people do, they do not get it.
    """

    thing: Thing
    needed: float | str = ""
    most: float = 0
    sure: bool = True


class Together(NamedTuple):
    """What several lessons need, taken together.

    :param memory: bytes; ``None`` where no lesson says it.
    :param packages: each as lessons name it, perhaps one of several; see `packages`.
    :param interfaces: in the order of the lessons.
    :param r_packages: the names of those that lessons for RStudio need: they are packages of R first.
    """

    memory: int | None
    cpu: float | None
    gpu: bool
    storage: int | None
    packages: tuple[str, ...]
    interfaces: tuple[str, ...]
    r_packages: tuple[str, ...] = ()


def needs_of(lessons: Iterable[Lesson]) -> Together:
    """Take the needs of lessons together: the largest of each; files stay, but nobody knows which are the same."""
    needs = [lesson.hub for lesson in lessons]
    in_r = [package for need in needs if need.interface == "rstudio" for package in need.packages]
    return Together(
        max((need.memory for need in needs if need.memory is not None), default=None),
        max((need.cpu for need in needs if need.cpu is not None), default=None),
        any(need.gpu for need in needs),
        max((need.storage for need in needs if need.storage is not None), default=None),
        needed_together(package for need in needs for package in need.packages),
        tuple(dict.fromkeys(need.interface for need in needs if need.interface)),
        tuple(dict.fromkeys(name for package in in_r for name in alternatives(package))),
    )


def lacks(needs: HubNeeds, offer: Offer, server: Server | None = None) -> tuple[Lack, ...]:
    """List what a hub lacks of what a lesson needs.

    :param server: the one that everybody is to choose; without it, the best of all that people may choose count.
    """
    storage = storage_lacks(needs, offer)
    if server is not None:
        return (*_lacks_in(needs, offer, [server]), *storage)
    if not offer.complete or offer.any_size:
        return storage
    open_to_all = [each for each in offer.servers if not each.restricted] or list(offer.servers)
    found = _lacks_in(needs, offer, open_to_all)
    if any(lack.sure for lack in found) and len(open_to_all) < len(offer.servers):
        closed = (each for each in offer.servers if each.restricted and not _lacks_in(needs, offer, [each]))
        has_all = next(closed, None)
        found = (
            (Lack(Thing.OPEN, has_all.words),) if has_all is not None else _lacks_in(needs, offer, list(offer.servers))
        )
    return (*found, *storage)


def _lacks_in(needs: HubNeeds, offer: Offer, servers: Sequence[Server]) -> tuple[Lack, ...]:
    """List what none of several servers has."""
    if not servers:
        return ()
    found = (*_amounts(needs, servers), *_interface(needs, offer, servers))
    if not found and not any(_has_all(needs, each, offer) for each in servers):
        return (Lack(Thing.ALL_AT_ONCE),)
    return found


def _amounts(needs: HubNeeds, servers: Sequence[Server]) -> Iterator[Lack]:
    memory, cpu = [each.memory_limit for each in servers], [each.cpu_limit for each in servers]
    if needs.memory is not None and None not in memory:
        most = max(filter(None, memory))
        if most < needs.memory:
            yield Lack(Thing.MEMORY, needs.memory, most)
    if needs.cpu is not None and None not in cpu:
        cores = max(filter(None, cpu))
        if cores < needs.cpu:
            yield Lack(Thing.CPU, needs.cpu, cores)
    if needs.gpu and not any(each.gpus for each in servers):
        yield Lack(Thing.GPU, 1)


def storage_lacks(needs: HubNeeds, offer: Offer) -> tuple[Lack, ...]:
    """Say whether the hub lets people have so many files, whatever server they choose."""
    if needs.storage is not None and offer.quota is not None and offer.quota < needs.storage:
        return (Lack(Thing.STORAGE, needs.storage, offer.quota),)
    return ()


def _interface(needs: HubNeeds, offer: Offer, servers: Sequence[Server]) -> Iterator[Lack]:
    """Say that no server opens with an interface. It may be in an image all the same, so nothing is sure."""
    if needs.interface and not offer.any_image and not any(_opens(needs, each) for each in servers):
        yield Lack(Thing.INTERFACE, needs.interface, sure=False)


def _opens(needs: HubNeeds, server: Server) -> bool:
    return server.interface in _INTERFACES.get(needs.interface, (server.interface,))


def _has_all(needs: HubNeeds, server: Server, offer: Offer) -> bool:
    return (
        (needs.memory is None or server.memory_limit is None or server.memory_limit >= needs.memory)
        and (needs.cpu is None or server.cpu_limit is None or server.cpu_limit >= needs.cpu)
        and (not needs.gpu or server.gpus > 0)
        and (not needs.interface or offer.any_image or _opens(needs, server))
    )
