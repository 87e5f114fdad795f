"""Values without their secrets, to be shown to everybody.

What belongs into an encrypted file is sometimes written into a plain one. A finding says so; until somebody acts on it,
no page spreads it further. Here it is better to hide too much than too little, unlike in a rule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.rules.fleet.hygiene import KNOWN_TOKEN, NAME_OF_ONE

if TYPE_CHECKING:
    from hubdocs.model import JSON, Pointer

HIDDEN: Final = "<secret>"
"""What stands in the place of a secret."""

_SECRET_KEY: Final = re.compile(
    r"(password|passwd|passphrase|pwd|secret|token|credential|(api|private|secret|access|signing|crypt|ssh)[_\-.]?key)s?$",
    re.IGNORECASE,
)
_USER_OF_ADDRESS: Final = re.compile(r"(?<=://)[^/@\s:]*:[^/@\s]+(?=@)")
_ENCRYPTED: Final = "ENC["
_KEY_FILE: Final = re.compile("-----BEGIN [A-Z ]*PRIVATE KEY")


def is_secret_key(key: str) -> bool:
    """Say whether the name of a key promises a secret, and not the name of one that is kept elsewhere."""
    return bool(_SECRET_KEY.search(key)) and not NAME_OF_ONE.search(key)


def without_secrets(value: JSON, pointer: Pointer = ()) -> JSON:
    """Give a value in which ``<secret>`` stands for each secret.

    :param pointer: where the value stands: one below a secret key is a secret.
    """
    hidden = any(isinstance(step, str) and is_secret_key(step) for step in pointer)
    return _without(value, hidden=hidden)


def _without(value: JSON, *, hidden: bool) -> JSON:
    if isinstance(value, dict):
        named = value.get("name")
        is_variable = isinstance(named, str) and is_secret_key(named)
        return {
            key: _without(inner, hidden=hidden or is_secret_key(key) or (is_variable and key == "value"))
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_without(inner, hidden=hidden) for inner in value]
    if hidden and value is not None and not isinstance(value, bool):
        return HIDDEN
    if isinstance(value, str):
        return _text(value)
    return value


def _text(text: str) -> str:
    """Hide what is a secret whatever its key is called."""
    if text.startswith(_ENCRYPTED) or _KEY_FILE.search(text):
        return HIDDEN
    return _USER_OF_ADDRESS.sub(HIDDEN, KNOWN_TOKEN.sub(HIDDEN, text))
