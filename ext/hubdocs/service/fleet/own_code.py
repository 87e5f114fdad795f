"""What a hub's own code knows: it may read keys, bring classes and change settings that nobody else does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hubdocs.service.fleet.fleet import Hub

_EXTRA_CONFIG: Final = ("jupyterhub", "hub", "extraConfig")


def code_names(hub: Hub, name: str) -> bool:
    """Say whether the hub's own code names something, so that it cannot be judged from outside.

    :param name: a key, a setting or a class, as a whole word.
    """
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    code = hub.value(*_EXTRA_CONFIG)
    texts = code.values() if isinstance(code, dict) else ()
    return any(isinstance(text, str) and word.search(text) is not None for text in texts)
