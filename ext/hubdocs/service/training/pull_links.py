"""Links that bring a repository into the files of whoever clicks them, on a hub (nbgitpuller)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, urlencode

from hubdocs.service.fleet.servers import offer_of
from hubdocs.service.training.needs import lacks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdocs.service.fleet.fleet import Hub
    from hubdocs.service.training.lesson import HubNeeds
    from hubdocs.service.training.needs import Lack
    from hubdocs.service.training.workshop import Materials

_OPENED: Final = {
    "lab": "lab/tree/{path}",
    "notebook": "tree/{path}",
    "rstudio": "rstudio/",
    "vscode": "vscode/",
    "desktop": "desktop/",
}
"""What is opened in each interface; RStudio, VS Code and desktops open where their user was before."""


class Run(NamedTuple):
    """A hub on which something can be run, or why it cannot.

    :param address: the link; empty where the hub lacks something for sure.
    :param lacks: what it lacks.
    """

    hub: Hub
    address: str
    lacks: tuple[Lack, ...]


def pull_link(domain: str, materials: Materials, interface: str = "lab") -> str:
    """Write the link for a hub; empty where the hub has no domain.

    :param interface: ``lab``, ``notebook``, ``rstudio``, ``vscode`` or ``desktop``.
    """
    if not domain:
        return ""
    folder = folder_of(materials.repository)
    path = "/".join(filter(None, (folder, materials.path.strip("/"))))
    opened = _OPENED.get(interface, _OPENED["lab"]).format(path=quote(path))
    said = {"repo": materials.repository, "branch": materials.branch, "urlpath": opened}
    return f"https://{domain}/hub/user-redirect/git-pull?{urlencode(said, quote_via=quote, safe='')}"


def folder_of(repository: str) -> str:
    """Give the folder that a repository is brought into: the last part of its address, as nbgitpuller has it."""
    return repository.rstrip("/").rpartition("/")[2].removesuffix(".git")


def runs(hubs: Iterable[Hub], materials: Materials, needs: HubNeeds) -> tuple[Run, ...]:
    """Say of each hub whether something can be run there, in the order of their names."""
    found = []
    for hub in sorted(hubs, key=lambda each: each.id):
        missing = lacks(needs, offer_of(hub))
        sure = any(lack.sure for lack in missing)
        address = "" if sure else pull_link(hub.text("domain"), materials, needs.interface or "lab")
        found.append(Run(hub, address, missing))
    return tuple(found)
