"""What Sphinx says while it builds the pages of a kit, as lines for people."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TRACE: Final = re.compile(r"^Traceback \(most recent call last\):\n(?:[ \t].*\n|\n)*", re.MULTILINE)
"""Where Python was; what follows says what was wrong."""

_ADVICE: Final = re.compile(
    r"^(The full traceback|Versions$|To report this error|If the problem|.*github\.com/sphinx-doc/|# |=+$|-+$).*\n?"
    r"|^Please (also )?report .*\n?",
    re.MULTILINE | re.IGNORECASE,
)
"""What Sphinx says to those who work on Sphinx."""


def complaints(told: str, room: Path) -> Iterator[str]:
    """List what was said, with places as seen from where the user stands.

    :param told: what Sphinx wrote to the standard error.
    :param room: the folder in which the kit was made; it will be gone.
    """
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 (a separator at its end)
    for line in told.splitlines():
        shown = line.replace(f"{room}{os.sep}", "").replace(here, "").rstrip()
        if shown:
            yield shown


def reason(told: str, room: Path) -> str:
    """Say in one line why Sphinx gave up: without what only concerns those who work on it."""
    plain = _ADVICE.sub("", _TRACE.sub("", told))
    lines = [" ".join(line.split()) for line in complaints(plain, room)]
    return " ".join(lines[-_LINES:]).rstrip(".") or "it did not say why"


_LINES: Final = 4
"""So many lines say it; before them stand warnings."""
