"""What a hub lacks, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.service.training.needs import Thing
from hubdocs.service.training.plan_words import apart
from hubdocs.service.training.words import EventWords, Figure, Say, say

if TYPE_CHECKING:
    from hubdocs.service.training.needs import Lack

INTERFACES: Final = {
    "lab": "JupyterLab",
    "notebook": "Jupyter Notebook",
    "rstudio": "RStudio",
    "vscode": "VS Code",
    "desktop": "a desktop",
}
"""What people call the interfaces."""

_WORDS: Final = {
    Thing.MEMORY: EventWords.LACKS_MEMORY,
    Thing.CPU: EventWords.LACKS_CPU,
    Thing.GPU: EventWords.LACKS_GPU,
    Thing.STORAGE: EventWords.LACKS_STORAGE,
    Thing.INTERFACE: EventWords.LACKS_INTERFACE,
    Thing.ALL_AT_ONCE: EventWords.LACKS_ALL_AT_ONCE,
    Thing.OPEN: EventWords.LACKS_OPEN,
}


def lack_words(lack: Lack, *, of_server: bool = False) -> Say:
    """Say what a hub lacks; the sentence is about the hub.

    :param of_server: it is about one server.
    """
    if lack.thing in (Thing.MEMORY, Thing.STORAGE):
        needed, most = apart(int(lack.needed), int(lack.most))
        return say(_WORDS[lack.thing], needed=needed, most=most)
    if lack.thing is Thing.CPU:
        return say(_WORDS[lack.thing], needed=Figure(f"{float(lack.needed):g}"), most=Figure(f"{float(lack.most):.4g}"))
    if lack.thing is Thing.INTERFACE:
        word = EventWords.LACKS_INTERFACE_SERVER if of_server else _WORDS[lack.thing]
        return say(word, needed=INTERFACES.get(str(lack.needed), str(lack.needed)))
    if lack.thing is Thing.OPEN:
        return say(_WORDS[lack.thing], server=lack.needed)
    return say(_WORDS[lack.thing])
