"""What a hub's own code knows: it may read keys, and bring classes, that nobody else does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hubdocs.rules.subject import HubSubject

_EXTRA_CONFIG: Final = ("jupyterhub", "hub", "extraConfig")


def mentions(subject: HubSubject, name: str) -> bool:
    """Say whether the hub's own code names something, so that it cannot be judged from here.

    :param name: a key, a setting or a class, as a whole word.
    """
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    code = subject.mapping(*_EXTRA_CONFIG).values()
    return any(isinstance(text, str) and word.search(text) is not None for text in code)
