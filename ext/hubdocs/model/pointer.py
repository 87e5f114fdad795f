"""JSON pointers (RFC 6901), the address of a value inside a document."""

from __future__ import annotations

from typing import TypeAlias

Pointer: TypeAlias = "tuple[str | int, ...]"
"""Steps from the root: a ``str`` for a key, an ``int`` for a place in a list. ``()`` is the whole document."""


def format_pointer(pointer: Pointer) -> str:
    """Write a pointer as RFC 6901 text: ``("hubs", 0, "domain")`` becomes ``/hubs/0/domain``."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)


def parse_pointer(text: str) -> Pointer:
    """Read RFC 6901 text, with or without a leading ``#``.

    Steps that consist of digits become ``int``; :func:`follow` and friends accept them as keys too.

    :raises ValueError: the text is neither empty nor starts with ``/``.
    """
    text = text.removeprefix("#")
    if not text:
        return ()
    if not text.startswith("/"):
        msg = f"a JSON pointer starts with '/': {text!r}"
        raise ValueError(msg)
    steps = (step.replace("~1", "/").replace("~0", "~") for step in text[1:].split("/"))
    return tuple(int(step) if step.isdecimal() and (step == "0" or step[0] != "0") else step for step in steps)
