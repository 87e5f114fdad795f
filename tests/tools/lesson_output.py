"""Compare what a block of a lesson prints with what its page shows."""

from __future__ import annotations

import re
from typing import Final

_COLOUR: Final = re.compile(r"\x1b\[[0-9;]*m")


def matches(actual: str, shown: str) -> bool:
    """Tell whether a page shows what was printed.

    Dots on a line of their own stand for any lines, dots inside of a line for the rest of what stands there.
    Spaces at the end of a line are not seen, so they do not count.
    """
    pattern = ""
    for line in _seen(shown):
        if line == "...":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*?".join(re.escape(part) for part in line.split("...")) + "\n"
    text = "".join(f"{line}\n" for line in _seen(actual))
    return re.fullmatch(pattern, text) is not None


def _seen(text: str) -> list[str]:
    """Give the lines that one sees: colours are no letters."""
    return [line.rstrip() for line in _COLOUR.sub("", text).rstrip().splitlines()]


def difference(actual: str, shown: str) -> str:
    """Say what is shown and what was printed."""
    wanted = "".join(f"\n    | {line}" for line in _seen(shown)) or " nothing"
    found = "".join(f"\n    | {line}" for line in _seen(actual)) or " nothing"
    return f"the page shows{wanted}\n  and printed was{found}"
